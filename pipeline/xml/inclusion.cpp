#include "xml/inclusion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <vector>

#include "xml/placed_copy.hpp"

namespace closeout::xml {

namespace {

namespace fs = std::filesystem;

/// A prefix that the root of a file declared means the same to its children where they stand now.
void keep_prefixes(pugi::xml_node root, pugi::xml_node child) {
  for (pugi::xml_attribute const attribute : root.attributes()) {
    bool const declares = std::string_view(attribute.name()).starts_with("xmlns");
    if (declares && !child.attribute(attribute.name())) child.append_copy(attribute);
  }
}

class Inclusion {
 public:
  Inclusion(InclusionForm const& form, base::Diagnostics& diagnostics) : form_(form), diagnostics_(diagnostics) {}

  Document run(Document const& file) {
    copy_of(file, file.root(), result_.tree());
    return std::move(result_);
  }

 private:
  void copy_of(Document const& file, pugi::xml_node original, pugi::xml_node parent) {
    if (form_.is_include(original)) return include(file, original, parent);
    pugi::xml_node const copy = copy_alone(original, file, parent, result_);
    for (pugi::xml_node const child : original.children()) copy_of(file, child, copy);
  }

  void include(Document const& file, pugi::xml_node include, pugi::xml_node parent) {
    if (!include.attribute("href")) {
      return add_error(form_.no_href, fmt::format("element {} needs href", include.name()), file, include);
    }
    fs::path const including(file.source() ? file.source()->name() : "");
    fs::path const path = including.parent_path() / include.attribute("href").value();
    bool const is_open = path == including || std::ranges::find(open_, path) != open_.end();
    if (is_open) return add_error(form_.circle, fmt::format("file {} includes itself", path.string()), file, include);
    auto const other = load_for(path, file.place_of(include, "href"));
    if (!other) return;
    if (!form_.can_be_included(other->root())) {
      return add_error(form_.wrong_root, fmt::format("file {} does not hold {}", path.string(), form_.expected), file,
                       include);
    }
    open_.push_back(path);
    copy_included(*other, parent);
    open_.pop_back();
  }

  void copy_included(Document const& other, pugi::xml_node parent) {
    if (!form_.is_root_dropped) return copy_of(other, other.root(), parent);
    pugi::xml_node const last = parent.last_child();
    for (pugi::xml_node const child : other.root().children()) copy_of(other, child, parent);
    for (pugi::xml_node at = last ? last.next_sibling() : parent.first_child(); at; at = at.next_sibling()) {
      if (at.type() == pugi::node_element) keep_prefixes(other.root(), at);
    }
  }

  /// What is wrong inside the file has its place there; that it cannot be read is told at the include.
  std::optional<Document> load_for(fs::path const& path, base::SourcePlace const& href) {
    base::Diagnostics aside;
    auto document = load(path, aside);
    for (base::Diagnostic it : aside.all()) {
      if (!it.place.is_known()) it.place = href;
      diagnostics_.add(std::move(it));
    }
    return document;
  }

  void add_error(std::string code, std::string message, Document const& file, pugi::xml_node include) {
    base::Diagnostic it = base::error(std::move(code), std::move(message), file.place_of(include, "href"));
    it.arguments = {{"file", include.attribute("href").value()}};
    diagnostics_.add(std::move(it));
  }

  InclusionForm const& form_;
  base::Diagnostics& diagnostics_;
  Document result_;
  std::vector<fs::path> open_;  ///< The files that are being included, the outermost first.
};

}  // namespace

std::optional<Document> with_included_files(Document const& file, InclusionForm const& form,
                                            base::Diagnostics& diagnostics) {
  if (!file.root().find_node(form.is_include)) return std::nullopt;
  return Inclusion(form, diagnostics).run(file);
}

}  // namespace closeout::xml
