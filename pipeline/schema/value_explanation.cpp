#include "schema/value_explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "schema/mechanical_fix.hpp"
#include "schema/wording.hpp"
#include "xml/characters.hpp"
#include "xml/document.hpp"

namespace closeout::schema {

namespace {

constexpr std::string_view personal_data = "urn:closeout:personal-data:1";

/// With more values than this a list in the message hides more than it tells.
constexpr std::size_t max_listed_values = 12;

/// A Finnish business id: the one pattern whose values carry a check digit that tells what was meant.
constexpr std::string_view business_id_pattern = "[0-9]{7}-[0-9]";

/// The value a complaint is about: an attribute's, or an element's text.
struct Subject {
  pugi::xml_node element;
  std::string attribute;  ///< As written; empty for an element's text.
  std::string value;      ///< White space collapsed.
  base::SourcePlace place;
  pugi::xml_node declaration;
  Type type;  ///< The simple type the value must fit.
};

Subject subject_of(Complaint const& complaint, ComplaintText const& text, Context const& context) {
  Subject subject;
  subject.element = complaint.node;
  if (!text.attribute.name.empty()) {
    pugi::xml_attribute const attribute = attribute_of(complaint.node, text.attribute);
    subject.attribute = attribute ? attribute.name() : written_name(text.attribute, complaint.node);
    subject.value = xml::collapsed(attribute.value());
    subject.place = context.document.place_of(complaint.node, subject.attribute);
    subject.declaration = context.declarations.attribute(complaint.node, subject.attribute);
  } else {
    subject.value = xml::collapsed(complaint.node.text().get());
    subject.place = text_place(complaint.node, context.document);
    subject.declaration = context.declarations.element(complaint.node);
  }
  subject.type = context.declarations.simple_type(context.declarations.type_of(subject.declaration));
  return subject;
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

/// The value stands between quotation marks or tags, and none of our fixes has a character to escape.
void offer(base::Diagnostic& it, std::optional<std::string> meant) {
  if (meant) it.fix = base::Fix{it.place, std::move(*meant)};
}

base::Diagnostic explain_enumeration(Subject const& subject, Context const& context) {
  std::vector<std::string_view> const values = context.declarations.enumeration(subject.type);
  std::vector<std::string> items(values.begin(), values.end());
  bool const is_long = items.size() > max_listed_values;
  std::string expected = is_long ? fmt::format("one of the {} values of {}", items.size(),
                                               name_of(subject.type).empty() ? "this list" : name_of(subject.type))
                                 : alternatives(items);
  base::Diagnostic it = value_error("xsd-enumeration", std::move(expected), subject);
  auto const meant = fixed_code(subject.value, values);
  suggest(it, meant.value_or(base::nearest_word(subject.value, values)));
  offer(it, meant);
  it.arguments.insert(it.arguments.end(), {{"advice", it.hint.empty() ? "list" : "nearest"},
                                           {"form", is_long ? "count" : "list"},
                                           {"count", std::to_string(items.size())},
                                           {"values", fmt::format("{}", fmt::join(items, ", "))}});
  if (is_long && it.hint.empty()) it.hint = fmt::format("the values are {}", fmt::join(items, ", "));
  return it;
}

/// "2021-02-30": of the form of a day. One that fits no type for days stands in no calendar.
bool looks_like_a_day(std::string_view value) {
  return value.size() == 10 && value[4] == '-' && value[7] == '-' &&
         value.find_first_not_of("0123456789-") == std::string_view::npos;
}

base::Diagnostic no_such_day(base::Diagnostic it, std::string_view value) {
  it.code = "xsd-no-such-day";
  it.message = fmt::format("there is no day {}", value);
  return it;
}

/// A value that fits none of several forms: the type's purpose tells them better than one of its expressions.
base::Diagnostic explain_patterns(Subject const& subject) {
  auto const name = std::string(name_of(subject.type));
  base::Diagnostic it =
      value_error("xsd-patterns", name.empty() ? "another form" : fmt::format("a value of type {}", name), subject);
  return looks_like_a_day(subject.value) ? no_such_day(std::move(it), subject.value) : it;
}

base::Diagnostic explain_pattern(Subject const& subject, std::string_view statement, Context const& context) {
  if (context.declarations.pattern_count(subject.type) > 1) return explain_patterns(subject);
  std::string_view const pattern = last_quoted(statement);
  base::Diagnostic it = value_error("xsd-pattern", fmt::format("the form {}", pattern), subject);
  it.arguments.emplace_back("pattern", std::string(pattern));
  if (pattern != business_id_pattern) return it;
  auto const meant = fixed_business_id(subject.value);
  suggest(it, meant.value_or(""));
  offer(it, meant);
  return it;
}

base::Diagnostic explain_type(Subject const& subject, Context const& context) {
  std::string_view const built_in = context.declarations.built_in_base(subject.type);
  base::Diagnostic it = value_error("xsd-type", std::string(in_words(built_in)), subject);
  it.arguments.emplace_back("base", std::string(built_in));
  if (built_in == "date" && looks_like_a_day(subject.value)) return no_such_day(std::move(it), subject.value);
  suggest(it, corrected(subject.value, built_in));
  if (built_in == "date") offer(it, fixed_date(subject.value));
  if (built_in == "decimal") offer(it, fixed_number(subject.value));
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

/// "at least" as a translation selects it.
std::string keyword(std::string_view bound) {
  std::string result(bound);
  std::ranges::replace(result, ' ', '_');
  return result;
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
                      {{"bound", keyword(bound)}, {"limit", limit}, {"length", std::to_string(length)}});
  return it;
}

base::Diagnostic explain_range(Subject const& subject, std::string_view statement) {
  std::string const limit(last_quoted(statement));
  std::string_view const bound = bound_of(statement);
  base::Diagnostic it = value_error("xsd-range", fmt::format("{} {}", bound, limit), subject);
  it.arguments.insert(it.arguments.end(), {{"bound", keyword(bound)}, {"limit", limit}});
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

base::Diagnostic explain_subject(Subject const& subject, Constraint constraint, ComplaintText const& text,
                                 Context const& context) {
  switch (constraint) {
    case Constraint::Enumeration:
      return explain_enumeration(subject, context);
    case Constraint::Length:
      return explain_length(subject, text.statement);
    case Constraint::Range:
      return explain_range(subject, text.statement);
    case Constraint::Digits:
      return explain_digits(subject, text.statement);
    case Constraint::Pattern:
      return explain_pattern(subject, text.statement, context);
    case Constraint::Fixed:
      return explain_fixed(subject, text.statement);
    default:
      return explain_type(subject, context);
  }
}

/// Values the schema marks with xs:appinfo source="urn:closeout:personal-data:1" are never told: findings are read on
/// screens and kept in logs.
bool is_personal(pugi::xml_node declaration) {
  for (pugi::xml_node const annotation : declaration.children()) {
    for (pugi::xml_node const node : annotation.children()) {
      bool const is_mark = xml::local_name(node) == "appinfo";
      if (is_mark && node.attribute("source").value() == personal_data) return true;
    }
  }
  return false;
}

/// Takes a value out of all that is told. Its fix stays, for the file alone: who prints findings leaves it out where
/// "found" is concealed.
void conceal(std::string const& value, base::Diagnostic& it) {
  constexpr std::string_view concealed = "***";
  std::string const found = found_value(value);
  if (std::size_t const at = it.message.rfind(found); at != std::string::npos) {
    it.message.replace(at, found.size(), concealed);
  } else if (it.message.ends_with(value)) {
    it.message.replace(it.message.size() - value.size(), value.size(), concealed);
  }
  for (auto& [name, argument] : it.arguments) {
    if (name == "nearest") argument.clear();
    if (name == "found") argument = concealed;
  }
  it.hint.clear();
}

}  // namespace

std::optional<int> rank_of(Constraint constraint) {
  constexpr std::array<Constraint, 7> ranks{Constraint::Enumeration, Constraint::Length,  Constraint::Range,
                                            Constraint::Digits,      Constraint::Pattern, Constraint::Fixed,
                                            Constraint::Type};
  auto const* const found = std::ranges::find(ranks, constraint);
  if (found == ranks.end()) return std::nullopt;
  return static_cast<int>(found - ranks.begin());
}

std::optional<base::Diagnostic> explain_value(Complaint const& complaint, Context const& context) {
  if (!rank_of(complaint.constraint)) return std::nullopt;
  ComplaintText const text = read_complaint(complaint.text);
  Subject const subject = subject_of(complaint, text, context);
  base::Diagnostic it = explain_subject(subject, complaint.constraint, text, context);
  if (is_personal(subject.declaration)) conceal(subject.value, it);
  return it;
}

}  // namespace closeout::schema
