#pragma once

#include <cstdint>
#include <deque>
#include <string>

#include "pdf/object_text.hpp"

namespace closeout::pdf {

/// Where each object is, as a cross-reference stream tells it (ISO 32000-1 section 7.5.8).
class CrossReferences {
 public:
  CrossReferences() { static_cast<void>(reserve(1)); }  // Number 0 is never an object's.

  /// The first of so many new numbers in a row. One that gets no place is free; a reference to it is one to null
  /// (7.3.10).
  [[nodiscard]] ObjectNumber reserve(std::size_t count);
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] bool is_free(ObjectNumber number) const { return places_[number] == 0; }
  void set_offset(ObjectNumber number, std::uint64_t offset) { places_[number] = offset; }
  void set_in_stream(ObjectNumber number, ObjectNumber stream, std::uint16_t index);

  /// Entries of the stream's dictionary, and its bytes before compression. Every row is the difference from the one
  /// above it (PNG's Up filter, 7.4.4.4): neighbours differ little.
  struct Stream {
    std::string entries, bytes;
  };
  [[nodiscard]] Stream stream() const;

 private:
  // By number, eight bytes each, because there may be millions: 0 or an offset, or the stream with the index below it
  // and the highest bit set. In blocks, so that growing never needs twice the memory.
  std::deque<std::uint64_t> places_;
};

}  // namespace closeout::pdf
