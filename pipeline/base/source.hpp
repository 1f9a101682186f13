#pragma once
// Where something stands in an input: the file, and the bytes in it.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::base {

/// Line and column as an editor shows them, both from 1; a column counts code points, not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  bool operator==(Position const&) const = default;
};

/// From the byte at `offset` on an excerpt's text stands at `position` of the file.
struct SourceSegment {
  std::size_t offset = 0;
  Position position;
  bool is_quoted = true;  ///< False for text that was made: all of it is for what stands at `position`.
};

/// One input file, kept whole so that a diagnostic can quote its line; or an excerpt of one that is too large to be
/// kept, whose positions are those of the file. Immutable after construction.
class SourceFile {
 public:
  /// `name` is what diagnostics print (the path as the user gave it); `bytes` is UTF-8 without BOM.
  SourceFile(std::string name, std::string bytes);
  /// An excerpt: pieces of the file, one behind the other, from `segments`, ascending in offset, the first at offset 0.
  SourceFile(std::string name, std::string bytes, std::vector<SourceSegment> segments);

  [[nodiscard]] std::string const& name() const { return name_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  /// Position of the byte at `offset`; an offset past the end gives the position after the last character.
  [[nodiscard]] Position position(std::size_t offset) const;
  /// Byte offset of `position`; clamped to its line's end. Assumes a whole file.
  [[nodiscard]] std::size_t offset(Position position) const;
  /// The text around the byte at `offset`, up to the ends of its line, without the line ending; a view into bytes().
  /// Of an excerpt only what it has of the line; empty in a piece that is not to be quoted.
  [[nodiscard]] std::string_view line_around(std::size_t offset) const;

 private:
  std::string name_;
  std::string bytes_;
  std::vector<SourceSegment> segments_;
  std::vector<std::size_t> line_starts_;  ///< Offsets, segments apart: 0 and what follows each line feed.
};

using SourceFileRef = std::shared_ptr<SourceFile const>;

/// A range of bytes of a source file. Without a file it says "nowhere" and prints as nothing.
struct SourcePlace {
  SourceFileRef file;
  std::size_t offset = 0;
  std::size_t length = 0;  ///< Bytes underlined in a message; 0 means one caret.

  [[nodiscard]] bool is_known() const { return file != nullptr; }
  /// Position of the first byte. Assumes is_known().
  [[nodiscard]] Position position() const { return file->position(offset); }
};

}  // namespace closeout::base
