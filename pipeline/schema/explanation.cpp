#include "schema/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "schema/complaint_text.hpp"
#include "schema/wording.hpp"
#include "xml/characters.hpp"
#include "xml/namespaces.hpp"
#include "xml/start_tag.hpp"

namespace closeout::schema {

namespace {

/// With more values than this a list in the message hides more than it tells.
constexpr std::size_t max_listed_values = 12;

/// The value a complaint is about: an attribute's, or an element's text.
struct Subject {
  pugi::xml_node element;
  std::string attribute;  ///< As written; empty for an element's text.
  std::string value;      ///< White space collapsed.
  base::SourcePlace place;
  pugi::xml_node declaration;
  Type type;  ///< The simple type the value must fit.
};

std::string collapsed(std::string_view text) {
  std::string result;
  for (char const c : text) {
    if (!xml::is_space(c)) {
      result.push_back(c);
    } else if (!result.empty() && result.back() != ' ') {
      result.push_back(' ');
    }
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

/// The attribute as the document writes it ("xml:lang"), by its expanded name.
pugi::xml_attribute attribute_of(pugi::xml_node element, ExpandedName wanted) {
  for (pugi::xml_attribute const attribute : element.attributes()) {
    std::string_view const prefix = xml::prefix_of(attribute.name());
    std::string_view const space = prefix.empty() ? std::string_view() : xml::namespace_for(element, prefix);
    if (xml::without_prefix(attribute.name()) == wanted.name && space == wanted.name_space) return attribute;
  }
  return {};
}

/// An attribute's name as a document would write it, for one that is not there.
std::string written_name(ExpandedName name, pugi::xml_node element) {
  if (name.name_space.empty()) return std::string(name.name);
  if (name.name_space == xml::xml_namespace) return fmt::format("xml:{}", name.name);
  for (pugi::xml_node at = element; at; at = at.parent()) {
    for (pugi::xml_attribute const attribute : at.attributes()) {
      std::string_view const prefix = xml::without_prefix(attribute.name());
      if (prefix != attribute.name() && attribute.value() == name.name_space) {
        return fmt::format("{}:{}", prefix, name.name);
      }
    }
  }
  return std::string(name.name);
}

Subject subject_of(Complaint const& complaint, ComplaintText const& text, Context const& context) {
  Subject subject;
  subject.element = complaint.node;
  if (!text.attribute.name.empty()) {
    pugi::xml_attribute const attribute = attribute_of(complaint.node, text.attribute);
    subject.attribute = attribute ? attribute.name() : written_name(text.attribute, complaint.node);
    subject.value = collapsed(attribute.value());
    subject.place = context.document.place_of(complaint.node, subject.attribute);
    subject.declaration = context.declarations.attribute(complaint.node, subject.attribute);
  } else {
    subject.value = collapsed(complaint.node.text().get());
    subject.place = text_place(complaint.node, context.document);
    subject.declaration = context.declarations.element(complaint.node);
  }
  subject.type = context.declarations.simple_type(context.declarations.type_of(subject.declaration));
  return subject;
}

std::string_view name_of(Type type) {
  return type.definition ? std::string_view(type.definition.attribute("name").value()) : std::string_view();
}

std::string with_purpose(std::string what, std::string_view type_name, std::string const& purpose) {
  if (!type_name.empty()) what += fmt::format(", type {}", type_name);
  if (!purpose.empty()) what += fmt::format(": {}", purpose);
  return what;
}

std::string purpose_of(Subject const& subject) {
  std::string purpose = first_sentence(subject.type.definition);
  if (purpose.empty()) purpose = first_sentence(subject.declaration);
  std::string what = subject.attribute.empty()
                         ? fmt::format("text of element {}", subject.element.name())
                         : fmt::format("attribute {} of element {}", subject.attribute, subject.element.name());
  return with_purpose(std::move(what), name_of(subject.type), purpose);
}

base::Diagnostic value_error(std::string code, std::string expected, Subject const& subject) {
  std::string const found = found_value(subject.value);
  base::Diagnostic it =
      base::error(std::move(code), fmt::format("expected {}, found {}", expected, found), subject.place);
  it.why = purpose_of(subject);
  it.arguments = {{"element", subject.element.name()}, {"subject", subject.attribute.empty() ? "text" : "attribute"},
                  {"attribute", subject.attribute},    {"type", std::string(name_of(subject.type))},
                  {"expected", std::move(expected)},   {"found", subject.value}};
  return it;
}

void suggest(base::Diagnostic& it, std::string const& meant) {
  it.arguments.emplace_back("nearest", meant);
  if (!meant.empty()) it.hint = fmt::format("did you mean \"{}\"?", meant);
}

base::Diagnostic explain_enumeration(Subject const& subject, Context const& context) {
  std::vector<std::string_view> const values = context.declarations.enumeration(subject.type);
  std::vector<std::string> items(values.begin(), values.end());
  bool const is_long = items.size() > max_listed_values;
  std::string expected = is_long ? fmt::format("one of the {} values of {}", items.size(),
                                               name_of(subject.type).empty() ? "this list" : name_of(subject.type))
                                 : alternatives(items);
  base::Diagnostic it = value_error("xsd-enumeration", std::move(expected), subject);
  suggest(it, nearest(subject.value, values));
  it.arguments.emplace_back("values", fmt::format("{}", fmt::join(items, ", ")));
  if (is_long && it.hint.empty()) it.hint = fmt::format("the values are {}", fmt::join(items, ", "));
  return it;
}

base::Diagnostic explain_pattern(Subject const& subject, std::string_view statement) {
  std::string_view const pattern = last_quoted(statement);
  base::Diagnostic it = value_error("xsd-pattern", fmt::format("the form {}", pattern), subject);
  it.arguments.emplace_back("pattern", std::string(pattern));
  return it;
}

/// A date of the right form that no calendar has ("2021-02-30").
bool is_impossible_day(std::string_view value, std::string_view built_in) {
  return built_in == "date" && value.size() == 10 && value[4] == '-' && value[7] == '-' &&
         value.find_first_not_of("0123456789-") == std::string_view::npos;
}

base::Diagnostic explain_type(Subject const& subject, Context const& context) {
  std::string_view const built_in = context.declarations.built_in_base(subject.type);
  base::Diagnostic it = value_error("xsd-type", std::string(in_words(built_in)), subject);
  it.arguments.emplace_back("base", std::string(built_in));
  if (is_impossible_day(subject.value, built_in)) {
    it.code = "xsd-no-such-day";
    it.message = fmt::format("there is no day {}", subject.value);
    return it;
  }
  suggest(it, corrected(subject.value, built_in));
  return it;
}

/// What the name of the facet means for a message: which end is limited, and whether the limit itself is allowed.
std::string_view bound_of(std::string_view statement) {
  using Row = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Row, 8> rows{{{"'length'", "exactly"},
                                     {"'minLength'", "at least"},
                                     {"'maxLength'", "at most"},
                                     {"'minInclusive'", "at least"},
                                     {"'maxInclusive'", "at most"},
                                     {"'minExclusive'", "more than"},
                                     {"'maxExclusive'", "less than"},
                                     {"Digits'", "at most"}}};
  auto const* const row =
      std::ranges::find_if(rows, [&](Row const& it) { return statement.find(it.first) != std::string_view::npos; });
  return row == rows.end() ? "at most" : row->second;
}

std::string counted(std::string_view number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == "1" ? "" : "s");
}

base::Diagnostic explain_length(Subject const& subject, std::string_view statement) {
  std::string const limit(last_quoted(statement));
  std::string_view const bound = bound_of(statement);
  std::string expected = subject.value.empty() && limit == "1"
                             ? std::string("text")
                             : fmt::format("{} {}", bound, counted(limit, "character"));
  base::Diagnostic it = value_error("xsd-length", std::move(expected), subject);
  std::size_t const length = base::code_point_count(subject.value);
  if (length != 0) it.message += fmt::format(" ({})", counted(std::to_string(length), "character"));
  it.arguments.insert(it.arguments.end(),
                      {{"bound", std::string(bound)}, {"limit", limit}, {"length", std::to_string(length)}});
  return it;
}

base::Diagnostic explain_range(Subject const& subject, std::string_view statement) {
  std::string const limit(last_quoted(statement));
  std::string_view const bound = bound_of(statement);
  base::Diagnostic it = value_error("xsd-range", fmt::format("{} {}", bound, limit), subject);
  it.arguments.insert(it.arguments.end(), {{"bound", std::string(bound)}, {"limit", limit}});
  return it;
}

base::Diagnostic explain_digits(Subject const& subject, std::string_view statement) {
  std::string const limit(last_quoted(statement));
  bool const is_fraction = statement.find("fractionDigits") != std::string_view::npos;
  std::string_view const noun = is_fraction ? "decimal" : "digit";
  base::Diagnostic it = value_error("xsd-digits", fmt::format("at most {}", counted(limit, noun)), subject);
  it.arguments.insert(it.arguments.end(), {{"noun", std::string(noun)}, {"limit", limit}});
  return it;
}

base::Diagnostic explain_fixed(Subject const& subject, std::string_view statement) {
  std::string const fixed(last_quoted(statement));
  base::Diagnostic it = value_error("xsd-fixed", found_value(fixed), subject);
  it.hint = fmt::format("write \"{}\"", fixed);
  return it;
}

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
  it.hint = fmt::format("add {}=\"...\"", attribute);
  if (!items.empty() && items.size() <= max_listed_values) it.hint += fmt::format(", with {}", alternatives(items));
  it.arguments = {{"element", complaint.node.name()}, {"attribute", attribute}, {"type", std::string(name_of(type))}};
  return it;
}

/// Known attributes that the element does not have yet: only those can have been meant.
std::vector<std::string_view> free_attributes(pugi::xml_node element, Context const& context) {
  std::vector<std::string_view> names = context.declarations.attribute_names(element);
  std::erase_if(names, [element](std::string_view name) { return element.attribute(std::string(name).c_str()); });
  return names;
}

base::SourcePlace attribute_name_place(pugi::xml_node element, std::string_view attribute,
                                       xml::Document const& document) {
  base::SourcePlace place = document.place_of(element, attribute);
  if (!place.is_known()) return place;
  // From the value back over quotation mark, '=' and white space to the name.
  std::size_t const end = place.file->bytes().rfind(attribute, place.offset);
  if (end != std::string_view::npos) place.offset = end;
  place.length = attribute.size();
  return place;
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
  std::string const meant = nearest(written, names);
  it.why = purpose_of_element(complaint.node, context);
  if (!meant.empty()) {
    it.hint = fmt::format("did you mean {}?", meant);
  } else if (!names.empty()) {
    it.hint = fmt::format("it may have {}", fmt::join(names, ", "));
  }
  it.arguments = {{"element", complaint.node.name()}, {"attribute", written}, {"nearest", meant}};
  return it;
}

base::Diagnostic explain_text(Complaint const& complaint, Context const& context) {
  base::Diagnostic it =
      base::error("xsd-text-not-allowed", fmt::format("text may not stand in element {}", complaint.node.name()),
                  text_place(complaint.node, context.document));
  it.why = purpose_of_element(complaint.node, context);
  it.arguments = {{"element", complaint.node.name()}};
  std::vector<std::string_view> names;
  for (Particle const& particle : context.declarations.particles(complaint.node)) {
    names.emplace_back(particle.declaration.attribute("name").value());
  }
  if (!names.empty() && names.size() <= max_listed_values)
    it.hint = fmt::format("put it in {}", element_alternatives(names));
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
  it.arguments = {{"element", parent.name()}, {"found", is_element ? complaint.node.name() : "text"}};
  return it;
}

/// Constraints for which we have no words of our own: libxml2's, which are better than none.
base::Diagnostic explain_other(Complaint const& complaint, ComplaintText const& text, Context const& context) {
  base::Diagnostic it =
      base::error("xsd-invalid", fmt::format("element {} is not valid: {}", complaint.node.name(), text.statement),
                  text.attribute.name.empty() ? context.document.place_of(complaint.node)
                                              : subject_of(complaint, text, context).place);
  it.why = purpose_of_element(complaint.node, context);
  it.arguments = {{"element", complaint.node.name()}, {"reason", std::string(text.statement)}};
  return it;
}

/// How much a complaint about a value tells, most first.
int rank(Complaint const& complaint) {
  switch (complaint.constraint) {
    case Constraint::Enumeration:
      return 0;
    case Constraint::Length:
      return 1;
    case Constraint::Range:
      return 2;
    case Constraint::Digits:
      return 3;
    case Constraint::Pattern:
      return 4;
    case Constraint::Fixed:
      return 5;
    case Constraint::Type:
      return 6;
    default:
      return -1;
  }
}

/// Among the last of `kept`: complaints about one element's values follow each other.
Complaint* about_same_value(std::vector<Complaint>& kept, pugi::xml_node node, ExpandedName attribute) {
  for (auto at = kept.rbegin(); at != kept.rend() && at->node == node; ++at) {
    if (rank(*at) >= 0 && read_complaint(at->text).attribute.name == attribute.name) return &*at;
  }
  return nullptr;
}

}  // namespace

base::SourcePlace text_place(pugi::xml_node element, xml::Document const& document) {
  for (pugi::xml_node const child : element.children()) {
    if (child.type() != pugi::node_pcdata || collapsed(child.value()).empty()) continue;
    base::SourcePlace place = document.place_of(child);
    if (!place.is_known()) return place;
    std::string_view const text = place.file->bytes().substr(place.offset, place.length);
    std::size_t const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return place;
    place.length = text.find_last_not_of(" \t\r\n") + 1 - first;
    place.offset += first;
    return place;
  }
  return document.place_of(element);
}

std::string purpose_of_element(pugi::xml_node element, Context const& context) {
  pugi::xml_node const declaration = context.declarations.element(element);
  Type const type = context.declarations.type_of(declaration);
  std::string purpose = first_sentence(declaration);
  if (purpose.empty()) purpose = first_sentence(type.definition);
  return with_purpose(fmt::format("element {}", element.name()), name_of(type), purpose);
}

std::vector<Complaint> without_echoes(std::vector<Complaint> complaints) {
  std::vector<Complaint> kept;
  for (Complaint& complaint : complaints) {
    if (complaint.text.find("No precomputed value available") != std::string::npos) continue;
    ComplaintText const text = read_complaint(complaint.text);
    Complaint* const same = rank(complaint) < 0 ? nullptr : about_same_value(kept, complaint.node, text.attribute);
    if (same == nullptr) {
      kept.push_back(std::move(complaint));
    } else if (rank(complaint) < rank(*same)) {
      *same = std::move(complaint);
    }
  }
  return kept;
}

std::optional<base::Diagnostic> explain(Complaint const& complaint, Context const& context) {
  ComplaintText const text = read_complaint(complaint.text);
  auto const subject = [&] { return subject_of(complaint, text, context); };
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
    case Constraint::Type:
      return explain_type(subject(), context);
    case Constraint::Length:
      return explain_length(subject(), text.statement);
    case Constraint::Range:
      return explain_range(subject(), text.statement);
    case Constraint::Digits:
      return explain_digits(subject(), text.statement);
    case Constraint::Pattern:
      return explain_pattern(subject(), text.statement);
    case Constraint::Enumeration:
      return explain_enumeration(subject(), context);
    case Constraint::Fixed:
      return explain_fixed(subject(), text.statement);
    case Constraint::Other:
      break;
  }
  return explain_other(complaint, text, context);
}

}  // namespace closeout::schema
