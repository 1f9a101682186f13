#include "layout/references.hpp"

namespace closeout::layout {
namespace {

/// Stands for a page number that no pass has found yet; two digits, so that most lines keep their width.
constexpr int unknown_page = 88;

std::string attribute_target(css::ContentItem const& item, boxes::Box const& box) {
  // boxes resolves attr() in target-*(): the item's target is the attribute's value or, failing that, the address
  // of the link the box stands in.
  if (item.target.starts_with('#')) return item.target.substr(1);
  for (boxes::Box const* at = &box; at != nullptr; at = at->parent) {
    if (at->semantics != nullptr && at->semantics->href.starts_with('#')) return at->semantics->href.substr(1);
  }
  return {};
}

std::string target_counter(css::ContentItem const& item, boxes::Box const& box, References const& references) {
  auto const found = references.page_of_id.find(attribute_target(item, box));
  return boxes::counter_text(found == references.page_of_id.end() ? unknown_page : found->second, item.style);
}

std::string target_text(css::ContentItem const& item, boxes::Box const& box, References const& references) {
  auto const found = references.text_of_id.find(attribute_target(item, box));
  return found == references.text_of_id.end() ? std::string() : found->second;
}

std::string page_counter(css::ContentItem const& item, boxes::Box const& box, References const& references) {
  if (item.text == "pages") {
    return boxes::counter_text(references.page_count == 0 ? unknown_page : references.page_count, item.style);
  }
  auto const found = references.page_of_box.find(&box);
  return boxes::counter_text(found == references.page_of_box.end() ? unknown_page : found->second, item.style);
}

std::string named_string_of(boxes::Box const& box, References const& references) {
  auto const found = references.string_of_box.find(&box);
  // A box whose text came out empty leaves no trace on a page; something has to stand there for the first pass.
  return found == references.string_of_box.end() ? "\u2026" : found->second;
}

void append_text(boxes::Box const& box, std::string& out) {
  if (box.kind == boxes::BoxKind::LineBreak) out += ' ';
  if (box.deferred_content.empty()) out += box.text;
  for (boxes::Box const* child = box.first_child; child != nullptr; child = child->next_sibling) {
    append_text(*child, out);
  }
}

}  // namespace

std::string deferred_text(boxes::Box const& box, References const& references) {
  std::string text;
  for (css::ContentItem const& item : box.deferred_content) {
    switch (item.kind) {
      case css::ContentItem::Kind::String:
        text += item.text;
        break;
      case css::ContentItem::Kind::TargetCounter:
        text += target_counter(item, box, references);
        break;
      case css::ContentItem::Kind::TargetText:
        text += target_text(item, box, references);
        break;
      case css::ContentItem::Kind::Counter:
      case css::ContentItem::Kind::Counters:
        text += page_counter(item, box, references);
        break;
      case css::ContentItem::Kind::StringReference:
        text += named_string_of(box, references);
        break;
      case css::ContentItem::Kind::Attribute:
      case css::ContentItem::Kind::ElementText:
        break;
    }
  }
  return text;
}

std::string text_content(boxes::Box const& box) {
  std::string text;
  append_text(box, text);
  return text;
}

}  // namespace closeout::layout
