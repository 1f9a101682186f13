#include "css/shorthand_expansion.hpp"

namespace closeout::css {
namespace {

/// css-cascade-5 section 3.2: every property but direction and unicode-bidi.
Longhands longhands_of_all() {
  Longhands longhands;
  for (Property const& row : properties()) {
    if (row.name != "direction" && row.name != "unicode-bidi") longhands.push_back(row.name);
  }
  return longhands;
}

std::vector<Shorthand> make_shorthands() {
  std::vector<Shorthand> rows;
  add_box_shorthands(rows);
  add_text_shorthands(rows);
  rows.push_back(shorthand("all", "initial | inherit | unset | revert | revert-layer", longhands_of_all(),
                           [](Longhands const&, ValueReader&) -> Expansion { return std::nullopt; }));
  return rows;
}

}  // namespace

std::vector<Shorthand> const& shorthands() {
  static std::vector<Shorthand> const rows = make_shorthands();
  return rows;
}

}  // namespace closeout::css
