#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rules.hpp"
#include "rules/schema.hpp"
#include "xml/document.hpp"

namespace closeout::rules {

/// What a rule file is compiled for.
struct CompileOptions {
  std::string language;          ///< Of messages and remedies.
  std::string phase;             ///< "" or "#DEFAULT": the schema's default phase; "#ALL": all patterns.
  std::string record_namespace;  ///< A prefix that ns binds to it is left out of names: records have none.
  std::set<std::string, std::less<>> waived = {};  ///< Rules whose messages are kept in every language.
  bool in_every_language = false;                  ///< Those of all rules are.
};

/// Every error of the file is reported at its place. `file` need not outlive the result.
[[nodiscard]] std::optional<Schema> compile_schema(xml::Document const& file, CompileOptions const& options,
                                                   base::Diagnostics& diagnostics);

/// All files of `options` for a record of that namespace that waives those rules; nothing if one of them cannot be read
/// or compiled.
[[nodiscard]] std::optional<std::vector<Schema>> compile_files(Options const& options,
                                                               std::string const& record_namespace,
                                                               std::set<std::string, std::less<>> const& waived,
                                                               base::Diagnostics& diagnostics);

}  // namespace closeout::rules
