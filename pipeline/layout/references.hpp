#pragma once
// Content that only finished pages know (css-content-3, css-gcpm-3): page numbers of targets and counter(pages).
// A pass uses what the pass before it found; when both agree, the document is settled.

#include <map>
#include <string>
#include <unordered_map>

#include "boxes/tree.hpp"

namespace closeout::layout {

struct References {
  std::map<std::string, int> page_of_id;                             ///< Value of the page counter where the id stands.
  std::map<std::string, std::string> text_of_id;                     ///< target-text().
  std::unordered_map<boxes::Box const*, int> page_of_box;            ///< For counter(page) in the flow.
  std::unordered_map<boxes::Box const*, std::string> used_text;      ///< What deferred text was set as.
  std::unordered_map<boxes::Box const*, std::string> string_of_box;  ///< For string() in the flow.
  int page_count = 0;
};

/// Text of a box with deferred content, from what is known.
[[nodiscard]] std::string deferred_text(boxes::Box const& box, References const& references);

/// Text of all text boxes below `box`, in tree order; deferred content is left out.
[[nodiscard]] std::string text_content(boxes::Box const& box);

}  // namespace closeout::layout
