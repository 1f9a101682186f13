#include "pdf/findings.hpp"

#include <algorithm>

namespace closeout::pdf {
namespace {

std::string filled_in(std::string_view message, Arguments const& arguments) {
  std::string text(message);
  for (auto const& [name, value] : arguments) {
    std::string const slot = '{' + name + '}';
    if (std::size_t const at = text.find(slot); at != std::string::npos) text.replace(at, slot.size(), value);
  }
  return text;
}

}  // namespace

void Findings::add(Rule const& rule, Arguments arguments, std::size_t order, base::SourcePlace place) {
  all_.push_back({&rule, std::move(arguments), order, std::move(place)});
}

void Findings::add_for(Rule const& rule, Arguments arguments, std::size_t order, pages::StructureId element) {
  waiting_.emplace(element, all_.size());
  add(rule, std::move(arguments), order, {});
}

void Findings::element_comes(pages::StructureId element, base::SourcePlace const& place) {
  if (waiting_.empty()) return;
  auto const [first, last] = waiting_.equal_range(element);
  for (auto it = first; it != last; ++it) all_[it->second].place = place;
  waiting_.erase(first, last);
}

void Findings::tell(base::Diagnostics& diagnostics) {
  std::stable_sort(all_.begin(), all_.end(), [](Finding const& a, Finding const& b) { return a.order < b.order; });
  for (Finding& finding : all_) {
    base::Diagnostic diagnostic = base::error(std::string(finding.rule->code),
                                              filled_in(finding.rule->message, finding.arguments), finding.place);
    diagnostic.why = finding.rule->clause;
    diagnostic.hint = finding.rule->hint;
    diagnostic.arguments = std::move(finding.arguments);
    diagnostics.add(std::move(diagnostic));
  }
}

}  // namespace closeout::pdf
