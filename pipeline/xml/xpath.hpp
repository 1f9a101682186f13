#pragma once
// XPath 1.0 expressions, compiled once and evaluated many times, by pugixml.
//
// pugixml compares qualified names and knows no namespaces: an expression over a record names elements without a
// prefix, as they stand in a record, whose namespace is its default one.

#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/source.hpp"

namespace closeout::xml {

/// The four types of XPath 1.0 section 1.
enum class XPathType : std::uint8_t { NodeSet, Boolean, Number, String };

/// Variables that expressions may name ($party). Declared with their type before an expression that uses them is
/// compiled; set before it is evaluated. One set serves one thread at a time, and so do the expressions compiled with
/// it. It stays at its place in memory when moved and must outlive its expressions.
class XPathVariables {
 public:
  XPathVariables();

  /// False if the name is declared already with another type.
  bool declare(std::string_view name, XPathType type);
  [[nodiscard]] std::optional<XPathType> type_of(std::string_view name) const;

  /// Assume that the name is declared with that type; false if it is not.
  bool set(std::string_view name, pugi::xpath_node_set const& value);
  bool set(std::string_view name, bool value);
  bool set(std::string_view name, double value);
  bool set(std::string_view name, std::string_view value);
  bool set(std::string_view name, char const* value) { return set(name, std::string_view(value)); }

 private:
  friend class XPath;
  friend class RareXPath;
  std::unique_ptr<pugi::xpath_variable_set> set_;
  std::vector<std::string> names_;  ///< For "did you mean".
};

/// The set of one node.
[[nodiscard]] pugi::xpath_node_set node_set_of(pugi::xml_node node);

/// One compiled expression. Without variables it may be evaluated by several threads at once.
class XPath {
 public:
  /// `place` is where the expression stands (an attribute's value): an error is placed inside it, at the very
  /// character. With `expected`, an expression of another type is an error unless XPath converts it (section 3.2:
  /// everything but a node set can be made from everything).
  [[nodiscard]] static std::optional<XPath> compile(std::string_view expression, base::SourcePlace const& place,
                                                    base::Diagnostics& diagnostics,
                                                    XPathVariables const* variables = nullptr,
                                                    std::optional<XPathType> expected = std::nullopt);

  [[nodiscard]] XPathType type() const;
  [[nodiscard]] std::string const& text() const { return text_; }
  [[nodiscard]] base::SourcePlace const& place() const { return place_; }

  /// In document order. Empty if the expression is not of the type NodeSet.
  [[nodiscard]] pugi::xpath_node_set nodes(pugi::xpath_node context) const;
  /// The first of nodes() in document order; null if there is none.
  [[nodiscard]] pugi::xpath_node first(pugi::xpath_node context) const;
  [[nodiscard]] std::string string(pugi::xpath_node context) const;
  [[nodiscard]] bool boolean(pugi::xpath_node context) const;
  [[nodiscard]] double number(pugi::xpath_node context) const;

 private:
  XPath(std::string text, base::SourcePlace place, pugi::xpath_query query);
  std::string text_;
  base::SourcePlace place_;
  pugi::xpath_query query_;
};

/// An expression that is right and seldom evaluated: pugixml's compiled ones take 4 KiB each, so this one is compiled
/// whenever it is evaluated.
class RareXPath {
 public:
  /// `expression` was compiled with `variables`, which outlive this.
  RareXPath(XPath const& expression, XPathVariables const& variables);

  [[nodiscard]] std::string const& text() const { return text_; }
  [[nodiscard]] pugi::xpath_node first(pugi::xpath_node context) const;
  [[nodiscard]] std::string string(pugi::xpath_node context) const;

 private:
  [[nodiscard]] pugi::xpath_query compiled() const;
  std::string text_;
  pugi::xpath_variable_set* variables_;
};

}  // namespace closeout::xml
