#include "css/media_query.hpp"

#include <algorithm>

namespace closeout::css {
namespace {

using Comparison = MediaFeature::Comparison;
using Kind = MediaCondition::Kind;
using Name = MediaFeature::Name;

bool compares(double actual, Comparison comparison, double expected) {
  switch (comparison) {
    case Comparison::Equal:
      return actual == expected;
    case Comparison::Less:
      return actual < expected;
    case Comparison::LessOrEqual:
      return actual <= expected;
    case Comparison::Greater:
      return actual > expected;
    case Comparison::GreaterOrEqual:
      return actual >= expected;
  }
  return false;
}

MediaTruth truth(bool value) {
  return value ? MediaTruth::True : MediaTruth::False;
}

MediaTruth evaluate(MediaFeature const& feature, MediaEnvironment const& environment) {
  double const width = environment.page.width.pixels();
  double const height = environment.page.height.pixels();
  switch (feature.name) {
    case Name::Width:
      return truth(compares(width, feature.comparison, feature.value));
    case Name::Height:
      return truth(compares(height, feature.comparison, feature.value));
    case Name::AspectRatio:
      return truth(compares(height == 0 ? 0 : width / height, feature.comparison, feature.value));
    case Name::Orientation:
      return truth((width > height) == (feature.value == 1));
    case Name::Known:
      break;
  }
  return feature.truth;
}

/// Section 3.1: Kleene's logic. And is the least of its operands, or the greatest.
MediaTruth evaluate(MediaCondition const& condition, MediaEnvironment const& environment) {
  if (condition.kind == Kind::Feature) return evaluate(condition.feature, environment);
  if (condition.kind == Kind::Not) {
    MediaTruth const operand = evaluate(condition.operands.front(), environment);
    if (operand == MediaTruth::Unknown) return operand;
    return truth(operand == MediaTruth::False);
  }
  bool const is_and = condition.kind == Kind::And;
  MediaTruth result = is_and ? MediaTruth::True : MediaTruth::False;
  for (MediaCondition const& operand : condition.operands) {
    MediaTruth const value = evaluate(operand, environment);
    result = is_and ? std::min(result, value) : std::max(result, value);
  }
  return result;
}

bool applies(MediaQuery const& query, MediaEnvironment const& environment) {
  bool holds = query.type_applies;
  if (query.condition) holds = holds && evaluate(*query.condition, environment) == MediaTruth::True;
  return holds != query.is_negated;
}

bool depends_on_page(MediaCondition const& condition) {
  if (condition.kind == Kind::Feature) return condition.feature.name != Name::Known;
  return std::any_of(condition.operands.begin(), condition.operands.end(),
                     [](MediaCondition const& operand) { return depends_on_page(operand); });
}

}  // namespace

bool applies(MediaQueryList const& list, MediaEnvironment const& environment) {
  return list.empty() ||
         std::any_of(list.begin(), list.end(), [&](MediaQuery const& query) { return applies(query, environment); });
}

bool applies(MediaContextRef const& context, MediaEnvironment const& environment) {
  for (MediaContext const* at = context.get(); at != nullptr; at = at->outer.get()) {
    if (!applies(at->list, environment)) return false;
  }
  return true;
}

std::optional<MediaContextRef> media_within(MediaContextRef outer, MediaQueryList list) {
  bool const depends = std::any_of(list.begin(), list.end(), [](MediaQuery const& query) {
    return query.condition && depends_on_page(*query.condition);
  });
  if (depends) return std::make_shared<MediaContext const>(MediaContext{std::move(list), std::move(outer)});
  return applies(list, MediaEnvironment()) ? std::optional(std::move(outer)) : std::nullopt;
}

}  // namespace closeout::css
