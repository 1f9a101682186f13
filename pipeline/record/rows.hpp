#pragma once
// A record in two parts: its frame, which is as large as a project is, and its rows (participants and ledger entries),
// which are any number and come in chunks of bounded size.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

#include "base/source.hpp"
#include "record/row_scanner.hpp"

namespace closeout::record {

/// Name of the element that holds rows of this kind, and of a row itself.
[[nodiscard]] std::string_view container_name(RowKind kind);
[[nodiscard]] std::string_view row_name(RowKind kind);

/// Rows that follow one another in a file, as a document of their own: the element that held them, with the namespaces
/// in force there, and in it nothing but the rows. Every position is that in the file.
struct RowChunk {
  RowKind kind = RowKind::Participant;
  base::SourceFileRef source;
  std::uint64_t first = 0;  ///< Number of the first row among those of its kind in this file, from 0.
  std::uint64_t count = 0;
};

/// A chunk is closed by the row that makes it so large.
inline constexpr std::size_t chunk_size = std::size_t{1} << 18U;

/// All of a file but its rows; nothing if it must be read whole (see scan_rows()).
[[nodiscard]] std::optional<base::SourceFileRef> read_frame(std::filesystem::path const& path);

/// Hands over the rows of a file, in its order; `take` may end the reading by returning false. False if the file cannot
/// be read so.
bool read_rows(std::filesystem::path const& path, std::function<bool(RowChunk)> const& take);

}  // namespace closeout::record
