#pragma once
// The ledger's entries as they come: any number, one after the other.

#include <cstdint>
#include <functional>
#include <memory>
#include <pugixml.hpp>

namespace closeout::workbook {

class EntryFeed {
 public:
  EntryFeed() = default;
  EntryFeed(EntryFeed const&) = delete;
  EntryFeed& operator=(EntryFeed const&) = delete;
  virtual ~EntryFeed() = default;
  /// The next entry, null behind the last. The one before may be gone then.
  [[nodiscard]] virtual pugi::xml_node next() = 0;
};

struct EntrySource {
  std::uint64_t count = 0;
  std::function<std::unique_ptr<EntryFeed>()> read;  ///< From the first one, each time.
};

/// What a workbook holds at once, and what a sheet takes.
struct Limits {
  std::uint64_t most_entries_held = 20'000;  ///< With more, rows are written as they come.
  std::uint32_t most_rows = 1'048'576;       ///< Excel's own, of a sheet.
};

}  // namespace closeout::workbook
