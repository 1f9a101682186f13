#pragma once
// Reads elements of a declaration: which attributes there are, what they say, and what is wrong with them.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "workbook/compiled.hpp"
#include "xml/document.hpp"

namespace closeout::workbook {

inline constexpr std::string_view workbook_namespace = "urn:closeout:workbook:1";
inline constexpr std::string_view directive_namespace = "urn:closeout:template:1";

/// Namespace in force for an element's name.
[[nodiscard]] std::string_view namespace_of(pugi::xml_node node);

using Names = std::initializer_list<std::string_view>;

class TemplateReader {
 public:
  TemplateReader(xml::Document const& source, CompiledWorkbook& book, base::Diagnostics& diagnostics)
      : source_(source), book_(book), diagnostics_(diagnostics) {}

  [[nodiscard]] base::SourcePlace place_of(pugi::xml_node node) const { return source_.place_of(node); }
  [[nodiscard]] base::SourcePlace place_of(pugi::xml_node node, char const* attribute) const {
    return source_.place_of(node, attribute);
  }
  [[nodiscard]] base::Diagnostics& diagnostics() const { return diagnostics_; }

  /// Adds an error for an attribute that is not among `allowed` and for one of `required` that is missing.
  void check_attributes(pugi::xml_node node, Names allowed, Names required = {}) const;
  void report_unknown_element(pugi::xml_node node, Names allowed) const;
  void report_bad_value(pugi::xml_node node, char const* attribute, std::string const& expected) const;

  /// Each of these: nothing if the attribute is absent, nothing and an error if it is wrong.
  [[nodiscard]] std::optional<xml::XPath> expression(pugi::xml_node node, char const* attribute,
                                                     std::optional<xml::XPathType> type = std::nullopt) const;
  /// A node set to loop over.
  [[nodiscard]] std::optional<xml::XPath> loop_expression(pugi::xml_node node, char const* attribute) const;
  /// Whether what is read now begins at an entry of the ledger.
  void set_at_entry(bool is_at_entry) { is_at_entry_ = is_at_entry; }
  [[nodiscard]] std::optional<ValueTemplate> value_template(pugi::xml_node node, char const* attribute) const;
  [[nodiscard]] std::optional<double> width(pugi::xml_node node, char const* attribute) const;
  [[nodiscard]] std::optional<double> pixels(pugi::xml_node node, char const* attribute) const;
  [[nodiscard]] std::optional<Rgb> colour(pugi::xml_node node, char const* attribute) const;
  [[nodiscard]] std::uint8_t small_number(pugi::xml_node node, char const* attribute, unsigned greatest) const;
  [[nodiscard]] bool yes(pugi::xml_node node, char const* attribute, bool otherwise) const;
  [[nodiscard]] StyleIndices styles(pugi::xml_node node, char const* attribute = "style") const;
  /// What these styles set together.
  [[nodiscard]] Style merged(StyleIndices const& styles) const;

 private:
  [[nodiscard]] std::optional<double> length(pugi::xml_node node, char const* attribute, double greatest) const;

  void note_entries(std::string_view expression) const;

  xml::Document const& source_;
  CompiledWorkbook& book_;
  base::Diagnostics& diagnostics_;
  bool is_at_entry_ = false;
};

}  // namespace closeout::workbook
