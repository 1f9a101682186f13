#pragma once
// A small document as boxes, and boxes as one line of text.

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "boxes/pictures.hpp"
#include "boxes/tree.hpp"

namespace closeout::boxes {

class BoxedDocument {
 public:
  /// `text` is a whole document.
  explicit BoxedDocument(std::string text) {
    auto parsed = xml::parse(std::make_shared<base::SourceFile const>("a.xhtml", std::move(text)), diagnostics);
    if (!parsed) throw std::invalid_argument("the test's document is not well-formed");
    document = std::move(*parsed);
    auto styled = css::style(document, {}, diagnostics);
    if (!styled) throw std::invalid_argument("the test's document cannot be styled");
    auto built = build(document, *styled, pictures, diagnostics);
    if (!built) throw std::invalid_argument("the test's document has no boxes");
    tree = std::move(*built);
  }

  /// `sheet` in a <style> element, `body` in <body>; has a title and a language.
  static BoxedDocument of(std::string_view body, std::string_view sheet = "") {
    return BoxedDocument(
        std::string("<html xmlns='http://www.w3.org/1999/xhtml' lang='en'><head><title>T</title><style>")
            .append(sheet)
            .append("</style></head><body>")
            .append(body)
            .append("</body></html>"));
  }

  [[nodiscard]] Box const* body() const { return tree.root->first_child; }
  /// The first box in document order for which `is_it` holds; null if there is none.
  [[nodiscard]] Box const* find(std::function<bool(Box const&)> const& is_it) const { return find(*tree.root, is_it); }
  [[nodiscard]] Box const* with_role(Role role) const {
    return find([role](Box const& box) { return box.semantics != nullptr && box.semantics->role == role; });
  }
  [[nodiscard]] Box const* with_id(std::string_view id) const {
    return find([id](Box const& box) { return box.semantics != nullptr && box.semantics->id == id; });
  }
  /// "line:column: message" of each finding.
  [[nodiscard]] std::vector<std::string> findings() const {
    std::vector<std::string> lines;
    for (base::Diagnostic const& finding : diagnostics.all()) {
      base::Position const at = finding.place.position();
      lines.push_back(
          std::to_string(at.line).append(":").append(std::to_string(at.column)).append(": ").append(finding.message));
    }
    return lines;
  }

  base::Diagnostics diagnostics;
  xml::Document document;
  Pictures pictures;
  Tree tree;

 private:
  static Box const* find(Box const& box, std::function<bool(Box const&)> const& is_it) {
    if (is_it(box)) return &box;
    for (Box const* child = box.first_child; child != nullptr; child = child->next_sibling) {
      if (Box const* found = find(*child, is_it)) return found;
    }
    return nullptr;
  }
};

/// Boxes in brackets after a letter: B block, I inline, L list item, A atomic inline, D drawing, M image, T table,
/// C caption, g column group, c column, G row group, R row, D cell is "d", / line break; text in quotes.
inline std::string outline(Box const& box) {
  if (box.kind == BoxKind::Text) return "'" + box.text + "'";
  constexpr std::string_view letters = "BI'/ADMLTCgcGRd";
  std::string text(1, letters[static_cast<std::size_t>(box.kind)]);
  if (box.first_child == nullptr) return text;
  text += '[';
  for (Box const* child = box.first_child; child != nullptr; child = child->next_sibling) text += outline(*child);
  return text + ']';
}

/// Of the body's children.
inline std::string outline(std::string_view body, std::string_view sheet = "") {
  BoxedDocument const page = BoxedDocument::of(body, sheet);
  std::string const whole = outline(*page.body());
  return whole.size() < 3 ? "" : whole.substr(2, whole.size() - 3);
}

}  // namespace closeout::boxes
