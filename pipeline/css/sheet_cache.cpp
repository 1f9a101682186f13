#include "css/sheet_cache.hpp"

#include "xml/document.hpp"

namespace closeout::css {

std::shared_ptr<LinkedSheet const> SheetCache::get(std::filesystem::path const& path) {
  std::lock_guard const lock(mutex_);
  auto& sheet = sheets_[path];
  if (!sheet) sheet = read_linked_sheet(path);
  return sheet;
}

std::shared_ptr<LinkedSheet const> read_linked_sheet(std::filesystem::path const& path) {
  auto linked = std::make_shared<LinkedSheet>();
  auto const file = xml::read_source(path, linked->findings);
  linked->is_read = file.has_value();
  if (!file) return linked;
  auto text = std::make_shared<SheetText const>(SheetText::of_file(*file, path.parent_path()));
  read_sheet(std::move(text), path.parent_path(), linked->findings, linked->sheet);
  return linked;
}

}  // namespace closeout::css
