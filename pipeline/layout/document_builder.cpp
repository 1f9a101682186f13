#include "layout/document_builder.hpp"

#include "layout/context.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;

pages::Metadata metadata_of(boxes::Tree const& tree) {
  pages::Metadata data;
  data.title = tree.title;
  data.language = tree.language;
  for (auto const& [name, content] : tree.metadata) {
    if (name == "author" || name == "dcterms.creator") data.author = content;
    if (name == "description" || name == "dcterms.description") data.subject = content;
    if (name == "keywords") data.keywords = content;
    if (name == "dcterms.date" || name == "date") data.date = content;
    if (name == "dcterms.identifier" || name == "identifier") data.identifier = content;
  }
  return data;
}

}  // namespace

std::string named_string(PageRecord const& record, css::ContentItem const& item) {
  auto const& strings = item.style == "last" ? record.last : item.style == "start" ? record.start : record.first;
  auto const found = strings.find(item.text);
  if (item.style == "first-except" && record.set_here.contains(item.text)) return {};
  return found == strings.end() ? std::string() : found->second;
}

DocumentBuilder::DocumentBuilder(Context& context) : structure(context.tree), context_(context) {
  document.metadata = metadata_of(context.tree);
  for (boxes::Semantics const& semantics : context.tree.semantics) {
    if (!semantics.id.empty()) ids_.insert(semantics.id);
  }
}

void DocumentBuilder::add_page(css::PageSelection const& selection, css::PageStyle const& style) {
  PageRecord record;
  record.selection = selection;
  PageAreaEdges const edges = page_area_edges(style);
  record.area = {{edges.left, edges.top},
                 {style.size.width - edges.left - edges.right, style.size.height - edges.top - edges.bottom}};
  if (!records.empty()) {
    record.number = records.back().number + 1;
    record.start = record.first = record.last = records.back().last;
  }
  records.push_back(std::move(record));
  document.pages.emplace_back().size = style.size;
}

void DocumentBuilder::note(Box const& box, std::size_t page, base::Point at) {
  css::ComputedStyle const& style = *box.style;
  bool const is_of_note = (box.semantics != nullptr && !box.semantics->id.empty()) || style.bookmark_level ||
                          !box.named_strings.empty() || !style.counter_reset.empty() || !style.counter_set.empty();
  if (!is_of_note || !noted_.insert(&box).second) return;
  note_page_counter(box, page);
  note_id(box, page, at);
  note_outline(box, page, at);
  note_strings(box, page);
}

void DocumentBuilder::note_id(Box const& box, std::size_t page, base::Point at) {
  if (box.semantics == nullptr || box.semantics->id.empty()) return;
  if (!placed_ids_.insert(box.semantics->id).second) return;
  box_of_id_[box.semantics->id] = &box;
  document.destinations.push_back(
      {box.semantics->id, static_cast<std::uint32_t>(page), at, structure.element_of(*box.semantics)});
}

void DocumentBuilder::note_outline(Box const& box, std::size_t page, base::Point at) {
  if (!box.style->bookmark_level || box.semantics == nullptr) return;
  std::string title = text_content(box);
  if (title.empty()) return;
  document.outline.push_back({*box.style->bookmark_level, std::move(title), static_cast<std::uint32_t>(page), at});
}

/// css-gcpm-3 section 1.1: a page shows the first value set on it, or the last (string(name, last)), or what was in
/// force when it began (start).
void DocumentBuilder::note_strings(Box const& box, std::size_t page) {
  PageRecord& record = records[page];
  for (auto const& [name, value] : box.named_strings) {
    if (record.set_here.insert(name).second) record.first[name] = value;
    record.last[name] = value;
  }
}

void DocumentBuilder::note_page_counter(Box const& box, std::size_t page) {
  for (auto const* changes : {&box.style->counter_reset, &box.style->counter_set}) {
    for (css::CounterChange const& change : *changes) {
      if (change.name == "page") records[page].number = change.value;
    }
  }
}

void DocumentBuilder::note_deferred_text(Box const& box, std::size_t page) {
  page_of_box_.emplace(&box, page);
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
  std::map<std::string, std::size_t> placed;
  for (std::size_t i = 0; i < document.destinations.size(); ++i) placed[document.destinations[i].name] = i;
  pages::Destination last;
  last.element = 0;
  for (boxes::Semantics const& semantics : context_.tree.semantics) {
    if (semantics.id.empty()) continue;
    auto const found = placed.find(semantics.id);
    if (found != placed.end()) {
      last = document.destinations[found->second];
      continue;
    }
    last.name = semantics.id;
    placed[semantics.id] = document.destinations.size();
    document.destinations.push_back(last);
  }
}

void DocumentBuilder::finish() {
  place_missing_ids();
  for (std::size_t i = 0; i < records.size(); ++i) {
    document.pages[i].label = boxes::counter_text(records[i].number, "decimal");
  }
  structure.finish(document);
}

References DocumentBuilder::references() const {
  References found;
  found.page_count = static_cast<int>(records.size());
  for (pages::Destination const& destination : document.destinations) {
    found.page_of_id[destination.name] = records[destination.page].number;
  }
  for (auto const& [id, box] : box_of_id_) found.text_of_id[id] = text_content(*box);
  for (auto const& [box, page] : page_of_box_) {
    found.page_of_box[box] = records[page].number;
    for (css::ContentItem const& item : box->deferred_content) {
      if (item.kind == css::ContentItem::Kind::StringReference)
        found.string_of_box[box] = named_string(records[page], item);
    }
  }
  return found;
}

}  // namespace closeout::layout
