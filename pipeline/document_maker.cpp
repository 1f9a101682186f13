#include "document_maker.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "figures/claim_periods.hpp"
#include "xml/xpath.hpp"

namespace closeout::pipeline {

namespace {

using xml::XPathType;

compose::Declarations const report_variables{{"figures", XPathType::NodeSet}, {"findings", XPathType::NodeSet}};
compose::Declarations const certificate_variables{
    {"figures", XPathType::NodeSet},   {"participant", XPathType::NodeSet}, {"enrolment", XPathType::NodeSet},
    {"cohort", XPathType::NodeSet},    {"training", XPathType::NodeSet},    {"number", XPathType::String},
    {"name-length", XPathType::Number}};

/// Characters of a graduate's name, for the size it is set in: XPath's string-length() counts bytes in pugixml.
double name_length(certificates::Certificate const& certificate) {
  return static_cast<double>(base::code_point_count(certificate.participant.child("person").child_value("full-name")));
}

/// Compiles on first use.
compose::Template* compiled(std::optional<compose::Template>& slot, std::filesystem::path const& path,
                            compose::Declarations const& declarations, base::Diagnostics& diagnostics) {
  if (!slot) slot = compose::Template::compile(path, declarations, diagnostics);
  return slot ? &*slot : nullptr;
}

pdf::Attachment attachment(std::string name, std::string mime_type, std::string description,
                           pdf::Attachment::Relationship relationship, std::string date, std::string bytes) {
  return {std::move(name), std::move(mime_type), std::move(description),
          relationship,    std::move(date),      std::move(bytes)};
}

}  // namespace

std::optional<std::string> workbook_layout_of(Product product) {
  if (product == Product::Budget) return "budget";
  if (product == Product::PaymentClaim) return "payment-claim";
  return std::nullopt;
}

std::filesystem::path path_of_layout(std::string const& layout, Resources const& resources) {
  return resources.templates / (layout + ".workbook.xml");
}

PublicTrees PublicTrees::of(Project const& project) {
  return {without_personal_data(project.record), figures::to_public_tree(project.figures_tree),
          rules::public_checks(project.checks)};
}

locale::Formatter const& DocumentMaker::formatter(std::string const& language) {
  auto const found = formatters_.find(language);
  if (found != formatters_.end()) return found->second;
  return formatters_.emplace(language, locale::Formatter(language, workshop_.catalogues)).first->second;
}

compose::Template* DocumentMaker::report_template(base::Diagnostics& diagnostics) {
  return compiled(report_, workshop_.resources.templates / "final-report.xhtml", report_variables, diagnostics);
}

compose::Template* DocumentMaker::certificate_template(base::Diagnostics& diagnostics) {
  return compiled(certificate_, workshop_.resources.templates / "certificate.xhtml", certificate_variables,
                  diagnostics);
}

std::optional<xml::Document> DocumentMaker::compose_report(std::string const& language,
                                                           base::Diagnostics& diagnostics) {
  auto* const report = report_template(diagnostics);
  if (report == nullptr) return std::nullopt;
  Project const& project = workshop_.project;
  compose::Data const data{project.record.root(),
                           {{"figures", xml::node_set_of(workshop_.public_trees->figures.root())},
                            {"findings", xml::node_set_of(project.waived_findings.root())}}};
  return report->run(data, formatter(language), diagnostics);
}

std::optional<std::string> DocumentMaker::make_report(std::string const& language, std::string workbook,
                                                      base::Diagnostics& diagnostics) {
  auto const composed = compose_report(language, diagnostics);
  if (!composed) return std::nullopt;
  using Relationship = pdf::Attachment::Relationship;
  Project const& project = workshop_.project;
  std::string const date = project.record.root().child("report").attribute("dated").value();
  std::string const file = fmt::format("budget.{}.xlsx", language);
  pdf::WriteOptions options;
  options.attachments.push_back(attachment("record.xml", "application/xml", "Project record without personal data",
                                           Relationship::Source, date, xml::serialize(workshop_.public_trees->record)));
  options.attachments.push_back(attachment("figures.xml", "application/xml", "Every figure of this report",
                                           Relationship::Data, date, xml::serialize(workshop_.public_trees->figures)));
  options.attachments.push_back(attachment(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                           "Budget workbook with formulas, without free text of vouchers",
                                           Relationship::Supplement, date, std::move(workbook)));
  return make_pdf(*composed, {workshop_.resources.templates, &workshop_.sheets}, options, workshop_.fonts, diagnostics,
                  &fonts_used_);
}

std::optional<xml::Document> DocumentMaker::compose_certificate(certificates::Certificate const& certificate,
                                                                base::Diagnostics& diagnostics) {
  auto* const paper = certificate_template(diagnostics);
  if (paper == nullptr) return std::nullopt;
  Project const& project = workshop_.project;
  compose::Data const data{project.record.root(),
                           {{"figures", xml::node_set_of(project.figures_tree.root())},
                            {"participant", xml::node_set_of(certificate.participant)},
                            {"enrolment", xml::node_set_of(certificate.enrolment)},
                            {"cohort", xml::node_set_of(certificate.cohort)},
                            {"training", xml::node_set_of(certificate.training)},
                            {"number", certificate.number},
                            {"name-length", name_length(certificate)}}};
  return paper->run(data, formatter(certificate.language), diagnostics);
}

std::optional<std::string> DocumentMaker::make_certificate(certificates::Certificate const& certificate,
                                                           base::Diagnostics& diagnostics) {
  auto const composed = compose_certificate(certificate, diagnostics);
  if (!composed) return std::nullopt;
  return make_pdf(*composed, {workshop_.resources.templates, &workshop_.sheets}, {}, workshop_.fonts, diagnostics,
                  &fonts_used_);
}

workbook::Declaration const* DocumentMaker::declared_workbook(std::string const& name, base::Diagnostics& diagnostics) {
  if (auto const found = workbooks_.find(name); found != workbooks_.end()) return &found->second;
  auto const source = xml::load(path_of_layout(name, workshop_.resources), diagnostics);
  auto declaration = source ? workbook::Declaration::compile(*source, diagnostics) : std::nullopt;
  return declaration ? &workbooks_.emplace(name, std::move(*declaration)).first->second : nullptr;
}

bool DocumentMaker::make_workbook(std::string const& name, WorkbookData const& data, std::string const& language,
                                  std::filesystem::path const& to, base::Diagnostics& diagnostics,
                                  workbook::TableListener* tables) {
  auto const* const declaration = declared_workbook(name, diagnostics);
  if (declaration == nullptr) return false;
  figures::ClaimPeriods const claims(data.record.root());
  workbook::Input input{data.record,         data.figures,    data.checks,
                        formatter(language), workshop_.fonts, workshop_.project.entries.get()};
  input.version = workshop_.version;
  if (!workshop_.project.inputs.empty()) input.record_sha256 = workshop_.project.inputs.front().digest.sha256;
  input.claim_of = [&claims](pugi::xml_node entry) {
    auto const claim = claims.claim_of(entry);
    return claim ? std::string(claims.claims()[*claim].attribute("number").value()) : std::string();
  };
  input.tables = tables;
  input.fonts_used = &fonts_used_;
  return workbook::build(*declaration, input, to, diagnostics);
}

}  // namespace closeout::pipeline
