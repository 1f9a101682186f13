// Replaced elements and images (css-images-3 section 5, css-images-4 section 5.1).

#include <cmath>

#include "css/angle_value.hpp"
#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

/// from-image || <resolution>, with `snap`.
std::optional<ImageResolution> parse_resolution(ValueReader& reader) {
  ImageResolution result;
  bool has_value = false;
  while (!reader.at_end()) {
    if (!result.from_image && reader.take_ident("from-image")) {
      result.from_image = has_value = true;
    } else if (!result.snap && reader.take_ident("snap")) {
      result.snap = true;
    } else if (auto const resolution = take_resolution(reader); resolution && *resolution > 0) {
      result.dots_per_px = *resolution;
      has_value = true;
    } else {
      return std::nullopt;
    }
  }
  return has_value ? std::optional(result) : std::nullopt;
}

/// from-image | none | [ <angle> || flip ]; the angle is rounded to the nearest quarter turn (section 5.2).
std::optional<ImageOrientation> parse_orientation(ValueReader& reader) {
  if (reader.take_ident("from-image")) return ImageOrientation{};
  if (reader.take_ident("none")) return ImageOrientation{false, 0, false};
  ImageOrientation result{false, 0, reader.take_ident("flip")};
  auto const degrees = take_angle(reader);
  if (degrees) result.quarter_turns = static_cast<int>(std::fmod(std::round(*degrees / 90), 4) + 4) % 4;
  if (!result.flip) result.flip = reader.take_ident("flip");
  return degrees || result.flip ? std::optional(result) : std::nullopt;
}

}  // namespace

void add_image_properties(std::vector<Property>& rows) {
  using enum Inherited;
  rows.push_back(row("object-fit", "fill", No,
                     keywords<ObjectFit>({{"fill", ObjectFit::Fill},
                                          {"contain", ObjectFit::Contain},
                                          {"cover", ObjectFit::Cover},
                                          {"none", ObjectFit::None},
                                          {"scale-down", ObjectFit::ScaleDown}}),
                     CLOSEOUT_CSS_MEMBER(object_fit)));
  rows.push_back(row("object-position", "50% 50%", No, position(), CLOSEOUT_CSS_MEMBER(object_position)));
  rows.push_back(row("image-resolution", "1dppx", Yes,
                     ValueParser<ImageResolution>{"[ from-image || <resolution> ] && snap?", parse_resolution},
                     CLOSEOUT_CSS_MEMBER(image_resolution)));
  rows.push_back(row("image-orientation", "from-image", Yes,
                     ValueParser<ImageOrientation>{"from-image | none | [ <angle> || flip ]", parse_orientation},
                     CLOSEOUT_CSS_MEMBER(image_orientation)));
  rows.push_back(row("image-rendering", "auto", Yes,
                     keywords<ImageRendering>({{"auto", ImageRendering::Auto},
                                               {"smooth", ImageRendering::Smooth},
                                               {"high-quality", ImageRendering::HighQuality},
                                               {"crisp-edges", ImageRendering::CrispEdges},
                                               {"pixelated", ImageRendering::Pixelated}}),
                     CLOSEOUT_CSS_MEMBER(image_rendering)));
}

}  // namespace closeout::css
