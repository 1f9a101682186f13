#include "css/element_frame.hpp"

#include <array>
#include <string>

#include "base/utf8.hpp"
#include "css/characters.hpp"
#include "xml/document.hpp"

namespace closeout::css {
namespace {

std::string_view own_language(pugi::xml_node node) {
  if (pugi::xml_attribute const attribute = node.attribute("xml:lang")) return attribute.value();
  return node.attribute("lang").value();
}

struct Block {
  char32_t first, last;
};

/// Blocks of the scripts written from right to left (Unicode 15, Blocks.txt).
constexpr std::array<Block, 6> right_to_left_blocks{
    {{0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFF}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}, {0x200F, 0x200F}}};
/// Marks, signs and spaces without a direction of their own.
constexpr std::array<Block, 5> neutral_blocks{
    {{0x0000, 0x0040}, {0x005B, 0x0060}, {0x007B, 0x00A9}, {0x2000, 0x2BFF}, {0x3000, 0x3004}}};

template <std::size_t N>
bool is_in(std::array<Block, N> const& blocks, char32_t c) {
  for (Block const& block : blocks) {
    if (c >= block.first && c <= block.last) return true;
  }
  return false;
}

/// Whether the first character with a direction is written from right to left; nothing if there is none.
std::optional<bool> text_direction(pugi::xml_node node) {
  std::string_view const text = node.value();
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = base::next_code_point(text, at);
    if (is_in(right_to_left_blocks, c)) return true;
    if (!is_in(neutral_blocks, c)) return false;
  }
  for (pugi::xml_node const child : node.children()) {
    if (child.attribute("dir") || std::string_view(child.name()) == "bdi") continue;
    if (auto const direction = text_direction(child)) return direction;
  }
  return std::nullopt;
}

}  // namespace

ElementFrame::ElementFrame(pugi::xml_node node, ElementFrame const* parent, int index)
    : node_(node),
      parent_(parent),
      name_(xml::local_name(node)),
      id_(node.attribute("id").value()),
      classes_(node.attribute("class").value()),
      language_(own_language(node)),
      index_(index) {
  if (language_.empty() && parent != nullptr) language_ = parent->language();
}

bool ElementFrame::is_right_to_left() const {
  for (ElementFrame const* at = this; at != nullptr; at = at->parent_) {
    std::string_view const dir = at->node_.attribute("dir").value();
    if (equals_ignoring_case(dir, "rtl")) return true;
    if (equals_ignoring_case(dir, "ltr")) return false;
    bool const is_auto = equals_ignoring_case(dir, "auto") || (at->name_ == "bdi" && dir.empty());
    if (is_auto) return text_direction(at->node_).value_or(false);
  }
  return false;
}

void ElementFrame::count_siblings() const {
  Children& known = parent_->children();
  if (known.count >= 0) return;
  known.count = 0;
  for (pugi::xml_node const child : parent_->node_.children()) {
    if (child.type() != pugi::node_element) continue;
    ++known.count;
    ++known.count_by_type[xml::local_name(child)];
  }
}

int ElementFrame::index_from_end() const {
  if (parent_ == nullptr) return 1;
  count_siblings();
  return parent_->children().count - index_ + 1;
}

int ElementFrame::index_of_type() const {
  if (parent_ == nullptr) return 1;
  Counted& at = parent_->children().of_type[name_];
  if (at.index == 0) {
    at.node = parent_->first_child()->node();
    at.index = 1;
    at.count = xml::local_name(at.node) == name_ ? 1 : 0;
  }
  for (; at.index < index_; ++at.index) {
    at.node = xml::next_element(at.node);
    if (xml::local_name(at.node) == name_) ++at.count;
  }
  for (; at.index > index_; --at.index) {
    if (xml::local_name(at.node) == name_) --at.count;
    at.node = xml::previous_element(at.node);
  }
  return at.count;
}

int ElementFrame::index_of_type_from_end() const {
  if (parent_ == nullptr) return 1;
  count_siblings();
  return parent_->children().count_by_type[name_] - index_of_type() + 1;
}

std::optional<ElementFrame> ElementFrame::previous_sibling() const {
  pugi::xml_node const previous = parent_ == nullptr ? pugi::xml_node() : xml::previous_element(node_);
  if (!previous) return std::nullopt;
  return ElementFrame(previous, parent_, index_ - 1);
}

std::optional<ElementFrame> ElementFrame::next_sibling() const {
  pugi::xml_node const next = parent_ == nullptr ? pugi::xml_node() : xml::next_element(node_);
  if (!next) return std::nullopt;
  return ElementFrame(next, parent_, index_ + 1);
}

std::optional<ElementFrame> ElementFrame::first_child() const {
  pugi::xml_node first = node_.first_child();
  if (first && first.type() != pugi::node_element) first = xml::next_element(first);
  if (!first) return std::nullopt;
  return ElementFrame(first, this, 1);
}

}  // namespace closeout::css
