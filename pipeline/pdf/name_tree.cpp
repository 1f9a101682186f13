#include "pdf/name_tree.hpp"

#include <algorithm>

namespace closeout::pdf {
namespace {

// A leaf is read whole to find one entry of it, so it stays small.
constexpr std::size_t entries_in_leaf = 128;

/// A tree of two levels: leaves with limits, or one root that is a leaf. `append_key(to, i)` and `append_value(to, i)`
/// write the parts of entry i.
template <typename Key, typename Value>
class TreeWriter {
 public:
  TreeWriter(std::string_view kind, std::size_t count, Key append_key, Value append_value, ObjectAssembler& assembler)
      : kind_(kind), count_(count), append_key_(append_key), append_value_(append_value), assembler_(assembler) {}

  ObjectNumber write() {
    if (count_ <= entries_in_leaf) return assembler_.add("<<" + entries(0, count_) + ">>");
    std::string root = "<</Kids[";
    for (std::size_t first = 0; first < count_; first += entries_in_leaf) {
      append_reference(root, write_leaf(first, std::min(count_, first + entries_in_leaf)));
      root += '\n';
    }
    return assembler_.add(root += "]>>");
  }

 private:
  std::string entries(std::size_t first, std::size_t last) const {
    std::string text(kind_);
    text += '[';
    for (std::size_t i = first; i < last; ++i) {
      append_key_(text, i);
      text += ' ';
      append_value_(text, i);
      text += '\n';
    }
    return text += ']';
  }

  ObjectNumber write_leaf(std::size_t first, std::size_t last) {
    std::string leaf = "<</Limits[";
    append_key_(leaf, first);
    leaf += ' ';
    append_key_(leaf, last - 1);
    leaf += ']';
    return assembler_.add(leaf + entries(first, last) + ">>");
  }

  std::string_view kind_;
  std::size_t count_;
  Key append_key_;
  Value append_value_;
  ObjectAssembler& assembler_;
};

}  // namespace

ObjectNumber write_name_tree(std::vector<NameTreeEntry> entries, ObjectAssembler& assembler) {
  for (NameTreeEntry& entry : entries) entry.first = text_string_bytes(entry.first);
  std::stable_sort(entries.begin(), entries.end(),
                   [](NameTreeEntry const& a, NameTreeEntry const& b) { return a.first < b.first; });
  return TreeWriter(
             "/Names", entries.size(),
             [&](std::string& to, std::size_t i) { append_byte_string(to, entries[i].first); },
             [&](std::string& to, std::size_t i) { to += entries[i].second; }, assembler)
      .write();
}

ObjectNumber write_number_tree(std::vector<ObjectNumber> const& values, ObjectAssembler& assembler) {
  return TreeWriter(
             "/Nums", values.size(),
             [](std::string& to, std::size_t i) { append_integer(to, static_cast<std::int64_t>(i)); },
             [&](std::string& to, std::size_t i) { append_reference(to, values[i]); }, assembler)
      .write();
}

}  // namespace closeout::pdf
