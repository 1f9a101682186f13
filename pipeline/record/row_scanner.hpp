#pragma once
// Where the rows of a record begin and end, found without understanding anything else: tags, what is no tag, depth.

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/source.hpp"

namespace closeout::record {

/// The two lists of a record that have no bound.
enum class RowKind : std::uint8_t { Participant, Entry };

/// What a scan hands out, in the order of the file; views end with the call. Positions are those of the first byte.
class RowVisitor {
 public:
  virtual ~RowVisitor() = default;
  /// A piece of everything that is no row.
  virtual void on_frame(std::string_view bytes, base::Position at) = 0;
  /// The start tag of the element that holds the rows, without content; `root` is that of the root element (the same
  /// one in a file of rows). Both are in the frame too.
  virtual void on_container(RowKind kind, std::string_view start_tag, std::string_view root, base::Position at) = 0;
  /// A row with what stands between it and the one before.
  virtual void on_row(std::string_view bytes, base::Position at) = 0;
};

/// Rows are the children of <participants> and <ledger> below the root element, or of the root element itself where it
/// is one of the two. False if the file cannot be told apart so: it cannot be read, is not well-formed, or has a row of
/// more than 16 MiB; who reads it whole can say why.
[[nodiscard]] bool scan_rows(std::filesystem::path const& path, RowVisitor& visitor);

}  // namespace closeout::record
