#include "workbook/finding_comments.hpp"

#include <fmt/format.h>

#include <charconv>

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

/// Null if no node of the record stands there.
pugi::xpath_node node_at(std::string_view location, Input const& input) {
  base::Diagnostics none;
  auto const path = xml::XPath::compile(std::string(location), {}, none);
  if (!path || path->type() != xml::XPathType::NodeSet) return {};
  return path->first(input.record.tree().root());
}

/// 7 for "/project/ledger[1]/entry[7]" and what is below that.
std::optional<std::uint64_t> entry_number(std::string_view location) {
  constexpr std::string_view path = "/project/ledger[1]/entry[";
  if (!location.starts_with(path)) return std::nullopt;
  location.remove_prefix(path.size());
  std::uint64_t number = 0;
  auto const [end, error] = std::from_chars(location.data(), location.data() + location.size(), number);
  if (error != std::errc{}) return std::nullopt;
  return number;
}

}  // namespace

FindingIndex::FindingIndex(Input const& input) {
  for (pugi::xml_node const rule : input.checks.root().children("rule")) {
    for (pugi::xml_node const finding : rule.children("finding")) add(rule, finding, input);
  }
}

void FindingIndex::add(pugi::xml_node rule, pugi::xml_node finding, Input const& input) {
  if (finding.attribute("waived") || !finding.attribute("location")) return;
  std::string_view const location = finding.attribute("location").value();
  auto const at = node_at(location, input);
  auto const entry = at ? std::nullopt : entry_number(location);
  if (!at && !entry) return;
  std::string const place = place_of(finding);
  std::size_t const number = texts_.size();
  texts_.push_back(fmt::format("{}\n{}{}{}", message_of(finding, input.formatter.language()),
                               rule.attribute("id").value(), place.empty() ? "" : " · ", place));
  by_finding_.emplace(finding.hash_value(), number);
  if (entry) return by_entry_[*entry].push_back(number);
  if (at.attribute()) by_node_[at.attribute().hash_value()].push_back(number);
  for (pugi::xml_node node = at.attribute() ? at.parent() : at.node(); node; node = node.parent()) {
    by_node_[node.hash_value()].push_back(number);
  }
}

FindingIndex::Numbers FindingIndex::about(pugi::xpath_node_set const& nodes) const {
  Numbers found;
  if (by_node_.empty()) return found;
  for (pugi::xpath_node const& node : nodes) {
    auto const at = by_node_.find(node.attribute() ? node.attribute().hash_value() : node.node().hash_value());
    if (at != by_node_.end()) found.insert(at->second.begin(), at->second.end());
  }
  return found;
}

FindingIndex::Numbers FindingIndex::about_entry(std::uint64_t number) const {
  auto const found = by_entry_.find(number);
  return found == by_entry_.end() ? Numbers() : Numbers(found->second.begin(), found->second.end());
}

std::optional<std::size_t> FindingIndex::number_of(pugi::xml_node finding) const {
  auto const found = by_finding_.find(finding.hash_value());
  return found == by_finding_.end() ? std::nullopt : std::optional(found->second);
}

std::string FindingIndex::text_of(Numbers const& findings) const {
  std::string text;
  for (std::size_t const number : findings) text += (text.empty() ? "" : "\n\n") + texts_[number];
  return text;
}

}  // namespace closeout::workbook
