#include "compose/runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/date.hpp"
#include "base/money.hpp"
#include "compose/localized_text.hpp"
#include "xml/characters.hpp"
#include "xml/xpath.hpp"

namespace closeout::compose {

namespace {

/// Deeper calls than any sensible template makes: a template that calls itself without end.
constexpr int max_call_depth = 200;

bool has_element_children(pugi::xml_node node) {
  return static_cast<bool>(node.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; }));
}

class Runner {
 public:
  Runner(Program& program, Data const& data, locale::Formatter const& formatter, base::Diagnostics& diagnostics)
      : program_(program), data_(data), formatter_(formatter), diagnostics_(diagnostics) {}

  std::optional<xml::Document> run() {
    std::size_t const errors_before = diagnostics_.error_count();
    bind("language", formatter_.language());
    pugi::xpath_node_set const project = xml::node_set_of(data_.project);
    bind("project", project);
    for (auto const& [name, value] : data_.variables) bind(name, value);
    record_language_ = data_.project.attribute("language").value();
    xml::Document output;
    output_ = &output;
    execute(program_.body, data_.project, output.tree());
    if (diagnostics_.error_count() != errors_before) return std::nullopt;
    return output;
  }

 private:
  void fail(std::string code, std::string message, base::SourcePlace const& place, std::string why = {},
            std::vector<base::MessageArgument> arguments = {}) {
    auto finding = base::error(std::move(code), std::move(message), place);
    finding.why = std::move(why);
    finding.arguments = std::move(arguments);
    diagnostics_.add(std::move(finding));
  }

  void bind(std::string const& name, Value value) {
    std::visit([&](auto const& content) { program_.variables.set(name, content); }, value);
    values_[name] = std::move(value);
  }

  /// A variable is seen by what follows it in the same body; behind the body the name is what it was before, so that
  /// nothing of one graduate is left for the next.
  void execute(std::vector<Instruction> const& body, pugi::xpath_node context, pugi::xml_node parent) {
    std::vector<std::pair<std::string, Value>> outer;
    for (Instruction const& instruction : body) {
      if (instruction.kind == Instruction::Kind::Variable) {
        auto const known = values_.find(instruction.name);
        outer.emplace_back(instruction.name,
                           known == values_.end() ? empty_value(instruction.select->type()) : known->second);
      }
      execute(instruction, context, parent);
    }
    for (auto variable = outer.rbegin(); variable != outer.rend(); ++variable) {
      restore(variable->first, variable->second);
    }
  }

  void execute(Instruction const& instruction, pugi::xpath_node context, pugi::xml_node parent) {
    using Kind = Instruction::Kind;
    switch (instruction.kind) {
      case Kind::Element:
        return make_element(instruction, context, parent);
      case Kind::Text:
        return append_text(parent, instruction.text);
      case Kind::ForEach:
        return for_each(instruction, context, parent);
      case Kind::If:
      case Kind::When:
        if (holds(instruction, context)) execute(instruction.body, context, parent);
        return;
      case Kind::Choose:
        return choose(instruction, context, parent);
      case Kind::Localized:
        return localized(instruction, context, parent);
      case Kind::Attribute:
        return set_attribute(instruction, context, parent);
      case Kind::Variable:
        return bind(instruction.name, evaluate(*instruction.select, context));
      case Kind::CallTemplate:
        return call_template(instruction, context, parent);
      default:
        return append_text(parent, formatted(instruction, context).value_or(""));
    }
  }

  static bool holds(Instruction const& instruction, pugi::xpath_node context) {
    return !instruction.select || instruction.select->boolean(context);
  }

  static Value evaluate(xml::XPath const& expression, pugi::xpath_node context) {
    switch (expression.type()) {
      case xml::XPathType::NodeSet:
        return expression.nodes(context);
      case xml::XPathType::Boolean:
        return expression.boolean(context);
      case xml::XPathType::Number:
        return expression.number(context);
      default:
        return expression.string(context);
    }
  }

  void append_text(pugi::xml_node parent, std::string const& text) {
    if (text.empty()) return;
    pugi::xml_node const last = parent.last_child();
    if (last.type() == pugi::node_pcdata) {
      pugi::xml_node(last).set_value((last.value() + text).c_str());
    } else {
      parent.append_child(pugi::node_pcdata).set_value(text.c_str());
    }
  }

  std::string expanded(ValueTemplate const& parts, pugi::xpath_node context) {
    std::string result;
    for (auto const& part : parts) {
      auto const* const literal = std::get_if<std::string>(&part);
      result += literal != nullptr ? *literal : std::get<xml::XPath>(part).string(context);
    }
    return result;
  }

  void make_element(Instruction const& instruction, pugi::xpath_node context, pugi::xml_node parent) {
    pugi::xml_node element = parent.append_child(instruction.name.c_str());
    output_->set_origin(element, instruction.place);
    for (AttributeTemplate const& attribute : instruction.attributes) {
      element.append_attribute(attribute.name.c_str()).set_value(expanded(attribute.value, context).c_str());
    }
    execute(instruction.body, context, element);
  }

  void set_attribute(Instruction const& instruction, pugi::xpath_node context, pugi::xml_node parent) {
    pugi::xml_attribute attribute = parent.attribute(instruction.name.c_str());
    if (!attribute) attribute = parent.append_attribute(instruction.name.c_str());
    attribute.set_value(text_of(instruction.body, context).c_str());
  }

  /// What `body` would write, as text alone.
  std::string text_of(std::vector<Instruction> const& body, pugi::xpath_node context) {
    pugi::xml_document scratch;
    pugi::xml_node const holder = scratch.append_child("text");
    bool const was_text_only = std::exchange(is_text_only_, true);
    execute(body, context, holder);
    is_text_only_ = was_text_only;
    return xml::text_content(holder);
  }

  std::vector<pugi::xpath_node> sorted(Instruction const& instruction, pugi::xpath_node context) {
    pugi::xpath_node_set const set = instruction.select->nodes(context);
    std::vector<pugi::xpath_node> nodes(set.begin(), set.end());
    // Stable sorts from the last key to the first give the order of all keys.
    for (auto key = instruction.sort_keys.rbegin(); key != instruction.sort_keys.rend(); ++key) {
      std::ranges::stable_sort(nodes, [&](pugi::xpath_node const& a, pugi::xpath_node const& b) {
        pugi::xpath_node const& low = key->is_descending ? b : a;
        pugi::xpath_node const& high = key->is_descending ? a : b;
        if (key->is_number) return key->select.number(low) < key->select.number(high);
        return formatter_.compare(key->select.string(low), key->select.string(high)) < 0;
      });
    }
    return nodes;
  }

  void for_each(Instruction const& instruction, pugi::xpath_node context, pugi::xml_node parent) {
    std::vector<pugi::xpath_node> const nodes = sorted(instruction, context);
    Value const outer_position = values_["position"], outer_last = values_["last"];
    double position = 0;
    for (pugi::xpath_node const& node : nodes) {
      bind("position", ++position);
      bind("last", static_cast<double>(nodes.size()));
      execute(instruction.body, node, parent);
    }
    restore("position", outer_position);
    restore("last", outer_last);
  }

  void restore(std::string const& name, Value const& value) { bind(name, value); }

  void choose(Instruction const& instruction, pugi::xpath_node context, pugi::xml_node parent) {
    auto const branch =
        std::ranges::find_if(instruction.body, [context](Instruction const& when) { return holds(when, context); });
    if (branch != instruction.body.end()) execute(branch->body, context, parent);
  }

  void call_template(Instruction const& instruction, pugi::xpath_node context, pugi::xml_node parent) {
    NamedTemplate const& called = program_.templates.find(instruction.name)->second;
    if (++depth_ > max_call_depth) {
      fail("template-recursion", fmt::format("template \"{}\" calls itself without end", instruction.name),
           instruction.place, {}, {{"name", instruction.name}});
    } else {
      std::vector<std::pair<std::string, Value>> const given = arguments_of(instruction, called, context);
      std::vector<std::pair<std::string, Value>> outer;
      for (auto const& [name, value] : given) {
        outer.emplace_back(name, values_[name]);
        bind(name, value);
      }
      execute(called.body, context, parent);
      for (auto const& [name, value] : outer) restore(name, value);
    }
    --depth_;
  }

  /// A value for each parameter; one that is not given is empty, false, zero.
  std::vector<std::pair<std::string, Value>> arguments_of(Instruction const& call, NamedTemplate const& called,
                                                          pugi::xpath_node context) {
    std::vector<std::pair<std::string, Value>> result;
    for (auto const& [name, type] : called.parameters) {
      auto const argument = std::ranges::find(call.arguments, name, &Argument::name);
      result.emplace_back(name,
                          argument == call.arguments.end() ? empty_value(type) : converted(*argument, type, context));
    }
    return result;
  }

  static Value empty_value(xml::XPathType type) {
    switch (type) {
      case xml::XPathType::NodeSet:
        return pugi::xpath_node_set();
      case xml::XPathType::Boolean:
        return false;
      case xml::XPathType::Number:
        return 0.0;
      default:
        return std::string();
    }
  }

  Value converted(Argument const& argument, xml::XPathType type, pugi::xpath_node context) {
    if (!argument.select) return text_of(argument.body, context);
    switch (type) {
      case xml::XPathType::NodeSet:
        return argument.select->nodes(context);
      case xml::XPathType::Boolean:
        return argument.select->boolean(context);
      case xml::XPathType::Number:
        return argument.select->number(context);
      default:
        return argument.select->string(context);
    }
  }

  void localized(Instruction const& instruction, pugi::xpath_node context, pugi::xml_node parent) {
    LocalizedChoice const choice =
        choose_language(instruction.select->nodes(context), formatter_.language(), record_language_);
    if (!choice.node) {
      if (!instruction.is_optional) {
        fail("template-nothing-selected", fmt::format("\"{}\" selects no text", instruction.select->text()),
             instruction.select->place(),
             "the record has no such element; a text that may be absent needs optional=\"yes\" or a test",
             {{"select", std::string(instruction.select->text())}});
      }
      return;
    }
    if (has_element_children(choice.node)) return copy_blocks(choice, instruction.place, parent);
    std::string const text = xml::collapsed(xml::text_content(choice.node));
    if (!choice.is_foreign || is_text_only_) return append_text(parent, text);
    pugi::xml_node span = parent.append_child("span");
    output_->set_origin(span, instruction.place);
    span.append_attribute("lang").set_value(choice.language.c_str());
    append_text(span, text);
  }

  void copy_blocks(LocalizedChoice const& choice, base::SourcePlace const& place, pugi::xml_node parent) {
    for (pugi::xml_node const block : choice.node.children()) {
      if (block.type() != pugi::node_element) continue;
      pugi::xml_node const copy = copy_element(block, parent);
      output_->set_origin(copy, place);
      if (choice.is_foreign) pugi::xml_node(copy).append_attribute("lang").set_value(choice.language.c_str());
    }
  }

  /// Elements and text; attributes of the record's text have no meaning in the document.
  pugi::xml_node copy_element(pugi::xml_node source, pugi::xml_node parent) {
    pugi::xml_node copy = parent.append_child(source.name());
    bool const holds_elements = has_element_children(source);
    if (!holds_elements) append_text(copy, xml::collapsed(xml::text_content(source)));
    for (pugi::xml_node const child : source.children()) {
      if (child.type() == pugi::node_element) copy_element(child, copy);
    }
    return copy;
  }

  std::optional<std::string> formatted(Instruction const& instruction, pugi::xpath_node context) {
    using Kind = Instruction::Kind;
    switch (instruction.kind) {
      case Kind::ValueOf:
        return instruction.select->string(context);
      case Kind::Message:
        return message(instruction, context);
      case Kind::List:
        return list(instruction, context);
      case Kind::Date:
        return date(instruction, *instruction.select, context);
      case Kind::DateRange:
        return date_range(instruction, context);
      case Kind::Number:
        return number(instruction, context);
      case Kind::Money:
        return money(instruction, context);
      case Kind::Percent:
        return percent(instruction, context);
      default:
        return std::nullopt;
    }
  }

  std::optional<std::string> message(Instruction const& instruction, pugi::xpath_node context) {
    std::vector<locale::Argument> arguments;
    for (Argument const& argument : instruction.arguments) {
      bool const is_number =
          argument.is_number || (argument.select && argument.select->type() == xml::XPathType::Number);
      std::string text = argument.select ? argument.select->string(context) : text_of(argument.body, context);
      if (is_number) {
        arguments.emplace_back(argument.name, locale::Number{std::move(text)});
      } else {
        arguments.emplace_back(argument.name, std::move(text));
      }
    }
    return formatter_.message(expanded(instruction.key, context), arguments, instruction.place, diagnostics_);
  }

  std::optional<std::string> list(Instruction const& instruction, pugi::xpath_node context) {
    std::vector<std::string> items;
    for (pugi::xpath_node const& node : instruction.select->nodes(context)) {
      items.push_back(text_of(instruction.body, node));
    }
    return formatter_.list(items);
  }

  /// A value that has not the form a directive needs.
  std::nullopt_t wrong_value(Instruction const& instruction, std::string_view expected, std::string_view found) {
    fail("template-value", fmt::format("expected {}, found \"{}\"", expected, found), instruction.place,
         fmt::format("value of \"{}\"", instruction.select->text()));
    return std::nullopt;
  }

  std::optional<base::Date> parsed_date(Instruction const& instruction, xml::XPath const& expression,
                                        pugi::xpath_node context) {
    std::string const value = expression.string(context);
    auto const date = base::parse_date(value);
    if (!date) wrong_value(instruction, "a date like 2021-12-31", value);
    return date;
  }

  std::optional<std::string> date(Instruction const& instruction, xml::XPath const& expression,
                                  pugi::xpath_node context) {
    auto const value = parsed_date(instruction, expression, context);
    return value ? std::optional(formatter_.date(*value, instruction.form)) : std::nullopt;
  }

  std::optional<std::string> date_range(Instruction const& instruction, pugi::xpath_node context) {
    auto const from = parsed_date(instruction, *instruction.select, context);
    auto const to = parsed_date(instruction, *instruction.to, context);
    if (!from || !to) return std::nullopt;
    return formatter_.date_range(*from, *to, instruction.form);
  }

  std::optional<std::string> number(Instruction const& instruction, pugi::xpath_node context) {
    std::string const value = instruction.select->string(context);
    auto result = formatter_.number(value, instruction.min_decimals, instruction.max_decimals);
    if (!result || value.empty() || value == "NaN") return wrong_value(instruction, "a number", value);
    return result;
  }

  std::optional<std::string> money(Instruction const& instruction, pugi::xpath_node context) {
    std::string const value = instruction.select->string(context);
    auto const cents = base::Cents::parse(value);
    if (!cents) return wrong_value(instruction, "an amount like 1234.50", value);
    return formatter_.money(*cents, instruction.with_currency);
  }

  std::optional<std::string> percent(Instruction const& instruction, pugi::xpath_node context) {
    std::string const value = instruction.select->string(context);
    auto const hundredths = base::Cents::parse(value);
    if (!hundredths || hundredths->value() % 100 != 0) {
      return wrong_value(instruction, "whole hundredths of a percent", value);
    }
    return formatter_.percent(hundredths->value() / 100, instruction.min_decimals, instruction.max_decimals);
  }

  Program& program_;
  Data const& data_;
  locale::Formatter const& formatter_;
  base::Diagnostics& diagnostics_;
  xml::Document* output_ = nullptr;
  std::string record_language_;
  std::map<std::string, Value> values_;
  int depth_ = 0;
  bool is_text_only_ = false;
};

}  // namespace

std::optional<xml::Document> run_program(Program& program, Data const& data, locale::Formatter const& formatter,
                                         base::Diagnostics& diagnostics) {
  return Runner(program, data, formatter, diagnostics).run();
}

}  // namespace closeout::compose
