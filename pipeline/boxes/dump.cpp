#include "boxes/dump.hpp"

#include <fmt/format.h>

#include <array>

namespace closeout::boxes {

namespace {

constexpr std::array<std::string_view, 15> kind_names{
    "block", "inline",        "text",         "line-break", "inline-block",    "drawing",   "image",     "list-item",
    "table", "table-caption", "column-group", "column",     "table-row-group", "table-row", "table-cell"};

constexpr std::array<std::string_view, 29> role_names{"none",
                                                      "document",
                                                      "part",
                                                      "section",
                                                      "article",
                                                      "division",
                                                      "block-quote",
                                                      "heading",
                                                      "paragraph",
                                                      "list",
                                                      "list-item",
                                                      "list-label",
                                                      "list-body",
                                                      "table",
                                                      "table-caption",
                                                      "table-head",
                                                      "table-body",
                                                      "table-foot",
                                                      "table-row",
                                                      "table-header-cell",
                                                      "table-data-cell",
                                                      "figure",
                                                      "figure-caption",
                                                      "link",
                                                      "quote",
                                                      "code",
                                                      "span",
                                                      "emphasis",
                                                      "strong"};

std::string role_name(Role role) {
  auto const index = static_cast<std::size_t>(role);
  if (index < role_names.size()) return std::string(role_names.at(index));
  return role == Role::Note ? "note" : "artifact";
}

/// With quotes and line feeds made visible.
std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (char const c : text) {
    if (c == '\n') {
      result += "\\n";
    } else {
      if (c == '"' || c == '\\') result += '\\';
      result += c;
    }
  }
  return result + '"';
}

void dump_box(Box const& box, int depth, std::string& out) {
  out += fmt::format("{:{}}{}", "", depth * 2, kind_names.at(static_cast<std::size_t>(box.kind)));
  if (box.semantics != nullptr && box.semantics->role != Role::None) {
    out += fmt::format(" role={}", role_name(box.semantics->role));
    if (box.semantics->heading_level > 0) out += fmt::format("{}", box.semantics->heading_level);
    if (!box.semantics->id.empty()) out += fmt::format(" id={}", box.semantics->id);
    if (!box.semantics->language.empty()) out += fmt::format(" lang={}", box.semantics->language);
  }
  if (box.is_generated) out += " generated";
  if (box.is_out_of_flow()) out += " out-of-flow";
  if (box.kind == BoxKind::Text) out += fmt::format(" {}", in_quotes(box.text));
  for (css::ContentItem const& item : box.deferred_content) out += fmt::format(" deferred={}", item.text);
  if (images::ImageRef const& image = box.picture.image) {
    out += fmt::format(" {}x{}", image->shown_width(), image->shown_height());
  }
  if (box.marker != nullptr) out += fmt::format(" marker={}", in_quotes(box.marker->text));
  out += '\n';
  for (Box const* child = box.first_child; child != nullptr; child = child->next_sibling) {
    dump_box(*child, depth + 1, out);
  }
}

}  // namespace

std::string dump(Tree const& tree) {
  std::string out = fmt::format("document title={} lang={}\n", in_quotes(tree.title), tree.language);
  if (tree.root != nullptr) dump_box(*tree.root, 1, out);
  return out;
}

}  // namespace closeout::boxes
