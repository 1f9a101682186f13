#include "layout/random_document.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace closeout::test {
namespace {

using Choices = std::vector<std::string_view>;

Choices const word_stems{"a",
                         "one",
                         "Harbour",
                         "kirjasto",
                         "sjöfart",
                         "työ",
                         "x",
                         "reports",
                         "12,400",
                         "\u05E9\u05DC\u05D5\u05DD",
                         "\u0645\u064A\u0646\u0627\u0621"};

/// What any box may have in a calm document.
Choices const calm_styles{"",
                          "",
                          "",
                          "margin: 10px 5px",
                          "margin-bottom: 25px",
                          "padding: 7px",
                          "border: 3px solid #00f",
                          "border: 2px dashed #f00; padding: 4px; box-decoration-break: clone",
                          "break-inside: avoid",
                          "break-before: page",
                          "break-before: avoid",
                          "break-before: right",
                          "break-before: verso",
                          "break-after: avoid",
                          "break-after: page",
                          "break-after: left",
                          "background: #eee; margin-top: 30px",
                          "display: flow-root; margin: 4px 0",
                          "min-height: 50px",
                          "min-height: 260px; background: #efe",
                          "text-align: justify",
                          "orphans: 3; widows: 3",
                          "orphans: 1; widows: 7",
                          "orphans: 5; widows: 2",
                          "page: wide",
                          "page: small",
                          "page: tall",
                          "width: 60%; margin: 0 auto",
                          "padding: 12px 3px; border: 1px dashed #0f0",
                          "text-align: right",
                          "direction: rtl",
                          "line-height: 37px",
                          "font-size: 17px; line-height: 1",
                          "padding-bottom: 45px; background: #fee",
                          "padding-top: 45px"};

/// What needs more than a page has, or is put elsewhere by its author.
Choices const wild_styles{"overflow: hidden",
                          "overflow: hidden; height: 30px",
                          "height: 45px",
                          "height: 450px; border: 2px solid #000",
                          "max-height: 30px",
                          "position: relative; top: 2px",
                          "position: relative; left: 20px; z-index: 1",
                          "margin: -5px 0",
                          "margin-top: -40px",
                          "margin-bottom: -100px",
                          "white-space: nowrap",
                          "padding: 40px; border: 1px dashed #0f0; box-decoration-break: clone",
                          "padding: 230px 0",
                          "border-top: 300px solid #ccc",
                          "line-height: 260px",
                          "font-size: 70px; line-height: 1",
                          "line-height: 3px",
                          "page: strip",
                          "page: dot",
                          "overflow-wrap: anywhere; width: 3px",
                          "width: 0",
                          "margin: 300px 0",
                          "visibility: hidden"};

Choices const calm_tables{"border-collapse: collapse",
                          "width: 100%",
                          "table-layout: fixed; width: 100%",
                          "border-spacing: 3px 5px; border: 2px solid #00f",
                          "border-collapse: collapse; border: 4px solid #f00",
                          "direction: rtl",
                          ""};

Choices const row_styles{"",
                         "",
                         "",
                         "",
                         "break-inside: avoid",
                         "break-before: page",
                         "break-after: page",
                         "break-after: avoid",
                         "break-before: avoid",
                         "height: 33px",
                         "border-bottom: 3px solid #0a0"};

Choices const page_sizes{"200px 200px", "300px 160px", "150px 260px", "400px 140px"};
Choices const wild_page_sizes{"200px 45px", "30px 300px", "120px 24px", "200px 200px"};

class Grower {
 public:
  Grower(std::uint32_t seed, Temper temper) : is_wild_(temper == Temper::Wild), state_(seed * 2654435761U + 12345U) {}

  RandomDocument document() {
    RandomDocument out;
    if (below(4) == 0) out.bottom_margin = 25;
    bool const has_odd_pages = is_wild_ && below(4) == 0;
    out.css = fmt::format(
        "@page {{ size: {}; margin: {}px 10px {}px }} @page wide {{ size: 300px 200px }} @page tall {{ size: 180px "
        "320px }} @page small {{ size: 160px 130px }} @page strip {{ size: 300px 35px }} @page dot {{ size: 21px 21px "
        "}} @page :left {{ margin-left: 25px }} html {{ overflow-wrap: {} }} ",
        pick(has_odd_pages ? wild_page_sizes : page_sizes), out.top_margin, out.bottom_margin,
        is_wild_ ? "normal" : "break-word");
    for (int i = below(8) + 3; i > 0; --i) out.body += block(0);
    return out;
  }

 private:
  int below(int limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<int>((state_ >> 16) % static_cast<std::uint32_t>(limit));
  }
  bool one_in(int count) { return below(count) == 0; }

  std::string_view pick(Choices const& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }

  std::string words(int most) {
    std::string out;
    for (int i = below(most) + 1; i > 0; --i) {
      bool const is_long = one_in(20);
      out += fmt::format("{}{}{}", out.empty() ? "" : " ",
                         is_long ? "aaaaaaaaaabbbbbbbbbbcccccccccc" : pick(word_stems), ++count_);
    }
    return out;
  }

  std::string style() {
    std::string out(pick(calm_styles));
    if (is_wild_ && one_in(5)) out += fmt::format("; {}", pick(wild_styles));
    if (one_in(12)) out += fmt::format("; {}", pick(calm_styles));
    return out;
  }

  std::string inline_block() {
    std::string inside =
        one_in(3) ? fmt::format("<span style='display: block; {}'>{}</span>{}", style(), words(5), words(2)) : words(4);
    if (one_in(12)) inside = words(60);
    return fmt::format("<span style='display: inline-block; {}'>{}</span>", style(), inside);
  }

  std::string inlines(int depth) {
    std::string out;
    for (int i = below(3) + 1; i > 0; --i) {
      switch (depth > 2 ? 0 : below(10)) {
        case 1:
          out += fmt::format("<em>{}</em> ", inlines(depth + 1));
          break;
        case 2:
          out += fmt::format("<a href='https://example.org/{}'>{}</a>", below(5), inlines(depth + 1));
          break;
        case 3:
          out += inline_block();
          break;
        case 4:
          out += "<br/>";
          break;
        case 5:
          out += fmt::format("<span lang='fi' style='vertical-align: {}'>{}</span> ",
                             pick({"super", "top", "bottom", "-4px"}), words(2));
          break;
        case 6:
          if (is_wild_) out += positioned("span");
          break;
        case 7:
          out += fmt::format("<span style='border: 2px solid #0aa; padding: 1px; box-decoration-break: {}'>{}</span>",
                             pick({"slice", "clone"}), words(12));
          break;
        default:
          out += words(12) + " ";
      }
    }
    return out;
  }

  std::string positioned(std::string_view name) {
    return fmt::format("<{0} style='position: {1}; {2}; {3}'>{4}</{0}>", name,
                       pick({"absolute", "absolute", "absolute", "fixed"}),
                       pick({"", "top: 3px; left: 3px", "bottom: 0; right: 0; z-index: -1", "left: 10px; right: 0",
                             "top: 150px; width: 80px", "top: 450px", "top: -30px"}),
                       style(), words(one_in(4) ? 80 : 5));
  }

  std::string row(std::string_view cell, int columns, bool is_body) {
    std::string out = fmt::format("<tr style='{}'>", pick(row_styles));
    for (int i = 0; i < columns; ++i) {
      out += fmt::format("<{0} rowspan='{1}' colspan='{2}' style='border: {3}px solid #000; vertical-align: {4}; {5}'>",
                         cell, is_body && one_in(6) ? pick({"2", "3", "0"}) : "1", one_in(12) ? 2 : 1, below(4),
                         pick({"top", "middle", "bottom", "baseline"}), is_body ? style() : std::string());
      out += cell_content(is_body);
      out += fmt::format("</{}>", cell);
    }
    return out + "</tr>";
  }

  std::string cell_content(bool is_body) {
    if (!is_body) return words(2);
    if (one_in(6)) return block(2);
    return words(one_in(10) ? 120 : 6);
  }

  std::string group(std::string_view name, std::string_view cell, int columns, int rows) {
    bool const is_body = name == "tbody";
    std::string out =
        fmt::format("<{} style='{}'>", name, is_body && one_in(4) ? pick(row_styles) : std::string_view());
    for (int i = 0; i < rows; ++i) out += row(cell, columns, is_body);
    return out + fmt::format("</{}>", name);
  }

  std::string table() {
    std::string out = fmt::format("<table style='{}; {}'>", style(), pick(calm_tables));
    if (one_in(3)) {
      out += fmt::format("<caption style='caption-side: {}'>{}</caption>", pick({"top", "bottom"}),
                         words(one_in(6) ? 60 : 4));
    }
    int const columns = below(3) + 1;
    if (one_in(2)) out += group("thead", "th", columns, one_in(4) ? 2 : 1);
    if (one_in(6)) out += group("tfoot", "td", columns, 1);
    for (int bodies = one_in(4) ? 2 : 1; bodies > 0; --bodies) out += group("tbody", "td", columns, below(12) + 1);
    if (one_in(4)) out += group("tfoot", "td", columns, one_in(5) ? 2 : 1);
    return out + "</table>";
  }

  std::string list(int depth) {
    std::string const name(pick({"ul", "ol"}));
    std::string out = fmt::format("<{} style='padding-left: 20px; {}'>", name, one_in(4) ? style() : std::string());
    for (int i = below(4) + 1; i > 0; --i) {
      out += fmt::format("<li style='{}'>{}</li>",
                         one_in(3) ? "list-style-type: decimal; list-style-position: inside" : style(),
                         one_in(3) ? block(depth + 1) : inlines(1));
    }
    return out + fmt::format("</{}>", name);
  }

  std::string division(int depth) {
    std::string inside;
    for (int i = below(4); i > 0; --i) inside += block(depth + 1);
    return fmt::format("<div style='{}'>{}</div>", style(), inside);
  }

  std::string block(int depth) {
    switch (depth > 3 ? 0 : below(9)) {
      case 1:
        return division(depth);
      case 2:
        return depth < 2 || one_in(3) ? table() : division(depth);
      case 3:
        return list(depth);
      case 4:
        return fmt::format("<h2 style='break-after: avoid; {}'>{}</h2>", style(), words(5));
      case 5:
        return is_wild_ ? positioned("div") : list(depth);
      case 6:
        return fmt::format("<div style='{}'>{}<p>{}</p>{}</div>", style(), words(8), words(8), words(8));
      default:
        return fmt::format("<p style='{}'>{}</p>", style(), inlines(0));
    }
  }

  bool is_wild_;
  std::uint32_t state_;
  int count_ = 0;
};

}  // namespace

RandomDocument grow(std::uint32_t seed, Temper temper) {
  return Grower(seed, temper).document();
}

}  // namespace closeout::test
