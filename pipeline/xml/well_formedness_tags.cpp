// Tags, attributes and the nesting of elements (XML 1.0 section 3, Namespaces in XML 1.0 section 5).

#include <fmt/format.h>

#include <algorithm>

#include "xml/well_formedness.hpp"
#include "xml/well_formedness_check.hpp"

namespace closeout::xml {

/// Productions [40] STag and [44] EmptyElemTag.
WellFormednessCheck::Next WellFormednessCheck::start_tag() {
  std::size_t const name = at_ + 1;
  std::size_t const name_end = end_of_name(text_, name);
  if (name_end == name) {
    return stop({.code = "xml-less-than",
                 .message = fmt::format("expected a name after '<', found {}", found_at(name)),
                 .offset = at_,
                 .length = 1,
                 .hint = "a '<' that is text is written &lt;",
                 .arguments = with_found(name)});
  }
  OpenElement const element{text_.substr(name, name_end - name), name, prefixes_.size()};
  at_ = name_end;
  std::vector<std::string_view> names;
  if (attributes(element, names) == Next::Stop) return Next::Stop;
  check_prefix(element.name, false);
  for (std::string_view const attribute_name : names) check_prefix(attribute_name, true);
  return end_of_start_tag(element);
}

WellFormednessCheck::Next WellFormednessCheck::attributes(OpenElement const& element,
                                                          std::vector<std::string_view>& names) {
  while (true) {
    std::size_t const before = at_;
    skip_space();
    if (at_end() || text_[at_] == '>' || text_[at_] == '/') return Next::Continue;
    if (at_ == before) {
      return stop({.code = "xml-missing-space",
                   .message = fmt::format("expected a space before the next attribute, found {}", found_at(at_)),
                   .offset = at_,
                   .length = 1,
                   .arguments = with_found(at_, {{"element", std::string(element.name)}})});
    }
    if (attribute(element, names) == Next::Stop) return Next::Stop;
  }
}

/// Production [41] Attribute.
WellFormednessCheck::Next WellFormednessCheck::attribute(OpenElement const& element,
                                                         std::vector<std::string_view>& names) {
  std::size_t const start = at_;
  std::string_view const name = text_.substr(start, end_of_name(text_, start) - start);
  std::string const element_name(element.name);
  if (name.empty()) {
    return stop({.code = "xml-start-tag",
                 .message = fmt::format("expected an attribute or '>' in the start tag of {}, found {}", element_name,
                                        found_at(start)),
                 .offset = start,
                 .length = 1,
                 .arguments = with_found(start, {{"element", element_name}})});
  }
  if (std::ranges::find(names, name) != names.end()) {  // Well-formedness constraint: Unique Att Spec.
    add({.code = "xml-duplicate-attribute",
         .message = fmt::format("attribute {} stands twice on element {}", name, element_name),
         .offset = start,
         .length = name.size(),
         .hint = "remove one of the two",
         .arguments = {{"attribute", std::string(name)}, {"element", element_name}}});
  }
  names.push_back(name);
  at_ += name.size();
  skip_space();
  if (!starts_with("=")) {
    return stop({.code = "xml-attribute-without-value",
                 .message = fmt::format("expected '=' after attribute {}, found {}", name, found_at(at_)),
                 .offset = start,
                 .length = name.size(),
                 .hint = fmt::format("write {}=\"...\"", name),
                 .arguments = with_found(at_, {{"attribute", std::string(name)}})});
  }
  ++at_;
  skip_space();
  return attribute_value(name);
}

/// Production [10] AttValue.
WellFormednessCheck::Next WellFormednessCheck::attribute_value(std::string_view name) {
  if (!starts_with("\"") && !starts_with("'")) {
    return stop(
        {.code = "xml-attribute-without-quotes",
         .message = fmt::format("expected the value of attribute {} in quotation marks, found {}", name, found_at(at_)),
         .offset = at_,
         .length = 1,
         .hint = fmt::format("write {}=\"...\"", name),
         .arguments = with_found(at_, {{"attribute", std::string(name)}})});
  }
  std::size_t const start = at_ + 1;
  std::size_t const end = text_.find(text_[at_], start);
  if (end == std::string_view::npos || text_.find('<', start) < end) return unclosed_value(name, start);
  check_value(start, end);
  if (name == "xmlns") prefixes_.emplace_back();
  if (name.starts_with("xmlns:")) prefixes_.push_back(name.substr(6));
  at_ = end + 1;
  return Next::Continue;
}

/// A value in which a '<' stands (well-formedness constraint: No < in Attribute Values), or that never ends. If the
/// closing quotation mark is on a later line, it is more likely another's.
WellFormednessCheck::Next WellFormednessCheck::unclosed_value(std::string_view name, std::size_t value) {
  char const quote = text_[value - 1];
  std::size_t const line_end = std::min(text_.find_first_of("\r\n", value), text_.size());
  std::vector<base::MessageArgument> arguments{{"attribute", std::string(name)}};
  if (text_.find(quote, value) < line_end) {
    return stop({.code = "xml-less-than-in-value",
                 .message = fmt::format("found '<' in the value of attribute {}", name),
                 .offset = text_.find('<', value),
                 .length = 1,
                 .hint = "write &lt;",
                 .arguments = std::move(arguments)});
  }
  return stop({.code = "xml-unclosed-value",
               .message = fmt::format("the value of attribute {} is not closed", name),
               .offset = value - 1,
               .length = line_end - value + 1,
               .hint = fmt::format("close it with {}", quote),
               .arguments = std::move(arguments)});
}

WellFormednessCheck::Next WellFormednessCheck::end_of_start_tag(OpenElement const& element) {
  bool const is_empty = starts_with("/>");
  if (!is_empty && !starts_with(">")) {
    std::string const found = found_at(starts_with("/") ? at_ + 1 : at_);
    return stop(
        {.code = "xml-unclosed-start-tag",
         .message = fmt::format("expected '>' at the end of the start tag of {}, found {}", element.name, found),
         .offset = at_end() ? element.offset : at_,
         .length = at_end() ? element.name.size() : 1,
         .arguments = with_found(starts_with("/") ? at_ + 1 : at_, {{"element", std::string(element.name)}})});
  }
  at_ += is_empty ? 2 : 1;
  if (open(element) == Next::Stop) return Next::Stop;
  if (is_empty) {
    prefixes_.resize(element.prefixes_mark);
    open_.pop_back();
  }
  return Next::Continue;
}

/// One more element is open: production [1] document allows one root.
WellFormednessCheck::Next WellFormednessCheck::open(OpenElement const& element) {
  std::string const name(element.name);
  if (open_.empty() && !root_.empty()) {
    add_of_structure(
        {.code = "xml-second-root",
         .message = fmt::format("expected nothing after the end of the root element {}, found <{}>", root_, name),
         .offset = element.offset,
         .length = name.size(),
         .why = "an XML document has exactly one root element",
         .arguments = {{"root", std::string(root_)}, {"found", name}}});
    return Next::Stop;
  }
  if (open_.size() == max_depth) {
    return stop({.code = "xml-too-deep",
                 .message = fmt::format("element {} is nested more than {} deep", name, max_depth),
                 .offset = element.offset,
                 .length = name.size(),
                 .arguments = {{"element", name}, {"limit", std::to_string(max_depth)}}});
  }
  if (open_.empty()) root_ = element.name;
  open_.push_back(element);
  return Next::Continue;
}

/// Production [42] ETag.
WellFormednessCheck::Next WellFormednessCheck::end_tag() {
  std::size_t const start = at_;
  std::size_t const name_end = end_of_name(text_, start + 2);
  std::string_view const name = text_.substr(start + 2, name_end - start - 2);
  at_ = name_end;
  skip_space();
  if (name.empty() || !starts_with(">")) {
    return stop({.code = "xml-end-tag",
                 .message = fmt::format("expected '>' at the end of the end tag, found {}", found_at(at_)),
                 .offset = start,
                 .length = name_end - start,
                 .arguments = with_found(at_, {{"element", std::string(name)}})});
  }
  ++at_;
  if (!open_.empty() && open_.back().name == name) {
    prefixes_.resize(open_.back().prefixes_mark);
    open_.pop_back();
  } else {
    close_mismatched(name, start + 2);
  }
  return Next::Continue;
}

/// Well-formedness constraint: Element Type Match.
void WellFormednessCheck::close_mismatched(std::string_view name, std::size_t offset) {
  Fault fault{.code = "xml-mismatched-tag",
              .offset = offset,
              .length = name.size(),
              .arguments = {{"found", std::string(name)}}};
  if (open_.empty()) {
    fault.code = "xml-stray-end-tag";
    fault.message = fmt::format("found </{}>, but no element is open", name);
    return add_of_structure(std::move(fault));
  }
  OpenElement const innermost = open_.back();
  fault.message = fmt::format("expected </{}>, found </{}>", innermost.name, name);
  fault.why = fmt::format("<{}> was opened at {}", innermost.name, place_name(innermost.offset));
  fault.hint = fmt::format("close {} first, or correct the name of the end tag", innermost.name);
  fault.arguments.emplace_back("expected", std::string(innermost.name));
  fault.arguments.emplace_back("opened", place_name(innermost.offset));
  add_of_structure(std::move(fault));
  // The end tag of an outer element closes what is inside; any other is taken for a misspelt one of the innermost.
  auto const outer = std::ranges::find(open_.rbegin(), open_.rend(), name, &OpenElement::name);
  auto const keep = outer == open_.rend() ? open_.size() - 1 : static_cast<std::size_t>(open_.rend() - outer) - 1;
  prefixes_.resize(open_[keep].prefixes_mark);
  open_.resize(keep);
}

void WellFormednessCheck::end_of_document() {
  if (open_.empty() && root_.empty()) {
    add_of_structure({.code = "xml-no-root", .message = "the file has no root element"});
  }
  if (open_.empty()) return;
  OpenElement const innermost = open_.back();
  add_of_structure(
      {.code = "xml-unclosed-element",
       .message = fmt::format("expected </{}>, found the end of the file", innermost.name),
       .offset = text_.find_last_not_of(" \t\r\n") + 1,
       .why = fmt::format("<{}> was opened at {}", innermost.name, place_name(innermost.offset)),
       .hint = "the file seems to be cut off: restore it, or close what is open",
       .arguments = {{"expected", std::string(innermost.name)}, {"opened", place_name(innermost.offset)}}});
}

/// Namespaces in XML 1.0 section 5, constraint Prefix Declared.
void WellFormednessCheck::check_prefix(std::string_view qualified_name, bool is_attribute) {
  std::size_t const colon = qualified_name.find(':');
  if (colon == std::string_view::npos) return;
  std::string const prefix(qualified_name.substr(0, colon));
  if (prefix == "xml" || (is_attribute && prefix == "xmlns")) return;
  if (std::ranges::find(prefixes_, prefix) != prefixes_.end()) return;
  add({.code = "xml-undeclared-prefix",
       .message = fmt::format("prefix {} of {} is not declared", prefix, qualified_name),
       .offset = static_cast<std::size_t>(qualified_name.data() - text_.data()),
       .length = prefix.size(),
       .hint = fmt::format("add xmlns:{}=\"...\", or remove the prefix", prefix),
       .arguments = {{"prefix", prefix}, {"name", std::string(qualified_name)}}});
}

}  // namespace closeout::xml
