#include "layout/document_builder.hpp"

#include <utility>

#include "css/page_box.hpp"
#include "layout/context.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;

pages::Metadata metadata_of(boxes::DocumentInfo const& info) {
  pages::Metadata data;
  data.title = info.title;
  data.language = info.language;
  for (auto const& [name, content] : info.metadata) {
    if (name == "author" || name == "dcterms.creator") data.author = content;
    if (name == "description" || name == "dcterms.description") data.subject = content;
    if (name == "keywords") data.keywords = content;
    if (name == "dcterms.date" || name == "date") data.date = content;
    if (name == "dcterms.identifier" || name == "identifier") data.identifier = content;
  }
  return data;
}

/// css-page-3 of 2023, section 7.2: degrees clockwise.
int rotation_of(css::PageOrientation orientation) {
  if (orientation == css::PageOrientation::RotateRight) return 90;
  return orientation == css::PageOrientation::RotateLeft ? 270 : 0;
}

}  // namespace

std::string named_string(PageRecord const& record, css::ContentItem const& item) {
  auto const& strings = item.style == "last" ? record.last : item.style == "start" ? record.start : record.first;
  auto const found = strings.find(item.text);
  if (item.style == "first-except" && record.set_here.contains(item.text)) return {};
  return found == strings.end() ? std::string() : found->second;
}

DocumentBuilder::DocumentBuilder(Context& context, pages::DocumentSink& sink)
    : structure(context.info.language), context_(context), sink_(sink) {
  ids_.insert(context.info.ids.begin(), context.info.ids.end());
  sink_.begin(metadata_of(context.info));
}

void DocumentBuilder::take(boxes::Part const& part) {
  if (is_painting()) structure.plan(part);
}

void DocumentBuilder::begin_page(css::PageSelection const& selection, css::PageStyle const& style) {
  PageRecord record;
  record.selection = selection;
  record.sheet = style.size;
  base::Edges<Length> const edges = css::page_area_edges(style);
  record.area = {{edges.left, edges.top}, css::page_area(style)};
  if (!records.empty()) {
    record.number = records.back().number;
    record.page_counters = records.back().page_counters;
    record.counters = records.back().counters;
    record.start = record.first = record.last = records.back().last;
  }
  count_page(*style.style, root_counters, record.number, record.page_counters);
  records.push_back(std::move(record));
  canvas_ = {};
  canvas_.size = style.size;
  canvas_.rotation = rotation_of(style.orientation);
  canvas_page_ = records.size() - 1;
  first_marked_content_ = first_link_ = 0;
}

void DocumentBuilder::finish_page() {
  canvas_.label = boxes::counter_text(records.back().number, "decimal");
  if (!is_painting()) return;
  records.back().marked_contents = static_cast<std::uint32_t>(canvas_.marked_contents.size());
  records.back().links = static_cast<std::uint32_t>(canvas_.links.size());
  canvas_.awaits_content = !waiting.empty() && waiting.back().page == canvas_page_;
  sink_.add_page(std::exchange(canvas_, {}));
  structure.release(sink_);
}

void DocumentBuilder::begin_overlay(std::size_t page) {
  canvas_ = {};
  canvas_.size = records[page].sheet;
  canvas_page_ = page;
  first_marked_content_ = records[page].marked_contents;
  first_link_ = records[page].links;
}

void DocumentBuilder::finish_overlay() {
  if (!is_painting() || canvas_.items.empty()) return;
  sink_.add_overlay(static_cast<std::uint32_t>(canvas_page_),
                    {std::move(canvas_.items), std::move(canvas_.marked_contents), std::move(canvas_.links)});
}

void DocumentBuilder::note(Box const& box, std::size_t page, base::Point at) {
  if (!is_of_note(box) || !noted_.insert(box.serial).second) return;
  note_counters(box, page);
  note_id(box, page, at);
  note_outline(box, page, at);
  note_strings(box, page, at);
}

void DocumentBuilder::note_id(Box const& box, std::size_t page, base::Point at) {
  if (box.semantics == nullptr || box.semantics->id.empty()) return;
  if (!placed_ids_.insert(box.semantics->id).second) return;
  bool const are_wanted = context_.references.wants_texts || context_.wants_texts();
  misses_texts_ = misses_texts_ || !are_wanted;
  if (are_wanted) {
    counters_of_id_[box.semantics->id] = {box.counters.begin(), box.counters.end()};
    text_of_id_[box.semantics->id] = text_content(box);
  }
  end_.destinations.push_back({box.semantics->id, static_cast<std::uint32_t>(page), at, structure.element_of(box)});
}

void DocumentBuilder::note_outline(Box const& box, std::size_t page, base::Point at) {
  if (!box.style->bookmark_level || box.semantics == nullptr) return;
  std::string title = !box.bookmark_label.empty() ? box.bookmark_label : text_content(box);
  if (title.empty()) return;
  end_.outline.push_back({*box.style->bookmark_level, std::move(title), static_cast<std::uint32_t>(page), at,
                          box.style->bookmark_state == css::BookmarkState::Open});
}

/// css-gcpm-3 section 1.1: a page shows the first value set on it, or the last (string(name, last)), or what was in
/// force when it began (start).
void DocumentBuilder::note_strings(Box const& box, std::size_t page, base::Point at) {
  PageRecord& record = records[page];
  bool const begins_page = at.y <= record.area.top();
  for (auto const& [name, value] : box.named_strings) {
    // "start": the element that begins the page gives its value already.
    if (begins_page && !record.set_here.contains(name)) record.start[name] = value;
    if (record.set_here.insert(name).second) record.first[name] = value;
    record.last[name] = value;
  }
}

void DocumentBuilder::note_counters(Box const& box, std::size_t page) {
  for (auto const& [name, values] : box.counters) records[page].counters[name] = values;
  for (auto const* changes : {&box.style->counter_reset, &box.style->counter_set}) {
    for (css::CounterChange const& change : *changes) {
      if (change.name == "page") records[page].number = change.value;
    }
  }
}

void DocumentBuilder::note_deferred_text(Box const& box, std::size_t page) {
  deferred_places_.try_emplace(box.serial, DeferredPlace{page, box.deferred_content});
}

bool DocumentBuilder::has_target(std::string const& id, base::SourcePlace const& place) {
  if (ids_.contains(id)) return true;
  if (missing_ids_.insert(id).second) {
    base::Diagnostic finding = base::warning("layout-broken-link", "no element has the id \"" + id + "\"", place);
    finding.hint = "correct the link or give its target this id";
    finding.arguments = {{"id", id}};
    context_.diagnostics.add(std::move(finding));
  }
  return false;
}

/// An element that leaves nothing on a page (an empty anchor) is where the last one with an id before it was.
void DocumentBuilder::place_missing_ids() {
  std::unordered_map<std::string, std::size_t> placed;
  for (std::size_t i = 0; i < end_.destinations.size(); ++i) placed[end_.destinations[i].name] = i;
  pages::Destination last;
  last.element = 0;
  for (std::string const& id : context_.info.ids) {
    auto const found = placed.find(id);
    if (found != placed.end()) {
      last = end_.destinations[found->second];
      continue;
    }
    last.name = id;
    placed[id] = end_.destinations.size();
    end_.destinations.push_back(last);
  }
}

void DocumentBuilder::finish() {
  if (!is_painting()) return;
  structure.finish(sink_);
  for (pages::Destination& destination : end_.destinations) destination.element = structure.kept(destination.element);
  sink_.finish(std::move(end_));
}

References DocumentBuilder::take_references() {
  place_missing_ids();
  References found;
  found.page_count = static_cast<int>(records.size());
  found.counters_of_id = std::move(counters_of_id_);
  found.has_all_texts = !misses_texts_;
  found.wants_texts = context_.wants_texts();
  found.text_of_id = std::move(text_of_id_);
  for (pages::Destination const& destination : end_.destinations) {
    found.page_of_id[destination.name] = records[destination.page].number;
  }
  for (auto const& [box, place] : deferred_places_) {
    found.page_of_box[box] = records[place.page].number;
    for (css::ContentItem const& item : place.items) {
      if (item.kind != css::ContentItem::Kind::StringReference) continue;
      found.string_of_box[box] = named_string(records[place.page], item);
    }
  }
  return found;
}

}  // namespace closeout::layout
