#include "boxes/svg_text.hpp"

#include <cmath>
#include <utility>

#include "boxes/svg_paint.hpp"

namespace closeout::boxes {
namespace {

/// The first number or length of a list.
std::optional<double> first_length(pugi::xml_attribute attribute, SvgLengths const& lengths, SvgLengths::Axis axis) {
  std::string_view const text = attribute.value();
  std::size_t const first = text.find_first_not_of(" \t\n\r,");
  if (first == std::string_view::npos) return std::nullopt;
  std::size_t const end = text.find_first_of(" \t\n\r,", first);
  return lengths.parse(text.substr(first, end - first), axis);
}

class TextReader {
 public:
  TextReader(xml::Document const& document, SvgStyler& styler, base::Diagnostics& diagnostics)
      : document_(document), styler_(styler), diagnostics_(diagnostics) {}

  std::vector<TextSpan> run(pugi::xml_node text, SvgStyle const& style, SvgLengths lengths) {
    read_element(text, style, lengths);
    trim_end();
    return std::move(spans_);
  }

 private:
  /// What an element says about places holds for the first character below it.
  struct Start {
    std::optional<double> x, y;
    double dx = 0, dy = 0;
  };

  void read_element(pugi::xml_node element, SvgStyle const& style, SvgLengths lengths) {
    lengths.font_size = style.font.size.pixels();
    read_start(element, lengths);
    for (pugi::xml_node const child : element.children()) {
      if (xml::is_text(child)) {
        add(child.value(), style, element);
      } else if (child.type() == pugi::node_element) {
        read_child(child, style, lengths);
      }
    }
  }

  void read_child(pugi::xml_node child, SvgStyle const& style, SvgLengths const& lengths) {
    std::string_view const name = xml::local_name(child);
    if (name == "title" || name == "desc") return;
    if (name != "tspan" && name != "a") {
      base::Diagnostic finding =
          base::warning("svg-unknown-element", "SVG element \"" + std::string(name) + "\" is not in the profile",
                        document_.place_of(child));
      finding.arguments = {{"name", std::string(name)}};
      return diagnostics_.add(std::move(finding));
    }
    SvgStyle const inside = styler_.style_of(child, style);
    if (inside.is_displayed) read_element(child, inside, lengths);
  }

  void read_start(pugi::xml_node element, SvgLengths const& lengths) {
    using Axis = SvgLengths::Axis;
    if (auto const x = first_length(element.attribute("x"), lengths, Axis::Horizontal)) start_.x = x;
    if (auto const y = first_length(element.attribute("y"), lengths, Axis::Vertical)) start_.y = y;
    start_.dx += first_length(element.attribute("dx"), lengths, Axis::Horizontal).value_or(0);
    start_.dy += first_length(element.attribute("dy"), lengths, Axis::Vertical).value_or(0);
  }

  /// SVG 2 section 11.7.4 with css-text-3's white-space: normal: one space for each run of white space, none at the
  /// start. Text that is not visible still takes its room.
  void add(std::string_view text, SvgStyle const& style, pugi::xml_node element) {
    TextSpan span;
    for (char const c : text) {
      bool const is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (is_space && ends_in_space_) continue;
      span.text += is_space ? ' ' : c;
      ends_in_space_ = is_space;
    }
    if (span.text.empty()) return;
    span.font = style.font;
    if (style.is_visible) span.fill = with_opacity(style.fill, style.fill_opacity);
    span.anchor = style.anchor;
    span.baseline = style.baseline;
    span.language = xml::language_of(element);
    Start const start = std::exchange(start_, {});
    span.x = start.x;
    span.y = start.y;
    span.dx = start.dx;
    span.dy = start.dy;
    spans_.push_back(std::move(span));
  }

  void trim_end() {
    if (spans_.empty() || !spans_.back().text.ends_with(' ')) return;
    spans_.back().text.pop_back();
    if (spans_.back().text.empty()) spans_.pop_back();
  }

  xml::Document const& document_;
  SvgStyler& styler_;
  base::Diagnostics& diagnostics_;
  std::vector<TextSpan> spans_;
  Start start_;
  bool ends_in_space_ = true;
};

}  // namespace

std::vector<TextSpan> read_text(pugi::xml_node text, SvgStyle const& style, SvgLengths const& lengths,
                                xml::Document const& document, SvgStyler& styler, base::Diagnostics& diagnostics) {
  return TextReader(document, styler, diagnostics).run(text, style, lengths);
}

}  // namespace closeout::boxes
