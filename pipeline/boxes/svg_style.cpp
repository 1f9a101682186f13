#include "boxes/svg_style.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "boxes/svg_properties.hpp"
#include "css/selector_matching.hpp"
#include "css/selector_parser.hpp"
#include "css/sheet_text.hpp"

namespace closeout::boxes {
namespace {

/// Attributes and properties that change the picture and are not in the profile.
constexpr std::array<std::string_view, 15> unknown_names{
    "mask",           "filter",         "marker-start", "marker-mid",     "marker-end",
    "marker",         "mix-blend-mode", "paint-order",  "textLength",     "text-decoration",
    "letter-spacing", "word-spacing",   "writing-mode", "baseline-shift", "rotate"};

bool matches_any(std::vector<css::ComplexSelector> const& selectors, css::ElementFrame const& frame) {
  for (css::ComplexSelector const& selector : selectors) {
    if (!selector.pseudo_element && css::matches(selector, frame)) return true;
  }
  return false;
}

}  // namespace

SvgStyle SvgStyle::inherited() const {
  SvgStyle style = *this;
  SvgStyle const initial;
  style.opacity = initial.opacity;
  style.clip_path = initial.clip_path;
  style.is_displayed = initial.is_displayed;
  return style;
}

SvgStyler::SvgStyler(xml::Document const& document, pugi::xml_node svg, base::Diagnostics& diagnostics)
    : document_(document), diagnostics_(diagnostics) {
  read_sheets(svg);
}

void SvgStyler::read_sheets(pugi::xml_node node) {
  for (pugi::xml_node const child : node.children()) {
    if (xml::local_name(child) == "style") {
      read_sheet(child);
    } else {
      read_sheets(child);
    }
  }
}

void SvgStyler::read_sheet(pugi::xml_node style) {
  auto const text = std::make_shared<css::SheetText const>(css::SheetText::of_style_element(document_, style));
  css::Reporter const reporter(text, diagnostics_);
  std::vector<css::SyntaxError> errors;
  auto rules = css::parse_rules(css::parse_component_values(text->text(), errors), true, errors);
  for (css::Rule& rule : rules) {
    if (!rule.name.empty()) continue;  // At-rules have nothing to say to a drawing.
    auto selectors = css::parse_selectors(rule.prelude, {}, reporter);
    if (!selectors) continue;
    auto block = css::parse_block(std::move(rule.block), errors);
    rules_.push_back({std::move(*selectors), std::move(block.declarations), text->place(rule.offset, 1)});
  }
  reporter.warn(errors);
}

/// Counted for all siblings at once, so that a long list of them stays linear.
int SvgStyler::index_of(pugi::xml_node element) {
  auto const known = indices_.find(element.hash_value());
  if (known != indices_.end()) return known->second;
  int index = 0;
  for (pugi::xml_node const sibling : element.parent().children()) {
    if (sibling.type() == pugi::node_element) indices_[sibling.hash_value()] = ++index;
  }
  return indices_[element.hash_value()];
}

/// Frames from the root down to `element`, made for one question.
bool SvgStyler::matches_in_tree(std::vector<css::ComplexSelector> const& selectors, pugi::xml_node element) {
  std::vector<pugi::xml_node> path;
  for (pugi::xml_node at = element; at.type() == pugi::node_element; at = at.parent()) path.push_back(at);
  std::vector<std::unique_ptr<css::ElementFrame>> frames;
  for (std::size_t i = path.size(); i-- > 0;) {
    css::ElementFrame const* parent = frames.empty() ? nullptr : frames.back().get();
    frames.push_back(std::make_unique<css::ElementFrame>(path[i], parent, index_of(path[i])));
  }
  return matches_any(selectors, *frames.back());
}

/// In order of appearance; AD-HOC: specificity is not weighed, a later rule wins.
void SvgStyler::add_matching_rules(pugi::xml_node element, Declarations& to) {
  for (Rule const& rule : rules_) {
    if (!matches_in_tree(rule.selectors, element)) continue;
    for (css::Declaration const& declaration : rule.declarations) {
      to[declaration.name] = {css::serialize(declaration.value), rule.place};
    }
  }
}

void SvgStyler::add_style_attribute(pugi::xml_node element, Declarations& to) {
  pugi::xml_attribute const attribute = element.attribute("style");
  if (!attribute) return;
  std::vector<css::SyntaxError> errors;
  auto const block = css::parse_block(css::parse_component_values(attribute.value(), errors), errors);
  base::SourcePlace const place = document_.place_of(element, "style");
  for (css::Declaration const& declaration : block.declarations) {
    to[declaration.name] = {css::serialize(declaration.value), place};
  }
}

SvgStyle SvgStyler::style_of(pugi::xml_node element, SvgStyle const& parent) {
  Declarations declarations;
  for (pugi::xml_attribute const attribute : element.attributes()) {
    std::string_view const name = attribute.name();
    bool const is_unknown = std::find(unknown_names.begin(), unknown_names.end(), name) != unknown_names.end();
    if (!is_unknown && !is_svg_property(name)) continue;
    declarations[std::string(name)] = {attribute.value(), {}};
  }
  add_matching_rules(element, declarations);
  add_style_attribute(element, declarations);
  SvgStyle style = parent.inherited();
  for (std::string_view const name : svg_property_names()) {
    auto const found = declarations.find(name);
    if (found == declarations.end()) continue;
    bool const is_set = set_svg_property(style, name, found->second.value, parent);
    if (!is_set) warn(element, name, found->second, true);
  }
  for (auto const& [name, declaration] : declarations) {
    bool const is_custom = name.starts_with("--");
    if (!is_svg_property(name) && !is_custom) warn(element, name, declaration, false);
  }
  return style;
}

/// Once for each name and value: a chart repeats what it says.
void SvgStyler::warn(pugi::xml_node element, std::string_view name, SvgDeclaration const& declaration, bool is_known) {
  std::string const key = std::string(name).append(": ").append(declaration.value);
  if (reported_[key]++ != 0) return;
  std::string const message = is_known ? "\"" + declaration.value + "\" is not a value of " + std::string(name)
                                       : "SVG property \"" + std::string(name) + "\" is not in the profile";
  base::SourcePlace const place = declaration.place.is_known() ? declaration.place : document_.place_of(element, name);
  base::Diagnostic finding = base::warning(is_known ? "svg-invalid-value" : "svg-unknown-property", message, place);
  finding.arguments = {{"name", std::string(name)}, {"value", declaration.value}};
  if (declaration.value.find("url(") != std::string::npos)
    finding.hint = "gradients and patterns are not in the profile";
  diagnostics_.add(std::move(finding));
}

}  // namespace closeout::boxes
