// Properties that hold for every document, over documents grown from fixed seeds.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "layout/invariants.hpp"
#include "layout/laid_out.hpp"

namespace closeout::test {
namespace {

/// Grows XHTML from a seed (a linear congruential generator: the same documents on every machine).
class Grower {
 public:
  /// Every second document is without positioned boxes.
  explicit Grower(std::uint32_t seed) : has_positioned_(seed % 2 == 0), state_(seed * 2654435761U + 12345U) {}

  std::string document() {
    std::string out;
    for (int i = below(8) + 3; i > 0; --i) out += block(0);
    return out;
  }

 private:
  int below(int limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<int>((state_ >> 16) % static_cast<std::uint32_t>(limit));
  }

  std::string pick(std::vector<std::string> const& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }

  std::string words(int most) {
    std::string out;
    for (int i = below(most) + 1; i > 0; --i) {
      out += (out.empty() ? "" : " ") + pick({"a", "one", "Harbour", "kirjasto", "sjöfart", "työ", "x", "reports",
                                              "aaaaaaaaaabbbbbbbbbbcccccccccc", "\u05E9\u05DC\u05D5\u05DD", "12,400"});
      out += fmt::format("{}", ++count_);
    }
    return out;
  }

  std::string style() {
    return pick({"",
                 "",
                 "",
                 "margin: 10px 5px",
                 "padding: 7px",
                 "border: 3px solid #00f",
                 "break-inside: avoid",
                 "break-before: page",
                 "break-after: avoid",
                 "break-after: page",
                 "background: #eee; margin-top: 30px",
                 "overflow: hidden",
                 "position: relative; top: 2px",
                 "min-height: 50px",
                 "text-align: justify",
                 "orphans: 3; widows: 3",
                 "page: wide",
                 "width: 60%; margin: 0 auto",
                 "white-space: nowrap",
                 "overflow-wrap: anywhere",
                 "padding: 40px; border: 1px dashed #0f0",
                 "text-align: right",
                 "direction: rtl",
                 "margin: -5px 0",
                 "break-before: right"});
  }

  std::string inlines(int depth) {
    std::string out;
    for (int i = below(3) + 1; i > 0; --i) {
      switch (depth > 2 ? 0 : below(9)) {
        case 1:
          out += fmt::format("<em>{}</em> ", inlines(depth + 1));
          break;
        case 2:
          out += fmt::format("<a href=\"https://example.org/{}\">{}</a>", below(5), inlines(depth + 1));
          break;
        case 3:
          out += fmt::format("<span style=\"display: inline-block; {}\">{}</span>", style(), words(4));
          break;
        case 4:
          out += "<br/>";
          break;
        case 5:
          out += fmt::format("<span lang=\"fi\" style=\"vertical-align: {}\">{}</span> ",
                             pick({"super", "top", "bottom", "-4px"}), words(2));
          break;
        case 6:
          if (!has_positioned_) break;
          out += fmt::format("<span style=\"position: absolute; {}\">{}</span>",
                             pick({"top: 3px; left: 3px", "", "bottom: 0; right: 0; z-index: -1"}), words(2));
          break;
        default:
          out += words(12) + " ";
      }
    }
    return out;
  }

  std::string table() {
    std::string out =
        fmt::format("<table style=\"{}; {}\">", style(),
                    pick({"border-collapse: collapse", "width: 100%", "table-layout: fixed; width: 100%", ""}));
    if (below(3) == 0) out += fmt::format("<caption>{}</caption>", words(4));
    int const columns = below(3) + 1;
    if (below(2) == 0) {
      out += "<thead><tr>";
      for (int i = 0; i < columns; ++i) out += fmt::format("<th scope=\"col\">{}</th>", words(2));
      out += "</tr></thead>";
    }
    if (below(4) == 0) out += fmt::format("<tfoot><tr><td colspan=\"{}\">{}</td></tr></tfoot>", columns, words(3));
    out += "<tbody>";
    for (int row = below(12) + 1; row > 0; --row) {
      out += "<tr>";
      for (int i = 0; i < columns; ++i) {
        out += fmt::format("<td rowspan=\"{}\" style=\"border: 1px solid #000; {}\">{}</td>", below(6) == 0 ? 2 : 1,
                           style(),
                           below(6) == 0    ? block(2)
                           : below(10) == 0 ? words(150)
                                            : words(6));
      }
      out += "</tr>";
    }
    return out + "</tbody></table>";
  }

  std::string list(int depth) {
    std::string out = "<ul>";
    for (int i = below(4) + 1; i > 0; --i) {
      out += fmt::format("<li style=\"{}\">{}</li>",
                         pick({"", "list-style-type: decimal; list-style-position: inside", style()}),
                         below(3) == 0 ? block(depth + 1) : inlines(1));
    }
    return out + "</ul>";
  }

  std::string block(int depth) {
    switch (depth > 3 ? 0 : below(8)) {
      case 1: {
        std::string inside;
        for (int i = below(4); i > 0; --i) inside += block(depth + 1);
        return fmt::format("<div style=\"{}\">{}</div>", style(), inside);
      }
      case 2:
        return depth > 1 ? std::string() : table();
      case 3:
        return list(depth);
      case 4:
        return fmt::format("<h2 style=\"break-after: avoid; {}\">{}</h2>", style(), words(5));
      case 5:
        if (!has_positioned_) return list(depth);
        return fmt::format("<div style=\"position: absolute; {}\">{}</div>",
                           pick({"", "top: 0", "left: 10px; right: 0"}), words(5));
      default:
        return fmt::format("<p style=\"{}\">{}</p>", style(), inlines(0));
    }
  }

  bool has_positioned_;
  std::uint32_t state_;
  int count_ = 0;
};

class RandomDocuments : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomDocuments, LoseNothingRepeatNothingAndTagEverything) {
  std::string const body = Grower(GetParam()).document();
  SCOPED_TRACE(body);
  LaidOut const out = lay_out(body, "@page wide { size: 300px 200px } @page { margin: 10px }");
  EXPECT_EQ(structure_text(out.document), tree_text(*out.tree));
  // A positioned box may stand where its author puts it.
  bool const has_positioned = body.find("absolute") != std::string::npos;
  EXPECT_THAT(violations(out.document, has_positioned), ::testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomDocuments, ::testing::Range(1U, 201U));

}  // namespace
}  // namespace closeout::test
