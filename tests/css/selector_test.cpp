#include "css/selector_parser.hpp"
#include "styled_document.hpp"

namespace closeout::css {
namespace {

/// Ids of the elements that get a background from `selector`, in document order.
std::string selected(std::string_view selector, std::string_view body) {
  StyledDocument const page(std::string(selector).append("{background-color:#010203}"), body);
  EXPECT_TRUE(page.findings().empty()) << selector << ": " << page.findings().front();
  std::string ids;
  for (auto const& node : page.document.root().select_nodes("//*[@id]")) {
    bool const is_selected = page.styled.style_of(node.node())->background_colour == base::Colour{1, 2, 3, 255};
    if (is_selected) ids.append(node.node().attribute("id").value());
  }
  return ids;
}

Specificity specificity_of(std::string_view text) {
  base::Diagnostics diagnostics;
  std::vector<SyntaxError> errors;
  auto const file = std::make_shared<base::SourceFile const>("a.css", std::string(text));
  Reporter const reporter(std::make_shared<SheetText const>(SheetText::of_file(file)), diagnostics);
  auto const selectors = parse_selectors(parse_component_values(text, errors), {}, reporter);
  EXPECT_TRUE(selectors.has_value()) << text;
  return selectors ? selectors->front().specificity : Specificity{};
}

std::optional<AnPlusB> formula(std::string_view text) {
  std::vector<SyntaxError> errors;
  return parse_an_plus_b(parse_component_values(text, errors));
}

constexpr std::string_view five_items = "<i id='a'/><i id='b'/><b id='c'/><i id='d'/><i id='e'/>";

TEST(Selector, TypeClassIdAndUniversal) {
  constexpr std::string_view body = "<p id='a' class='x y'/><p id='b' class='xy'/><em id='c' class='y'/>";
  EXPECT_EQ(selected("p", body), "ab");
  EXPECT_EQ(selected(".y", body), "ac");
  EXPECT_EQ(selected("p.x.y", body), "a");
  EXPECT_EQ(selected("#b", body), "b");
  EXPECT_EQ(selected("body *", body), "abc");
  EXPECT_EQ(selected("#a, em", body), "ac");
}

TEST(Selector, ElementNamesAreExactInXhtml) {
  EXPECT_EQ(selected("P", "<p id='a'/>"), "");
}

TEST(Selector, Attributes) {
  constexpr std::string_view body =
      "<i id='a' title='one two'/><i id='b' title='en-GB'/><i id='c' title=''/><i id='d'/>";
  EXPECT_EQ(selected("i[title]", body), "abc");
  EXPECT_EQ(selected("[title=en-GB]", body), "b");
  EXPECT_EQ(selected("[title='EN-gb' i]", body), "b");
  EXPECT_EQ(selected("[title~=two]", body), "a");
  EXPECT_EQ(selected("[title|=en]", body), "b");
  EXPECT_EQ(selected("[title^=on]", body), "a");
  EXPECT_EQ(selected("[title$=GB]", body), "b");
  EXPECT_EQ(selected("[title*='e t']", body), "a");
  EXPECT_EQ(selected("i[title^='']", body), "");
}

TEST(Selector, Combinators) {
  constexpr std::string_view body = "<div id='a'><p id='b'><em id='c'/></p><em id='d'/></div><em id='e'/><em id='f'/>";
  EXPECT_EQ(selected("div em", body), "cd");
  EXPECT_EQ(selected("div > em", body), "d");
  EXPECT_EQ(selected("p + em", body), "d");
  EXPECT_EQ(selected("div + em", body), "e");
  EXPECT_EQ(selected("div ~ em", body), "ef");
  EXPECT_EQ(selected("body > div p > em", body), "c");
}

TEST(Selector, SubsequentSiblingLooksBackThroughSiblings) {
  EXPECT_EQ(selected("b ~ i", five_items), "de");
  EXPECT_EQ(selected("i + i ~ i", five_items), "de");
  EXPECT_EQ(selected("i ~ b ~ i", five_items), "de");
  EXPECT_EQ(selected("i:not(b ~ i)", five_items), "ab");
}

TEST(Selector, DescendantBacktracks) {
  constexpr std::string_view body = "<div class='x'><div><p><em id='a'/></p></div></div>";
  EXPECT_EQ(selected(".x > div em", body), "a");
  EXPECT_EQ(selected("body > div > div em", body), "a");
}

TEST(Selector, ChildPositions) {
  EXPECT_EQ(selected("i:first-child", five_items), "a");
  EXPECT_EQ(selected("i:last-child", five_items), "e");
  EXPECT_EQ(selected(":is(i, b):nth-child(odd)", five_items), "ace");
  EXPECT_EQ(selected("i:nth-child(2n)", five_items), "bd");
  EXPECT_EQ(selected("i:nth-child(-n+2)", five_items), "ab");
  EXPECT_EQ(selected("i:nth-last-child(2)", five_items), "d");
  EXPECT_EQ(selected("b:only-of-type", five_items), "c");
  EXPECT_EQ(selected("i:first-of-type", five_items), "a");
  EXPECT_EQ(selected("i:nth-of-type(3)", five_items), "d");
  EXPECT_EQ(selected("i:nth-last-of-type(2)", five_items), "d");
}

TEST(Selector, LanguageIsInheritedAndMatchedByPrefix) {
  constexpr std::string_view body =
      "<p id='a' lang='fi'><em id='b'/></p><p id='c' lang='fi-FI'/><p id='d' lang='fil'/>";
  EXPECT_EQ(selected(":lang(fi)", body), "abc");
  EXPECT_EQ(selected("#c:lang(sv, 'FI')", body), "c");
}

TEST(Selector, RootEmptyLinkAndNever) {
  EXPECT_EQ(selected("i:empty", "<i id='a'/><i id='b'> </i>"), "a");
  EXPECT_EQ(selected("a:link", "<a id='a' href='#x'/><a id='b'/>"), "a");
  EXPECT_EQ(selected("a:hover", "<a id='a' href='#x'/>"), "");
  EXPECT_EQ(selected(":root > body > p", "<p id='a'/>"), "a");
}

TEST(Selector, SpecificityCounts) {
  EXPECT_EQ(specificity_of("*"), (Specificity{0, 0, 0}));
  EXPECT_EQ(specificity_of("li::marker"), (Specificity{0, 0, 2}));
  EXPECT_EQ(specificity_of("ul ol+li"), (Specificity{0, 0, 3}));
  EXPECT_EQ(specificity_of("h1 + *[rel=up]"), (Specificity{0, 1, 1}));
  EXPECT_EQ(specificity_of("ul ol li.red:first-child"), (Specificity{0, 2, 3}));
  EXPECT_EQ(specificity_of("#x34y:not(em, .a)"), (Specificity{1, 1, 0}));
  EXPECT_EQ(specificity_of(":where(#a) p:is(b, #c)"), (Specificity{1, 0, 1}));
}

TEST(Selector, AnPlusBForms) {
  EXPECT_EQ(formula(" odd "), (AnPlusB{2, 1}));
  EXPECT_EQ(formula("EVEN"), (AnPlusB{2, 0}));
  EXPECT_EQ(formula("5"), (AnPlusB{0, 5}));
  EXPECT_EQ(formula("-2n+3"), (AnPlusB{-2, 3}));
  EXPECT_EQ(formula("n"), (AnPlusB{1, 0}));
  EXPECT_EQ(formula("-n - 1"), (AnPlusB{-1, -1}));
  EXPECT_EQ(formula("3n- 2"), (AnPlusB{3, -2}));
  EXPECT_EQ(formula("+4n +1"), (AnPlusB{4, 1}));
}

TEST(Selector, AnPlusBRefusesOtherForms) {
  for (std::string_view const text : {"", "n2", "3 n", "+ n", "2n + -1", "1.5", "2n 1", "foo", "n+ +1"}) {
    EXPECT_EQ(formula(text), std::nullopt) << text;
  }
}

/// Elements of the document, each of which has a style.
int count_styled(StyledDocument const& page) {
  struct Counter : pugi::xml_tree_walker {
    Styled const* styled = nullptr;
    int count = 0;
    bool for_each(pugi::xml_node& node) override {
      if (node.type() == pugi::node_element && styled->style_of(node)) ++count;
      return true;
    }
  } counter;
  counter.styled = &page.styled;
  pugi::xml_node document = page.document.root().parent();
  document.traverse(counter);
  return counter.count;
}

TEST(Selector, ManySiblingsMatchInLinearTime) {
  std::string body;
  for (int i = 0; i < 20'000; ++i) body += "<i/>";
  StyledDocument const page("b ~ i, i:nth-last-of-type(3), i:nth-of-type(2n) {color:red} i + i ~ i {margin:0}", body);
  EXPECT_EQ(count_styled(page), 20'004);
}

TEST(Selector, AnyOrderOfAskingGivesTheSameStyles) {
  StyledDocument const page("b ~ i {color:red} i:nth-child(3) {margin:7px}", "<i id='a'/><b/><i id='c'/><i id='d'/>");
  EXPECT_EQ(page.style_of("d").colour, (base::Colour{255, 0, 0, 255}));
  EXPECT_EQ(page.style_of("a").colour, (base::Colour{0, 0, 0, 255}));
  EXPECT_EQ(page.style_of("c").margin.left.value.length, base::Length::from_pixels(7));
  EXPECT_EQ(page.style_of("d").margin.left.value.length, base::Length());
  EXPECT_EQ(page.style_of("c").colour, (base::Colour{255, 0, 0, 255}));
}

TEST(Selector, DeepDescendantSelectorsDoNotExplode) {
  std::string open, close;
  for (int i = 0; i < 100; ++i) {
    open += "<i>";
    close += "</i>";
  }
  StyledDocument const page("b i i i i i i i i i i {color:red}", open + close);
  EXPECT_EQ(count_styled(page), 104);
}

// selectors-4 section 12.3.1
TEST(Selector, NthChildOfSelectors) {
  constexpr std::string_view body = "<i id='a' class='x'/><i id='b'/><i id='c' class='x'/><i id='d' class='x'/>";
  EXPECT_EQ(selected("i:nth-child(2 of .x)", body), "c");
  EXPECT_EQ(selected("i:nth-last-child(2 of .x)", body), "c");
  EXPECT_EQ(selected("i:nth-child(odd of .x, #b)", body), "ac");
  EXPECT_EQ(selected("i:nth-child(2 of .x) + i", body), "d");
  EXPECT_EQ(specificity_of(":nth-child(2 of #a .b)"), (Specificity{1, 2, 0}));
}

// selectors-4 section 4.5
TEST(Selector, Has) {
  constexpr std::string_view body =
      "<div id='a'><p id='b'><i id='c'/></p></div><div id='d'><i id='e'/></div><p id='f'/>";
  EXPECT_EQ(selected("div:has(i)", body), "ad");
  EXPECT_EQ(selected("div:has(> i)", body), "d");
  EXPECT_EQ(selected("div:has(p i)", body), "a");
  EXPECT_EQ(selected("div:has(+ p)", body), "d");
  EXPECT_EQ(selected("div:has(~ p)", body), "ad");
  EXPECT_EQ(selected("div:not(:has(p))", body), "d");
  EXPECT_EQ(specificity_of("p:has(#a, .b)"), (Specificity{1, 0, 1}));
}

// selectors-4 section 9.2: RFC 4647 extended filtering
TEST(Selector, LanguageRanges) {
  constexpr std::string_view body =
      "<i id='a' lang='de-Latn-CH'/><i id='b' lang='fr-CH'/><i id='c' lang='de'/><i id='d' lang='de-x-ch'/>";
  EXPECT_EQ(selected("i:lang(de)", body), "acd");
  EXPECT_EQ(selected("i:lang('*-CH')", body), "ab");
  EXPECT_EQ(selected("i:lang('de-CH')", body), "a");
  EXPECT_EQ(selected("i:lang(fr, \\*-Latn)", body), "ab");
}

// selectors-4 section 9.1
TEST(Selector, Direction) {
  constexpr std::string_view body =
      "<div dir='rtl'><i id='a'/><i id='b' dir='ltr'/></div><i id='c' dir='auto'>12 \u05d0</i><i id='d'/>";
  EXPECT_EQ(selected("i:dir(rtl)", body), "ac");
  EXPECT_EQ(selected("i:dir(ltr)", body), "bd");
}

// css-namespaces-3 section 3
TEST(Selector, Namespaces) {
  auto const styled_with = [](std::string_view rules) {
    StyledDocument const page(
        std::string("@namespace svg url(http://www.w3.org/2000/svg);@namespace xl 'urn:x';").append(rules),
        "<a id='h'/><svg xmlns='http://www.w3.org/2000/svg' xmlns:l='urn:x'><a id='s' l:b='c'/></svg>");
    EXPECT_TRUE(page.findings().empty()) << rules << ": " << page.findings().front();
    std::string ids;
    for (std::string_view const id : {"h", "s"}) {
      if (page.style_of(id).colour == base::Colour{1, 2, 3, 255}) ids += id;
    }
    return ids;
  };
  EXPECT_EQ(styled_with("svg|a{color:#010203}"), "s");
  EXPECT_EQ(styled_with("*|a{color:#010203}"), "hs");
  EXPECT_EQ(styled_with("|a{color:#010203}"), "");
  EXPECT_EQ(styled_with("[xl|b]{color:#010203}"), "s");
  EXPECT_EQ(styled_with("[*|b=c]{color:#010203}"), "s");
  EXPECT_EQ(styled_with("[b]{color:#010203}"), "");
  EXPECT_EQ(styled_with("@namespace 'http://www.w3.org/2000/svg';a{color:#010203}"), "s");
}

/// Neighbours asked for in turn must not be counted from the start each time.
TEST(Selector, SiblingIndicesOfALongListAreLinear) {
  std::string body;
  for (int i = 0; i < 20'000; ++i) body += "<i class='x'/>";
  StyledDocument const page(
      "i:nth-of-type(2n) + i:nth-of-type(odd), i:nth-child(3n of .x) + i:nth-last-child(odd of .x), "
      "i:nth-last-of-type(3n) ~ i:last-child{color:red}",
      body);
  int red = 0;
  for (pugi::xml_node const child : page.document.root().child("body").children()) {
    if (page.styled.style_of(child)->colour.red == 255) ++red;
  }
  EXPECT_EQ(red, 9'999 + 3'333 + 1);
}

}  // namespace
}  // namespace closeout::css
