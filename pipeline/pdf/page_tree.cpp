#include "pdf/page_tree.hpp"

#include <algorithm>
#include <span>

namespace closeout::pdf {
namespace {

// Wide enough for most documents to have one node, narrow enough that a reader need not load 10,000 references.
constexpr std::size_t kids_in_node = 32;

std::size_t groups_of(std::size_t count) {
  return (count + kids_in_node - 1) / kids_in_node;
}

struct Node {
  ObjectNumber number = 0;
  std::size_t pages = 0;
};

void write_node(Node const& node, std::span<ObjectNumber const> kids, ObjectNumber parent, ObjectAssembler& assembler) {
  std::string text;
  {
    DictionaryText dictionary(text);
    dictionary.name("Type", "Pages");
    if (parent != 0) dictionary.reference("Parent", parent);
    dictionary.integer("Count", static_cast<std::int64_t>(node.pages));
    dictionary.key("Kids") += '[';
    for (ObjectNumber const kid : kids) {
      append_reference(text, kid);
      text += '\n';
    }
    text += ']';
  }
  assembler.write(node.number, text);
}

/// The level above `level`.
std::vector<Node> parents_of(std::vector<Node> const& level, ObjectAssembler& assembler) {
  std::vector<Node> parents(groups_of(level.size()));
  for (Node& parent : parents) parent.number = assembler.reserve();
  for (std::size_t i = 0; i < level.size(); ++i) parents[i / kids_in_node].pages += level[i].pages;
  return parents;
}

/// Kids of the nodes of `level` are all `kids` in order; of its parents nothing is known when it is the root.
void write_level(std::vector<Node> const& level, std::vector<ObjectNumber> const& kids,
                 std::vector<Node> const& parents, ObjectAssembler& assembler) {
  for (std::size_t i = 0; i < level.size(); ++i) {
    std::size_t const first = i * kids_in_node;
    auto const own = std::span(kids).subspan(first, std::min(kids_in_node, kids.size() - first));
    write_node(level[i], own, parents.empty() ? 0 : parents[i / kids_in_node].number, assembler);
  }
}

}  // namespace

ObjectNumber PageTree::add(ObjectNumber page, base::Size size) {
  if (pages_.size() % kids_in_node == 0) leaves_.push_back(assembler_.reserve());
  pages_.push_back(page);
  spaces_.emplace_back(size.height);
  return leaves_.back();
}

void PageTree::append_destination(std::string& to, std::size_t page, base::Point at) const {
  to += '[';
  append_reference(to, pages_[page]);
  to += "/XYZ ";
  append_decimal(to, spaces_[page].x(at.x));
  to += ' ';
  append_decimal(to, spaces_[page].y(at.y));
  to += " null]";
}

ObjectNumber PageTree::finish() {
  if (leaves_.empty()) leaves_.push_back(assembler_.reserve());
  std::vector<ObjectNumber> kids = pages_;
  std::vector<Node> level;
  for (std::size_t i = 0; i < leaves_.size(); ++i) {
    level.push_back({leaves_[i], std::min(kids_in_node, pages_.size() - i * kids_in_node)});
  }
  while (level.size() > 1) {
    std::vector<Node> parents = parents_of(level, assembler_);
    write_level(level, kids, parents, assembler_);
    kids.clear();
    for (Node const& node : level) kids.push_back(node.number);
    level = std::move(parents);
  }
  write_level(level, kids, {}, assembler_);
  return level.front().number;
}

}  // namespace closeout::pdf
