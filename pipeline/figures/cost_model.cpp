#include "figures/cost_model.hpp"

#include <algorithm>
#include <array>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

struct ModelRate {
  std::string_view model;
  base::Rate rate;
};

constexpr std::array<ModelRate, 4> model_rates{
    {{"flat-rate-17", {17, 100}}, {"flat-rate-15", {15, 100}}, {"flat-rate-40", {40, 100}}, {"flat-rate-7", {7, 100}}}};

}  // namespace

std::optional<base::Rate> flat_rate_of(std::string_view cost_model) {
  auto const found = std::ranges::find(model_rates, cost_model, &ModelRate::model);
  return found == model_rates.end() ? std::nullopt : std::optional(found->rate);
}

base::Cents flat_rate_of_period(base::Rate rate, base::Cents base_before, base::Cents base_of_period) {
  return base::apply(rate, base_before + base_of_period) - base::apply(rate, base_before);
}

CostModel read_cost_model(pugi::xml_node project) {
  pugi::xml_node const budget = project.child("budget");
  CostModel model;
  model.flat_rate = flat_rate_of(budget.attribute("cost-model").value());
  for (pugi::xml_node const node : budget.child("categories").children("category")) {
    CostCategory category{node.attribute("id").value(), node.attribute("type").value(),
                          has_value(node, "flat-rate-base", "yes")};
    if (category.type == "flat-rate") model.flat_rate_category = model.categories.size();
    if (category.type == "lump-sum") model.lump_sum_category = model.categories.size();
    model.categories.push_back(std::move(category));
  }
  return model;
}

}  // namespace closeout::figures
