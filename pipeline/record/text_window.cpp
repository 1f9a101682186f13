#include "record/text_window.hpp"

#include <unicode/unistr.h>

#include "base/utf8.hpp"

namespace closeout::record {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 18U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Every byte is a character: a block needs nothing of the one before. Undefined ones become control characters.
std::string from_windows_1252(std::string_view bytes) {
  icu::UnicodeString const text(bytes.data(), static_cast<std::int32_t>(bytes.size()), "windows-1252");
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

/// Line by line, as fast as the C library looks for a byte; this is asked of every byte of a record.
std::uint32_t count_lines(std::string_view text) {
  std::uint32_t lines = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) ++lines;
  return lines;
}

}  // namespace

base::Position position_behind(std::string_view text, base::Position start) {
  std::size_t const last = text.rfind('\n');
  if (last == std::string_view::npos) {
    return {start.line, start.column + static_cast<std::uint32_t>(base::code_point_count(text))};
  }
  return {start.line + count_lines(text),
          1 + static_cast<std::uint32_t>(base::code_point_count(text.substr(last + 1)))};
}

std::optional<TextWindow> TextWindow::open(std::filesystem::path const& path, Encoding encoding) {
  TextWindow window;
  window.encoding_ = encoding;
  window.file_.reset(std::fopen(path.c_str(), "rb"));
  if (window.file_ == nullptr || !window.more()) return std::nullopt;
  if (window.text().starts_with(byte_order_mark)) window.dropped_ = byte_order_mark.size();
  return window;
}

bool TextWindow::more() {
  if (dropped_ > block_size) {  // Seldom enough that moving what is left costs nothing.
    buffer_.erase(0, dropped_);
    dropped_ = 0;
  }
  std::size_t const size = buffer_.size();
  buffer_.resize(size + block_size);
  std::size_t const got = std::fread(buffer_.data() + size, 1, block_size, file_.get());
  buffer_.resize(size + got);
  if (encoding_ == Encoding::Windows1252) {
    std::string const block = from_windows_1252(std::string_view(buffer_).substr(size));
    buffer_.replace(size, got, block);
  }
  return got != 0;
}

void TextWindow::drop(std::size_t count) {
  position_ = position_behind(text().substr(0, count), position_);
  dropped_ += count;
}

}  // namespace closeout::record
