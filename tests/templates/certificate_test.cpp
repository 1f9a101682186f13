// What every certificate has to say, and what it must not.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "templates/composition.hpp"

namespace closeout::test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string only_text(xml::Document const& document, std::string_view name) {
  auto const found = elements_of_class(document.root(), name);
  return found.size() == 1 ? text_of(found.front()) : std::to_string(found.size()) + " elements of class";
}

TEST(NameOnACertificate, has_its_size_by_characters) {
  std::map<std::string, std::string> classes;
  for (xml::Document const& certificate : Sample("digitizer-training").certificates()) {
    for (pugi::xml_node const name : elements_of_class(certificate.root(), "graduate")) {
      classes[text_of(name)] = name.attribute("class").value();
    }
  }
  EXPECT_EQ(classes["Aino Inkeri Härkönen"], "graduate name-1");
  EXPECT_EQ(classes["Соломія Їжакевич"], "graduate name-1");
  EXPECT_EQ(classes["Maria Esmeralda Guadalupe Concepción Fernández de Córdoba y Rodríguez-Villavicencio"],
            "graduate name-5");
}

TEST(Certificates, name_graduate_training_extent_and_number_once) {
  auto const certificates = Sample("digitizer-training").certificates();
  ASSERT_EQ(certificates.size(), 38U);
  for (xml::Document const& certificate : certificates) {
    for (char const* const part :
         {"graduate", "training-name", "extent", "predicate", "number", "place-date", "issuer"}) {
      EXPECT_EQ(elements_of_class(certificate.root(), part).size(), 1U) << part;
    }
    EXPECT_EQ(elements_of_class(certificate.root(), "eu-emblem").size(), 1U);
    EXPECT_EQ(elements_of_class(certificate.root(), "sample").size(), 1U);
  }
}

TEST(Certificates, are_in_the_language_of_their_graduate) {
  Sample const sample("digitizer-training");
  std::map<std::string, int> languages;
  for (xml::Document const& certificate : sample.certificates()) {
    ++languages[certificate.root().attribute("lang").value()];
  }
  EXPECT_EQ(languages.size(), 3U);
}

TEST(Certificates, claim_no_degree_and_show_no_identity_code) {
  for (xml::Document const& certificate : Sample("digitizer-training").certificates()) {
    std::string const text = text_of(certificate.root());
    for (char const* const claim : {"tutkinnon", "avlagt examen", "qualification "}) {
      EXPECT_THAT(text, Not(HasSubstr(claim)));
    }
    EXPECT_THAT(text, Not(testing::ContainsRegex("[0-9]{6}[-+A][0-9]{3}[0-9A-Y]")));
  }
}

TEST(CertificateOfCompletion, is_titled_in_the_graduates_language) {
  auto const certificates = Sample("digitizer-training").certificates();
  std::map<std::string, std::string> titles;
  for (xml::Document const& certificate : certificates) {
    titles[certificate.root().attribute("lang").value()] = only_text(certificate, "title");
  }
  EXPECT_EQ(titles["fi"], "Todistus");
  EXPECT_EQ(titles["sv"], "Intyg");
  EXPECT_EQ(titles["en"], "Certificate");
}

TEST(CertificateOfCompletion, gives_credits_and_the_grade_in_words) {
  xml::Document const first = first_certificate(Sample("digitizer-training"));
  EXPECT_THAT(only_text(first, "credits"), HasSubstr("15 opintopistettä (op)"));
  EXPECT_THAT(only_text(first, "grade"), HasSubstr("hyväksytty"));
}

TEST(CertificateOfCompletion, puts_the_place_in_its_local_case) {
  xml::Document const first = first_certificate(Sample("digitizer-training"));
  EXPECT_EQ(only_text(first, "place-date"), "Mikkelissä, 30.4.2021");
}

TEST(CertificateOfAttendance, gives_neither_credits_nor_grade) {
  Sample const sample("digitizer-training", {{"certificate=\"completion\"", "certificate=\"attendance\""},
                                             {"result=\"completed\"", "result=\"attended\""}});
  xml::Document const first = first_certificate(sample);
  EXPECT_EQ(only_text(first, "title"), "Osallistumistodistus");
  EXPECT_EQ(only_text(first, "predicate"), "on osallistunut koulutukseen");
  EXPECT_TRUE(elements_of_class(first.root(), "credits").empty());
  EXPECT_TRUE(elements_of_class(first.root(), "grade").empty());
}

TEST(NameOnACertificate, stands_beside_its_original_form) {
  for (xml::Document const& certificate : Sample("digitizer-training").certificates()) {
    if (only_text(certificate, "graduate") != "Zahra Al-Haddad") continue;
    auto const original = elements_of_class(certificate.root(), "original-name");
    ASSERT_EQ(original.size(), 1U);
    EXPECT_STREQ(original.front().attribute("lang").value(), "ar");
    return;
  }
  ADD_FAILURE() << "the sample has no such graduate";
}

}  // namespace
}  // namespace closeout::test
