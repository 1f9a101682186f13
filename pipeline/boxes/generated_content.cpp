#include "boxes/generated_content.hpp"

#include <utility>

#include "boxes/semantics.hpp"

namespace closeout::boxes {
namespace {

using Kind = css::ContentItem::Kind;

/// The counters `page` and `pages` are the page's (css-page-3 section 6.1).
bool is_known_only_to_pages(css::ContentItem const& item) {
  switch (item.kind) {
    case Kind::Counter:
    case Kind::Counters:
      return item.text == "page" || item.text == "pages";
    case Kind::StringReference:
    case Kind::TargetCounter:
    case Kind::TargetText:
      return true;
    default:
      return false;
  }
}

std::string counters_text(css::ContentItem const& item, Counters const& counters) {
  std::string text;
  for (int const value : counters.values(item.text)) {
    if (!text.empty()) text += item.separator;
    text += counter_text(value, item.style);
  }
  return text;
}

/// Assumes the item is not known only to pages.
std::string text_of(css::ContentItem const& item, ContentSource const& source) {
  switch (item.kind) {
    case Kind::String:
      return item.text;
    case Kind::Attribute:
      return source.element.attribute(item.text.c_str()).value();
    case Kind::Counter:
      return counter_text(source.counters.value(item.text), item.style);
    case Kind::Counters:
      return counters_text(item, source.counters);
    case Kind::ElementText:
      return text_content(source.element);
    default:
      return {};
  }
}

/// With the address itself in place of the attribute that holds it.
css::ContentItem with_target(css::ContentItem item, pugi::xml_node element) {
  if (!item.target_is_address) item.target = element.attribute(item.target.c_str()).value();
  item.target_is_address = true;
  return item;
}

Box* as_generated(Box* box, ContentSource const& source) {
  box->is_generated = true;
  box->language = source.language;
  box->place = source.place;
  return box;
}

bool is_bullet(std::string_view type) {
  return type == "disc" || type == "circle" || type == "square";
}

/// css-counter-styles-3 section 6: numbering styles end with a full stop. The space after it is layout's.
std::string marker_text(std::string const& type, int value) {
  if (type == "none") return {};
  if (type.starts_with('"')) return type.substr(1);
  std::string const text = counter_text(value, type);
  return is_bullet(type) ? text : text + ".";
}

}  // namespace

BoxList content_boxes(std::vector<css::ContentItem> const& items, css::StyleRef const& style,
                      ContentSource const& source, BoxFactory& factory) {
  BoxList boxes;
  bool is_joinable = false;
  for (css::ContentItem const& item : items) {
    bool const is_deferred = is_known_only_to_pages(item);
    if (is_deferred || !is_joinable) {
      boxes.push_back(as_generated(factory.make_anonymous(BoxKind::Text, css::Display::Inline, style), source));
    }
    if (is_deferred) {
      boxes.back()->deferred_content.push_back(with_target(item, source.element));
    } else {
      boxes.back()->text += text_of(item, source);
    }
    is_joinable = !is_deferred;
  }
  return boxes;
}

Box* marker_box(css::ComputedStyle const& item, css::StyleRef const& marker_style, ContentSource const& source,
                BoxFactory& factory) {
  Box* box = as_generated(factory.make(BoxKind::Text, marker_style), source);
  if (marker_style->content) {
    for (css::ContentItem const& piece : *marker_style->content) box->text += text_of(piece, source);
  } else {
    box->text = marker_text(item.list_style_type, source.counters.value("list-item"));
  }
  return box->text.empty() ? nullptr : box;
}

std::vector<std::pair<std::string, std::string>> named_strings(css::ComputedStyle const& style,
                                                               ContentSource const& source) {
  std::vector<std::pair<std::string, std::string>> strings;
  for (auto const& [name, items] : style.string_set) {
    std::string text;
    for (css::ContentItem const& item : items) text += text_of(item, source);
    strings.emplace_back(name, std::move(text));
  }
  return strings;
}

}  // namespace closeout::boxes
