#include "templates/composition.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "base/utf8.hpp"
#include "certificates/certificates.hpp"
#include "compose/template.hpp"
#include "support/shipped_indicators.hpp"

namespace closeout::test {

namespace {

namespace fs = std::filesystem;
using xml::XPathType;

fs::path source_directory() {
  return CLOSEOUT_SOURCE_DIR;
}

void expect_no_findings(base::Diagnostics const& diagnostics) {
  for (base::Diagnostic const& finding : diagnostics.all()) {
    auto const line = finding.place.is_known() ? finding.place.position().line : 0;
    ADD_FAILURE() << (finding.place.is_known() ? finding.place.file->name() : "") << ":" << line << ": "
                  << finding.message << "; " << finding.hint;
  }
}

base::SourceFileRef read_sample(std::string_view name, Replacements const& replacements) {
  base::Diagnostics diagnostics;
  fs::path const path = source_directory() / "samples" / (std::string(name) + ".xml");
  auto const source = xml::read_source(path, diagnostics);
  expect_no_findings(diagnostics);
  std::string bytes(source ? (*source)->bytes() : "");
  for (auto const& [from, to] : replacements) {
    std::size_t const at = bytes.find(from);
    if (at == std::string::npos) {
      ADD_FAILURE() << path << " has no " << from;
    } else {
      bytes.replace(at, from.size(), to);
    }
  }
  return std::make_shared<base::SourceFile>(path.string(), bytes);
}

compose::Value node_set(pugi::xml_node node) {
  pugi::xpath_node const member(node);
  return pugi::xpath_node_set(&member, &member + 1);
}

double name_length(certificates::Certificate const& certificate) {
  return static_cast<double>(base::code_point_count(certificate.participant.child("person").child_value("full-name")));
}

xml::Document run(compose::Template const& compiled, compose::Data const& data, std::string_view language) {
  base::Diagnostics diagnostics;
  locale::Formatter const formatter(std::string(language), catalogues());
  auto composed = compiled.run(data, formatter, diagnostics);
  expect_no_findings(diagnostics);
  return composed ? std::move(*composed) : xml::Document();
}

std::optional<compose::Template> compile(std::string_view file, compose::Declarations const& declarations) {
  base::Diagnostics diagnostics;
  auto compiled = compose::Template::compile(source_directory() / "templates" / file, declarations, diagnostics);
  expect_no_findings(diagnostics);
  return compiled;
}

void append_text(pugi::xml_node node, std::string& text) {
  for (pugi::xml_node const child : node.children()) {
    if (child.type() == pugi::node_pcdata) text += child.value();
    if (std::string_view(child.name()) == "br") text += ' ';
    append_text(child, text);
  }
}

std::string collapsed(std::string_view text) {
  std::string result;
  for (char const c : text) {
    bool const is_space = c == ' ' || c == '\n';
    if (is_space && (result.empty() || result.back() == ' ')) continue;
    result.push_back(is_space ? ' ' : c);
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

}  // namespace

Sample::Sample(std::string_view name, Replacements const& replacements) : Sample(read_sample(name, replacements)) {}

Sample Sample::of(std::string bytes) {
  return Sample(std::make_shared<base::SourceFile>("record.xml", std::move(bytes)));
}

Sample::Sample(base::SourceFileRef source) {
  base::Diagnostics diagnostics;
  auto record = xml::parse(std::move(source), diagnostics);
  if (record) record_ = std::move(*record);
  auto const figures = figures::compute(record_, diagnostics, {{}, shipped_indicators()});
  if (figures) figures_ = figures::to_tree(*figures);
  expect_no_findings(diagnostics);
}

xml::Document Sample::report(std::string_view language) const {
  auto const compiled =
      compile("final-report.xhtml", {{"figures", XPathType::NodeSet}, {"findings", XPathType::NodeSet}});
  if (!compiled) return {};
  xml::Document const public_figures = figures::to_public_tree(figures_);
  xml::Document const findings = rules::waived_findings(findings_);
  compose::Data const data{project(),
                           {{"figures", node_set(public_figures.root())}, {"findings", node_set(findings.root())}}};
  return run(*compiled, data, language);
}

std::vector<xml::Document> Sample::certificates() const {
  auto const compiled = compile("certificate.xhtml", {{"figures", XPathType::NodeSet},
                                                      {"participant", XPathType::NodeSet},
                                                      {"enrolment", XPathType::NodeSet},
                                                      {"cohort", XPathType::NodeSet},
                                                      {"training", XPathType::NodeSet},
                                                      {"number", XPathType::String},
                                                      {"name-length", XPathType::Number}});
  std::vector<xml::Document> result;
  if (!compiled) return result;
  for (certificates::Certificate const& certificate : certificates::select(record_)) {
    compose::Data const data{project(),
                             {{"figures", node_set(figures_.root())},
                              {"participant", node_set(certificate.participant)},
                              {"enrolment", node_set(certificate.enrolment)},
                              {"cohort", node_set(certificate.cohort)},
                              {"training", node_set(certificate.training)},
                              {"number", certificate.number},
                              {"name-length", name_length(certificate)}}};
    result.push_back(run(*compiled, data, certificate.language));
  }
  return result;
}

xml::Document first_certificate(Sample const& sample) {
  std::vector<xml::Document> certificates = sample.certificates();
  return certificates.empty() ? xml::Document() : std::move(certificates.front());
}

locale::Catalogues const& catalogues() {
  static std::optional<locale::Catalogues> const loaded = [] {
    base::Diagnostics diagnostics;
    auto result = locale::Catalogues::load(source_directory() / "templates" / "messages", diagnostics);
    expect_no_findings(diagnostics);
    return result;
  }();
  return *loaded;
}

std::vector<pugi::xml_node> nodes(pugi::xml_node root, std::string_view expression) {
  pugi::xpath_node_set found = root.select_nodes(std::string(expression).c_str());
  found.sort();
  std::vector<pugi::xml_node> result;
  for (pugi::xpath_node const& node : found) result.push_back(node.node());
  return result;
}

std::vector<pugi::xml_node> elements(pugi::xml_node root, std::string_view name) {
  return nodes(root, "descendant-or-self::" + std::string(name));
}

std::vector<pugi::xml_node> elements_of_class(pugi::xml_node root, std::string_view name) {
  return nodes(root, "descendant::*[contains(concat(' ', @class, ' '), ' " + std::string(name) + " ')]");
}

std::string text_of(pugi::xml_node node) {
  std::string text;
  append_text(node, text);
  return collapsed(text);
}

}  // namespace closeout::test
