#pragma once
// The file structure of a PDF (ISO 32000-1 section 7.5): header, numbered objects, cross-references.

#include <string>
#include <string_view>
#include <vector>

#include "base/output.hpp"
#include "pdf/cross_references.hpp"
#include "pdf/digest.hpp"
#include "pdf/object_text.hpp"

namespace closeout::pdf {

/// Writes each object as soon as it is finished and keeps only its place. A number may be reserved and referred to
/// long before its object is written. Objects other than streams are gathered in object streams (7.5.7), where
/// compression takes nine tenths of them away.
class ObjectAssembler {
 public:
  /// Writes the header.
  explicit ObjectAssembler(base::ByteSink& sink);

  [[nodiscard]] ObjectNumber reserve() { return reserve(1); }
  /// So many in a row; the first of them.
  [[nodiscard]] ObjectNumber reserve(std::size_t count) { return references_.reserve(count); }
  /// `value` is the object in PDF's form.
  void write(ObjectNumber number, std::string_view value);
  /// `entries` are the stream dictionary's entries but Length.
  void write_stream(ObjectNumber number, std::string_view entries, std::string_view data);
  /// reserve() and write() in one.
  ObjectNumber add(std::string_view value);
  ObjectNumber add_stream(std::string_view entries, std::string_view data);

  /// The cross-reference stream, whose ID is a hash of everything written before. Nothing may follow.
  void close(ObjectNumber catalog, ObjectNumber information);

 private:
  void append(std::string_view bytes);
  void append_stream(ObjectNumber number, std::string_view entries, std::string_view data);
  void flush();
  void write_gathered();

  base::ByteSink& sink_;
  Sha256 hash_;
  std::string buffer_;
  std::uint64_t flushed_ = 0;
  CrossReferences references_;
  std::vector<ObjectNumber> gathered_;  ///< Objects of the next object stream.
  std::string gathered_numbers_;        ///< And where each begins in
  std::string gathered_values_;
};

}  // namespace closeout::pdf
