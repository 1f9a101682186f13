#include "pdf/tagged_document.hpp"

#include <gtest/gtest.h>

namespace closeout::pdf {
namespace {

using Type = pages::StructureType;

constexpr double left_margin = 48, line_height = 28;

std::string findings_as_text(base::Diagnostics const& diagnostics) {
  std::string text;
  for (base::Diagnostic const& diagnostic : diagnostics.all())
    text += diagnostic.code + ": " + diagnostic.message + '\n';
  return text;
}

std::vector<text::GlyphRun> shaped(std::string_view text, text::TextStyle const& style) {
  static std::unique_ptr<text::Shaper> const shaper = text::Shaper::make(test_fonts());
  base::Diagnostics diagnostics;
  std::vector<text::GlyphRun> runs = shaper->shape_line(text, style, {}, diagnostics);
  EXPECT_EQ(findings_as_text(diagnostics), "");
  return runs;
}

base::Path rectangle(double x, double y, double width, double height) {
  using Kind = base::PathStep::Kind;
  auto const step = [](Kind kind, double at_x, double at_y) {
    base::PathStep result;
    result.kind = kind;
    result.x = at_x;
    result.y = at_y;
    return result;
  };
  return {step(Kind::Move, x, y), step(Kind::Line, x + width, y), step(Kind::Line, x + width, y + height),
          step(Kind::Line, x, y + height), step(Kind::Close, 0, 0)};
}

}  // namespace

text::Fonts& test_fonts() {
  static base::Diagnostics diagnostics;
  static std::unique_ptr<text::Fonts> const fonts = text::Fonts::of_system(diagnostics);
  EXPECT_EQ(findings_as_text(diagnostics), "");
  return *fonts;
}

base::Length px(double pixels) {
  return base::Length::from_pixels(pixels);
}

text::TextStyle style_of(std::string family, double size, std::string language) {
  text::TextStyle style;
  style.font.families = {std::move(family)};
  style.size = px(size);
  style.language = std::move(language);
  return style;
}

TaggedDocument::TaggedDocument(std::string title, std::string language) {
  document.metadata.title = std::move(title);
  document.metadata.language = std::move(language);
  document.structure.emplace_back().type = Type::Document;
  new_page();
}

void TaggedDocument::new_page() {
  pages::Page& page = document.pages.emplace_back();
  page.size = {px(793.7), px(1122.52)};
  page.label = std::to_string(document.pages.size());
  baseline_ = px(48);
}

pages::StructureId TaggedDocument::add_element(Type type, pages::StructureId parent) {
  auto const id = static_cast<pages::StructureId>(document.structure.size());
  pages::StructureElement element;
  element.type = type;
  element.parent = parent;
  document.structure.push_back(std::move(element));
  document.structure[parent].children.emplace_back(id);
  return id;
}

std::uint32_t TaggedDocument::begin_content(pages::StructureId element, std::string language, std::string actual_text) {
  auto const mcid = static_cast<std::uint32_t>(page().marked_contents.size());
  page().marked_contents.push_back(
      {element, std::move(language), std::move(actual_text), document.structure[element].type});
  auto const page_index = static_cast<std::uint32_t>(document.pages.size() - 1);
  document.structure[element].children.emplace_back(pages::ContentReference{page_index, mcid});
  return mcid;
}

void TaggedDocument::next_line() {
  baseline_ += px(line_height);
}

void TaggedDocument::add_line(pages::StructureId element, std::string_view text, std::string language,
                              std::string family, double size) {
  next_line();
  std::string const shaping_language = language.empty() ? document.metadata.language : language;
  base::Length x = px(left_margin);
  std::optional<std::uint32_t> open;
  for (text::GlyphRun& run : shaped(text, style_of(std::move(family), size, shaping_language))) {
    if (!open) open = begin_content(element, language, "");
    pages::Tag const tag{open, {}};
    base::Length const width = run.width;
    page().items.push_back({tag, pages::TextItem{{x, baseline_}, std::move(run), {}}});
    x += width;
  }
}

pages::StructureId TaggedDocument::add(Type type, std::string_view text, pages::StructureId parent) {
  pages::StructureId const id = add_element(type, parent);
  add_line(id, text);
  return id;
}

void TaggedDocument::add_artifact(pages::ArtifactType type, std::string_view text) {
  next_line();
  for (text::GlyphRun& run : shaped(text, style_of("Noto Sans", 10, document.metadata.language))) {
    page().items.push_back(
        {{std::nullopt, type}, pages::TextItem{{px(left_margin), baseline_}, std::move(run), {90, 90, 90, 255}}});
  }
}

pages::StructureId TaggedDocument::add_figure(std::string alternative_text, pages::StructureId parent) {
  next_line();
  pages::StructureId const id = add_element(Type::Figure, parent);
  document.structure[id].alternative_text = std::move(alternative_text);
  document.structure[id].bounding_box = base::Rect{{px(left_margin), baseline_}, {px(80), px(20)}};
  document.structure[id].bounding_box_page = static_cast<std::uint32_t>(document.pages.size() - 1);
  pages::PathItem item;
  item.path = rectangle(left_margin, baseline_.pixels(), 80, 20);
  item.fill = base::Colour{0, 102, 178, 255};
  page().items.push_back({{begin_content(id, "", ""), {}}, std::move(item)});
  next_line();
  return id;
}

pages::StructureId TaggedDocument::add_link(pages::StructureId parent, std::string_view text, std::string uri,
                                            std::string destination) {
  pages::StructureId const id = add(Type::Link, text, parent);
  auto const page_index = static_cast<std::uint32_t>(document.pages.size() - 1);
  document.structure[id].children.emplace_back(
      pages::AnnotationReference{page_index, static_cast<std::uint32_t>(page().links.size())});
  pages::Link link;
  link.areas = {{{px(left_margin), baseline_ - px(14)}, {px(200), px(18)}}};
  link.uri = std::move(uri);
  link.destination = std::move(destination);
  link.description = std::string(text);
  link.element = id;
  page().links.push_back(std::move(link));
  return id;
}

namespace {

void add_scripts(TaggedDocument& tagged) {
  pages::StructureId const swedish = tagged.add_element(Type::P);
  tagged[swedish].language = "sv";
  tagged.add_line(swedish, "Slutrapport om projektet i Österbotten", "sv");
  pages::StructureId const mixed = tagged.add(Type::P, "Suomeksi ja vähän");
  tagged.add_line(mixed, "på svenska", "sv");
  pages::StructureId const arabic = tagged.add_element(Type::P);
  tagged[arabic].language = "ar";
  tagged.add_line(arabic, "التقرير النهائي للمشروع", "", "Noto Naskh Arabic");
  pages::StructureId const hindi = tagged.add_element(Type::P);
  tagged[hindi].language = "hi";
  tagged.add_line(hindi, "परियोजना की अंतिम रिपोर्ट", "", "Noto Sans Devanagari");
  pages::StructureId const garamond = tagged.add_element(Type::P);
  tagged.add_line(garamond, "Affiche officielle, kaunis ﬁ-kirjain", "", "EB Garamond", 20);
}

void add_list(TaggedDocument& tagged) {
  pages::StructureId const list = tagged.add_element(Type::L);
  tagged[list].list_numbering = pages::StructureElement::ListNumbering::Decimal;
  for (char const* text : {"ensimmäinen", "toinen"}) {
    pages::StructureId const item = tagged.add_element(Type::LI, list);
    tagged.add(Type::Lbl, "1.", item);
    tagged.add(Type::LBody, text, item);
  }
}

void add_table(TaggedDocument& tagged) {
  using Scope = pages::StructureElement::Scope;
  pages::StructureId const table = tagged.add_element(Type::Table);
  tagged[table].summary = "Menot luokittain";
  pages::StructureId const caption = tagged.add_element(Type::Caption, table);
  tagged.add(Type::P, "Taulukko 1. Menot", caption);
  pages::StructureId const head = tagged.add_element(Type::TR, tagged.add_element(Type::THead, table));
  for (char const* id : {"luokka", "euroa", "osuus"}) {
    pages::StructureId const cell = tagged.add(Type::TH, id, head);
    tagged[cell].scope = Scope::Column;
    tagged[cell].id = id;
  }
  pages::StructureId const body = tagged.add_element(Type::TBody, table);
  pages::StructureId const row = tagged.add_element(Type::TR, body);
  pages::StructureId const row_header = tagged.add(Type::TH, "Henkilöstö", row);
  tagged[row_header].scope = Scope::Row;
  tagged[row_header].row_span = 2;
  tagged[tagged.add(Type::TD, "12 345,67", row)].headers = {"luokka", "euroa"};
  tagged.add(Type::TD, "100 %", row);
  tagged[tagged.add(Type::TD, "yhteensä", tagged.add_element(Type::TR, body))].column_span = 2;
}

void add_clipped_background(TaggedDocument& tagged) {
  pages::PathItem background;
  background.path = rectangle(40, 40, 300, 8);
  background.fill = base::Colour{255, 204, 0, 128};
  background.stroke = base::Colour{0, 0, 0, 255};
  background.stroke_width = 0.5;
  background.dashes = {2, 1};
  pages::Tag const tag{std::nullopt, pages::ArtifactType::Background};
  tagged.page().items.push_back({tag, pages::ClipBegin{rectangle(40, 40, 200, 200)}});
  tagged.page().items.push_back({tag, background});
  tagged.page().items.push_back({tag, pages::ClipEnd{}});
}

}  // namespace

pages::Document rich_document() {
  TaggedDocument tagged;
  pages::Metadata& metadata = tagged.document.metadata;
  metadata.author = "Österbottens förbund & \"Ko\" <1>";
  metadata.subject = "ESR-hankkeen loppuraportti";
  metadata.keywords = "ESR, loppuraportti";
  metadata.date = "2021-12-31";
  metadata.identifier = "S20110";
  tagged.document.pages[0].label = "i";
  add_clipped_background(tagged);
  tagged.add_artifact(pages::ArtifactType::PaginationHeader, "Loppuraportti");
  tagged.add(Type::H1, "Loppuraportti (luonnos) \\ osa");
  tagged.add(Type::P, "Hankkeen tulokset: “hyvät” – 100 € ja AVAToW.");
  add_scripts(tagged);
  tagged.add(Type::H2, "Tavoitteet");
  add_list(tagged);
  tagged.add_link(tagged.add_element(Type::P), "Rahasto", "https://example.org/ä?a=(1)");
  tagged.add_link(tagged.add_element(Type::P), "katso taulukko", "", "taulukko-å");
  tagged.add_figure("Sininen palkki: tavoite täyttyi");
  tagged.new_page();
  tagged.document.pages[1].label = "1";
  tagged.add(Type::H2, "Talous");
  add_table(tagged);
  pages::StructureId const note = tagged.add_element(Type::Note);
  tagged.add_line(note, "Viite 1");
  tagged.add_artifact(pages::ArtifactType::PaginationFooter, "1");
  tagged.document.destinations = {{"taulukko-å", 1, {px(48), px(100)}, 0}, {"alku", 0, {px(0), px(0)}, 0}};
  tagged.document.outline = {{1, "Loppuraportti", 0, {px(0), px(48)}},
                             {2, "Tavoitteet", 0, {px(0), px(300)}},
                             {2, "Talous – ä", 1, {px(0), px(48)}},
                             {1, "Liite", 1, {px(0), px(400)}}};
  return std::move(tagged.document);
}

std::string written(pages::Document const& document, WriteOptions const& options) {
  base::StringSink sink;
  base::Diagnostics diagnostics;
  EXPECT_TRUE(write(document, options, sink, diagnostics));
  EXPECT_EQ(findings_as_text(diagnostics), "");
  return std::move(sink.text);
}

}  // namespace closeout::pdf
