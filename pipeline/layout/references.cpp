#include "layout/references.hpp"

#include <utility>

#include "boxes/box_source.hpp"

namespace closeout::layout {
namespace {

/// Stands for a page number that no pass has found yet; two digits, so that most lines keep their width.
constexpr int unknown_page = 88;

// boxes resolves attr() in target-*(): the item's target is the attribute's value or, failing that, the address of the
// link the box stands in.
std::string resolved_target(css::ContentItem const& item, boxes::Box const& box) {
  if (item.target.starts_with('#')) return item.target;
  for (boxes::Box const* at = &box; at != nullptr; at = at->parent) {
    if (at->semantics != nullptr && at->semantics->href.starts_with('#')) return at->semantics->href;
  }
  return {};
}

bool is_page_counter(css::ContentItem const& item) {
  return item.text == "page" || item.text == "pages";
}

/// Puts a text together and notes what was missing.
class DeferredTextMaker {
 public:
  DeferredTextMaker(std::uint64_t box, References const& references) : box_(box), references_(references) {}

  void add(css::ContentItem const& item) {
    switch (item.kind) {
      case css::ContentItem::Kind::String:
        out_.text += item.text;
        break;
      case css::ContentItem::Kind::TargetCounter:
      case css::ContentItem::Kind::TargetCounters:
        add_target_counter(item);
        break;
      case css::ContentItem::Kind::TargetText:
        if (auto const* text = found(references_.text_of_id, target(item))) out_.text += *text;
        if (!references_.has_all_texts) out_.is_known = false;
        break;
      case css::ContentItem::Kind::Counter:
      case css::ContentItem::Kind::Counters:
        add_page(item.text == "pages" ? page_count() : found(references_.page_of_box, box_), item);
        break;
      case css::ContentItem::Kind::StringReference:
        add_string(found(references_.string_of_box, box_));
        break;
      default:
        break;
    }
  }
  [[nodiscard]] DeferredText take() { return std::move(out_); }

 private:
  static std::string target(css::ContentItem const& item) {
    return item.target.empty() ? std::string() : item.target.substr(1);
  }

  template <typename Map, typename Key>
  auto found(Map const& map, Key const& key) -> typename Map::mapped_type const* {
    auto const at = map.find(key);
    if (references_.page_count == 0) out_.is_known = false;
    return at == map.end() ? nullptr : &at->second;
  }

  void add_target_counter(css::ContentItem const& item) {
    if (is_page_counter(item)) return add_page(found(references_.page_of_id, target(item)), item);
    if (!references_.has_all_texts) out_.is_known = false;
    auto const* counters = found(references_.counters_of_id, target(item));
    if (counters == nullptr) return;
    auto const values = counters->find(item.text);
    std::vector<int> shown = values == counters->end() ? std::vector<int>{0} : values->second;
    bool const is_innermost_only = item.kind == css::ContentItem::Kind::TargetCounter;
    if (is_innermost_only) shown.erase(shown.begin(), shown.end() - 1);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      out_.text += (i > 0 ? item.separator : std::string()) + boxes::counter_text(shown[i], item.style);
    }
  }

  int const* page_count() {
    if (references_.page_count != 0) return &references_.page_count;
    out_.is_known = false;
    return nullptr;
  }

  void add_page(int const* page, css::ContentItem const& item) {
    out_.text += boxes::counter_text(page == nullptr ? unknown_page : *page, item.style);
  }

  /// A box whose text came out empty leaves no trace on a page; something has to stand there for the first pass.
  void add_string(std::string const* text) {
    if (text != nullptr) out_.text += *text;
    if (text == nullptr && references_.page_count == 0) out_.text += "\u2026";
  }

  std::uint64_t box_;
  References const& references_;
  DeferredText out_;
};

void append_text(boxes::Box const& box, std::string& out) {
  if (box.kind == boxes::BoxKind::LineBreak) out += ' ';
  if (box.deferred_content.empty()) out += box.text;
  for (boxes::Box const* child = box.first_child; child != nullptr; child = child->next_sibling) {
    append_text(*child, out);
  }
}

}  // namespace

DeferredContent deferred_content(boxes::Box const& box) {
  DeferredContent content{box.serial, box.deferred_content};
  for (css::ContentItem& item : content.items) {
    using enum css::ContentItem::Kind;
    if (item.kind == TargetCounter || item.kind == TargetCounters || item.kind == TargetText)
      item.target = resolved_target(item, box);
  }
  return content;
}

DeferredText deferred_text(DeferredContent const& content, References const& references) {
  DeferredTextMaker maker(content.box, references);
  for (css::ContentItem const& item : content.items) maker.add(item);
  return maker.take();
}

std::string text_content(boxes::Box const& box) {
  if (box.stream != nullptr) return box.stream->text();
  std::string text;
  append_text(box, text);
  return text;
}

}  // namespace closeout::layout
