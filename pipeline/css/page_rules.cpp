// @page rules: selectors, the size descriptor and margin boxes (css-page-3 sections 4 and 7).

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "css/characters.hpp"
#include "css/length_value.hpp"
#include "css/page_names.hpp"
#include "css/sheet.hpp"

namespace closeout::css {
namespace {

struct PagePseudoClass {
  std::string_view name;
  unsigned PageSelector::*count;
};

constexpr std::array<PagePseudoClass, 4> page_pseudo_classes{{{"first", &PageSelector::first},
                                                              {"left", &PageSelector::left},
                                                              {"right", &PageSelector::right},
                                                              {"blank", &PageSelector::blank}}};

/// An+B [ of <custom-ident> ]? (css-gcpm-3 section 3.1)
std::optional<PageNth> parse_nth(ComponentValues const& arguments) {
  auto const of = std::find_if(arguments.begin(), arguments.end(), [](ComponentValue const& value) {
    return value.is(TokenKind::Ident) && equals_ignoring_case(value.token.text, "of");
  });
  auto const index = parse_an_plus_b(ComponentValues(arguments.begin(), of));
  if (!index) return std::nullopt;
  PageNth nth{*index, {}};
  if (of == arguments.end()) return nth;
  ComponentValues const rest(of + 1, arguments.end());
  ValueReader reader(rest);
  auto group = reader.take_any_ident();
  if (!group || !reader.at_end()) return std::nullopt;
  nth.group = std::move(*group);
  return nth;
}

bool take_page_pseudo_class(ComponentValue const& word, PageSelector& selector) {
  if (word.is_function("nth")) {
    auto nth = parse_nth(word.children);
    if (nth) selector.nth.push_back(std::move(*nth));
    return nth.has_value();
  }
  if (!word.is(TokenKind::Ident)) return false;
  for (PagePseudoClass const& row : page_pseudo_classes) {
    if (!equals_ignoring_case(row.name, word.token.text)) continue;
    ++(selector.*row.count);
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

/// <page-selector> (section 4.3): no white space is allowed inside. Nothing and a warning if it is wrong.
std::optional<PageSelector> parse_page_selector(std::span<ComponentValue const> values, Reporter const& reporter) {
  PageSelector selector;
  std::size_t at = 0;
  if (values[0].is(TokenKind::Ident)) selector.name = values[at++].token.text;
  while (at < values.size()) {
    bool const is_pseudo_class = values[at].is(TokenKind::Colon) && at + 1 < values.size();
    if (!is_pseudo_class || !take_page_pseudo_class(values[at + 1], selector)) {
      warn_selector(values[is_pseudo_class ? at + 1 : at], reporter);
      return std::nullopt;
    }
    at += 2;
  }
  return selector;
}

std::span<ComponentValue const> trimmed(std::span<ComponentValue const> values) {
  while (!values.empty() && values.front().is(TokenKind::Whitespace)) values = values.subspan(1);
  while (!values.empty() && values.back().is(TokenKind::Whitespace)) values = values.first(values.size() - 1);
  return values;
}

/// <page-selector># (section 4.3); nothing and a warning if one is wrong. An empty prelude selects every page.
std::optional<std::vector<PageSelector>> parse_page_selectors(ComponentValues const& prelude,
                                                              Reporter const& reporter) {
  std::span<ComponentValue const> rest = trimmed(prelude);
  std::vector<PageSelector> selectors;
  if (rest.empty()) return std::vector<PageSelector>(1);
  for (bool is_last = false; !is_last;) {
    auto const comma =
        std::find_if(rest.begin(), rest.end(), [](auto const& value) { return value.is(TokenKind::Comma); });
    std::size_t const length = static_cast<std::size_t>(comma - rest.begin());
    is_last = comma == rest.end();
    std::span<ComponentValue const> const written = trimmed(rest.first(length));
    if (written.empty()) {
      warn_selector(is_last ? prelude.back() : *comma, reporter);
      return std::nullopt;
    }
    auto selector = parse_page_selector(written, reporter);
    if (!selector) return std::nullopt;
    selectors.push_back(std::move(*selector));
    if (!is_last) rest = rest.subspan(length + 1);
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

std::optional<decltype(PageSize::value)> parse_size(ComponentValues const& value) {
  ValueReader reader(value);
  if (reader.take_ident("auto")) return reader.at_end() ? std::optional(a4_size()) : std::nullopt;
  if (auto const size = take_oriented_size(reader)) return reader.at_end() ? size : std::nullopt;
  auto width = take_length(reader, Percentages::Forbidden, Range::NonNegative);
  if (!width) return std::nullopt;
  auto height = reader.at_end() ? width : take_length(reader, Percentages::Forbidden, Range::NonNegative);
  if (!height || !reader.at_end()) return std::nullopt;
  // A page without any area shows nothing.
  if (*width == SpecifiedLength() || *height == SpecifiedLength()) return std::nullopt;
  return PageSize::Lengths{std::move(*width), std::move(*height)};
}

TextRange value_range(Declaration const& declaration) {
  if (declaration.value.empty()) return {declaration.offset, declaration.end};
  return range_of(declaration.value);
}

void read_size(Declaration const& declaration, Reporter const& reporter, PageRule& rule) {
  if (auto size = parse_size(declaration.value)) {
    if (rule.size && rule.size->important && !declaration.important) return;
    rule.size = {std::move(*size), declaration.important};
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
