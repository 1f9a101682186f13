#pragma once
// A sample and what the templates make of it.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "figures/figures.hpp"
#include "locale/messages.hpp"
#include "rules/rules.hpp"
#include "xml/document.hpp"

namespace closeout::test {

/// Texts to be replaced in a sample before it is read; each must occur.
using Replacements = std::vector<std::pair<std::string, std::string>>;

/// A record with its figures. `name` is the file's in samples/, without ending.
class Sample {
 public:
  explicit Sample(std::string_view name, Replacements const& replacements = {});
  /// A record written in the test.
  [[nodiscard]] static Sample of(std::string bytes);

  [[nodiscard]] pugi::xml_node project() const { return record_.root(); }
  [[nodiscard]] pugi::xml_node figures() const { return figures_.root(); }
  /// What the rules found; the report prints what of it is waived.
  void set_findings(rules::Findings findings) { findings_ = std::move(findings); }
  /// The final report in one language. Findings fail the test; then the document is empty.
  [[nodiscard]] xml::Document report(std::string_view language) const;
  /// All certificates, each in its graduate's language.
  [[nodiscard]] std::vector<xml::Document> certificates() const;

 private:
  explicit Sample(base::SourceFileRef source);

  xml::Document record_;
  xml::Document figures_;
  rules::Findings findings_;
};

/// The first certificate; an empty document if there is none.
[[nodiscard]] xml::Document first_certificate(Sample const& sample);

/// The catalogues of templates/messages.
[[nodiscard]] locale::Catalogues const& catalogues();

/// What an expression selects, in document order: pugixml leaves unions unsorted.
[[nodiscard]] std::vector<pugi::xml_node> nodes(pugi::xml_node root, std::string_view expression);
/// Elements of this name, in document order.
[[nodiscard]] std::vector<pugi::xml_node> elements(pugi::xml_node root, std::string_view name);
/// Elements with this class among theirs.
[[nodiscard]] std::vector<pugi::xml_node> elements_of_class(pugi::xml_node root, std::string_view name);
/// Text of an element and all below it, white space collapsed; a line break is a space.
[[nodiscard]] std::string text_of(pugi::xml_node node);

}  // namespace closeout::test
