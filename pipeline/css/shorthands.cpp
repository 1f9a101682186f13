#include "css/shorthand_expansion.hpp"

namespace closeout::css {
namespace {

std::vector<Shorthand> make_shorthands() {
  std::vector<Shorthand> rows;
  add_box_shorthands(rows);
  add_text_shorthands(rows);
  return rows;
}

}  // namespace

std::vector<Shorthand> const& shorthands() {
  static std::vector<Shorthand> const rows = make_shorthands();
  return rows;
}

}  // namespace closeout::css
