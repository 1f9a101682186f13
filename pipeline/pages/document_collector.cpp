#include "pages/document_collector.hpp"

#include <iterator>
#include <utility>

namespace closeout::pages {
namespace {

/// Old ids to places in document order.
class Renumbering {
 public:
  explicit Renumbering(std::map<StructureId, StructureElement> const& elements) {
    for (auto const& [id, element] : elements) {
      numbers_.emplace(id, static_cast<StructureId>(numbers_.size()));
      static_cast<void>(element);
    }
  }
  void apply(StructureId& id) const {
    auto const found = numbers_.find(id);
    id = found == numbers_.end() ? no_structure : found->second;
  }

 private:
  std::map<StructureId, StructureId> numbers_;
};

/// Children first, each after what stands before it.
void replay_element(Document const& document, StructureId id, DocumentSink& sink) {
  for (auto const& child : document.structure[id].children) {
    auto const* element = std::get_if<StructureId>(&child);
    if (element != nullptr && *element > id && *element < document.structure.size()) {
      replay_element(document, *element, sink);
    }
  }
  StructureElement element = document.structure[id];
  if (element.parent < document.structure.size()) element.parent_type = document.structure[element.parent].type;
  sink.add_element(id, std::move(element));
}

}  // namespace

void DocumentCollector::begin(Metadata const& metadata) {
  document_ = {};
  elements_.clear();
  document_.metadata = metadata;
}

void DocumentCollector::add_page(Page page) {
  document_.pages.push_back(std::move(page));
}

void DocumentCollector::add_element(StructureId id, StructureElement element) {
  elements_.emplace(id, std::move(element));
}

void DocumentCollector::add_overlay(std::uint32_t page, Overlay overlay) {
  auto const append = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  Page& below = document_.pages[page];
  append(below.items, overlay.items);
  append(below.marked_contents, overlay.marked_contents);
  append(below.links, overlay.links);
}

void DocumentCollector::finish(DocumentEnd end) {
  Renumbering const numbers(elements_);
  for (auto& [id, element] : elements_) {
    numbers.apply(element.parent);
    for (auto& child : element.children) {
      if (auto* below = std::get_if<StructureId>(&child)) numbers.apply(*below);
    }
    document_.structure.push_back(std::move(element));
  }
  elements_.clear();
  for (Page& page : document_.pages) {
    for (MarkedContent& content : page.marked_contents) numbers.apply(content.element);
    for (Link& link : page.links) numbers.apply(link.element);
  }
  for (Destination& destination : end.destinations) numbers.apply(destination.element);
  document_.outline = std::move(end.outline);
  document_.destinations = std::move(end.destinations);
}

void replay(Document const& document, DocumentSink& sink) {
  sink.begin(document.metadata);
  for (Page const& page : document.pages) {
    Page copy = page;
    for (MarkedContent& content : copy.marked_contents) {
      if (content.element < document.structure.size()) content.type = document.structure[content.element].type;
    }
    sink.add_page(std::move(copy));
  }
  if (!document.structure.empty()) replay_element(document, 0, sink);
  sink.finish({document.outline, document.destinations});
}

}  // namespace closeout::pages
