#include "pdf/check_pages.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "base/utf8.hpp"
#include "pdf/conformance_check.hpp"

namespace closeout::pdf {
namespace {

constexpr Rule page_size = {"pdf-page-size", "ISO 19005-3 6.1.13", "page {page} is too small or too large",
                            "make the page between 1.06 mm and 5.08 m wide and high"};
constexpr Rule deep_clips = {"pdf-clips-too-deep", "ISO 19005-3 6.1.13", "page {page} has clips in more than 27 levels",
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

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

std::optional<char32_t> private_use_character(std::string_view text) {
  // In UTF-8 the first of them begins with EE, and nearly no text has such a byte.
  constexpr unsigned char first_lead = 0xEE;
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < first_lead; })) {
    return std::nullopt;
  }
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

base::MessageArgument page_number(std::size_t index) {
  return {"page", std::to_string(index + 1)};
}

bool is_clip(pages::Item const& item) {
  return std::holds_alternative<pages::ClipBegin>(item.content) || std::holds_alternative<pages::ClipEnd>(item.content);
}

template <typename Thing>
std::vector<pages::StructureId> elements_of(std::vector<Thing> const& things) {
  std::vector<pages::StructureId> elements;
  elements.reserve(things.size());
  for (Thing const& thing : things) elements.push_back(thing.element);
  return elements;
}

}  // namespace

void PageCheck::add_page(pages::Page const& page) {
  std::size_t const index = pages_++;
  check_size(page, index);
  check_clips(page, index);
  for (pages::MarkedContent const& content : page.marked_contents) check_marked_content(content, index);
  check_sequences(page, index);
  for (pages::Link const& link : page.links) check_link(link, index);
  contents_.add_page(elements_of(page.marked_contents));
  links_.add_page(elements_of(page.links));
}

void PageCheck::add_overlay(std::size_t index, pages::Page const& overlay) {
  check_clips(overlay, index);
  check_sequences(overlay, index);
  std::size_t const known = contents_.count(index);
  std::vector<pages::MarkedContent> const added(overlay.marked_contents.begin() + static_cast<std::ptrdiff_t>(known),
                                                overlay.marked_contents.end());
  for (pages::MarkedContent const& content : added) check_marked_content(content, index);
  for (pages::Link const& link : overlay.links) check_link(link, index);
  contents_.extend_page(index, elements_of(added));
  links_.extend_page(index, elements_of(overlay.links));
}

void PageCheck::check_size(pages::Page const& page, std::size_t index) {
  auto const is_allowed = [](base::Length length) { return length.points() >= 3 && length.points() <= 14400; };
  if (is_allowed(page.size.width) && is_allowed(page.size.height)) return;
  findings_.add_for(page_size, {page_number(index)}, index, 0);
}

void PageCheck::check_clips(pages::Page const& page, std::size_t index) {
  // One of the 28 levels is for the page itself, should something be laid over it.
  constexpr int deepest = 27;
  int depth = 0, reached = 0;
  for (pages::Item const& item : page.items) {
    if (std::holds_alternative<pages::ClipBegin>(item.content)) reached = std::max(reached, ++depth);
    if (std::holds_alternative<pages::ClipEnd>(item.content)) --depth;
  }
  if (reached > deepest) findings_.add_for(deep_clips, {page_number(index)}, index, 0);
}

void PageCheck::check_marked_content(pages::MarkedContent const& content, std::size_t index) {
  if (!content.language.empty() && !is_language_tag(content.language)) {
    findings_.add_for(bad_language, {{"found", content.language}}, index, content.element);
  }
  if (!fits_text_string(content.actual_text)) findings_.add_for(text_too_long, {}, index, content.element);
}

/// Every sequence is begun once (ISO 32000-1 14.7.4.3) and shows glyphs that exist.
void PageCheck::check_sequences(pages::Page const& page, std::size_t index) {
  std::vector<bool> begun(page.marked_contents.size());
  std::optional<std::uint32_t> open;
  for (pages::Item const& item : page.items) {
    if (auto const* text = std::get_if<pages::TextItem>(&item.content)) check_text(text->run, item.tag, page, index);
    if (is_clip(item)) continue;
    auto const mcid = item.tag.marked_content;
    if (mcid == open) continue;
    open = mcid;
    if (!mcid) continue;
    if (*mcid >= begun.size() || begun[*mcid]) {
      findings_.add_for(begun_twice, {{"mcid", std::to_string(*mcid)}, page_number(index)}, index,
                        *mcid < begun.size() ? page.marked_contents[*mcid].element : pages::no_structure);
    } else {
      begun[*mcid] = true;
    }
  }
}

void PageCheck::check_text(text::GlyphRun const& run, pages::Tag const& tag, pages::Page const& page,
                           std::size_t index) {
  pages::MarkedContent const* const content = tag.marked_content && *tag.marked_content < page.marked_contents.size()
                                                  ? &page.marked_contents[*tag.marked_content]
                                                  : nullptr;
  pages::StructureId const element = content ? content->element : pages::no_structure;
  if (auto const character = character_without_glyph(run)) {
    findings_.add_for(missing_glyph,
                      {{"character", base::code_point_notation(*character)}, {"font", run.font->family()}}, index,
                      element);
  }
  bool const has_actual_text = content && !content->actual_text.empty();
  if (auto const character = has_actual_text ? std::nullopt : private_use_character(run.text)) {
    findings_.add_for(private_use, {{"character", base::code_point_notation(*character)}}, index, element);
  }
}

void PageCheck::check_link(pages::Link const& link, std::size_t index) {
  if (link.description.empty()) findings_.add_for(link_without_text, {}, index, link.element);
  if (link.uri.empty()) targets_[link.element] = {link.destination, index, {}};
}

void PageCheck::add_element(pages::StructureId id, pages::StructureElement const& element) {
  findings_.element_comes(id, element.place);
  for (auto const& child : element.children) {
    if (auto const* content = std::get_if<pages::ContentReference>(&child)) {
      contents_.refer(content->page, content->marked_content, id);
    } else if (auto const* link = std::get_if<pages::AnnotationReference>(&child)) {
      refer_to_link(*link, id, element);
    }
  }
}

void PageCheck::refer_to_link(pages::AnnotationReference const& link, pages::StructureId id,
                              pages::StructureElement const& element) {
  links_.refer(link.page, link.annotation, id);
  if (element.type != pages::StructureType::Link) {
    findings_.add(link_without_element, {}, link.page, element.place);
  }
  if (auto const target = targets_.find(id); target != targets_.end()) target->second.place = element.place;
}

void PageCheck::check_targets(std::vector<pages::Destination> const& destinations) {
  std::unordered_set<std::string_view> names;
  for (pages::Destination const& destination : destinations) names.insert(destination.name);
  for (auto const& [link, target] : targets_) {
    if (!names.contains(target.name)) {
      findings_.add(link_without_target, {{"target", target.name}}, target.page, target.place);
    }
  }
}

void PageCheck::finish(std::vector<pages::Destination> const& destinations, base::Diagnostics& diagnostics) {
  for (ReferenceCheck::Wrong const& wrong : contents_.wrong()) {
    findings_.add(
        wrong_reference,
        {{"mcid", std::to_string(wrong.thing)}, page_number(wrong.page), {"count", std::to_string(wrong.count)}},
        wrong.page, {});
  }
  for (ReferenceCheck::Wrong const& wrong : links_.wrong()) {
    findings_.add(link_without_element, {}, wrong.page, {});
  }
  check_targets(destinations);
  findings_.tell(diagnostics);
}

}  // namespace closeout::pdf
