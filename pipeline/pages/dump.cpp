#include "pages/dump.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "pages/structure_text.hpp"

namespace closeout::pages {
namespace {

constexpr std::array<std::string_view, 40> structure_type_names{
    "Document",  "Part",    "Art",   "Sect",      "Div",  "BlockQuote", "Caption", "TOC",    "TOCI",    "Index",
    "NonStruct", "Private", "H1",    "H2",        "H3",   "H4",         "H5",      "H6",     "P",       "L",
    "LI",        "Lbl",     "LBody", "Table",     "TR",   "TH",         "TD",      "THead",  "TBody",   "TFoot",
    "Span",      "Quote",   "Note",  "Reference", "Code", "Link",       "Annot",   "Figure", "Formula", "Form"};

constexpr std::array<std::string_view, 5> artifact_names{"layout", "header", "footer", "pagination", "background"};

std::string px(base::Length length) {
  return pixels_text(length);
}

std::string colour(base::Colour const& c) {
  return c.alpha == 255 ? fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue)
                        : fmt::format("#{:02x}{:02x}{:02x}{:02x}", c.red, c.green, c.blue, c.alpha);
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + "\"";
}

std::string path_text(base::Path const& path) {
  std::string out;
  for (base::PathStep const& step : path) {
    switch (step.kind) {
      case base::PathStep::Kind::Move:
        out += fmt::format("M{:.2f},{:.2f} ", step.x, step.y);
        break;
      case base::PathStep::Kind::Line:
        out += fmt::format("L{:.2f},{:.2f} ", step.x, step.y);
        break;
      case base::PathStep::Kind::Cubic:
        out += fmt::format("C{:.2f},{:.2f},{:.2f},{:.2f},{:.2f},{:.2f} ", step.x1, step.y1, step.x2, step.y2, step.x,
                           step.y);
        break;
      case base::PathStep::Kind::Close:
        out += "Z ";
        break;
    }
  }
  if (!out.empty()) out.pop_back();
  return out;
}

std::string tag_text(Tag const& tag) {
  return tag.marked_content ? fmt::format("mcid={}", *tag.marked_content)
                            : std::string(artifact_names.at(static_cast<std::size_t>(tag.artifact)));
}

class Dumper {
 public:
  Dumper(Document const& document, DumpOptions const& options) : document_(document), options_(options) {}

  std::string run() {
    metadata();
    for (std::size_t i = 0; i < document_.pages.size(); ++i) page(i);
    if (!options_.with_structure) return std::move(out_);
    if (!document_.structure.empty()) element(0, 0);
    for (OutlineEntry const& entry : document_.outline) outline(entry);
    for (Destination const& destination : document_.destinations) {
      line("destination {} page={} at={},{}", in_quotes(destination.name), destination.page + 1, px(destination.at.x),
           px(destination.at.y));
    }
    return std::move(out_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  void metadata() {
    Metadata const& data = document_.metadata;
    line("document title={} language={}", in_quotes(data.title), data.language);
    if (!data.author.empty()) line("author {}", in_quotes(data.author));
    if (!data.subject.empty()) line("subject {}", in_quotes(data.subject));
    if (!data.keywords.empty()) line("keywords {}", in_quotes(data.keywords));
    if (!data.date.empty()) line("date {}", data.date);
    if (!data.identifier.empty()) line("identifier {}", in_quotes(data.identifier));
  }

  void page(std::size_t index) {
    Page const& page = document_.pages[index];
    line("page {} size={}x{} label={}{}", index + 1, px(page.size.width), px(page.size.height), in_quotes(page.label),
         page.rotation == 0 ? "" : fmt::format(" rotation={}", page.rotation));
    for (Item const& item : page.items) {
      if (!item.tag.marked_content && !options_.with_artifacts) continue;
      std::visit([&](auto const& content) { this->item(item.tag, content); }, item.content);
    }
    for (Link const& link : page.links) {
      line("  link uri={} destination={} areas={}", in_quotes(link.uri), in_quotes(link.destination),
           link.areas.size());
      for (base::Rect const& area : link.areas) {
        line("    area {},{} {}x{}", px(area.origin.x), px(area.origin.y), px(area.size.width), px(area.size.height));
      }
    }
  }

  void item(Tag const& tag, TextItem const& text) {
    text::GlyphRun const& run = text.run;
    line("  text {} at={},{} width={} size={} font={} colour={} {}{}", tag_text(tag), px(text.origin.x),
         px(text.origin.y), px(run.width), px(run.size), run.font != nullptr ? run.font->postscript_name() : "-",
         colour(text.colour), in_quotes(run.text), run.is_right_to_left ? " rtl" : "");
    if (base::Transform const& t = text.turn; t != base::Transform()) {
      line("    turned {:.4f} {:.4f} {:.4f} {:.4f}", t.a, t.b, t.c, t.d);
    }
    if (!options_.with_glyphs) return;
    for (text::Glyph const& glyph : run.glyphs) {
      line("    glyph {} cluster={} advance={}", glyph.id, glyph.cluster, px(glyph.advance));
    }
  }
  void item(Tag const& tag, PathItem const& path) {
    line("  path {}{}{} {}", tag_text(tag), path.fill ? " fill=" + colour(*path.fill) : "",
         path.stroke ? fmt::format(" stroke={} width={:.2f}", colour(*path.stroke), path.stroke_width) : "",
         path_text(path.path));
  }
  void item(Tag const& tag, ImageItem const& item) {
    images::Image const& image = *item.image;
    base::Transform const& t = item.placement;
    line("  image {} {}x{} at {:.2f},{:.2f} across {:.2f},{:.2f} down {:.2f},{:.2f} {}", tag_text(tag), image.width,
         image.height, t.e, t.f, t.a, t.b, t.c, t.d, image.hash.substr(0, 12));
  }
  void item(Tag const& tag, ClipBegin const& clip) { line("  clip {} {}", tag_text(tag), path_text(clip.path)); }
  void item(Tag const& tag, ClipEnd const&) { line("  clip-end {}", tag_text(tag)); }
  void item(Tag const& tag, GroupBegin const& group) {
    line("  group {} opacity={:.3f}", tag_text(tag), group.opacity);
  }
  void item(Tag const& tag, GroupEnd const&) { line("  group-end {}", tag_text(tag)); }

  void element(StructureId id, int depth) {
    StructureElement const& e = document_.structure[id];
    std::string attributes;
    if (!e.language.empty()) attributes += " lang=" + e.language;
    if (!e.id.empty()) attributes += " id=" + in_quotes(e.id);
    if (!e.alternative_text.empty()) attributes += " alt=" + in_quotes(e.alternative_text);
    if (e.scope != StructureElement::Scope::None) attributes += fmt::format(" scope={}", static_cast<int>(e.scope));
    if (e.column_span != 1) attributes += fmt::format(" colspan={}", e.column_span);
    if (e.row_span != 1) attributes += fmt::format(" rowspan={}", e.row_span);
    for (std::string const& header : e.headers) attributes += " header=" + in_quotes(header);
    line("{:{}}{}{}", "", depth * 2, name_of(e.type), attributes);
    for (auto const& child : e.children) {
      if (auto const* below = std::get_if<StructureId>(&child)) {
        element(*below, depth + 1);
      } else if (auto const* content = std::get_if<ContentReference>(&child)) {
        line("{:{}}page {} mcid {} {}", "", depth * 2 + 2, content->page + 1, content->marked_content,
             in_quotes(texts_.text_of(*content)));
      } else if (auto const* annotation = std::get_if<AnnotationReference>(&child)) {
        line("{:{}}page {} link {}", "", depth * 2 + 2, annotation->page + 1, annotation->annotation);
      }
    }
  }

  void outline(OutlineEntry const& entry) {
    line("outline {} {} page={} at={},{}{}", entry.level, in_quotes(entry.title), entry.page + 1, px(entry.at.x),
         px(entry.at.y), entry.is_open ? "" : " closed");
  }

  Document const& document_;
  DumpOptions const& options_;
  StructureText texts_{document_};
  std::string out_;
};

}  // namespace

/// Rounded half away from zero on integers, so that no floating point shows.
std::string pixels_text(base::Length length) {
  std::int64_t const units = length.units();
  std::int64_t const magnitude = units < 0 ? -units : units;
  std::int64_t const hundredths = (magnitude * 100 + base::Length::units_per_pixel / 2) / base::Length::units_per_pixel;
  return fmt::format("{}{}.{:02}", units < 0 && hundredths != 0 ? "-" : "", hundredths / 100, hundredths % 100);
}

std::string dump(Document const& document, DumpOptions const& options) {
  return Dumper(document, options).run();
}

std::string_view name_of(StructureType type) {
  return structure_type_names.at(static_cast<std::size_t>(type));
}

}  // namespace closeout::pages
