#include "css/background_shorthand.hpp"

#include <utility>

#include "css/background_values.hpp"

namespace closeout::css {
namespace {

/// One layer as specified; what is absent is initial.
struct Layer {
  std::optional<std::string> image;
  std::optional<SpecifiedPosition> position;
  std::optional<SpecifiedBackgroundSize> size;
  std::optional<BackgroundRepeats> repeat;
  std::optional<BackgroundAttachment> attachment;
  std::optional<BackgroundArea> origin, clip;
  std::optional<SpecifiedColour> colour;  ///< The last layer's alone.
};

template <typename Value>
bool take_once(std::optional<Value>& value, std::optional<Value> (*take)(ValueReader&), ValueReader& reader) {
  if (value) return false;
  std::size_t const start = reader.position();
  value = take(reader);
  if (!value) reader.rewind(start);
  return value.has_value();
}

bool take_piece(Layer& layer, ValueReader& reader) {
  if (take_once(layer.position, take_position, reader)) {
    if (reader.take_delim('/')) layer.size = take_background_size(reader);
    return true;
  }
  return take_once(layer.image, take_background_image, reader) ||
         take_once(layer.repeat, take_background_repeat, reader) ||
         take_once(layer.attachment, take_background_attachment, reader) ||
         take_once(layer.origin, take_background_area, reader) || take_once(layer.clip, take_background_area, reader) ||
         take_once(layer.colour, take_colour, reader);
}

/// At least one piece, up to the comma or the end.
std::optional<Layer> take_layer(ValueReader& reader) {
  Layer layer;
  bool is_empty = true;
  while (!reader.at_end() && !reader.next_is(TokenKind::Comma)) {
    if (!take_piece(layer, reader)) return std::nullopt;
    is_empty = false;
  }
  // One box is both origin and clip.
  if (layer.origin && !layer.clip) layer.clip = layer.origin;
  return is_empty ? std::nullopt : std::optional(std::move(layer));
}

std::optional<std::vector<Layer>> take_layers(ValueReader& reader) {
  std::vector<Layer> layers;
  do {
    if (!layers.empty() && layers.back().colour) return std::nullopt;
    auto layer = take_layer(reader);
    if (!layer) return std::nullopt;
    layers.push_back(std::move(*layer));
  } while (reader.take(TokenKind::Comma));
  return layers;
}

/// The same piece of every layer as the list of one longhand.
template <typename Value, typename Access>
Apply list_of(std::vector<Layer> const& layers, std::optional<Value> Layer::*piece, Value const& initial,
              Access access) {
  std::vector<Value> values;
  for (Layer const& layer : layers) values.push_back((layer.*piece).value_or(initial));
  return set_list(std::move(values), access);
}

}  // namespace

std::optional<std::vector<ExpandedValue>> expand_background(ValueReader& reader) {
  auto const layers = take_layers(reader);
  if (!layers) return std::nullopt;
  std::vector<ExpandedValue> values;
  SpecifiedColour const colour = layers->back().colour.value_or(SpecifiedColour{false, {0, 0, 0, 0}});
  values.push_back({"background-color", [colour](Computation& computation) {
                      computation.style.background_colour = to_computed(colour, computation);
                    }});
  SpecifiedPosition const top_left{{0, 0, 0, 0, true}, {0, 0, 0, 0, true}};
  values.push_back(
      {"background-image", list_of(*layers, &Layer::image, std::string(), CLOSEOUT_CSS_MEMBER(background.images))});
  values.push_back(
      {"background-position", list_of(*layers, &Layer::position, top_left, CLOSEOUT_CSS_MEMBER(background.positions))});
  values.push_back({"background-size",
                    list_of(*layers, &Layer::size, SpecifiedBackgroundSize{}, CLOSEOUT_CSS_MEMBER(background.sizes))});
  values.push_back({"background-repeat",
                    list_of(*layers, &Layer::repeat, BackgroundRepeats{}, CLOSEOUT_CSS_MEMBER(background.repeats))});
  values.push_back({"background-attachment", list_of(*layers, &Layer::attachment, BackgroundAttachment::Scroll,
                                                     CLOSEOUT_CSS_MEMBER(background.attachments))});
  values.push_back({"background-origin", list_of(*layers, &Layer::origin, BackgroundArea::PaddingBox,
                                                 CLOSEOUT_CSS_MEMBER(background.origins))});
  values.push_back({"background-clip",
                    list_of(*layers, &Layer::clip, BackgroundArea::BorderBox, CLOSEOUT_CSS_MEMBER(background.clips))});
  return values;
}

}  // namespace closeout::css
