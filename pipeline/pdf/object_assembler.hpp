#pragma once
// The file structure of a PDF (ISO 32000-1 section 7.5): header, numbered objects, cross-reference table, trailer.

#include <string>
#include <string_view>
#include <vector>

#include "base/output.hpp"
#include "pdf/digest.hpp"
#include "pdf/object_text.hpp"

namespace closeout::pdf {

/// Writes each object as soon as it is finished and keeps only its offset. A number may be reserved and referred to
/// long before its object is written.
class ObjectAssembler {
 public:
  /// Writes the header.
  explicit ObjectAssembler(base::ByteSink& sink);

  [[nodiscard]] ObjectNumber reserve() { return reserve(1); }
  /// So many in a row; the first of them.
  [[nodiscard]] ObjectNumber reserve(std::size_t count);
  /// `value` is the object in PDF's form.
  void write(ObjectNumber number, std::string_view value);
  /// `entries` are the stream dictionary's entries but Length.
  void write_stream(ObjectNumber number, std::string_view entries, std::string_view data);
  /// reserve() and write() in one.
  ObjectNumber add(std::string_view value);
  ObjectNumber add_stream(std::string_view entries, std::string_view data);

  /// The cross-reference table and the trailer, whose ID is a hash of everything written before. Nothing may follow.
  void close(ObjectNumber catalog, ObjectNumber information);

 private:
  void begin_object(ObjectNumber number);
  void append(std::string_view bytes);
  void flush();
  void append_cross_reference_table();

  base::ByteSink& sink_;
  Sha256 hash_;
  std::string buffer_;
  std::uint64_t flushed_ = 0;
  std::vector<std::uint64_t> offsets_;  ///< By object number; 0 where nothing is written.
};

}  // namespace closeout::pdf
