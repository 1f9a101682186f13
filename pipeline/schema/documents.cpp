#include "schema/documents.hpp"

#include <fmt/format.h>

#include <vector>

#include "xml/namespaces.hpp"

namespace closeout::schema {

namespace {

/// Name of the document that `location` means inside the document `from`; nothing if it is outside the folder.
std::optional<std::string> resolved(std::string const& from, std::string_view location) {
  std::filesystem::path const relative(location);
  if (relative.is_absolute() || location.find(':') != std::string_view::npos) return std::nullopt;
  std::string name = (std::filesystem::path(from).parent_path() / relative).lexically_normal().generic_string();
  if (name.starts_with("../") || name == "..") return std::nullopt;
  return name;
}

bool names_a_document(pugi::xml_node node) {
  std::string_view const name = xml::local_name(node);
  return (name == "include" || name == "import" || name == "redefine") && node.attribute("schemaLocation") &&
         xml::namespace_of(node) == schema_namespace;
}

/// The documents that `name` refers to are added to `waiting`; false if one is refused.
bool follow(Documents const& documents, std::string const& name, std::vector<std::string>& waiting,
            base::Diagnostics& diagnostics) {
  xml::Document const& document = documents.by_name.at(name);
  bool is_good = true;
  for (pugi::xml_node const node : document.root().children()) {
    if (!names_a_document(node)) continue;
    std::string_view const location = node.attribute("schemaLocation").value();
    if (auto target = resolved(name, location)) {
      waiting.push_back(std::move(*target));
      continue;
    }
    diagnostics.add(base::error("schema-location",
                                fmt::format("schema {} is outside the folder of the schema that names it", location),
                                document.place_of(node, "schemaLocation")));
    is_good = false;
  }
  return is_good;
}

}  // namespace

std::optional<Documents> read_documents(std::filesystem::path const& path, base::Diagnostics& diagnostics) {
  Documents documents;
  documents.root = path.filename().generic_string();
  std::vector<std::string> waiting{documents.root};
  while (!waiting.empty()) {
    std::string const name = std::move(waiting.back());
    waiting.pop_back();
    if (documents.by_name.contains(name)) continue;
    auto document = xml::load(path.parent_path() / name, diagnostics);
    if (!document) return std::nullopt;
    documents.by_name.emplace(name, std::move(*document));
    if (!follow(documents, name, waiting, diagnostics)) return std::nullopt;
  }
  return documents;
}

}  // namespace closeout::schema
