// @page rules: selectors, the size descriptor and margin boxes (css-page-3 sections 4 and 7).

#include <array>
#include <utility>

#include "css/characters.hpp"
#include "css/length_value.hpp"
#include "css/page_names.hpp"
#include "css/sheet.hpp"

namespace closeout::css {
namespace {

struct PagePseudoClass {
  std::string_view name;
  bool PageSelector::*flag;
};

constexpr std::array<PagePseudoClass, 4> page_pseudo_classes{{{"first", &PageSelector::first},
                                                              {"left", &PageSelector::left},
                                                              {"right", &PageSelector::right},
                                                              {"blank", &PageSelector::blank}}};

/// :nth(An+B), the number of the page in the document (css-gcpm-3 section 5.1).
bool take_nth(ComponentValue const& function, PageSelector& selector) {
  if (!function.is_function("nth") || selector.nth) return false;
  selector.nth = parse_an_plus_b(function.children);
  return selector.nth.has_value();
}

bool take_page_pseudo_class(std::string_view name, PageSelector& selector) {
  for (PagePseudoClass const& row : page_pseudo_classes) {
    if (!equals_ignoring_case(row.name, name)) continue;
    selector.*row.flag = true;
    return true;
  }
  return false;
}

void warn_selector(ComponentValue const& at, Reporter const& reporter) {
  std::string const word = at.is(TokenKind::Ident) ? at.token.text : serialize({at});
  std::vector<std::string_view> known;
  for (PagePseudoClass const& row : page_pseudo_classes) known.push_back(row.name);
  reporter.warn("css-invalid-selector", "\"" + word + "\" is not a page selector", {at.token.offset, at.end},
                nearest_hint(word, known, "expected a page's name, :first, :left, :right, :blank or :nth(An+B)"));
}

/// <page-selector># (section 4.1); nothing and a warning if one is wrong. An empty prelude selects every page.
std::optional<std::vector<PageSelector>> parse_page_selectors(ComponentValues const& prelude,
                                                              Reporter const& reporter) {
  std::vector<PageSelector> selectors(1);
  ValueReader reader(prelude);
  while (!reader.at_end()) {
    ComponentValue const& at = reader.peek();
    PageSelector& selector = selectors.back();
    if (reader.take(TokenKind::Comma)) {
      selectors.emplace_back();
    } else if (reader.take(TokenKind::Colon)) {
      ComponentValue const& word = reader.at_end() ? at : reader.peek();
      if (!reader.at_end() && take_nth(word, selector)) {
        reader.take();
        continue;
      }
      auto const name = reader.take_any_ident();
      if (name && take_page_pseudo_class(*name, selector)) continue;
      warn_selector(word, reporter);
      return std::nullopt;
    } else if (auto name = reader.take_any_ident()) {
      selector.name = std::move(*name);
    } else {
      warn_selector(at, reporter);
      return std::nullopt;
    }
  }
  return selectors;
}

struct NamedSize {
  std::string_view name;
  double width, height;  ///< Pixels, portrait.
};

constexpr double mm = 96 / 25.4;
// css-page-3 section 7.1
constexpr std::array<NamedSize, 10> named_sizes{{{"a5", 148 * mm, 210 * mm},
                                                 {"a4", 210 * mm, 297 * mm},
                                                 {"a3", 297 * mm, 420 * mm},
                                                 {"b5", 176 * mm, 250 * mm},
                                                 {"b4", 250 * mm, 353 * mm},
                                                 {"jis-b5", 182 * mm, 257 * mm},
                                                 {"jis-b4", 257 * mm, 364 * mm},
                                                 {"letter", 8.5 * 96, 11 * 96.0},
                                                 {"legal", 8.5 * 96, 14 * 96.0},
                                                 {"ledger", 11 * 96.0, 17 * 96.0}}};

std::optional<base::Size> take_named_size(ValueReader& reader) {
  for (NamedSize const& row : named_sizes) {
    if (!reader.take_ident(row.name)) continue;
    return base::Size{base::Length::from_pixels(row.width), base::Length::from_pixels(row.height)};
  }
  return std::nullopt;
}

/// [ <page-size> || [ portrait | landscape ] ]; an orientation alone turns A4.
std::optional<base::Size> take_oriented_size(ValueReader& reader) {
  auto size = take_named_size(reader);
  bool const landscape = reader.take_ident("landscape");
  bool const is_oriented = landscape || reader.take_ident("portrait");
  if (!size && !is_oriented) return std::nullopt;
  if (!size) size = take_named_size(reader);
  base::Size const result = size.value_or(a4_size());
  return landscape ? base::Size{result.height, result.width} : result;
}

std::optional<base::Size> parse_size(ComponentValues const& value) {
  ValueReader reader(value);
  if (reader.take_ident("auto")) return a4_size();
  if (auto const size = take_oriented_size(reader)) return reader.at_end() ? size : std::nullopt;
  auto const width = take_length(reader, Percentages::Forbidden, Range::NonNegative);
  if (!width) return std::nullopt;
  auto const height = reader.at_end() ? width : take_length(reader, Percentages::Forbidden, Range::NonNegative);
  if (!height || !reader.at_end()) return std::nullopt;
  base::Size const size{computed(*width, {}).length, computed(*height, {}).length};
  if (size.width <= base::Length() || size.height <= base::Length()) return std::nullopt;
  return size;
}

TextRange value_range(Declaration const& declaration) {
  if (declaration.value.empty()) return {declaration.offset, declaration.end};
  return range_of(declaration.value);
}

void read_size(Declaration const& declaration, Reporter const& reporter, PageRule& rule) {
  auto const size = parse_size(declaration.value);
  if (size) {
    if (!rule.size || !rule.size->important || declaration.important) rule.size = {*size, declaration.important};
    return;
  }
  reporter.warn("css-invalid-value", "value is not a page size", value_range(declaration),
                "expected " + std::string(page_size_grammar));
}

void read_orientation(Declaration const& declaration, Reporter const& reporter, PageRule& rule) {
  using enum PageOrientation;
  ValueReader reader(declaration.value);
  std::optional<PageOrientation> orientation;
  if (reader.take_ident("upright")) orientation = Upright;
  if (reader.take_ident("rotate-left")) orientation = RotateLeft;
  if (reader.take_ident("rotate-right")) orientation = RotateRight;
  if (!orientation || !reader.at_end()) {
    return reporter.warn("css-invalid-value", "value is not a page orientation", value_range(declaration),
                         "expected upright | rotate-left | rotate-right");
  }
  if (rule.orientation && rule.orientation->important && !declaration.important) return;
  rule.orientation = {*orientation, declaration.important};
}

/// css-page-3 section 7.3: crop marks are for a printer's sheet, which the engine does not make.
void warn_no_marks(Declaration const& declaration, Reporter const& reporter) {
  bool const is_none = declaration.value.size() == 1 && declaration.value[0].is(TokenKind::Ident) &&
                       (equals_ignoring_case(declaration.value[0].token.text, "none") ||
                        equals_ignoring_case(declaration.value[0].token.text, "auto"));
  if (is_none) return;
  reporter.warn("css-unknown-property", "\"" + declaration.name + "\" has no effect: pages have no crop marks or bleed",
                {declaration.offset, declaration.offset + declaration.name.size()});
}

void read_descriptor(Declaration const& declaration, Reporter const& reporter, PageRule& rule) {
  if (declaration.name == "size") return read_size(declaration, reporter, rule);
  if (declaration.name == "page-orientation") return read_orientation(declaration, reporter, rule);
  if (declaration.name == "marks" || declaration.name == "bleed") return warn_no_marks(declaration, reporter);
  declare(declaration, reporter, rule.block);
}

void read_margin_box(Rule nested, Reporter const& reporter, PageRule& rule) {
  auto const box = find_margin_box(nested.name);
  if (!box) {
    return reporter.warn("css-unknown-at-rule", "unknown margin box \"@" + nested.name + "\"",
                         {nested.offset, nested.offset + nested.name.size() + 1},
                         nearest_hint(nested.name, margin_box_names()));
  }
  std::vector<SyntaxError> errors;
  BlockContents const contents = parse_block(std::move(nested.block), errors);
  reporter.warn(errors);
  for (Declaration const& declaration : contents.declarations) {
    declare(declaration, reporter, rule.margin_boxes[*box]);
  }
}

}  // namespace

void read_page_rule(Rule rule, Reporter const& reporter, MediaContextRef media, Sheet& sheet) {
  auto const selectors = parse_page_selectors(rule.prelude, reporter);
  std::vector<SyntaxError> errors;
  BlockContents contents = parse_block(std::move(rule.block), errors);
  reporter.warn(errors);
  PageRule page;
  page.media = std::move(media);
  for (Declaration const& declaration : contents.declarations) read_descriptor(declaration, reporter, page);
  for (Rule& nested : contents.rules) read_margin_box(std::move(nested), reporter, page);
  for (PageSelector const& selector : selectors.value_or(std::vector<PageSelector>())) {
    page.selector = selector;
    sheet.page_rules.push_back(std::make_shared<PageRule const>(page));
  }
}

}  // namespace closeout::css
