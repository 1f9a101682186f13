#pragma once
// Variables of a schema, pattern or rule (ISO/IEC 19757-3 section 5.4.5, let).

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "xml/xpath.hpp"

namespace closeout::rules {

/// A value in the types of XPath 1.0.
using Value = std::variant<pugi::xpath_node_set, bool, double, std::string>;

[[nodiscard]] Value evaluate(xml::XPath const& expression, pugi::xpath_node context);

/// The variable every rule file has: root element of the figures.
inline constexpr std::string_view figures_variable = "figures";

/// The variables that can be seen at one place: its own and those of the places around it. An expression is compiled
/// with the scope it stands in, so that a name of another rule is unknown there and may have another type.
class Scope {
 public:
  Scope() = default;
  /// A scope inside `outer`: sees what is declared there until now.
  explicit Scope(Scope const* outer);
  Scope(Scope&&) noexcept = default;
  Scope& operator=(Scope&&) noexcept = default;
  Scope(Scope const&) = delete;
  Scope& operator=(Scope const&) = delete;
  ~Scope() = default;

  /// False if the name is visible here already: the standard forbids a second definition.
  bool declare(std::string_view name, xml::XPathType type);
  /// Assumes that the name is declared with the value's type.
  void set(std::string_view name, Value const& value);
  [[nodiscard]] xml::XPathVariables const& variables() const { return variables_; }

 private:
  xml::XPathVariables variables_;
  std::vector<std::pair<std::string, xml::XPathType>> names_;
};

}  // namespace closeout::rules
