#include "schema/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "schema/complaint_text.hpp"
#include "schema/value_explanation.hpp"
#include "schema/wording.hpp"

namespace closeout::schema {

namespace {

/// With more values than this a list in the message hides more than it tells.
constexpr std::size_t max_listed_values = 12;

base::Diagnostic explain_missing_attribute(Complaint const& complaint, ComplaintText const& text,
                                           Context const& context) {
  std::string const attribute = written_name(expanded_name(first_quoted(text.statement)), complaint.node);
  pugi::xml_node const declaration = context.declarations.attribute(complaint.node, attribute);
  Type const type = context.declarations.simple_type(context.declarations.type_of(declaration));
  base::Diagnostic it = base::error("xsd-missing-attribute",
                                    fmt::format("element {} lacks attribute {}", complaint.node.name(), attribute),
                                    context.document.place_of(complaint.node));
  it.why = with_purpose(fmt::format("attribute {}", attribute), name_of(type), first_sentence(declaration));
  std::vector<std::string_view> const values = context.declarations.enumeration(type);
  std::vector<std::string> const items(values.begin(), values.end());
  bool const is_listed = !items.empty() && items.size() <= max_listed_values;
  it.hint = fmt::format("add {}=\"...\"", attribute);
  if (is_listed) it.hint += fmt::format(", with {}", alternatives(items));
  it.arguments = {{"element", complaint.node.name()},
                  {"attribute", attribute},
                  {"type", std::string(name_of(type))},
                  {"advice", is_listed ? "list" : "any"},
                  {"values", is_listed ? fmt::format("{}", fmt::join(items, ", ")) : std::string()}};
  return it;
}

/// Known attributes that the element does not have yet: only those can have been meant.
std::vector<std::string_view> free_attributes(pugi::xml_node element, Context const& context) {
  std::vector<std::string_view> names = context.declarations.attribute_names(element);
  std::erase_if(names, [element](std::string_view name) { return element.attribute(std::string(name).c_str()); });
  return names;
}

base::Diagnostic explain_unknown_attribute(Complaint const& complaint, ComplaintText const& text,
                                           Context const& context) {
  ExpandedName const name = text.attribute.name.empty() ? expanded_name(first_quoted(text.statement)) : text.attribute;
  pugi::xml_attribute const attribute = attribute_of(complaint.node, name);
  std::string const written = attribute ? attribute.name() : written_name(name, complaint.node);
  base::Diagnostic it = base::error("xsd-unknown-attribute",
                                    fmt::format("element {} has no attribute {}", complaint.node.name(), written),
                                    attribute_name_place(complaint.node, written, context.document));
  std::vector<std::string_view> const names = free_attributes(complaint.node, context);
  std::string const meant = base::nearest_word(written, names);
  it.why = purpose_of_element(complaint.node, context);
  if (!meant.empty()) {
    it.hint = fmt::format("did you mean {}?", meant);
  } else if (!names.empty()) {
    it.hint = fmt::format("it may have {}", fmt::join(names, ", "));
  }
  it.arguments = {{"element", complaint.node.name()},
                  {"attribute", written},
                  {"advice", meant.empty() ? "list" : "nearest"},
                  {"nearest", meant},
                  {"expected", fmt::format("{}", fmt::join(names, ", "))}};
  return it;
}

base::Diagnostic explain_text(Complaint const& complaint, Context const& context) {
  base::Diagnostic it =
      base::error("xsd-text-not-allowed", fmt::format("text may not stand in element {}", complaint.node.name()),
                  text_place(complaint.node, context.document));
  it.why = purpose_of_element(complaint.node, context);
  std::vector<std::string_view> names;
  for (Particle const& particle : context.declarations.particles(complaint.node)) {
    names.emplace_back(particle.declaration.attribute("name").value());
  }
  if (!names.empty() && names.size() <= max_listed_values) {
    it.hint = fmt::format("put it in {}", element_alternatives(names));
  }
  it.arguments = {{"element", complaint.node.name()}, {"expected", element_list(names)}};
  return it;
}

/// Text or an element in an element that may have none. libxml2 complains of an element inside while it reads that.
base::Diagnostic explain_content(Complaint const& complaint, ComplaintText const& text, Context const& context) {
  bool const is_element = text.statement.starts_with("Element content");
  pugi::xml_node const parent = is_element ? complaint.node.parent() : complaint.node;
  bool const may_have_text = complaint.constraint == Constraint::NoElements;
  std::string const what = is_element ? fmt::format("element {}", complaint.node.name()) : std::string("text");
  base::Diagnostic it =
      base::error(may_have_text ? "xsd-text-only" : "xsd-must-be-empty",
                  fmt::format("{} may not stand in {}, which {}", what, parent.name(),
                              may_have_text ? "holds text only" : "is empty"),
                  is_element ? context.document.place_of(complaint.node) : text_place(parent, context.document));
  it.why = purpose_of_element(parent, context);
  it.arguments = {{"element", parent.name()},
                  {"found_kind", is_element ? "element" : "text"},
                  {"found", is_element ? complaint.node.name() : ""}};
  return it;
}

/// Constraints for which we have no words of our own: libxml2's, which are better than none.
base::Diagnostic explain_other(Complaint const& complaint, ComplaintText const& text, Context const& context) {
  pugi::xml_attribute const attribute = attribute_of(complaint.node, text.attribute);
  base::Diagnostic it =
      base::error("xsd-invalid", fmt::format("element {} is not valid: {}", complaint.node.name(), text.statement),
                  attribute ? context.document.place_of(complaint.node, attribute.name())
                            : context.document.place_of(complaint.node));
  it.why = purpose_of_element(complaint.node, context);
  it.arguments = {{"element", complaint.node.name()}, {"reason", std::string(text.statement)}};
  return it;
}

/// Among the last of `kept`: complaints about one element's values follow each other.
Complaint* about_same_value(std::vector<Complaint>& kept, pugi::xml_node node, ExpandedName attribute) {
  for (auto at = kept.rbegin(); at != kept.rend() && at->node == node; ++at) {
    if (rank_of(at->constraint) && read_complaint(at->text).attribute.name == attribute.name) return &*at;
  }
  return nullptr;
}

}  // namespace

std::vector<Complaint> without_echoes(std::vector<Complaint> complaints) {
  std::vector<Complaint> kept;
  for (Complaint& complaint : complaints) {
    if (complaint.text.find("No precomputed value available") != std::string::npos) continue;
    ComplaintText const text = read_complaint(complaint.text);
    auto const rank = rank_of(complaint.constraint);
    Complaint* const same = rank ? about_same_value(kept, complaint.node, text.attribute) : nullptr;
    if (same == nullptr) {
      kept.push_back(std::move(complaint));
    } else if (rank < rank_of(same->constraint)) {
      *same = std::move(complaint);
    }
  }
  return kept;
}

std::optional<base::Diagnostic> explain(Complaint const& complaint, Context const& context) {
  if (auto of_value = explain_value(complaint, context)) return of_value;
  ComplaintText const text = read_complaint(complaint.text);
  switch (complaint.constraint) {
    case Constraint::Root:
    case Constraint::Content:
    case Constraint::IdentityConstraint:
      return std::nullopt;
    case Constraint::NoContent:
    case Constraint::NoElements:
      return explain_content(complaint, text, context);
    case Constraint::NoText:
      return explain_text(complaint, context);
    case Constraint::MissingAttribute:
      return explain_missing_attribute(complaint, text, context);
    case Constraint::UnknownAttribute:
      return explain_unknown_attribute(complaint, text, context);
    default:
      return explain_other(complaint, text, context);
  }
}

}  // namespace closeout::schema
