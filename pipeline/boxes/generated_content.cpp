#include "boxes/generated_content.hpp"

#include <utility>

#include "base/utf8.hpp"
#include "boxes/pictures.hpp"
#include "boxes/quotes.hpp"
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
    case Kind::TargetCounters:
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

std::string first_letter(std::string_view text) {
  std::size_t const begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  std::size_t end = begin;
  static_cast<void>(base::next_code_point(text, end));
  return std::string(text.substr(begin, end - begin));
}

std::string text_of(css::ContentItem const& item, ContentSource const& source);

std::string text_of_pseudo_element(css::PseudoElement pseudo, ContentSource const& source) {
  std::string text;
  auto const style = source.styled.pseudo_style_of(source.element, pseudo);
  if (!style || !style->content) return text;
  for (css::ContentItem const& item : *style->content) text += text_of(item, source);
  return text;
}

/// content() in string-set and bookmark-label (css-gcpm-3 section 1.1.1).
std::string element_text(std::string_view part, ContentSource const& source) {
  if (part == "before") return text_of_pseudo_element(css::PseudoElement::Before, source);
  if (part == "after") return text_of_pseudo_element(css::PseudoElement::After, source);
  if (part == "first-letter") return first_letter(text_content(source.element));
  return part == "marker" ? std::string() : text_content(source.element);
}

/// css-content-3 section 3.2: `auto` goes by the language around the quotation.
std::string_view language_around(ContentSource const& source) {
  for (pugi::xml_node node = source.element.parent(); node; node = node.parent()) {
    if (char const* language = own_language(node)) return language;
  }
  return source.language;
}

bool is_quote(Kind kind) {
  return kind == Kind::OpenQuote || kind == Kind::CloseQuote || kind == Kind::NoOpenQuote || kind == Kind::NoCloseQuote;
}

/// A leader's pattern is never broken: its spaces are kept.
std::string unbreakable(std::string_view pattern) {
  std::string text;
  for (char const c : pattern) text += c == ' ' ? std::string("\u00A0") : std::string(1, c);
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
      return element_text(item.text, source);
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

/// An image decorates, unless the content list says after its slash what is read instead of it. Null if it cannot be
/// shown.
Box* image_box(std::string const& address, css::StyleRef const& style, ContentSource const& source,
               BoxFactory& factory) {
  Picture picture = source.pictures.open_path(address, source.place, source.diagnostics);
  if (picture.is_empty()) return nullptr;
  BoxKind const kind = picture.image ? BoxKind::Image : BoxKind::Drawing;
  Box* box = as_generated(factory.make_anonymous(kind, css::Display::Inline, style), source);
  box->picture = std::move(picture);
  Semantics semantics;
  for (css::ContentItem const& item : style->content_alternative) semantics.alternative_text += text_of(item, source);
  semantics.role = semantics.alternative_text.empty() ? Role::Artifact : Role::Figure;
  semantics.has_alternative_text = true;
  semantics.place = source.place;
  box->semantics = factory.make_semantics(std::move(semantics));
  return box;
}

bool is_bullet(std::string_view type) {
  return type == "disc" || type == "circle" || type == "square";
}

/// css-counter-styles-3 sections 2.3 and 6: numbering styles end with a full stop and a space, bullets with a space.
std::string marker_text(std::string const& type, int value) {
  if (type == "none") return {};
  if (type.starts_with('"')) return type.substr(1);
  std::string const text = counter_text(value, type);
  return text + (is_bullet(type) ? " " : ". ");
}

}  // namespace

BoxList content_boxes(std::vector<css::ContentItem> const& items, css::StyleRef const& style,
                      ContentSource const& source, BoxFactory& factory) {
  BoxList boxes;
  bool is_joinable = false;
  for (css::ContentItem const& item : items) {
    if (item.kind == Kind::Image) {
      if (Box* const image = image_box(item.text, style, source, factory)) boxes.push_back(image);
      is_joinable = false;
      continue;
    }
    bool const is_leader = item.kind == Kind::Leader;
    bool const is_deferred = is_known_only_to_pages(item) || is_leader;
    if (is_deferred || !is_joinable) {
      boxes.push_back(as_generated(factory.make_anonymous(BoxKind::Text, css::Display::Inline, style), source));
    }
    if (is_leader) {
      boxes.back()->is_leader = true;
      boxes.back()->text = unbreakable(item.text);
    } else if (is_quote(item.kind)) {
      boxes.back()->text +=
          source.quotes.take(item.kind, style->quotes, language_around(source), source.counters.quote_depth);
    } else if (is_deferred) {
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
  auto const& content = marker_style->content;
  bool const is_image = content && content->size() == 1 && content->front().kind == Kind::Image;
  std::string const image = is_image ? content->front().text : content ? std::string() : item.list_style_image;
  if (!image.empty()) {
    if (Box* const shown = image_box(image, marker_style, source, factory)) return shown;
  }
  Box* box = as_generated(factory.make(BoxKind::Text, marker_style), source);
  if (marker_style->content) {
    for (css::ContentItem const& piece : *marker_style->content) box->text += text_of(piece, source);
  } else {
    box->text = marker_text(item.list_style_type, source.counters.value("list-item"));
  }
  return box->text.empty() ? nullptr : box;
}

std::string bookmark_label(css::ComputedStyle const& style, ContentSource const& source) {
  css::ContentItems const& items = style.bookmark_label;
  bool const is_text = items.size() == 1 && items[0].kind == Kind::ElementText && items[0].text == "text";
  std::string label;
  if (is_text) return label;
  for (css::ContentItem const& item : items) label += text_of(item, source);
  return label;
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
