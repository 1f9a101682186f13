#pragma once

#include <string>

#include "base/geometry.hpp"
#include "pdf/object_text.hpp"

namespace closeout::pdf {

/// Path construction operators (ISO 32000-1 table 59); an upright rectangle becomes one "re".
void append_path(std::string& to, base::Path const& path, UserSpace const& space);

/// Smallest upright rectangle around the path's points; nothing drawn lies outside but strokes.
struct Bounds {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool is_empty = true;
  void include(base::Path const& path);
};

}  // namespace closeout::pdf
