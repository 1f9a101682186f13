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

/// A tree of `entries` by their first members, which are UTF-8 yet; `append_value(to, second)` writes the other.
template <typename Entry, typename Value>
ObjectNumber write_sorted(std::vector<Entry> entries, Value append_value, ObjectAssembler& assembler) {
  for (Entry& entry : entries) entry.first = text_string_bytes(entry.first);
  std::stable_sort(entries.begin(), entries.end(), [](Entry const& a, Entry const& b) { return a.first < b.first; });
  return TreeWriter(
             "/Names", entries.size(),
             [&](std::string& to, std::size_t i) { append_byte_string(to, entries[i].first); },
             [&](std::string& to, std::size_t i) { append_value(to, entries[i].second); }, assembler)
      .write();
}

}  // namespace

ObjectNumber write_name_tree(std::vector<NameTreeEntry> entries, ObjectAssembler& assembler) {
  return write_sorted(
      std::move(entries), [](std::string& to, std::string const& value) { to += value; }, assembler);
}

ObjectNumber write_id_tree(std::vector<IdTreeEntry> entries, ObjectAssembler& assembler) {
  return write_sorted(std::move(entries), append_reference, assembler);
}

ObjectNumber write_number_tree(std::vector<ObjectNumber> const& values, ObjectAssembler& assembler) {
  return TreeWriter(
             "/Nums", values.size(),
             [](std::string& to, std::size_t i) { append_integer(to, static_cast<std::int64_t>(i)); },
             [&](std::string& to, std::size_t i) { append_reference(to, values[i]); }, assembler)
      .write();
}

}  // namespace closeout::pdf
