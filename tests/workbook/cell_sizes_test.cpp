// Widths of columns, heights of rows and boxes of comments: that nothing is cut, and nothing wider than it must be.

#include "workbook/cell_sizes.hpp"

#include <cmath>

#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using base::Length;

constexpr double pixels_per_digit = 7;

/// A book of one sheet and one column, whose looks are "plain", "wrapped", "at the right" and "bold".
class CellSizesOfOneColumn : public testing::Test {
 protected:
  enum : std::uint32_t { Plain, Wrapped, Right, Bold };

  CellSizesOfOneColumn() {
    book.looks.resize(4);
    book.looks[Wrapped].wrap = true;
    book.looks[Right].align = Align::Right;
    book.looks[Right].indent = 2;
    book.looks[Bold].bold = true;
    book.sheets.resize(1);
    book.sheets[0].columns.resize(1);
  }

  Column& column() { return book.sheets[0].columns[0]; }
  std::vector<Row>& rows() { return book.sheets[0].rows; }

  void add(std::string const& text, std::uint32_t look = Plain, bool is_number = false) {
    Cell cell;
    cell.look = look;
    cell.shown = text;
    cell.value = is_number ? Value(Decimal{"1"}) : Value(text);
    rows().emplace_back().cells.push_back(cell);
  }

  /// Of a column with these rows, in whole pixels without Excel's 5 of margin.
  double settled_width() {
    CellSizes(fonts(), "en", diagnostics).settle(book);
    double const pixels = column().width * pixels_per_digit;
    EXPECT_NEAR(pixels, std::round(pixels), 1e-6);
    return std::round(pixels);
  }

  double measured(std::string const& text, std::uint32_t look = Plain) {
    return TextMeasure(fonts(), "en", diagnostics).width(text, book.looks[look]).pixels();
  }

  Book book;
  base::Diagnostics diagnostics;
};

TEST_F(CellSizesOfOneColumn, give_a_number_its_width_and_the_gap) {
  add("216,803.00", Plain, true);
  EXPECT_EQ(settled_width(), std::ceil(measured("216,803.00") + 2));
}

TEST_F(CellSizesOfOneColumn, give_a_text_what_a_screen_rounds_up) {
  add("Palkkakustannukset");
  EXPECT_EQ(settled_width(), std::ceil(measured("Palkkakustannukset") * 1.05 + 2 + 2));
}

TEST_F(CellSizesOfOneColumn, give_no_text_more_than_the_greatest_width) {
  column().max_width = 10;
  add("Palkkakustannukset ja ostopalvelut");
  EXPECT_EQ(settled_width(), 70);
}

TEST_F(CellSizesOfOneColumn, give_a_number_more_than_the_greatest_width) {
  column().max_width = 5;
  add("216,803.00", Plain, true);
  EXPECT_GE(settled_width(), measured("216,803.00"));
}

TEST_F(CellSizesOfOneColumn, give_a_wrapped_text_its_longest_word) {
  column().max_width = 10;
  add("on palkkakustannuksia", Wrapped);
  EXPECT_EQ(settled_width(), 105);
  column().width = 0;
  column().max_width = 14;
  EXPECT_EQ(settled_width(), std::ceil(measured("palkkakustannuksia") * 1.05 + 2 + 2));
}

TEST_F(CellSizesOfOneColumn, give_each_step_of_an_indent_three_spaces) {
  add("Summa", Right, true);
  EXPECT_EQ(settled_width(), std::ceil(measured("Summa") + 2 + 6 * measured(" ")));
}

TEST_F(CellSizesOfOneColumn, give_a_title_two_lines) {
  add("Kirjausten mukaan kertynyt", Wrapped);
  double const in_one_line = settled_width();
  column().width = 0;
  rows()[0].is_title = true;
  double const as_title = settled_width();
  EXPECT_LT(as_title, in_one_line);
  EXPECT_GE(as_title, measured("mukaan kertynyt"));
  EXPECT_EQ(rows()[0].height, 30);
}

TEST_F(CellSizesOfOneColumn, give_a_title_one_line_that_nearly_holds_it) {
  add("Osuus suunniteltu", Wrapped);
  rows()[0].is_title = true;
  double const one_line = std::ceil(measured("Osuus suunniteltu") * 1.05 + 2 + 2 + 6);
  column().min_width = (one_line - 7) / pixels_per_digit;
  EXPECT_EQ(settled_width(), one_line);
  EXPECT_EQ(rows()[0].height, std::nullopt);
}

TEST_F(CellSizesOfOneColumn, give_a_filters_button_its_place) {
  add("Summa", Wrapped);
  rows()[0].is_title = true;
  double const without = settled_width();
  column().width = 0;
  rows()[0].has_filter_buttons = true;
  EXPECT_EQ(settled_width(), without + 18);
  // There the indent keeps the place.
  column().width = 0;
  rows()[0].cells[0].look = Right;
  EXPECT_EQ(settled_width(), std::ceil(measured("Summa") * 1.05 + 2 + 2 + 6 + 6 * measured(" ")));
}

TEST_F(CellSizesOfOneColumn, have_room_for_the_sign_and_the_weight_of_a_condition) {
  add("Palkka 216,803.00", Plain, true);
  Condition condition;
  condition.style.bold = true;
  condition.number_format = "\"! \"#,##0.00";
  book.sheets[0].conditions.push_back(condition);
  EXPECT_EQ(settled_width(), std::ceil(measured("! Palkka 216,803.00", Bold) + 2));
}

TEST_F(CellSizesOfOneColumn, leave_a_width_that_was_declared_unless_a_number_is_wider) {
  column().is_fixed = true;
  column().width = 3;
  add("Palkkakustannukset");
  EXPECT_EQ(settled_width(), 21);
  add("216,803.00", Plain, true);
  EXPECT_EQ(settled_width(), std::ceil(measured("216,803.00") + 2));
}

TEST_F(CellSizesOfOneColumn, give_a_row_the_height_of_its_lines) {
  column().is_fixed = true;
  column().width = 20;
  add("Yksi rivi", Wrapped);
  add("Tämä teksti tarvitsee tässä sarakkeessa neljä riviä eikä yhtään enempää", Wrapped);
  add("Kaksi\nriviä", Wrapped);
  static_cast<void>(settled_width());
  EXPECT_EQ(rows()[0].height, std::nullopt);
  EXPECT_EQ(rows()[1].height, 60);
  EXPECT_EQ(rows()[2].height, 30);
}

TEST_F(CellSizesOfOneColumn, give_a_row_the_height_of_a_large_text_beside_a_wrapped_one) {
  book.looks[Bold].tenths_of_point = 400;
  add("Kaksi\nriviä", Wrapped);
  rows()[0].cells.push_back(rows()[0].cells[0]);
  rows()[0].cells[1].look = Bold;
  rows()[0].cells[1].shown = "Otsikko";
  static_cast<void>(settled_width());
  EXPECT_GT(rows()[0].height, 40 * 1.2);
}

TEST_F(CellSizesOfOneColumn, keep_a_declared_height_that_is_greater) {
  add("Kaksi\nriviä", Wrapped);
  rows()[0].height = 50;
  static_cast<void>(settled_width());
  EXPECT_EQ(rows()[0].height, 50);
}

TEST_F(CellSizesOfOneColumn, give_no_row_more_than_excel_has) {
  column().is_fixed = true;
  column().width = 5;
  std::string text;
  for (int word = 0; word < 200; ++word) text += "sana ";
  add(text, Wrapped);
  static_cast<void>(settled_width());
  EXPECT_EQ(rows()[0].height, 409);
}

TEST(Comments, have_boxes_as_high_as_their_lines) {
  base::Diagnostics diagnostics;
  CellSizes sizes(fonts(), "en", diagnostics);
  Comment const one = sizes.fitted_comment({0, 0}, "one line");
  Comment const two = sizes.fitted_comment({0, 0}, "one line\nand another");
  EXPECT_EQ(one.width, two.width);
  EXPECT_EQ(two.height - one.height, 19);
  std::string words;
  for (int word = 0; word < 60; ++word) words += "kustannukset ";
  Comment const many = sizes.fitted_comment({0, 0}, words);
  double const area = TextMeasure(fonts(), "en", diagnostics).width(words, Look()).pixels() * 10 / 11 * 19;
  EXPECT_GE(many.height * many.width, area);
}

TEST(Fonts, that_a_style_names_and_the_machine_has_not_are_told) {
  base::Diagnostics diagnostics;
  auto const own = text::Fonts::of_system(diagnostics);
  TextMeasure measure(*own, "fi", diagnostics);
  static_cast<void>(measure.width("Summa", Look()));
  EXPECT_THAT(own->missing_families(), testing::IsEmpty());
  Look look;
  look.font = "No Such Family";
  static_cast<void>(measure.width("Summa", look));
  EXPECT_THAT(own->missing_families(), testing::ElementsAre("No Such Family"));
}

/// Every cell of the samples, by what its column has for it.
class WidthsOfSamples : public testing::TestWithParam<std::tuple<std::string, std::string>> {};
INSTANTIATE_TEST_SUITE_P(All, WidthsOfSamples,
                         testing::Combine(testing::Values("digitizer-training.xml", "digipoint.xml",
                                                          "circular-skills.xml"),
                                          testing::Values("fi", "sv", "en")));

TEST_P(WidthsOfSamples, hold_every_number_and_every_text_of_one_line) {
  base::Diagnostics diagnostics;
  auto const& [name, language] = GetParam();
  auto const book = shipped_workbook(sample(name), language, diagnostics);
  ASSERT_TRUE(book);
  TextMeasure measure(fonts(), language, diagnostics);
  for (Sheet const& sheet : book->sheets) {
    for (Row const& row : sheet.rows) {
      for (Cell const& cell : row.cells) {
        Look const& look = book->looks[cell.look];
        Column const& column = sheet.columns[cell.column];
        bool const is_number = std::holds_alternative<Decimal>(cell.value);
        bool const may_be_longer = look.spill || look.wrap || column.width >= column.max_width;
        if (!is_number && may_be_longer) continue;
        double const indent = look.indent * 3 * measure.width(" ", Look()).pixels();
        EXPECT_LE(measure.width(cell.shown, look).pixels() + indent, column.width * pixels_per_digit)
            << sheet.id << ": " << cell.shown;
      }
    }
  }
  EXPECT_THAT(findings(diagnostics), testing::IsEmpty());
}

}  // namespace
}  // namespace closeout::workbook
