#pragma once
// Templates, records and catalogues written inside a test.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "compose/template.hpp"

namespace closeout::compose {

class Composition : public testing::Test {
 protected:
  void SetUp() override {
    auto const* const test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / test->test_suite_name() / test->name();
    std::filesystem::remove_all(folder_);
    write("messages/en.xml",
          "<messages xmlns='urn:closeout:messages:1' xml:lang='en'><message key='title'>Report on {name}</message>"
          "<message key='graduates'>{n, plural, one {# graduate} other {# graduates}}</message>"
          "<message key='state.final'>Final</message></messages>");
    write("messages/fi.xml",
          "<messages xmlns='urn:closeout:messages:1' xml:lang='fi'><message key='state.final'>Lopullinen</message>"
          "</messages>");
    auto loaded = locale::Catalogues::load(folder_ / "messages", diagnostics_);
    ASSERT_TRUE(loaded.has_value());
    catalogues_ = std::move(*loaded);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(std::string const& name, std::string const& text) {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  /// The root of a template with `content` inside, which begins on line 2.
  static std::string html(std::string const& content) {
    return "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:t='urn:closeout:template:1'>\n" + content + "</html>";
  }

  std::optional<Template> compile(std::string const& content) {
    write("t.xhtml", html(content));
    return Template::compile(folder_ / "t.xhtml", {{"figures", xml::XPathType::NodeSet}}, diagnostics_);
  }

  /// The composed document of a template with `content`; nothing if there was an error.
  std::optional<xml::Document> run(std::string const& content) {
    auto const compiled = compile(content);
    if (!compiled) return std::nullopt;
    base::Diagnostics aside;
    record_ = xml::parse(std::make_shared<base::SourceFile>("record.xml", record_text_), aside);
    EXPECT_TRUE(record_.has_value());
    pugi::xpath_node_set const figures;
    return compiled->run({record_->root(), {{"figures", figures}}}, {language_, catalogues_}, diagnostics_);
  }

  /// What a template with `content` writes inside its root element; fails the test on an error.
  std::string composed(std::string const& content) {
    auto const document = run(content);
    for (auto const& it : diagnostics_.all()) ADD_FAILURE() << it.code << ": " << it.message;
    if (!document) return "";
    std::string const text = xml::serialize(*document);
    std::size_t const start = text.find('>', text.find("<html")) + 1;
    std::size_t const end = text.rfind("</html>");
    return end == std::string::npos ? "" : text.substr(start, end - start);
  }

  /// "code line:column" of every error of a template with `content`.
  std::vector<std::string> errors(std::string const& content) {
    EXPECT_FALSE(run(content).has_value());
    std::vector<std::string> all;
    for (auto const& it : diagnostics_.all()) {
      auto const [line, column] = it.place.is_known() ? it.place.position() : base::Position{0, 0};
      all.push_back(it.code + " " + std::to_string(line) + ":" + std::to_string(column));
    }
    return all;
  }

  std::string record_text_ = "<project language='fi'/>";
  std::string language_ = "en";
  std::filesystem::path folder_;
  std::optional<xml::Document> record_;
  locale::Catalogues catalogues_;
  base::Diagnostics diagnostics_;
};

}  // namespace closeout::compose
