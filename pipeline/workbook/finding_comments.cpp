#include "workbook/finding_comments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "locale/language.hpp"
#include "xml/xpath.hpp"

namespace closeout::workbook {

namespace {

/// The reader's language, or the best there is.
std::string_view message_of(pugi::xml_node finding, std::string const& language) {
  std::vector<pugi::xml_node> messages;
  std::vector<std::string_view> languages;
  for (pugi::xml_node const message : finding.children("message")) {
    messages.push_back(message);
    languages.push_back(message.attribute("xml:lang").value());
  }
  if (messages.empty()) return {};
  return messages[locale::best_match(language, languages)].text().get();
}

/// "record.xml:12:5", without folders.
std::string place_of(pugi::xml_node finding) {
  std::string_view const file = finding.attribute("file").value();
  if (file.empty()) return {};
  return fmt::format("{}:{}:{}", file.substr(file.find_last_of('/') + 1), finding.attribute("line").value(),
                     finding.attribute("column").value());
}

}  // namespace

FindingIndex::FindingIndex(Input const& input) {
  for (pugi::xml_node const rule : input.checks.root().children("rule")) {
    for (pugi::xml_node const finding : rule.children("finding")) add(rule, finding, input);
  }
}

void FindingIndex::add(pugi::xml_node rule, pugi::xml_node finding, Input const& input) {
  if (finding.attribute("waived") || !finding.attribute("location")) return;
  base::Diagnostics none;
  auto const location = xml::XPath::compile(finding.attribute("location").value(), {}, none);
  if (!location || location->type() != xml::XPathType::NodeSet) return;
  pugi::xpath_node const at = location->first(input.record.tree().root());
  if (!at) return;
  std::string const place = place_of(finding);
  texts_.push_back(fmt::format("{}\n{}{}{}", message_of(finding, input.formatter.language()),
                               rule.attribute("id").value(), place.empty() ? "" : " · ", place));
  if (at.attribute()) by_node_[at.attribute().hash_value()].push_back(texts_.size() - 1);
  for (pugi::xml_node node = at.attribute() ? at.parent() : at.node(); node; node = node.parent()) {
    by_node_[node.hash_value()].push_back(texts_.size() - 1);
  }
}

std::string FindingIndex::text_about(pugi::xpath_node_set const& nodes) const {
  if (texts_.empty()) return {};
  std::set<std::size_t> found;
  for (pugi::xpath_node const& node : nodes) {
    auto const at = by_node_.find(node.attribute() ? node.attribute().hash_value() : node.node().hash_value());
    if (at != by_node_.end()) found.insert(at->second.begin(), at->second.end());
  }
  std::string text;
  for (std::size_t const index : found) text += (text.empty() ? "" : "\n\n") + texts_[index];
  return text;
}

}  // namespace closeout::workbook
