#pragma once
// Broken rules, met while a document passes by and told when it is over.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.hpp"
#include "pages/document.hpp"

namespace closeout::pdf {

/// A rule of a standard that an author can break.
struct Rule {
  std::string_view code;     ///< Diagnostic::code.
  std::string_view clause;   ///< "ISO 14289-1 7.3".
  std::string_view message;  ///< With {name} where the argument of that name goes.
  std::string_view hint;     ///< How to mend it; may be empty.
};

using Arguments = std::vector<base::MessageArgument>;

/// Elements come in another order than a reader's, and pages before the elements that know the source's places: so
/// findings wait. A document without any costs nothing.
class Findings {
 public:
  /// `order` sorts the findings; `rule` lives as long as the program.
  void add(Rule const& rule, Arguments arguments, std::size_t order, base::SourcePlace place);
  /// The same where only the element is known, which comes later: see element_comes().
  void add_for(Rule const& rule, Arguments arguments, std::size_t order, pages::StructureId element);
  /// Gives its place to what was found of it before.
  void element_comes(pages::StructureId element, base::SourcePlace const& place);
  /// Adds all as errors.
  void tell(base::Diagnostics& diagnostics);

 private:
  struct Finding {
    Rule const* rule = nullptr;
    Arguments arguments;
    std::size_t order = 0;
    base::SourcePlace place;
  };
  std::vector<Finding> all_;
  std::unordered_multimap<pages::StructureId, std::size_t> waiting_;  ///< For an element; places in all_.
};

}  // namespace closeout::pdf
