#pragma once
// The files a schema is made of.

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "xml/document.hpp"

namespace closeout::schema {

inline constexpr std::string_view schema_namespace = "http://www.w3.org/2001/XMLSchema";

/// A schema document and all that it includes and imports, read once. Documents are named by their path relative to the
/// folder of the first, with '/': the compiler of the schema gets them from here and never opens a file itself.
struct Documents {
  std::string root;  ///< Name of the first document.
  std::map<std::string, xml::Document> by_name;
};

/// Reads them all. A document that is missing, not well-formed or outside the folder is an error at the xs:include that
/// names it.
[[nodiscard]] std::optional<Documents> read_documents(std::filesystem::path const& path,
                                                      base::Diagnostics& diagnostics);

}  // namespace closeout::schema
