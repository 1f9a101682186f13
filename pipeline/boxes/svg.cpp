#include "boxes/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "boxes/svg_numbers.hpp"
#include "boxes/svg_paint.hpp"
#include "boxes/svg_path.hpp"
#include "boxes/svg_style.hpp"
#include "boxes/svg_text.hpp"
#include "boxes/svg_transform.hpp"
#include "boxes/svg_view.hpp"

namespace closeout::boxes {
namespace {

/// Guards against <use> that multiplies.
constexpr std::size_t greatest_item_count = 100'000;
constexpr std::size_t greatest_element_count = 200'000;
constexpr int greatest_use_depth = 8;
/// Pixels; keeps a side that comes from a hostile viewBox finite.
constexpr double greatest_size = 1e6;
constexpr double greatest_ratio = 1e6;

struct State {
  SvgStyle style;
  base::Transform transform;
  SvgLengths lengths;
  int use_depth = 0;
};

/// Elements that paint nothing where they stand.
constexpr std::array<std::string_view, 8> silent_elements{"title",    "desc",  "defs",     "symbol",
                                                          "metadata", "style", "clipPath", "script"};

bool is_silent(std::string_view name) {
  return std::find(silent_elements.begin(), silent_elements.end(), name) != silent_elements.end();
}

base::Path rectangle(double x, double y, double width, double height) {
  using Kind = base::PathStep::Kind;
  return {{Kind::Move, 0, 0, 0, 0, x, y},
          {Kind::Line, 0, 0, 0, 0, x + width, y},
          {Kind::Line, 0, 0, 0, 0, x + width, y + height},
          {Kind::Line, 0, 0, 0, 0, x, y + height},
          {Kind::Close, 0, 0, 0, 0, x, y}};
}

base::Transform shifted(double x, double y) {
  return {1, 0, 0, 1, x, y};
}

class SvgReader {
 public:
  SvgReader(xml::Document const& document, pugi::xml_node svg, base::Diagnostics& diagnostics)
      : document_(document), svg_(svg), diagnostics_(diagnostics), styler_(document, svg, diagnostics) {}

  Drawing run(SvgSurroundings const& around) {
    read_size();
    SvgStyle outside;
    outside.colour = around.colour;
    outside.font = around.font;
    State state;
    state.style = styler_.style_of(svg_, outside);
    state.lengths = viewport_;
    state.lengths.font_size = state.style.font.size.pixels();
    if (state.style.is_displayed) read_layer(svg_, state, [&] { read_children(svg_, state); });
    return std::move(drawing_);
  }

 private:
  void warn(std::string code, std::string message, base::SourcePlace place, std::string hint = {},
            std::vector<base::MessageArgument> arguments = {}) {
    // What several <use> elements show is told once.
    if (!told_.insert({place.offset, code}).second) return;
    base::Diagnostic finding = base::warning(std::move(code), std::move(message), std::move(place));
    finding.hint = std::move(hint);
    finding.arguments = std::move(arguments);
    diagnostics_.add(std::move(finding));
  }

  void warn_attribute(pugi::xml_node element, char const* name) {
    std::string const value = element.attribute(name).value();
    warn("svg-invalid-value", "\"" + value + "\" is not a value of " + name, document_.place_of(element, name), {},
         {{"name", name}, {"value", value}});
  }

  void warn_of_size(pugi::xml_node element) {
    if (std::exchange(is_too_large_, true)) return;
    warn("svg-too-large", "drawing has too many elements; from here on they are left out", document_.place_of(element));
  }

  /// SVG 2 section 8.2 and css-images-3 section 4.1: what the attributes say; the ratio of both, or of the view box.
  void read_size() {
    auto const width = natural_side("width");
    auto const height = natural_side("height");
    drawing_.aspect_ratio = read_aspect_ratio(svg_);
    if (auto const view = read_view_box(svg_)) {
      drawing_.view_x = (*view)[0];
      drawing_.view_y = (*view)[1];
      drawing_.view_width = (*view)[2];
      drawing_.view_height = (*view)[3];
      drawing_.ratio = drawing_.view_width / drawing_.view_height;
      viewport_ = {drawing_.view_width, drawing_.view_height, 0};
    } else {
      viewport_ = {width.value_or(300), height.value_or(150), 0};
    }
    if (width) drawing_.width = base::Length::from_pixels(*width);
    if (height) drawing_.height = base::Length::from_pixels(*height);
    if (width && height && *height > 0) drawing_.ratio = *width / *height;
    bool const is_usable = drawing_.ratio > 1 / greatest_ratio && drawing_.ratio < greatest_ratio;
    if (!is_usable) drawing_.ratio = 0;
  }

  [[nodiscard]] std::optional<double> natural_side(char const* name) const {
    auto const side = parse_svg_length(svg_.attribute(name).value());
    return side ? std::optional(std::clamp(*side, 0.0, greatest_size)) : std::nullopt;
  }

  std::optional<ViewBox> read_view_box(pugi::xml_node element) {
    pugi::xml_attribute const attribute = element.attribute("viewBox");
    auto const view = parse_view_box(attribute.value());
    if (attribute && !view) {
      warn("svg-invalid-value", "viewBox is not four numbers with a positive width and height",
           document_.place_of(element, "viewBox"), {}, {{"name", "viewBox"}, {"value", attribute.value()}});
    }
    return view;
  }

  AspectRatio read_aspect_ratio(pugi::xml_node element) {
    auto const ratio = parse_aspect_ratio(element.attribute("preserveAspectRatio").value());
    if (!ratio) warn_attribute(element, "preserveAspectRatio");
    return ratio.value_or(AspectRatio());
  }

  void read_children(pugi::xml_node parent, State const& state) {
    for (pugi::xml_node const child : parent.children()) {
      if (child.type() == pugi::node_element) read_element(child, state);
    }
  }

  void read_element(pugi::xml_node element, State const& around) {
    std::string_view const name = xml::local_name(element);
    if (is_silent(name)) return;
    if (++elements_read_ > greatest_element_count || drawing_.items.size() >= greatest_item_count) {
      return warn_of_size(element);
    }
    State state = around;
    state.style = styler_.style_of(element, around.style);
    state.lengths.font_size = state.style.font.size.pixels();
    if (!state.style.is_displayed || !apply_transform(element, state)) return;
    if (name == "g" || name == "a") return read_layer(element, state, [&] { read_children(element, state); });
    if (name == "switch") return read_layer(element, state, [&] { read_switch(element, state); });
    if (name == "use") return read_layer(element, state, [&] { read_use(element, state); });
    if (name == "svg") return read_layer(element, state, [&] { read_viewport(element, state, element); });
    if (name == "text") return read_layer(element, state, [&] { add_text(element, state); });
    read_shape(element, name, state);
  }

  void read_shape(pugi::xml_node element, std::string_view name, State& state) {
    auto const shape = path_of_shape(element, state.lengths);
    if (!shape) {
      return warn("svg-unknown-element", "SVG element \"" + std::string(name) + "\" is not in the profile",
                  document_.place_of(element), {}, {{"name", std::string(name)}});
    }
    if (!shape->is_whole) {
      char const* attribute = name == "path" ? "d" : "points";
      warn("svg-path-error", "path data ends at an error", document_.place_of(element, attribute));
    }
    fold_opacity(state.style);
    read_layer(element, state, [&] { add_shape(shape->path, state); });
  }

  /// One paint alone needs no layer: its own alpha is the same.
  static void fold_opacity(SvgStyle& style) {
    bool const has_both = style.fill && style.stroke;
    if (has_both) return;
    style.fill_opacity *= style.opacity;
    style.stroke_opacity *= style.opacity;
    style.opacity = 1;
  }

  /// SVG 2 section 3.6: what has an opacity or a clip is painted by itself first.
  template <typename Read>
  void read_layer(pugi::xml_node element, State const& state, Read read) {
    SvgStyle const& style = state.style;
    bool const is_layer = style.opacity < 1 || !style.clip_path.empty();
    if (!is_layer) return read();
    if (style.opacity == 0) return;
    LayerBegin layer;
    layer.opacity = style.opacity;
    if (!style.clip_path.empty()) read_clip(element, state, layer);
    std::size_t const begin = drawing_.items.size();
    drawing_.items.emplace_back(std::move(layer));
    read();
    bool const is_empty = drawing_.items.size() == begin + 1;
    if (is_empty) return drawing_.items.pop_back();
    drawing_.items.emplace_back(LayerEnd{});
  }

  /// css-masking-1 section 5: the shapes of a clipPath together, in the element's own user space.
  void read_clip(pugi::xml_node element, State const& state, LayerBegin& layer) {
    pugi::xml_node const clip = find_by_id(state.style.clip_path.substr(1));
    bool const is_known = xml::local_name(clip) == "clipPath" &&
                          std::string_view(clip.attribute("clipPathUnits").value()) != "objectBoundingBox";
    if (!is_known) {
      return warn("svg-invalid-value", "\"" + state.style.clip_path + "\" is not a clipPath in user space",
                  document_.place_of(element), {}, {{"name", "clip-path"}, {"value", state.style.clip_path}});
    }
    base::Path path;
    State inside = state;
    if (!apply_transform(clip, inside)) return;
    for (pugi::xml_node const child : clip.children()) {
      if (child.type() == pugi::node_element) add_clip_shape(child, inside, path, layer);
    }
    layer.clip = std::move(path);
  }

  void add_clip_shape(pugi::xml_node element, State state, base::Path& to, LayerBegin& layer) {
    if (is_silent(xml::local_name(element)) || !apply_transform(element, state)) return;
    auto const shape = path_of_shape(element, state.lengths);
    if (!shape) {
      return warn("svg-unknown-element",
                  "SVG element \"" + std::string(xml::local_name(element)) + "\" is not in the profile",
                  document_.place_of(element), {}, {{"name", std::string(xml::local_name(element))}});
    }
    layer.clip_even_odd = styler_.style_of(element, state.style).clip_even_odd;
    base::Path const path = base::transformed(shape->path, state.transform);
    to.insert(to.end(), path.begin(), path.end());
  }

  bool apply_transform(pugi::xml_node element, State& state) {
    pugi::xml_attribute const attribute = element.attribute("transform");
    if (!attribute) return true;
    auto const transform = parse_transform(attribute.value());
    if (transform) {
      state.transform = base::concatenate(state.transform, *transform);
    } else {
      warn("svg-invalid-value", "transform is malformed", document_.place_of(element, "transform"), {},
           {{"name", "transform"}, {"value", attribute.value()}});
    }
    return transform.has_value();
  }

  /// Section 5.8.1: the first child whose language and features suit; here the first that asks for none.
  void read_switch(pugi::xml_node element, State const& state) {
    for (pugi::xml_node const child : element.children()) {
      if (child.type() != pugi::node_element || is_silent(xml::local_name(child))) continue;
      bool const asks = child.attribute("systemLanguage") || child.attribute("requiredExtensions");
      if (!asks) return read_element(child, state);
    }
  }

  // Section 5.5
  void read_use(pugi::xml_node element, State state) {
    pugi::xml_attribute href = element.attribute("href");
    if (!href) href = element.attribute("xlink:href");
    std::string const address = href.value();
    pugi::xml_node const target = address.starts_with('#') ? find_by_id(address.substr(1)) : pugi::xml_node();
    if (!target || state.use_depth == greatest_use_depth) {
      return warn("svg-invalid-value", "\"" + address + "\" is not an element of this drawing",
                  document_.place_of(element, href.name()), {}, {{"name", "href"}, {"value", address}});
    }
    ++state.use_depth;
    state.style = state.style.inherited();
    std::string_view const name = xml::local_name(target);
    bool const is_viewport = name == "symbol" || name == "svg";
    if (is_viewport) return read_viewport(target, state, element);
    state.transform = base::concatenate(
        state.transform, shifted(coordinate(element, "x", state.lengths), coordinate(element, "y", state.lengths)));
    read_element(target, state);
  }

  static double coordinate(pugi::xml_node element, char const* name, SvgLengths const& lengths) {
    bool const is_x = std::string_view(name) == "x";
    auto const axis = is_x ? SvgLengths::Axis::Horizontal : SvgLengths::Axis::Vertical;
    return lengths.parse(element.attribute(name).value(), axis).value_or(0);
  }

  /// Section 8.2: an inner <svg> or a <symbol>, placed by `placing` (itself or the <use>), clipped at its edges.
  void read_viewport(pugi::xml_node element, State state, pugi::xml_node placing) {
    auto const side = [&](char const* name, SvgLengths::Axis axis, double whole) {
      pugi::xml_attribute const given = placing.attribute(name) ? placing.attribute(name) : element.attribute(name);
      return state.lengths.parse(given.value(), axis).value_or(whole);
    };
    double const width = side("width", SvgLengths::Axis::Horizontal, state.lengths.width);
    double const height = side("height", SvgLengths::Axis::Vertical, state.lengths.height);
    if (width <= 0 || height <= 0) return;
    state.transform = base::concatenate(
        state.transform, shifted(coordinate(placing, "x", state.lengths), coordinate(placing, "y", state.lengths)));
    LayerBegin layer;
    layer.clip = base::transformed(rectangle(0, 0, width, height), state.transform);
    ViewBox const view = read_view_box(element).value_or(ViewBox{0, 0, width, height});
    state.transform =
        base::concatenate(state.transform, view_transform(view, read_aspect_ratio(element), width, height));
    state.lengths.width = view[2];
    state.lengths.height = view[3];
    drawing_.items.emplace_back(std::move(layer));
    read_children(element, state);
    drawing_.items.emplace_back(LayerEnd{});
  }

  /// The first element of the drawing with this id.
  [[nodiscard]] pugi::xml_node find_by_id(std::string const& id) {
    if (ids_.empty()) collect_ids(svg_);
    auto const found = ids_.find(id);
    return found == ids_.end() ? pugi::xml_node() : found->second;
  }

  void collect_ids(pugi::xml_node element) {
    ids_.emplace(element.attribute("id").value(), element);
    for (pugi::xml_node const child : element.children()) {
      if (child.type() == pugi::node_element) collect_ids(child);
    }
  }

  void add_shape(base::Path const& path, State const& state) {
    SvgStyle const& style = state.style;
    Shape shape;
    shape.fill = with_opacity(style.fill, style.fill_opacity);
    if (style.stroke_style.width > 0) shape.stroke = with_opacity(style.stroke, style.stroke_opacity);
    bool const is_painted = (shape.fill || shape.stroke) && style.is_visible;
    if (path.empty() || !is_painted) return;
    base::Transform const& t = state.transform;
    shape.path = base::transformed(path, t);
    shape.even_odd = style.even_odd;
    // A stroke scales with its shape; under a skew this is the mean of its two scales.
    shape.stroke_style = scaled(style.stroke_style, std::sqrt(std::abs(t.a * t.d - t.b * t.c)));
    drawing_.items.emplace_back(std::move(shape));
  }

  static StrokeStyle scaled(StrokeStyle style, double scale) {
    style.width *= scale;
    style.dash_offset *= scale;
    for (double& dash : style.dashes) dash *= scale;
    return style;
  }

  void add_text(pugi::xml_node element, State const& state) {
    DrawnText text;
    text.spans = read_text(element, state.style, state.lengths, document_, styler_, diagnostics_);
    if (text.spans.empty()) return;
    text.transform = state.transform;
    text.place = document_.place_of(element);
    drawing_.items.emplace_back(std::move(text));
  }

  xml::Document const& document_;
  pugi::xml_node svg_;
  base::Diagnostics& diagnostics_;
  SvgStyler styler_;
  Drawing drawing_;
  std::unordered_map<std::string_view, pugi::xml_node> ids_;
  std::size_t elements_read_ = 0;
  bool is_too_large_ = false;
  std::set<std::pair<std::size_t, std::string>> told_;  ///< Places and codes of findings.
  SvgLengths viewport_;                                 ///< What percentages refer to.
};

}  // namespace

Drawing parse_svg(xml::Document const& document, pugi::xml_node svg, SvgSurroundings const& around,
                  base::Diagnostics& diagnostics) {
  return SvgReader(document, svg, diagnostics).run(around);
}

}  // namespace closeout::boxes
