#pragma once
// Content that only finished pages know (css-content-3, css-gcpm-3): page numbers of targets and counter(pages).
// A pass uses what the pass before it found; when both agree, the document is settled.

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "boxes/tree.hpp"

namespace closeout::layout {

/// What one pass found. Boxes go by their serial number, which is the same in every pass.
struct References {
  std::map<std::string, int> page_of_id;                         ///< Value of the page counter where the id stands.
  std::map<std::string, std::string> text_of_id;                 ///< target-text().
  std::unordered_map<std::uint64_t, int> page_of_box;            ///< For counter(page) in the flow.
  std::unordered_map<std::uint64_t, std::string> string_of_box;  ///< For string() in the flow.
  /// Counters of the document where the id stands, their values outermost first.
  std::map<std::string, std::map<std::string, std::vector<int>>> counters_of_id;
  int page_count = 0;        ///< 0: no pass has ended yet.
  bool has_all_texts = false;  ///< Of every id the text and the counters are here, if any are wanted.
  bool wants_texts = false;  ///< target-text(), or target-counter() of a counter that is not the page's, is used.
};

/// The content of a box that waits for pages, its links resolved to "#id".
struct DeferredContent {
  std::uint64_t box = 0;
  std::vector<css::ContentItem> items;
};
[[nodiscard]] DeferredContent deferred_content(boxes::Box const& box);

struct DeferredText {
  std::string text;
  bool is_known = true;  ///< False: something in it only a later pass can know.
};
[[nodiscard]] DeferredText deferred_text(DeferredContent const& content, References const& references);

/// Text of all text boxes below `box`, in tree order; deferred content is left out.
[[nodiscard]] std::string text_content(boxes::Box const& box);

}  // namespace closeout::layout
