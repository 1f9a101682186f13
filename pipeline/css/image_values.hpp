#pragma once
// Computed values of images and backgrounds (css-images-3, css-backgrounds-3).
//
// An address is what can be opened: a path (relative to the working directory or absolute; url() is resolved against
// the sheet it stands in), one with a scheme ("data:..."), or "#id" of the document itself.

#include <cstdint>
#include <string>
#include <vector>

#include "css/length_percentage.hpp"

namespace closeout::css {

enum class ObjectFit : std::uint8_t { Fill, Contain, Cover, None, ScaleDown };
enum class ImageRendering : std::uint8_t { Auto, Smooth, HighQuality, CrispEdges, Pixelated };

/// css-images-4 section 5.1: `dots_per_px` where the image says nothing (`from_image`), or always.
struct ImageResolution {
  double dots_per_px = 1;
  bool from_image = false;
  bool snap = false;  ///< Rounded so that one dot of the image is a whole number of device dots.
  bool operator==(ImageResolution const&) const = default;
};

/// css-images-3 section 5.2. First turned, then flipped left to right; `from_image`: as its EXIF data says.
struct ImageOrientation {
  bool from_image = true;
  int quarter_turns = 0;  ///< Clockwise, 0 to 3.
  bool flip = false;
  bool operator==(ImageOrientation const&) const = default;
};

enum class BackgroundRepeat : std::uint8_t { Repeat, NoRepeat, Space, Round };
enum class BackgroundAttachment : std::uint8_t { Scroll, Fixed, Local };
enum class BackgroundArea : std::uint8_t { BorderBox, PaddingBox, ContentBox };

struct BackgroundRepeats {
  BackgroundRepeat x = BackgroundRepeat::Repeat, y = BackgroundRepeat::Repeat;
  bool operator==(BackgroundRepeats const&) const = default;
};

struct BackgroundSize {
  enum class Kind : std::uint8_t { Lengths, Cover, Contain };
  Kind kind = Kind::Lengths;
  SizeValue width, height;  ///< Auto or LengthPercentage of the positioning area.
  bool operator==(BackgroundSize const&) const = default;
};

/// The lists as computed; each is repeated or cut to as many values as there are images (css-backgrounds-3
/// section 3.2). Never empty.
struct BackgroundLists {
  std::vector<std::string> images{{}};  ///< Addresses; empty: none.
  std::vector<AlignedPosition> positions{{}};
  std::vector<BackgroundSize> sizes{{}};
  std::vector<BackgroundRepeats> repeats{{}};
  std::vector<BackgroundAttachment> attachments{BackgroundAttachment::Scroll};
  std::vector<BackgroundArea> origins{BackgroundArea::PaddingBox};
  std::vector<BackgroundArea> clips{BackgroundArea::BorderBox};  ///< The last layer's is the colour's, too.
  bool operator==(BackgroundLists const&) const = default;
};

/// One background image with what belongs to it.
struct BackgroundLayer {
  std::string image;  ///< Never empty.
  AlignedPosition position;
  BackgroundSize size;
  BackgroundRepeats repeat;
  BackgroundAttachment attachment = BackgroundAttachment::Scroll;
  BackgroundArea origin = BackgroundArea::PaddingBox;
  BackgroundArea clip = BackgroundArea::BorderBox;
  bool operator==(BackgroundLayer const&) const = default;
};

/// The layers that have an image, the topmost first.
[[nodiscard]] std::vector<BackgroundLayer> background_layers(BackgroundLists const& lists);
/// What the background colour is clipped to (section 3.10: the bottom layer's clip).
[[nodiscard]] BackgroundArea background_colour_clip(BackgroundLists const& lists);

}  // namespace closeout::css
