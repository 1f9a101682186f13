#pragma once

#include <string>

#include "base/geometry.hpp"
#include "pdf/object_text.hpp"

namespace closeout::pdf {

/// Path construction operators (ISO 32000-1 table 59); an upright rectangle becomes one "re".
void append_path(std::string& to, base::Path const& path, UserSpace const& space);

/// Six numbers that take an image's unit square, whose rows go upwards here (8.9.5.2), to user space.
void append_image_matrix(std::string& to, base::Transform const& placement, UserSpace const& space);

/// Six numbers of a turn about a point of the page.
void append_turn(std::string& to, base::Transform const& turn, base::Point about, UserSpace const& space);

/// Smallest upright rectangle around the path's points; nothing drawn lies outside but strokes.
struct Bounds {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool is_empty = true;
  void include(base::Path const& path);
};

}  // namespace closeout::pdf
