#pragma once
// Marked-content sequences and artifacts (ISO 32000-1 sections 14.6 and 14.8.2.2).

#include <span>
#include <string>

#include "pages/document.hpp"
#include "pdf/object_text.hpp"

namespace closeout::pdf {

[[nodiscard]] inline bool is_same_sequence(pages::Tag const& a, pages::Tag const& b) {
  return a.marked_content == b.marked_content && (a.marked_content || a.artifact == b.artifact);
}

/// The BDC operator for the sequence that begins with the first of `items`.
void append_sequence_begin(std::string& to, std::span<pages::Item const> items, pages::Page const& page);

}  // namespace closeout::pdf
