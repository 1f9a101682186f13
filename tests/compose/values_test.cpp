#include "compose/composition.hpp"

namespace closeout::compose {
namespace {

class Values : public Composition {
 protected:
  void SetUp() override {
    Composition::SetUp();
    language_ = "fi";
    record_text_ =
        "<project language='fi' day='2021-11-07' end='2021-12-31' amount='216803.00' share='9876' n='1234.5'/>";
  }
};

TEST_F(Values, Date) {
  EXPECT_EQ(composed("<t:date select='@day'/>"), "7.11.2021");
  EXPECT_EQ(composed("<t:date select='@day' form='long'/>"), "7. marraskuuta 2021");
}

TEST_F(Values, DateRange) {
  EXPECT_EQ(composed("<t:date-range from='@day' to='@end'/>"), "7.11.2021\u201331.12.2021");
}

TEST_F(Values, Money) {
  EXPECT_EQ(composed("<t:money select='@amount'/>"), "216\u00a0803,00\u00a0\u20ac");
  EXPECT_EQ(composed("<t:money select='@amount' currency='no'/>"), "216\u00a0803,00");
}

TEST_F(Values, Percent) {
  EXPECT_EQ(composed("<t:percent select='@share'/>"), "98,76\u00a0%");
  EXPECT_EQ(composed("<t:percent select='@share' max-decimals='1'/>"), "98,8\u00a0%");
}

TEST_F(Values, Number) {
  EXPECT_EQ(composed("<t:number select='@n'/>"), "1\u00a0234,5");
  EXPECT_EQ(composed("<t:number select='@n' min-decimals='2'/>"), "1\u00a0234,50");
  EXPECT_EQ(composed("<t:number select='@n' max-decimals='0'/>"), "1\u00a0235");
}

TEST_F(Values, OfTheWrongFormAreErrorsAtTheTemplatesPlace) {
  EXPECT_EQ(errors("<t:date select='@amount'/>"), std::vector<std::string>{"template-value 2:2"});
  diagnostics_ = {};
  EXPECT_EQ(errors("<t:money select='@day'/>"), std::vector<std::string>{"template-value 2:2"});
  diagnostics_ = {};
  EXPECT_EQ(errors("<t:percent select='@n'/>"), std::vector<std::string>{"template-value 2:2"});
  diagnostics_ = {};
  EXPECT_EQ(errors("<t:number select='@day'/>"), std::vector<std::string>{"template-value 2:2"});
  diagnostics_ = {};
  EXPECT_EQ(errors("<t:number select='@missing'/>"), std::vector<std::string>{"template-value 2:2"});
  diagnostics_ = {};
  EXPECT_EQ(errors("<t:date-range from='@day' to='@missing'/>"), std::vector<std::string>{"template-value 2:2"});
}

}  // namespace
}  // namespace closeout::compose
