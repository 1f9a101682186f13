#include "base/source.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace closeout::base {

SourceFile::SourceFile(std::string name, std::string bytes) : SourceFile(std::move(name), std::move(bytes), {{}}) {}

SourceFile::SourceFile(std::string name, std::string bytes, std::vector<SourceSegment> segments)
    : name_(std::move(name)), bytes_(std::move(bytes)), segments_(std::move(segments)) {
  line_starts_.push_back(0);
  for (std::size_t at = bytes_.find('\n'); at != std::string::npos; at = bytes_.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

Position SourceFile::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  auto const segment = std::ranges::upper_bound(segments_, offset, {}, &SourceSegment::offset) - 1;
  if (!segment->is_quoted) return segment->position;
  auto const first = std::ranges::upper_bound(line_starts_, segment->offset);
  auto const next = std::upper_bound(first, line_starts_.end(), offset);
  bool const is_first_line = next == first;
  std::size_t const start = is_first_line ? segment->offset : *(next - 1);
  auto const before = code_point_count(std::string_view(bytes_).substr(start, offset - start));
  return {segment->position.line + static_cast<std::uint32_t>(next - first),
          (is_first_line ? segment->position.column : 1) + static_cast<std::uint32_t>(before)};
}

std::size_t SourceFile::offset(Position position) const {
  if (position.line == 0) return 0;
  if (position.line > line_starts_.size()) return bytes_.size();
  std::size_t at = line_starts_[position.line - 1];
  for (std::uint32_t column = 1; column < position.column && at < bytes_.size() && bytes_[at] != '\n'; ++column) {
    static_cast<void>(next_code_point(bytes_, at));
  }
  return at;
}

std::string_view SourceFile::line_around(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  auto const next_segment = std::ranges::upper_bound(segments_, offset, {}, &SourceSegment::offset);
  if (!(next_segment - 1)->is_quoted) return std::string_view(bytes_).substr(offset, 0);
  std::size_t const limit = next_segment == segments_.end() ? bytes_.size() : next_segment->offset;
  std::size_t const start = std::max((next_segment - 1)->offset, *(std::ranges::upper_bound(line_starts_, offset) - 1));
  std::size_t end = std::min(bytes_.find('\n', offset), limit);
  if (end > start && end < bytes_.size() && bytes_[end] == '\n' && bytes_[end - 1] == '\r') --end;
  return std::string_view(bytes_).substr(start, end - start);
}

}  // namespace closeout::base
