#pragma once
// HTML attributes that set properties (HTML section 15.2, css-cascade-4 section 6.5): author rules of no specificity
// that stand before all others.

#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>

#include "css/declarations.hpp"

namespace closeout::css {

class PresentationalHints {
 public:
  /// What `width` and `height` of an <img> say (HTML section 15.4.3); null for elements without hints.
  [[nodiscard]] DeclarationBlock const* of(pugi::xml_node element);

 private:
  std::map<std::string, std::unique_ptr<DeclarationBlock const>> blocks_;  ///< By their text.
};

}  // namespace closeout::css
