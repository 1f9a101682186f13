#include "boxes/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "boxes/svg_numbers.hpp"
#include "boxes/svg_path.hpp"
#include "boxes/svg_transform.hpp"
#include "css/colour_value.hpp"

namespace closeout::boxes {
namespace {

/// Guards against <use> that multiplies.
constexpr std::size_t greatest_shape_count = 100'000;
constexpr int greatest_use_depth = 8;
/// Pixels; keeps a side that comes from a hostile viewBox finite.
constexpr double greatest_size = 1e6;

/// Presentation attributes in force (SVG 2 section 6.6): all of these are inherited.
struct Paint {
  std::optional<base::Colour> fill = base::Colour{0, 0, 0, 255};
  std::optional<base::Colour> stroke;
  double stroke_width = 1;
  bool even_odd = false;
  base::Colour colour;  ///< currentColor
};

struct State {
  Paint paint;
  base::Transform transform;
  int use_depth = 0;
};

/// Attributes that change the picture and are not in the profile.
constexpr std::array<std::string_view, 12> unknown_attributes{
    "opacity",   "fill-opacity", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "clip-path", "mask",         "filter",         "marker-start",     "marker-mid",     "marker-end"};

/// Elements that paint nothing where they stand.
bool is_silent(std::string_view name) {
  return name == "title" || name == "desc" || name == "defs" || name == "symbol" || name == "metadata";
}

class SvgReader {
 public:
  SvgReader(xml::Document const& document, pugi::xml_node svg, base::Diagnostics& diagnostics)
      : document_(document), svg_(svg), diagnostics_(diagnostics) {}

  Drawing run(base::Colour colour) {
    read_size();
    State state;
    state.paint.colour = colour;
    state.paint = inherited_paint(svg_, state.paint);
    read_children(svg_, state);
    return std::move(drawing_);
  }

 private:
  void warn(std::string code, std::string message, base::SourcePlace place, std::string hint = {}) {
    base::Diagnostic finding = base::warning(std::move(code), std::move(message), std::move(place));
    finding.hint = std::move(hint);
    diagnostics_.add(std::move(finding));
  }

  /// SVG 2 section 8.2 and CSS 2.2 section 10.3.2: attributes, then the viewBox, then 300 by 150.
  void read_size() {
    auto width = parse_svg_length(svg_.attribute("width").value());
    auto height = parse_svg_length(svg_.attribute("height").value());
    auto const view = read_view_box();
    if (view) {
      auto const [x, y, view_width, view_height] = *view;
      drawing_.view_x = x;
      drawing_.view_y = y;
      drawing_.view_width = view_width;
      drawing_.view_height = view_height;
      double const ratio = view_width / view_height;
      if (!width) width = height ? *height * ratio : view_width;
      if (!height) height = *width / ratio;
    } else {
      drawing_.view_width = width.value_or(300);
      drawing_.view_height = height.value_or(150);
    }
    drawing_.width = base::Length::from_pixels(std::clamp(width.value_or(300), 0.0, greatest_size));
    drawing_.height = base::Length::from_pixels(std::clamp(height.value_or(150), 0.0, greatest_size));
  }

  std::optional<std::array<double, 4>> read_view_box() {
    pugi::xml_attribute const attribute = svg_.attribute("viewBox");
    if (!attribute) return std::nullopt;
    auto const numbers = parse_numbers(attribute.value());
    bool const is_valid = numbers && numbers->size() == 4 && (*numbers)[2] > 0 && (*numbers)[3] > 0;
    if (is_valid) return std::array{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
    warn("svg-invalid-value", "viewBox is not four numbers with a positive width and height",
         document_.place_of(svg_, "viewBox"));
    return std::nullopt;
  }

  void read_children(pugi::xml_node parent, State const& state) {
    for (pugi::xml_node const child : parent.children()) {
      if (child.type() == pugi::node_element) read_element(child, state);
    }
  }

  void read_element(pugi::xml_node element, State const& around) {
    std::string_view const name = xml::local_name(element);
    if (is_silent(name)) return;
    check_attributes(element);
    State state = around;
    state.paint = inherited_paint(element, around.paint);
    if (!apply_transform(element, state)) return;
    if (name == "g" || name == "a" || name == "switch") return read_children(element, state);
    if (name == "use") return read_use(element, state);
    auto const shape = path_of_shape(element);
    if (!shape) {
      return warn("svg-unknown-element", "SVG element \"" + std::string(name) + "\" is not in the profile",
                  document_.place_of(element), "write text beside the drawing, in XHTML");
    }
    if (!shape->is_whole) {
      char const* attribute = name == "path" ? "d" : "points";
      warn("svg-invalid-value", "path data ends at an error", document_.place_of(element, attribute));
    }
    add_shape(shape->path, state);
  }

  /// Once for each name in a drawing.
  void check_attributes(pugi::xml_node element) {
    for (std::string_view const name : unknown_attributes) {
      bool const is_new = element.attribute(std::string(name).c_str()) && reported_attributes_.insert(name).second;
      if (!is_new) continue;
      warn("svg-unknown-attribute", "SVG attribute \"" + std::string(name) + "\" is not in the profile",
           document_.place_of(element, name));
    }
  }

  bool apply_transform(pugi::xml_node element, State& state) {
    pugi::xml_attribute const attribute = element.attribute("transform");
    if (!attribute) return true;
    auto const transform = parse_transform(attribute.value());
    if (transform) {
      state.transform = base::concatenate(state.transform, *transform);
    } else {
      warn("svg-invalid-value", "transform is malformed", document_.place_of(element, "transform"));
    }
    return transform.has_value();
  }

  // Section 5.5
  void read_use(pugi::xml_node element, State state) {
    pugi::xml_attribute href = element.attribute("href");
    if (!href) href = element.attribute("xlink:href");
    std::string const address = href.value();
    pugi::xml_node const target = address.starts_with('#') ? find_by_id(address.substr(1)) : pugi::xml_node();
    if (!target || state.use_depth == greatest_use_depth) {
      return warn("svg-invalid-value", "\"" + address + "\" is not an element of this drawing",
                  document_.place_of(element, href.name()));
    }
    ++state.use_depth;
    base::Transform const shift{1,
                                0,
                                0,
                                1,
                                parse_svg_length(element.attribute("x").value()).value_or(0),
                                parse_svg_length(element.attribute("y").value()).value_or(0)};
    state.transform = base::concatenate(state.transform, shift);
    if (xml::local_name(target) == "symbol") return read_children(target, state);
    read_element(target, state);
  }

  [[nodiscard]] pugi::xml_node find_by_id(std::string const& id) const {
    return svg_.find_node([&](pugi::xml_node node) { return id == node.attribute("id").value(); });
  }

  void add_shape(base::Path const& path, State const& state) {
    bool const is_painted = state.paint.fill || state.paint.stroke;
    if (path.empty() || !is_painted || drawing_.shapes.size() == greatest_shape_count) return;
    base::Transform const& t = state.transform;
    Shape shape;
    shape.path = base::transformed(path, t);
    shape.fill = state.paint.fill;
    shape.even_odd = state.paint.even_odd;
    shape.stroke = state.paint.stroke;
    // A stroke scales with its shape; under a skew this is the mean of its two scales.
    shape.stroke_width = state.paint.stroke_width * std::sqrt(std::abs(t.a * t.d - t.b * t.c));
    drawing_.shapes.push_back(std::move(shape));
  }

  Paint inherited_paint(pugi::xml_node element, Paint paint) {
    if (element.attribute("color")) {
      if (auto const colour = css::parse_colour(element.attribute("color").value(), paint.colour))
        paint.colour = *colour;
    }
    paint.fill = paint_of(element, "fill", paint.fill, paint.colour);
    paint.stroke = paint_of(element, "stroke", paint.stroke, paint.colour);
    if (auto const width = parse_svg_length(element.attribute("stroke-width").value()); width && *width >= 0) {
      paint.stroke_width = *width;
    }
    std::string_view const rule = element.attribute("fill-rule").value();
    if (!rule.empty() && rule != "inherit") paint.even_odd = rule == "evenodd";
    return paint;
  }

  std::optional<base::Colour> paint_of(pugi::xml_node element, char const* name, std::optional<base::Colour> inherited,
                                       base::Colour current) {
    std::string_view value = element.attribute(name).value();
    if (value.empty() || value == "inherit") return inherited;
    if (value == "none") return std::nullopt;
    if (auto const colour = css::parse_colour(value, current)) {
      return colour->is_transparent() ? std::nullopt : std::optional(*colour);
    }
    warn("svg-invalid-value", std::string(name) + " is not a colour or none", document_.place_of(element, name),
         "gradients and patterns are not in the profile");
    return inherited;
  }

  xml::Document const& document_;
  pugi::xml_node svg_;
  base::Diagnostics& diagnostics_;
  Drawing drawing_;
  std::set<std::string_view> reported_attributes_;
};

}  // namespace

Drawing parse_svg(xml::Document const& document, pugi::xml_node svg, base::Colour colour,
                  base::Diagnostics& diagnostics) {
  return SvgReader(document, svg, diagnostics).run(colour);
}

}  // namespace closeout::boxes
