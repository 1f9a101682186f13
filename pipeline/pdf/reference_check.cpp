#include "pdf/reference_check.hpp"

#include <utility>

namespace closeout::pdf {
namespace {

constexpr pages::StructureId referred = pages::no_structure - 1;

}  // namespace

void ReferenceCheck::add_page(std::vector<pages::StructureId> elements) {
  auto const count = static_cast<std::uint32_t>(elements.size());
  if (count != 0) ++open_;
  pages_.push_back({std::move(elements), count, count});
}

void ReferenceCheck::extend_page(std::size_t page, std::vector<pages::StructureId> const& elements) {
  if (elements.empty()) return;
  Page& on = pages_[page];
  if (on.missing == 0) {
    ++open_;
    on.elements.assign(on.count, referred);
  }
  on.elements.insert(on.elements.end(), elements.begin(), elements.end());
  on.count += static_cast<std::uint32_t>(elements.size());
  on.missing += static_cast<std::uint32_t>(elements.size());
}

void ReferenceCheck::refer(std::uint32_t page, std::uint32_t thing, pages::StructureId element) {
  if (page >= pages_.size() || thing >= pages_[page].count) return;
  Page& on = pages_[page];
  if (on.missing == 0 || on.elements[thing] != element) {
    Extra& extra = extra_[{page, thing}];
    extra.element = element;
    ++extra.count;
    return;
  }
  on.elements[thing] = referred;
  if (--on.missing != 0) return;
  on.elements = {};
  --open_;
}

std::vector<ReferenceCheck::Wrong> ReferenceCheck::wrong() const {
  std::map<std::pair<std::uint32_t, std::uint32_t>, Wrong> all;
  for (auto const& [key, extra] : extra_) all[key] = {key.first, key.second, extra.element, extra.count + 1};
  for (std::uint32_t page = 0; page < pages_.size(); ++page) {
    for (std::uint32_t thing = 0; thing < pages_[page].elements.size(); ++thing) {
      pages::StructureId const element = pages_[page].elements[thing];
      if (element == referred) continue;
      auto const found = all.try_emplace({page, thing}, Wrong{page, thing, element, 1}).first;
      --found->second.count;
    }
  }
  std::vector<Wrong> result;
  for (auto const& [key, wrong] : all) result.push_back(wrong);
  return result;
}

}  // namespace closeout::pdf
