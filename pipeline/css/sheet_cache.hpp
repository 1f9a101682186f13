#pragma once
// Sheets that many documents link to, read and parsed once.

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

#include "base/diagnostics.hpp"
#include "css/sheet.hpp"

namespace closeout::css {

/// A linked sheet with what was found in it. Never changed once read.
struct LinkedSheet {
  Sheet sheet;
  base::Diagnostics findings;
  bool is_read = false;  ///< False: there is no such file, or it cannot be read; `findings` may say why.
};

/// Sheets by path. Thread-safe; a file that changes after its first use is not read again.
class SheetCache {
 public:
  /// Every document gets the same findings, whichever was first.
  [[nodiscard]] std::shared_ptr<LinkedSheet const> get(std::filesystem::path const& path);

 private:
  std::mutex mutex_;
  std::map<std::filesystem::path, std::shared_ptr<LinkedSheet const>> sheets_;
};

/// Reads and parses the sheet at `path`, with what it imports.
[[nodiscard]] std::shared_ptr<LinkedSheet const> read_linked_sheet(std::filesystem::path const& path);

}  // namespace closeout::css
