#include <algorithm>
#include <cstdio>
#include <optional>
#include <unordered_set>

#include "base/utf8.hpp"
#include "pdf/conformance_check.hpp"

namespace closeout::pdf {
namespace {

using Element = pages::StructureElement;

constexpr Rule page_size = {"pdf-page-size", "ISO 19005-3 6.1.13", "page {page} is too small or too large",
                            "make the page between 1.06 mm and 5.08 m wide and high"};
constexpr Rule deep_clips = {"pdf-clips-too-deep", "ISO 19005-3 6.1.13", "page {page} has clips in more than 28 levels",
                             "nest overflow: hidden less deeply"};
constexpr Rule missing_glyph = {"pdf-missing-glyph", "ISO 19005-3 6.2.11.8",
                                "character {character} has no glyph in {font}",
                                "install a font that has the character"};
constexpr Rule private_use = {"pdf-private-use-character", "ISO 19005-3 6.2.11.7.3",
                              "character {character} has no agreed meaning", "use a character of Unicode's own"};
constexpr Rule wrong_reference = {"pdf-marked-content-reference", "ISO 14289-1 7.1",
                                  "marked content {mcid} of page {page} is in the structure {count} times, or not "
                                  "where it says",
                                  ""};
constexpr Rule begun_twice = {"pdf-marked-content-begun-twice", "ISO 32000-1 14.7.4.3",
                              "marked content {mcid} of page {page} is unknown or begun twice", ""};
constexpr Rule link_without_text = {"pdf-link-without-description", "ISO 14289-1 7.18.5", "a link has no description",
                                    "say in title=\"...\" where the link leads"};
constexpr Rule link_without_element = {"pdf-link-without-element", "ISO 14289-1 7.18.5",
                                       "a link is not in the structure, or not as a link", ""};
constexpr Rule link_without_target = {"pdf-link-without-target", "ISO 32000-1 12.3.2.3",
                                      "a link leads to '#{target}', which is not in the document",
                                      "correct the address"};
constexpr Rule bad_language = {"pdf-bad-language", "ISO 19005-3 6.7.4", "'{found}' is not a language tag",
                               "use a tag of BCP 47, such as \"fi\""};
constexpr Rule text_too_long = {"pdf-replacement-too-long", "ISO 19005-3 6.1.13", "a replacement text is too long", ""};

std::string code_point_name(char32_t code_point) {
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(code_point));
  return name;
}

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

std::optional<char32_t> private_use_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (char32_t const c = base::next_code_point(text, at); is_private_use(c)) return c;
  }
  return std::nullopt;
}

/// Character that the first glyph without an outline stands for; nothing if every glyph has one.
std::optional<char32_t> character_without_glyph(text::GlyphRun const& run) {
  for (text::Glyph const& glyph : run.glyphs) {
    if (glyph.id != 0) continue;
    std::size_t at = glyph.cluster;
    return at < run.text.size() ? base::next_code_point(run.text, at) : U'\uFFFD';
  }
  return std::nullopt;
}

class PageCheck {
 public:
  PageCheck(pages::Document const& document, base::Diagnostics& diagnostics)
      : document_(document), diagnostics_(diagnostics) {
    for (pages::Destination const& destination : document.destinations) destinations_.insert(destination.name);
    count_references();
  }

  void run() {
    for (std::size_t page = 0; page < document_.pages.size(); ++page) check_page(page);
  }

 private:
  void add(Rule const& rule, std::vector<base::MessageArgument> arguments, pages::StructureId element) {
    bool const is_known = element < document_.structure.size();
    report_violation(rule, std::move(arguments), is_known ? document_.structure[element].place : base::SourcePlace(),
                     diagnostics_);
  }

  /// Which element refers to each marked content and annotation, and how often.
  struct References {
    pages::StructureId element = pages::no_structure;
    int count = 0;
  };

  static void count(std::vector<std::vector<References>>& references, std::size_t page, std::size_t index,
                    pages::StructureId element) {
    if (page >= references.size() || index >= references[page].size()) return;
    references[page][index].element = element;
    ++references[page][index].count;
  }

  void count_references() {
    for (pages::Page const& page : document_.pages) {
      contents_.emplace_back(page.marked_contents.size());
      links_.emplace_back(page.links.size());
    }
    for (pages::StructureId id = 0; id < document_.structure.size(); ++id) {
      for (auto const& child : document_.structure[id].children) {
        if (auto const* content = std::get_if<pages::ContentReference>(&child)) {
          count(contents_, content->page, content->marked_content, id);
        } else if (auto const* link = std::get_if<pages::AnnotationReference>(&child)) {
          count(links_, link->page, link->annotation, id);
        }
      }
    }
  }

  void check_page(std::size_t index) {
    pages::Page const& page = document_.pages[index];
    check_size(page, index);
    check_clips(page, index);
    check_marked_contents(page, index);
    check_sequences(page, index);
    for (std::size_t i = 0; i < page.links.size(); ++i) check_link(page.links[i], links_[index][i]);
  }

  static base::MessageArgument page_number(std::size_t index) { return {"page", std::to_string(index + 1)}; }

  void check_size(pages::Page const& page, std::size_t index) {
    auto const is_allowed = [](base::Length length) { return length.points() >= 3 && length.points() <= 14400; };
    if (is_allowed(page.size.width) && is_allowed(page.size.height)) return;
    add(page_size, {page_number(index)}, 0);
  }

  void check_clips(pages::Page const& page, std::size_t index) {
    constexpr int deepest = 28;
    int depth = 0, reached = 0;
    for (pages::Item const& item : page.items) {
      if (std::holds_alternative<pages::ClipBegin>(item.content)) reached = std::max(reached, ++depth);
      if (std::holds_alternative<pages::ClipEnd>(item.content)) --depth;
    }
    if (reached > deepest) add(deep_clips, {page_number(index)}, 0);
  }

  void check_marked_contents(pages::Page const& page, std::size_t index) {
    for (std::size_t i = 0; i < page.marked_contents.size(); ++i) {
      pages::MarkedContent const& content = page.marked_contents[i];
      References const& references = contents_[index][i];
      if (references.count != 1 || references.element != content.element) {
        add(wrong_reference,
            {{"mcid", std::to_string(i)}, page_number(index), {"count", std::to_string(references.count)}},
            content.element);
      }
      if (!content.language.empty() && !is_language_tag(content.language)) {
        add(bad_language, {{"found", content.language}}, content.element);
      }
      if (!fits_text_string(content.actual_text)) add(text_too_long, {}, content.element);
    }
  }

  /// Every sequence is begun once (ISO 32000-1 14.7.4.3) and shows glyphs that exist.
  void check_sequences(pages::Page const& page, std::size_t index) {
    std::vector<bool> begun(page.marked_contents.size());
    std::optional<std::uint32_t> open;
    for (pages::Item const& item : page.items) {
      if (auto const* text = std::get_if<pages::TextItem>(&item.content)) check_text(text->run, item.tag, page);
      if (std::holds_alternative<pages::ClipBegin>(item.content) ||
          std::holds_alternative<pages::ClipEnd>(item.content))
        continue;
      auto const mcid = item.tag.marked_content;
      if (mcid == open) continue;
      open = mcid;
      if (!mcid) continue;
      if (*mcid >= begun.size() || begun[*mcid]) {
        add(begun_twice, {{"mcid", std::to_string(*mcid)}, page_number(index)},
            *mcid < begun.size() ? page.marked_contents[*mcid].element : pages::no_structure);
      } else {
        begun[*mcid] = true;
      }
    }
  }

  void check_text(text::GlyphRun const& run, pages::Tag const& tag, pages::Page const& page) {
    bool const is_tagged = tag.marked_content && *tag.marked_content < page.marked_contents.size();
    pages::StructureId const element =
        is_tagged ? page.marked_contents[*tag.marked_content].element : pages::no_structure;
    if (auto const character = character_without_glyph(run)) {
      add(missing_glyph, {{"character", code_point_name(*character)}, {"font", run.font->family()}}, element);
    }
    bool const has_actual_text = is_tagged && !page.marked_contents[*tag.marked_content].actual_text.empty();
    if (auto const character = has_actual_text ? std::nullopt : private_use_character(run.text)) {
      add(private_use, {{"character", code_point_name(*character)}}, element);
    }
  }

  void check_link(pages::Link const& link, References const& references) {
    if (link.description.empty()) add(link_without_text, {}, link.element);
    bool const is_in_link = link.element < document_.structure.size() &&
                            document_.structure[link.element].type == pages::StructureType::Link;
    if (!is_in_link || references.count != 1 || references.element != link.element) {
      add(link_without_element, {}, link.element);
    }
    if (link.uri.empty() && !destinations_.contains(link.destination)) {
      add(link_without_target, {{"target", link.destination}}, link.element);
    }
  }

  pages::Document const& document_;
  base::Diagnostics& diagnostics_;
  std::unordered_set<std::string> destinations_;
  std::vector<std::vector<References>> contents_, links_;  ///< By page and index.
};

}  // namespace

void check_pages(pages::Document const& document, base::Diagnostics& diagnostics) {
  PageCheck(document, diagnostics).run();
}

}  // namespace closeout::pdf
