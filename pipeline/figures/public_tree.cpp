// What of the figures may go out with a published document.

#include <initializer_list>
#include <string>

#include "figures/figures.hpp"

namespace closeout::figures {

namespace {

constexpr std::string_view prefix = "published-";

void remove_attributes(pugi::xml_node node, std::initializer_list<char const*> names) {
  for (char const* const name : names) node.remove_attribute(name);
}

/// What stands in published-women goes to women.
void show_as_published(pugi::xml_node node) {
  for (pugi::xml_attribute it = node.first_attribute(); it;) {
    pugi::xml_attribute const attribute = it;
    it = it.next_attribute();
    std::string_view const name = attribute.name();
    if (!name.starts_with(prefix)) continue;
    node.attribute(attribute.name() + prefix.size()).set_value(attribute.value());
    node.remove_attribute(attribute);
  }
}

/// Answers by their number would bound what is withheld.
void show_indicators(pugi::xml_node indicators) {
  indicators.append_attribute("audience").set_value("public");
  remove_attributes(indicators, {"with-sensitive-data", "first-entry"});
  while (indicators.remove_child("contradiction")) {
  }
  show_as_published(indicators);
  for (pugi::xml_node indicator : indicators.children("indicator")) {
    remove_attributes(indicator, {"population", "answered", "refused", "not-yet-due"});
    if (!indicator.attribute("published-total")) remove_attributes(indicator, {"women", "men", "non-binary", "total"});
    show_as_published(indicator);
  }
}

void hide_counts(pugi::xml_node node) {
  remove_attributes(node, {"enrolled", "completed", "attended", "certificates", "credits"});
}

/// Counts of learners down to the level that may be told.
void show_learners(pugi::xml_node learners) {
  std::string const level = learners.attribute("published").value();
  learners.remove_attribute("published");
  if (level == "none") hide_counts(learners);
  for (pugi::xml_node const training : learners.children("training")) {
    if (level == "none" || level == "total") hide_counts(training);
    for (pugi::xml_node const cohort : training.children("cohort")) {
      if (level != "cohort") hide_counts(cohort);
    }
  }
}

void show_achievements(pugi::xml_node achievements) {
  for (pugi::xml_node achievement : achievements.children()) {
    if (achievement.attribute("published")) remove_attributes(achievement, {"published", "reached", "share", "change"});
  }
}

}  // namespace

xml::Document to_public_tree(xml::Document const& tree) {
  xml::Document result;
  result.tree().reset(tree.tree());
  pugi::xml_node root = result.root();
  show_as_published(root);
  if (pugi::xml_node const indicators = root.child("indicators")) show_indicators(indicators);
  show_learners(root.child("learners"));
  show_achievements(root.child("achievements"));
  return result;
}

}  // namespace closeout::figures
