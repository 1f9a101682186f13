#include "base/source.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace closeout::base {

SourceFile::SourceFile(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {
  line_starts_.push_back(0);
  for (std::size_t at = bytes_.find('\n'); at != std::string::npos; at = bytes_.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

Position SourceFile::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  auto const next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  auto const start = *(next - 1);
  auto const column = code_point_count(std::string_view(bytes_).substr(start, offset - start)) + 1;
  return {static_cast<std::uint32_t>(next - line_starts_.begin()), static_cast<std::uint32_t>(column)};
}

std::size_t SourceFile::offset(Position position) const {
  if (position.line == 0) return 0;
  if (position.line > line_starts_.size()) return bytes_.size();
  std::string_view const text = line(position.line);
  std::size_t in_line = 0;
  for (std::uint32_t column = 1; column < position.column && in_line < text.size(); ++column) {
    static_cast<void>(next_code_point(text, in_line));
  }
  return line_starts_[position.line - 1] + in_line;
}

std::string_view SourceFile::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  std::size_t const start = line_starts_[number - 1];
  std::size_t end = number < line_starts_.size() ? line_starts_[number] - 1 : bytes_.size();
  if (end > start && bytes_[end - 1] == '\r') --end;
  return std::string_view(bytes_).substr(start, end - start);
}

}  // namespace closeout::base
