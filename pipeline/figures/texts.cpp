#include "figures/texts.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "xml/characters.hpp"
#include "xml/document.hpp"

namespace closeout::figures {

namespace {

/// With small letters for A to Z: a title inside a sentence may have lost its capitals.
std::u32string letters_of(std::string_view text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = base::next_code_point(text, at);
    result += c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
  }
  return result;
}

/// The words of a text, each a part of it.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// Without the punctuation around it; bytes above ASCII belong to letters.
std::string_view without_punctuation(std::string_view text) {
  auto const is_mark = [](char c) { return static_cast<unsigned char>(c) < 0x80 && std::ispunct(c) != 0; };
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_mark(text.back())) text.remove_suffix(1);
  return text;
}

/// One or two letters replaced, or one letter too many or too few, and not just another ending.
bool is_misspelling(std::u32string const& title, std::u32string const& found) {
  std::size_t const shorter = std::min(title.size(), found.size());
  if (std::max(title.size(), found.size()) - shorter > 1) return false;
  auto const first = std::ranges::mismatch(title, found);
  auto const same_start = static_cast<std::size_t>(first.in1 - title.begin());
  if (same_start + 2 >= title.size()) return false;
  if (title.size() == found.size()) {
    std::ptrdiff_t differing = 0;
    for (std::size_t at = 0; at < title.size(); ++at) differing += title[at] != found[at] ? 1 : 0;
    return differing <= 2;
  }
  auto const last = std::mismatch(title.rbegin(), title.rend(), found.rbegin(), found.rend());
  return same_start + static_cast<std::size_t>(last.first - title.rbegin()) >= shorter;
}

std::vector<std::string> titles_of(pugi::xml_node project) {
  std::vector<std::string> titles;
  for (pugi::xml_node const title : project.child("titles").children()) {
    std::string text = xml::collapsed(title.child_value());
    if (std::ranges::find(titles, text) == titles.end()) titles.push_back(std::move(text));
  }
  return titles;
}

/// Paragraphs and items of a long text, a space between them.
std::string words_in(pugi::xml_node text) {
  std::string result;
  for (pugi::xpath_node const node : text.select_nodes(".//text()")) result += std::string(node.node().value()) + " ";
  return xml::collapsed(result);
}

}  // namespace

std::vector<std::string> misspelt(std::string_view title, std::string_view text) {
  constexpr std::size_t shortest_sure_title = 10;
  std::size_t const count = words_of(title).size();
  std::vector<std::string_view> const words = words_of(text);
  std::vector<std::string> result;
  if (title.size() < shortest_sure_title) return result;
  std::u32string const wanted = letters_of(title);
  for (std::size_t at = 0; at + count <= words.size(); ++at) {
    std::string_view const last = words[at + count - 1];
    auto const length = static_cast<std::size_t>(last.data() + last.size() - words[at].data());
    std::string_view const found = without_punctuation({words[at].data(), length});
    // Most windows are told apart by their length alone; four bytes are the most that two letters differ by.
    if (found == title || found.size() + 4 < title.size() || found.size() > title.size() + 4) continue;
    if (is_misspelling(wanted, letters_of(found))) result.emplace_back(found);
  }
  return result;
}

Texts compute_texts(pugi::xml_node project) {
  Texts texts;
  std::vector<std::string> const titles = titles_of(project);
  for (pugi::xml_node const section : project.child("narrative").children()) {
    for (pugi::xml_node const text : section.children("text")) {
      std::string const words = words_in(text);
      std::string const language(xml::language_of(text));
      texts.lengths.push_back({section.name(), language, static_cast<std::int64_t>(base::code_point_count(words))});
      for (std::string const& title : titles) {
        for (std::string& found : misspelt(title, words)) {
          texts.spellings.push_back({section.name(), language, std::move(found), title});
        }
      }
    }
  }
  return texts;
}

}  // namespace closeout::figures
