#pragma once
// Who gets which certificate: one for every participant who completed or attended a training and has a name.

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "xml/document.hpp"

namespace closeout::certificates {

/// One certificate to be made. Nodes belong to the record.
struct Certificate {
  std::string number;    ///< "S22207-0001": project code and running number; unique within the project.
  std::string language;  ///< The graduate's, else the record's main language.
  pugi::xml_node participant, enrolment, cohort, training;
};

/// All certificates of a valid record, by graduation date, cohort and the record's order of participants; numbers
/// follow that order, so adding a later cohort leaves the earlier numbers as they are. Learners without a name get
/// none: a project that only counts them issues its papers elsewhere.
[[nodiscard]] std::vector<Certificate> select(xml::Document const& record);

}  // namespace closeout::certificates
