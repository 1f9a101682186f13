#include "css/anonymous_style.hpp"

#include <memory>
#include <utility>

#include "css/cascade.hpp"

namespace closeout::css {

StyleRef anonymous_style(ComputedStyle const& parent, Display display) {
  base::Diagnostics none;  // Nothing is declared, so nothing can be found.
  ComputedStyle style = Cascade(none).compute({}, {&parent, &parent, nullptr});
  style.display = display;
  return std::make_shared<ComputedStyle const>(std::move(style));
}

}  // namespace closeout::css
