// A file as a source: its bytes, once it is certain that they are a text in UTF-8.

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <vector>

#include "base/utf8.hpp"
#include "xml/document.hpp"

namespace closeout::xml {

namespace {

constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";
constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

struct CloseFile {
  void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;

/// A place at the very beginning of a file whose bytes are not a text.
base::SourcePlace beginning_of(std::string const& name) {
  return {std::make_shared<base::SourceFile const>(name, std::string()), 0, 0};
}

base::Diagnostic file_error(std::string code, std::string message, std::string const& name, std::string hint) {
  base::Diagnostic it = base::error(std::move(code), std::move(message), beginning_of(name));
  it.hint = std::move(hint);
  it.arguments = {{"file", name}};
  return it;
}

/// A missing file is the user's mistake; one that is there and cannot be read is the environment's.
base::Diagnostic cannot_open(std::string const& name, int reason) {
  if (reason == ENOENT || reason == ENOTDIR) {
    base::Diagnostic it = base::error("file-not-found", fmt::format("file {} is not found", name));
    it.hint = "check the path; it is relative to the folder the program was started in";
    it.arguments = {{"file", name}};
    return it;
  }
  base::Diagnostic it =
      base::environment_error("file-unreadable", fmt::format("file {} cannot be read: {}", name, std::strerror(reason)),
                              "check its permissions");
  it.arguments = {{"file", name}, {"reason", std::strerror(reason)}};
  return it;
}

std::string size_in_words(std::size_t bytes) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20U;
  if (bytes >= mebibyte && bytes % mebibyte == 0) return fmt::format("{} MiB", bytes / mebibyte);
  return fmt::format("{} bytes", bytes);
}

/// All bytes, but never more than a block beyond the limit: a device or pipe need not have an end.
std::optional<std::string> read_bytes(std::FILE* file, std::size_t expected, std::size_t limit, int& reason) {
  std::string bytes;
  bytes.reserve(std::min(expected, limit));
  std::string block(std::size_t{1} << 18U, '\0');
  errno = 0;
  while (bytes.size() <= limit) {
    std::size_t const got = std::fread(block.data(), 1, block.size(), file);
    bytes.append(block, 0, got);
    if (got == block.size()) continue;
    reason = std::ferror(file) != 0 ? errno : 0;
    break;
  }
  if (reason != 0) return std::nullopt;
  return bytes;
}

/// UTF-16 and UTF-32, which are otherwise a long row of strange characters (XML 1.0 appendix F).
bool looks_like_utf16(std::string_view bytes) {
  using namespace std::string_view_literals;
  for (std::string_view const start : {"\xFF\xFE"sv, "\xFE\xFF"sv, "<\0"sv, "\0<"sv, "\0\0\xFE\xFF"sv, "\0\0\0<"sv}) {
    if (bytes.starts_with(start)) return true;
  }
  return false;
}

/// The text with every stray byte replaced, so that a message can quote its line; `offset` becomes the first one's.
std::string repaired(std::string_view bytes, std::size_t& offset) {
  std::string text;
  offset = *base::first_malformed_utf8(bytes);
  while (auto const malformed = base::first_malformed_utf8(bytes)) {
    text.append(bytes.substr(0, *malformed)).append(replacement_character);
    bytes.remove_prefix(*malformed + 1);
  }
  return text.append(bytes);
}

base::Diagnostic stray_byte(unsigned char byte, base::SourcePlace place) {
  base::Diagnostic it =
      base::error("file-not-utf8", fmt::format("byte 0x{:02X} is not part of UTF-8 text", byte), std::move(place));
  it.why = "the file is perhaps in Latin-1 or Windows-1252";
  it.hint = "save the file as UTF-8";
  it.arguments = {{"found", fmt::format("0x{:02X}", byte)}};
  return it;
}

base::Diagnostic not_utf8(std::string const& name, std::string_view bytes) {
  // The lines up to the first stray byte's own are enough to quote it.
  std::size_t const first = *base::first_malformed_utf8(bytes);
  auto const byte = static_cast<unsigned char>(bytes[first]);
  std::size_t offset = 0;
  std::string text = repaired(bytes.substr(0, bytes.find('\n', first)), offset);
  return stray_byte(
      byte, {std::make_shared<base::SourceFile const>(name, std::move(text)), offset, replacement_character.size()});
}

/// What is wrong with the bytes as a text; nothing if all is well.
std::optional<base::Diagnostic> fault_of(std::string const& name, std::string_view bytes, std::size_t limit) {
  if (bytes.size() > limit) {
    base::Diagnostic it = file_error("file-too-large", fmt::format("the file is larger than {}", size_in_words(limit)),
                                     name, "move participants or ledger to files of their own");
    it.arguments.emplace_back("limit", std::to_string(limit));
    return it;
  }
  if (bytes.empty()) return file_error("file-empty", "the file is empty", name, "");
  if (looks_like_utf16(bytes)) {
    return file_error("file-utf16", "expected UTF-8, found UTF-16", name, "save the file as UTF-8");
  }
  if (base::first_malformed_utf8(bytes)) return not_utf8(name, bytes);
  return std::nullopt;
}

}  // namespace

std::optional<base::SourceFileRef> read_source(std::filesystem::path const& path, base::Diagnostics& diagnostics,
                                               std::size_t max_bytes) {
  std::string const name = path.string();
  OpenFile const file(std::fopen(name.c_str(), "rb"));
  if (file == nullptr) {
    diagnostics.add(cannot_open(name, errno));
    return std::nullopt;
  }
  int reason = 0;
  std::error_code no_size;  // Of a pipe: nothing is expected then.
  std::uintmax_t const size = std::filesystem::file_size(path, no_size);
  auto bytes = read_bytes(file.get(), no_size ? 0 : static_cast<std::size_t>(size), max_bytes, reason);
  if (!bytes && reason == EISDIR) {
    diagnostics.add(file_error("file-is-folder", fmt::format("expected a file, found the folder {}", name), name, ""));
    return std::nullopt;
  }
  if (!bytes) {
    diagnostics.add(cannot_open(name, reason));
    return std::nullopt;
  }
  if (bytes->starts_with(utf8_bom)) bytes->erase(0, utf8_bom.size());
  if (auto fault = fault_of(name, *bytes, max_bytes)) {
    diagnostics.add(std::move(*fault));
    return std::nullopt;
  }
  return std::make_shared<base::SourceFile const>(name, std::move(*bytes));
}

bool check_text(base::SourceFileRef const& source, base::Diagnostics& diagnostics) {
  std::string_view const bytes = source->bytes();
  auto const malformed = base::first_malformed_utf8(bytes);
  if (!malformed) return true;
  // The place alone: a printer would quote the stray bytes.
  auto const byte = static_cast<unsigned char>(bytes[*malformed]);
  std::size_t offset = 0;
  std::string_view const line = source->line_around(*malformed);
  auto const start = static_cast<std::size_t>(line.data() - bytes.data());
  std::string text = repaired(line, offset);
  auto const excerpt = std::make_shared<base::SourceFile const>(
      source->name(), std::move(text), std::vector<base::SourceSegment>{{0, source->position(start)}});
  diagnostics.add(stray_byte(byte, {excerpt, offset, replacement_character.size()}));
  return false;
}

}  // namespace closeout::xml
