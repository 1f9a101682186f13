#pragma once
// Long texts of the report: how long they are, and whether they spell the project's title as the record does.

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::figures {

/// A section of the narrative in one language.
struct TextLength {
  std::string section, language;
  std::int64_t characters = 0;  ///< Of all its paragraphs, white space collapsed.
};

/// Words of a text that are almost a title of the project.
struct TitleSpelling {
  std::string section, language;
  std::string found, title;
};

struct Texts {
  std::vector<TextLength> lengths;  ///< In the record's order.
  std::vector<TitleSpelling> spellings;
};

[[nodiscard]] Texts compute_texts(pugi::xml_node project);

/// The words of `text` that differ from `title` in one or two letters, in their order, as they stand there. An ending
/// is no difference (Finnish inflects names); a title under ten bytes is too short to be sure.
[[nodiscard]] std::vector<std::string> misspelt(std::string_view title, std::string_view text);

}  // namespace closeout::figures
