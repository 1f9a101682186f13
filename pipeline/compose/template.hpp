#pragma once
// The stage "compose": a template, the record, its figures and a language to one XHTML document.
// The template language is described in templates/README.md.

#include <filesystem>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostics.hpp"
#include "locale/formatter.hpp"
#include "xml/document.hpp"
#include "xml/xpath.hpp"

namespace closeout::compose {

/// Value of a template variable, in the types of XPath 1.0.
using Value = std::variant<pugi::xpath_node_set, bool, double, std::string>;

/// Variables a template may use beside those it makes itself: name and type.
using Declarations = std::vector<std::pair<std::string, xml::XPathType>>;

/// What one run of a template is about. All nodes must outlive the run.
struct Data {
  pugi::xml_node project;                                ///< Context node at the start.
  std::vector<std::pair<std::string, Value>> variables;  ///< A value for every declaration.
};

struct Program;

/// A compiled template. Run any number of times, by one thread at a time (its expressions share variables).
class Template {
 public:
  /// Compiles `path` and the files it includes. Every error of the template is reported, each at its place: unknown
  /// directive or attribute, XPath that does not compile, call of a template that is not there.
  [[nodiscard]] static std::optional<Template> compile(std::filesystem::path const& path,
                                                       Declarations const& declarations,
                                                       base::Diagnostics& diagnostics);
  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;
  ~Template();

  /// The composed document; each of its elements has the origin in the template. Nothing if there was an error: a
  /// missing message, a value that is no date, number or amount, nothing to choose a language from.
  [[nodiscard]] std::optional<xml::Document> run(Data const& data, locale::Formatter const& formatter,
                                                 base::Diagnostics& diagnostics) const;

 private:
  explicit Template(std::unique_ptr<Program> program);
  std::unique_ptr<Program> program_;
};

}  // namespace closeout::compose
