#include "boxes/svg_view.hpp"

#include <algorithm>

#include "boxes/semantics.hpp"
#include "boxes/svg_numbers.hpp"

namespace closeout::boxes {
namespace {

/// "Min", "Mid" or "Max" as a share of the rest.
std::optional<double> share_of(std::string_view text) {
  if (text == "Min") return 0;
  if (text == "Mid") return 0.5;
  if (text == "Max") return 1;
  return std::nullopt;
}

/// "xMidYMax"
bool set_alignment(AspectRatio& ratio, std::string_view text) {
  constexpr std::size_t length = 8;
  if (text.size() != length || text[0] != 'x' || text[4] != 'Y') return false;
  auto const x = share_of(text.substr(1, 3)), y = share_of(text.substr(5));
  if (!x || !y) return false;
  ratio.x = *x;
  ratio.y = *y;
  return true;
}

}  // namespace

std::optional<ViewBox> parse_view_box(std::string_view text) {
  auto const numbers = parse_numbers(text);
  bool const is_valid = numbers && numbers->size() == 4 && (*numbers)[2] > 0 && (*numbers)[3] > 0;
  if (!is_valid) return std::nullopt;
  return ViewBox{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
}

std::optional<AspectRatio> parse_aspect_ratio(std::string_view text) {
  std::vector<std::string> const parts = words(text);
  AspectRatio ratio;
  if (parts.empty()) return ratio;
  if (parts.size() > 2) return std::nullopt;
  if (parts[0] == "none") {
    ratio.fit = AspectRatio::Fit::None;
  } else if (!set_alignment(ratio, parts[0])) {
    return std::nullopt;
  } else if (parts.size() == 2 && parts[1] == "slice") {
    ratio.fit = AspectRatio::Fit::Slice;
  }
  bool const is_known = parts.size() == 1 || parts[1] == "meet" || parts[1] == "slice";
  return is_known ? std::optional(ratio) : std::nullopt;
}

base::Transform view_transform(std::array<double, 4> const& view_box, AspectRatio const& aspect_ratio, double width,
                               double height) {
  auto const [left, top, view_width, view_height] = view_box;
  double scale_x = width / view_width, scale_y = height / view_height;
  if (aspect_ratio.fit == AspectRatio::Fit::Meet) scale_x = scale_y = std::min(scale_x, scale_y);
  if (aspect_ratio.fit == AspectRatio::Fit::Slice) scale_x = scale_y = std::max(scale_x, scale_y);
  double const x = (width - scale_x * view_width) * aspect_ratio.x;
  double const y = (height - scale_y * view_height) * aspect_ratio.y;
  return {scale_x, 0, 0, scale_y, x - scale_x * left, y - scale_y * top};
}

}  // namespace closeout::boxes
