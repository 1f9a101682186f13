#include "rules/scope.hpp"

namespace closeout::rules {

Value evaluate(xml::XPath const& expression, pugi::xpath_node context) {
  switch (expression.type()) {
    case xml::XPathType::NodeSet:
      return expression.nodes(context);
    case xml::XPathType::Boolean:
      return expression.boolean(context);
    case xml::XPathType::Number:
      return expression.number(context);
    case xml::XPathType::String:
      break;
  }
  return expression.string(context);
}

Scope::Scope(Scope const* outer) {
  for (auto const& [name, type] : outer->names_) declare(name, type);
}

bool Scope::declare(std::string_view name, xml::XPathType type) {
  if (variables_.type_of(name).has_value()) return false;
  names_.emplace_back(name, type);
  return variables_.declare(name, type);
}

void Scope::set(std::string_view name, Value const& value) {
  std::visit([&](auto const& of_type) { variables_.set(name, of_type); }, value);
}

}  // namespace closeout::rules
