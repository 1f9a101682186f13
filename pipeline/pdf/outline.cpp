#include "pdf/outline.hpp"

namespace closeout::pdf {
namespace {

/// An outline item and its neighbours, by place in the list; the root is at 0.
struct Node {
  std::size_t parent = 0, previous = 0, next = 0, first = 0, last = 0;
  std::int64_t descendants = 0;  ///< Those that are visible when it is open.
  int level = 0;
};

void link_to_parent(std::vector<Node>& nodes, std::size_t self) {
  Node& parent = nodes[nodes[self].parent];
  nodes[self].previous = parent.last;
  if (parent.last != 0) nodes[parent.last].next = self;
  if (parent.first == 0) parent.first = self;
  parent.last = self;
}

std::vector<Node> nested(std::vector<pages::OutlineEntry> const& entries) {
  std::vector<Node> nodes(1);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Node node;
    node.level = entries[i].level > 0 ? entries[i].level : 1;
    std::size_t ancestor = i;  // The entry before, as places are counted from 1.
    while (nodes[ancestor].level >= node.level) ancestor = nodes[ancestor].parent;
    node.parent = ancestor;
    nodes.push_back(node);
    link_to_parent(nodes, i + 1);
  }
  for (std::size_t i = nodes.size() - 1; i > 0; --i) {
    nodes[nodes[i].parent].descendants += 1 + (entries[i - 1].is_open ? nodes[i].descendants : 0);
  }
  return nodes;
}

class OutlineWriter {
 public:
  OutlineWriter(std::vector<pages::OutlineEntry> const& entries, PageTree const& pages, ObjectAssembler& assembler)
      : entries_(entries), pages_(pages), assembler_(assembler), nodes_(nested(entries)) {
    for (std::size_t i = 0; i < nodes_.size(); ++i) objects_.push_back(assembler.reserve());
  }

  ObjectNumber write() {
    write_root();
    for (std::size_t i = 1; i < nodes_.size(); ++i) write_item(i);
    return objects_[0];
  }

 private:
  void reference(DictionaryText& dictionary, std::string_view key, std::size_t node) {
    if (node != 0) dictionary.reference(key, objects_[node]);
  }

  void children(DictionaryText& dictionary, Node const& node, bool is_open) {
    reference(dictionary, "First", node.first);
    reference(dictionary, "Last", node.last);
    // Positive: open, with so many visible; negative: closed (table 153).
    if (node.descendants != 0) dictionary.integer("Count", is_open ? node.descendants : -node.descendants);
  }

  void write_root() {
    std::string text;
    {
      DictionaryText dictionary(text);
      dictionary.name("Type", "Outlines");
      children(dictionary, nodes_[0], true);
    }
    assembler_.write(objects_[0], text);
  }

  void write_item(std::size_t i) {
    pages::OutlineEntry const& entry = entries_[i - 1];
    std::string text;
    {
      DictionaryText dictionary(text);
      dictionary.text("Title", entry.title);
      dictionary.reference("Parent", objects_[nodes_[i].parent]);
      reference(dictionary, "Prev", nodes_[i].previous);
      reference(dictionary, "Next", nodes_[i].next);
      children(dictionary, nodes_[i], entry.is_open);
      if (entry.page < pages_.size()) pages_.append_destination(dictionary.key("Dest"), entry.page, entry.at);
    }
    assembler_.write(objects_[i], text);
  }

  std::vector<pages::OutlineEntry> const& entries_;
  PageTree const& pages_;
  ObjectAssembler& assembler_;
  std::vector<Node> nodes_;
  std::vector<ObjectNumber> objects_;
};

}  // namespace

ObjectNumber write_outline(std::vector<pages::OutlineEntry> const& entries, PageTree const& pages,
                           ObjectAssembler& assembler) {
  return entries.empty() ? 0 : OutlineWriter(entries, pages, assembler).write();
}

}  // namespace closeout::pdf
