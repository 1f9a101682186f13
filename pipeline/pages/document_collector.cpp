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

/// Hands a document on with ids that rise in document order, whatever those it has.
class Replay {
 public:
  Replay(Document const& document, DocumentSink& sink)
      : document_(document), sink_(sink), ids_(document.structure.size(), no_structure) {
    if (!ids_.empty()) number(0);
  }

  void run() {
    sink_.begin(document_.metadata);
    for (Page const& page : document_.pages) add_page(page);
    if (!document_.structure.empty()) add_element(0);
    DocumentEnd end{document_.outline, document_.destinations};
    for (Destination& destination : end.destinations) destination.element = id_of(destination.element);
    sink_.finish(std::move(end));
  }

 private:
  [[nodiscard]] StructureId id_of(StructureId element) const {
    return element < ids_.size() ? ids_[element] : no_structure;
  }

  /// Calls `action` on the elements below; parents come before children, so this ends.
  template <typename Action>
  void for_each_child(StructureId parent, Action action) {
    for (auto const& child : document_.structure[parent].children) {
      auto const* element = std::get_if<StructureId>(&child);
      if (element != nullptr && *element > parent && *element < ids_.size()) action(*element);
    }
  }

  void number(StructureId element) {
    ids_[element] = next_++;
    for_each_child(element, [this](StructureId child) { number(child); });
  }

  void add_page(Page page) {
    for (MarkedContent& content : page.marked_contents) {
      if (content.element < ids_.size()) content.type = document_.structure[content.element].type;
      content.element = id_of(content.element);
    }
    for (Link& link : page.links) link.element = id_of(link.element);
    sink_.add_page(std::move(page));
  }

  /// Children first.
  void add_element(StructureId id) {
    for_each_child(id, [this](StructureId child) { add_element(child); });
    StructureElement element = document_.structure[id];
    if (element.parent < ids_.size()) element.parent_type = document_.structure[element.parent].type;
    element.parent = id_of(element.parent);
    for (auto& child : element.children) {
      if (auto* below = std::get_if<StructureId>(&child)) *below = id_of(*below);
    }
    sink_.add_element(ids_[id], std::move(element));
  }

  Document const& document_;
  DocumentSink& sink_;
  std::vector<StructureId> ids_;  ///< In document order; of elements that can be reached.
  StructureId next_ = 0;
};

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
  Replay(document, sink).run();
}

}  // namespace closeout::pages
