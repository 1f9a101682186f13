#pragma once
// `closeout check --fix`: the mechanical remedies of findings, applied to the files they are about.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace closeout::pipeline {

/// A file with all its fixes applied; every other byte is as it was.
struct FixedFile {
  std::filesystem::path path;
  base::SourceFileRef before, after;  ///< Without a byte order mark.
  bool has_byte_order_mark = false;   ///< Then it keeps it.
  std::size_t fixes = 0;
};

/// The files that fixes of `findings` change, in the order of the first finding in each. Of two fixes of one place the
/// first counts. Errors go to `diagnostics` for a file that cannot be read.
[[nodiscard]] std::vector<FixedFile> apply_fixes(base::Diagnostics const& findings, base::Diagnostics& diagnostics);

/// The line around a byte as it may be shown.
using ShownLine = std::function<std::string(base::SourceFile const&, std::size_t offset)>;

/// The change as a unified diff with three lines around each change. Fixes never change the number of lines.
[[nodiscard]] std::string unified_diff(FixedFile const& file, ShownLine const& shown);

/// Writes every file whole or not at all.
bool write_fixed(std::vector<FixedFile> const& files, base::Diagnostics& diagnostics);

}  // namespace closeout::pipeline
