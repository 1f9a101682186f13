#pragma once
// Presentation properties of SVG elements (SVG 2 section 6): attributes, a style attribute and the <style> elements of
// the drawing, with inheritance.

#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.hpp"
#include "boxes/drawing.hpp"
#include "css/selector.hpp"
#include "css/syntax.hpp"
#include "xml/document.hpp"

namespace closeout::boxes {

/// The computed values this profile knows.
struct SvgStyle {
  // Inherited.
  base::Colour colour;  ///< currentColor
  std::optional<base::Colour> fill = base::Colour{0, 0, 0, 255};
  std::optional<base::Colour> stroke;
  double fill_opacity = 1, stroke_opacity = 1;
  bool even_odd = false, clip_even_odd = false;
  StrokeStyle stroke_style;
  css::FontRequest font;
  TextSpan::Anchor anchor = TextSpan::Anchor::Start;
  TextSpan::Baseline baseline = TextSpan::Baseline::Alphabetic;
  bool is_visible = true;
  // Not inherited.
  double opacity = 1;
  std::string clip_path;  ///< "#id" of a clipPath; empty: none.
  bool is_displayed = true;

  [[nodiscard]] SvgStyle inherited() const;
};

/// A value as it was given, and where.
struct SvgDeclaration {
  std::string value;
  base::SourcePlace place;  ///< Unknown: the attribute's.
};

/// Styles the elements of one drawing.
class SvgStyler {
 public:
  /// Reads the <style> elements below `svg`.
  SvgStyler(xml::Document const& document, pugi::xml_node svg, base::Diagnostics& diagnostics);

  /// The style of `element` in a parent of style `parent`. Values outside the profile are warnings, once for each text.
  [[nodiscard]] SvgStyle style_of(pugi::xml_node element, SvgStyle const& parent);

 private:
  struct Rule {
    std::vector<css::ComplexSelector> selectors;
    std::vector<css::Declaration> declarations;
    base::SourcePlace place;
  };
  using Declarations = std::map<std::string, SvgDeclaration, std::less<>>;

  void read_sheets(pugi::xml_node node);
  void read_sheet(pugi::xml_node style);
  void add_matching_rules(pugi::xml_node element, Declarations& to);
  bool matches_in_tree(std::vector<css::ComplexSelector> const& selectors, pugi::xml_node element);
  int index_of(pugi::xml_node element);
  void add_style_attribute(pugi::xml_node element, Declarations& to);
  void warn(pugi::xml_node element, std::string_view name, SvgDeclaration const& declaration, bool is_known);

  xml::Document const& document_;
  base::Diagnostics& diagnostics_;
  std::vector<Rule> rules_;
  std::unordered_map<std::size_t, int> indices_;  ///< Places among siblings, by node hash; only ever looked up.
  std::map<std::string, int> reported_;           ///< "name: value" of each warning.
};

}  // namespace closeout::boxes
