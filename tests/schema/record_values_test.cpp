// Types of the record's values whose form says more than a form.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/date.hpp"
#include "schema/validator.hpp"

namespace closeout::schema {
namespace {

namespace fs = std::filesystem;

/// A schema whose documents hold values of one type of the record's.
Schema schema_of(std::string const& type) {
  fs::path const folder = fs::path(CLOSEOUT_SCRATCH_DIR) / fmt::format("values-{}", ::getpid());
  fs::create_directories(folder);
  for (char const* const file : {"values.xsd", "codes.xsd", "indicator-codes.xsd"}) {
    fs::copy_file(fs::path(CLOSEOUT_SOURCE_DIR) / "schemas/record" / file, folder / file,
                  fs::copy_options::overwrite_existing);
  }
  std::ofstream(folder / "one.xsd") << fmt::format(R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
      xmlns="urn:closeout:project:1" targetNamespace="urn:closeout:project:1" elementFormDefault="qualified">
      <xs:include schemaLocation="values.xsd"/>
      <xs:element name="values"><xs:complexType><xs:sequence>
        <xs:element name="v" type="{}" maxOccurs="unbounded"/>
      </xs:sequence></xs:complexType></xs:element></xs:schema>)",
                                                   type);
  base::Diagnostics diagnostics;
  auto schema = Schema::load(folder / "one.xsd", diagnostics);
  for (base::Diagnostic const& it : diagnostics.all()) ADD_FAILURE() << it.message;
  fs::remove_all(folder);
  return std::move(*schema);
}

base::Diagnostics findings(Schema const& schema, std::string const& value) {
  base::Diagnostics diagnostics;
  auto const source = std::make_shared<base::SourceFile const>(
      "v.xml", "<values xmlns=\"urn:closeout:project:1\"><v>" + value + "</v></values>");
  schema.validate(source, diagnostics);
  return diagnostics;
}

TEST(RecordValues, PartialDateIsADayOfTheCalendar) {
  Schema const schema = schema_of("partial-date");
  for (int const year : {1600, 1900, 1996, 2000, 2021, 2024, 2100}) {
    for (int month = 0; month <= 13; ++month) {
      for (int day : {0, 1, 9, 10, 19, 20, 28, 29, 30, 31, 32}) {
        std::string const value = fmt::format("{:04}-{:02}-{:02}", year, month, day);
        EXPECT_EQ(!findings(schema, value).has_errors(), base::parse_date(value).has_value()) << value;
      }
    }
  }
}

TEST(RecordValues, PartialDateMayBeAYearOrAMonth) {
  Schema const schema = schema_of("partial-date");
  for (char const* const right : {"2021", "2021-01", "2021-10", "2021-12"}) {
    EXPECT_FALSE(findings(schema, right).has_errors()) << right;
  }
  for (char const* const wrong : {"", "21", "20211", "2021-", "2021-00", "2021-13", "2021-1", "2021-01-", "1.1.2021"}) {
    EXPECT_TRUE(findings(schema, wrong).has_errors()) << wrong;
  }
}

TEST(RecordValues, WhatIsNoPartialDateIsToldInWordsNotByExpressions) {
  Schema const schema = schema_of("partial-date");
  auto const day = findings(schema, "2021-02-30");
  EXPECT_EQ(day.all().at(0).code, "xsd-no-such-day");
  EXPECT_EQ(day.all().at(0).message, "there is no day 2021-02-30");
  auto const other = findings(schema, "spring");
  EXPECT_EQ(other.all().at(0).code, "xsd-patterns");
  EXPECT_EQ(other.all().at(0).message, "expected a value of type partial-date, found \"spring\"");
}

}  // namespace
}  // namespace closeout::schema
