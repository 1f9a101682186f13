#include "rules/inclusion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "rules/placed_copy.hpp"
#include "rules/vocabulary.hpp"

namespace closeout::rules {

namespace {

class Inclusion {
 public:
  explicit Inclusion(base::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  xml::Document run(xml::Document const& file) {
    copy_of(file, file.root(), result_.tree());
    return std::move(result_);
  }

 private:
  void copy_of(xml::Document const& file, pugi::xml_node original, pugi::xml_node parent) {
    if (is_schematron(original, "include")) return include(file, original, parent);
    pugi::xml_node const copy = copy_alone(original, file, parent, result_);
    for (pugi::xml_node const child : original.children()) copy_of(file, child, copy);
  }

  void include(xml::Document const& file, pugi::xml_node include, pugi::xml_node parent) {
    std::filesystem::path const including(file.source() ? file.source()->name() : "");
    std::filesystem::path const path = including.parent_path() / include.attribute("href").value();
    if (!include.attribute("href"))
      return add_error("rules-include-without-href", "element include needs href", file, include);
    bool const is_open = path == including || std::ranges::find(open_, path) != open_.end();
    if (is_open)
      return add_error("rules-include-circle", fmt::format("file {} includes itself", path.string()), file, include);
    auto const other = load(path, file.place_of(include, "href"));
    if (!other) return;
    if (schematron_name(other->root()).empty()) {
      return add_error("rules-include-not-schematron",
                       fmt::format("file {} does not hold an element of Schematron", path.string()), file, include);
    }
    open_.push_back(path);
    copy_of(*other, other->root(), parent);
    open_.pop_back();
  }

  /// What is wrong inside the file has its place there; that it cannot be read is told at the include.
  std::optional<xml::Document> load(std::filesystem::path const& path, base::SourcePlace const& href) {
    base::Diagnostics aside;
    auto document = xml::load(path, aside);
    for (base::Diagnostic it : aside.all()) {
      if (!it.place.is_known()) it.place = href;
      diagnostics_.add(std::move(it));
    }
    return document;
  }

  void add_error(std::string code, std::string message, xml::Document const& file, pugi::xml_node include) {
    base::Diagnostic it = base::error(std::move(code), std::move(message), file.place_of(include, "href"));
    it.arguments = {{"file", include.attribute("href").value()}};
    diagnostics_.add(std::move(it));
  }

  base::Diagnostics& diagnostics_;
  xml::Document result_;
  std::vector<std::filesystem::path> open_;  ///< The files that are being included, the outermost first.
};

}  // namespace

std::optional<xml::Document> with_included_files(xml::Document const& file, base::Diagnostics& diagnostics) {
  pugi::xml_node const found =
      file.root().find_node([](pugi::xml_node node) { return is_schematron(node, "include"); });
  if (!found) return std::nullopt;
  return Inclusion(diagnostics).run(file);
}

}  // namespace closeout::rules
