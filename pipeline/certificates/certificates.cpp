#include "certificates/certificates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <tuple>

namespace closeout::certificates {

namespace {

bool earns_certificate(pugi::xml_node enrolment) {
  std::string_view const result = enrolment.attribute("result").value();
  return result == "completed" || result == "attended";
}

/// A certificate of attendance needs attendance, one of completion a completed training.
bool fits(pugi::xml_node enrolment, pugi::xml_node training) {
  bool const is_completion = std::string_view(training.attribute("certificate").value()) == "completion";
  return !is_completion || std::string_view(enrolment.attribute("result").value()) == "completed";
}

void add_certificates_of(pugi::xml_node participant, xml::Document const& record, std::vector<Certificate>& all) {
  pugi::xml_node const project = record.root();
  for (pugi::xml_node const enrolment : participant.children("enrolment")) {
    pugi::xml_node const cohort =
        project.child("cohorts").find_child_by_attribute("id", enrolment.attribute("cohort").value());
    pugi::xml_node const training =
        project.child("trainings").find_child_by_attribute("id", cohort.attribute("training").value());
    if (!earns_certificate(enrolment) || !fits(enrolment, training)) continue;
    // Without any name in the record nobody wants certificates from it (a project that only counts its learners).
    if (!participant.child("person")) continue;
    Certificate certificate{
        {}, enrolment.attribute("certificate-language").value(), participant, enrolment, cohort, training};
    if (certificate.language.empty()) certificate.language = project.attribute("language").value();
    all.push_back(certificate);
  }
}

/// Graduation date, then cohort: ISO dates sort as text.
auto order_key(Certificate const& certificate) {
  std::string_view date = certificate.cohort.attribute("graduation-date").value();
  if (date.empty()) date = certificate.cohort.attribute("end").value();
  return std::tuple(date, std::string_view(certificate.cohort.attribute("id").value()));
}

}  // namespace

std::vector<Certificate> select(xml::Document const& record) {
  std::vector<Certificate> all;
  for (pugi::xml_node const participant : record.root().child("participants").children("participant")) {
    add_certificates_of(participant, record, all);
  }
  std::ranges::stable_sort(all, {}, order_key);
  std::string const code = record.root().child("identity").attribute("code").value();
  for (std::size_t i = 0; i < all.size(); ++i) all[i].number = fmt::format("{}-{:04}", code, i + 1);
  return all;
}

}  // namespace closeout::certificates
