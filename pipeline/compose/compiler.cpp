#include "compose/compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compose/directives.hpp"

namespace closeout::compose {

namespace {

namespace fs = std::filesystem;
using xml::XPathType;

constexpr std::string_view template_namespace = "urn:closeout:template:1";

/// The prefix bound to the template namespace on the root element, with its colon.
std::string directive_prefix(pugi::xml_node root) {
  for (pugi::xml_attribute const attribute : root.attributes()) {
    std::string_view const name = attribute.name();
    if (name.starts_with("xmlns:") && attribute.value() == template_namespace) {
      return std::string(name.substr(6)) + ":";
    }
  }
  return {};
}

std::optional<XPathType> type_named(std::string_view name) {
  if (name.empty() || name == "string") return XPathType::String;
  if (name == "number") return XPathType::Number;
  if (name == "boolean") return XPathType::Boolean;
  if (name == "node-set") return XPathType::NodeSet;
  return std::nullopt;
}

bool is_dropped_space(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos && text.find('\n') != std::string_view::npos;
}

/// Offset of the brace that closes the one at `begin`, those in string literals apart; npos if there is none.
std::size_t end_of_expression(std::string_view text, std::size_t begin) {
  char quote = '\0';
  for (std::size_t at = begin; at < text.size(); ++at) {
    char const c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '}') {
      return at;
    }
  }
  return std::string_view::npos;
}

/// Compiles one file of a template.
class FileCompiler {
 public:
  FileCompiler(Program& program, xml::Document const& document, base::Diagnostics& diagnostics)
      : program_(program), document_(document), diagnostics_(diagnostics), prefix_(directive_prefix(document.root())) {}

  /// Parameters first: a template may be called before it stands.
  void declare_templates() {
    for (pugi::xml_node const node : document_.root().children()) {
      if (directive_name(node) == "template") declare_template(node);
    }
  }

  void compile_templates() {
    for (pugi::xml_node const node : document_.root().children()) {
      if (directive_name(node) != "template" || !check_directive(node)) continue;
      program_.templates.find(node.attribute("name").value())->second.body = compile_children(node, {"param"});
    }
  }

  /// The root element without what is no content (templates and includes).
  void compile_root() {
    auto root = compile_node(document_.root(), {"template", "include"});
    if (root) program_.body.push_back(std::move(*root));
  }

  /// Addresses of the included files with their places.
  std::vector<std::pair<std::string, base::SourcePlace>> includes() {
    std::vector<std::pair<std::string, base::SourcePlace>> result;
    for (pugi::xml_node const node : document_.root().children()) {
      if (directive_name(node) != "include" || !check_directive(node)) continue;
      result.emplace_back(node.attribute("href").value(), document_.place_of(node, "href"));
    }
    return result;
  }

 private:
  using Names = std::vector<std::string_view>;

  [[nodiscard]] std::string_view directive_name(pugi::xml_node node) const {
    std::string_view const name = node.name();
    return !prefix_.empty() && name.starts_with(prefix_) ? name.substr(prefix_.size()) : std::string_view{};
  }

  void fail(std::string code, std::string message, base::SourcePlace place, std::string hint = {},
            std::vector<base::MessageArgument> arguments = {}) {
    auto finding = base::error(std::move(code), std::move(message), std::move(place));
    finding.hint = std::move(hint);
    finding.arguments = std::move(arguments);
    diagnostics_.add(std::move(finding));
  }

  void declare(std::string_view name, XPathType type, base::SourcePlace place) {
    if (!program_.variables.declare(name, type)) {
      fail("template-variable", fmt::format("variable \"{}\" stands elsewhere with another type", name),
           std::move(place), "give it another name", {{"name", std::string(name)}});
    }
  }

  void declare_template(pugi::xml_node node) {
    NamedTemplate result;
    result.place = document_.place_of(node);
    for (pugi::xml_node const child : node.children()) {
      if (directive_name(child) != "param" || !check_directive(child)) continue;
      auto const type = type_named(child.attribute("as").value());
      if (!type) {
        fail("template-parameter", "unknown type of a parameter", document_.place_of(child, "as"),
             "use string, number, boolean or node-set");
        continue;
      }
      std::string const name = child.attribute("name").value();
      declare(name, *type, document_.place_of(child));
      result.parameters.emplace_back(name, *type);
    }
    std::string const name = node.attribute("name").value();
    if (!program_.templates.emplace(name, std::move(result)).second) {
      fail("template-name", fmt::format("template \"{}\" stands twice", name), document_.place_of(node, "name"), {},
           {{"problem", "twice"}, {"name", name}, {"nearest", ""}});
    }
  }

  /// Known name, all required attributes, no unknown ones.
  bool check_directive(pugi::xml_node node) {
    std::string_view const name = directive_name(node);
    Directive const* const directive = find_directive(name);
    if (directive == nullptr) {
      Names known;
      for (Directive const& other : directives()) known.push_back(other.name);
      std::string const near = base::nearest_word(name, known);
      fail("template-directive", fmt::format("unknown directive <{}>", node.name()), document_.place_of(node),
           near.empty() ? "" : fmt::format("did you mean <{}{}>?", prefix_, near));
      return false;
    }
    bool is_right = true;
    for (std::string_view const required : directive->required) {
      if (node.attribute(std::string(required).c_str())) continue;
      fail("template-directive", fmt::format("<{}> needs the attribute {}", node.name(), required),
           document_.place_of(node));
      is_right = false;
    }
    return check_attributes(node, *directive) && is_right;
  }

  bool check_attributes(pugi::xml_node node, Directive const& directive) {
    Names known = directive.required;
    known.insert(known.end(), directive.optional.begin(), directive.optional.end());
    bool is_right = true;
    for (pugi::xml_attribute const attribute : node.attributes()) {
      std::string_view const name = attribute.name();
      if (name.starts_with("xmlns") || std::ranges::find(known, name) != known.end()) continue;
      std::string const near = base::nearest_word(name, known);
      fail("template-directive", fmt::format("<{}> has no attribute {}", node.name(), name),
           document_.place_of(node, name), near.empty() ? "" : fmt::format("did you mean {}?", near));
      is_right = false;
    }
    return is_right;
  }

  std::optional<xml::XPath> expression(pugi::xml_node node, char const* attribute,
                                       std::optional<XPathType> expected = std::nullopt) {
    return xml::XPath::compile(node.attribute(attribute).value(), document_.place_of(node, attribute), diagnostics_,
                               &program_.variables, expected);
  }

  /// "{{" and "}}" stand for braces; the rest between braces is XPath.
  ValueTemplate value_template(std::string_view text, base::SourcePlace const& place) {
    ValueTemplate result;
    std::string literal;
    for (std::size_t at = 0; at < text.size(); ++at) {
      char const c = text[at];
      bool const is_doubled = at + 1 < text.size() && text[at + 1] == c;
      if ((c == '{' || c == '}') && is_doubled) {
        literal.push_back(c);
        ++at;
      } else if (c == '{') {
        std::size_t const end = end_of_expression(text, at);
        if (end == std::string_view::npos) {
          fail("template-value", "opening brace without a closing one", place, "write {{ for a brace");
          break;
        }
        if (!literal.empty()) result.emplace_back(std::exchange(literal, {}));
        base::SourcePlace inside = place;
        inside.offset += at + 1;
        inside.length = end - at - 1;
        auto compiled =
            xml::XPath::compile(text.substr(at + 1, end - at - 1), inside, diagnostics_, &program_.variables);
        if (compiled) result.emplace_back(std::move(*compiled));
        at = end;
      } else {
        literal.push_back(c);
      }
    }
    if (!literal.empty()) result.emplace_back(std::move(literal));
    return result;
  }

  std::vector<Instruction> compile_children(pugi::xml_node parent, Names const& skipped = {}) {
    std::vector<Instruction> result;
    for (pugi::xml_node const child : parent.children()) {
      if (std::ranges::find(skipped, directive_name(child)) != skipped.end() && !directive_name(child).empty())
        continue;
      auto instruction = compile_node(child);
      if (!instruction) continue;
      if (instruction->kind == Instruction::Kind::When) report_misplaced(child);
      result.push_back(std::move(*instruction));
    }
    return result;
  }

  std::optional<Instruction> compile_node(pugi::xml_node node, Names const& skipped_children = {}) {
    if (xml::is_text(node)) return compile_text(node);
    if (node.type() != pugi::node_element) return std::nullopt;
    if (directive_name(node).empty()) return compile_element(node, skipped_children);
    if (!check_directive(node)) return std::nullopt;
    return compile_directive(node);
  }

  std::optional<Instruction> compile_text(pugi::xml_node node) {
    if (is_dropped_space(node.value())) return std::nullopt;
    Instruction result;
    result.place = document_.place_of(node);
    result.text = node.value();
    return result;
  }

  Instruction compile_element(pugi::xml_node node, Names const& skipped_children) {
    Instruction result;
    result.kind = Instruction::Kind::Element;
    result.place = document_.place_of(node);
    result.name = node.name();
    for (pugi::xml_attribute const attribute : node.attributes()) {
      if (attribute.value() == template_namespace) continue;
      result.attributes.push_back(
          {attribute.name(), value_template(attribute.value(), document_.place_of(node, attribute.name()))});
    }
    result.body = compile_children(node, skipped_children);
    return result;
  }

  std::optional<Instruction> compile_directive(pugi::xml_node node) {
    using Kind = Instruction::Kind;
    static std::map<std::string_view, Kind> const kinds{{"attribute", Kind::Attribute},
                                                        {"call-template", Kind::CallTemplate},
                                                        {"choose", Kind::Choose},
                                                        {"date", Kind::Date},
                                                        {"date-range", Kind::DateRange},
                                                        {"for-each", Kind::ForEach},
                                                        {"if", Kind::If},
                                                        {"list", Kind::List},
                                                        {"localized", Kind::Localized},
                                                        {"message", Kind::Message},
                                                        {"money", Kind::Money},
                                                        {"number", Kind::Number},
                                                        {"otherwise", Kind::When},
                                                        {"percent", Kind::Percent},
                                                        {"value-of", Kind::ValueOf},
                                                        {"variable", Kind::Variable},
                                                        {"when", Kind::When}};
    std::string_view const name = directive_name(node);
    auto const kind = kinds.find(name);
    if (kind == kinds.end()) {
      fail("template-directive", fmt::format("<{}> cannot stand here", node.name()), document_.place_of(node));
      return std::nullopt;
    }
    Instruction result;
    result.kind = kind->second;
    result.place = document_.place_of(node);
    return compile_options(node, std::move(result));
  }

  std::optional<Instruction> compile_options(pugi::xml_node node, Instruction result) {
    using Kind = Instruction::Kind;
    std::size_t const errors_before = diagnostics_.error_count();
    bool const selects_nodes =
        result.kind == Kind::ForEach || result.kind == Kind::List || result.kind == Kind::Localized;
    auto const expected = selects_nodes ? std::optional(XPathType::NodeSet) : std::nullopt;
    for (char const* attribute : {"select", "test", "from"}) {
      if (node.attribute(attribute)) result.select = expression(node, attribute, expected);
    }
    if (node.attribute("to")) result.to = expression(node, "to");
    if (node.attribute("key"))
      result.key = value_template(node.attribute("key").value(), document_.place_of(node, "key"));
    result.name = node.attribute("name").value();
    result.form =
        std::string_view(node.attribute("form").value()) == "long" ? locale::DateForm::Long : locale::DateForm::Numeric;
    result.min_decimals = node.attribute("min-decimals").as_int(0);
    result.max_decimals = std::max(result.min_decimals, node.attribute("max-decimals").as_int(2));
    result.with_currency = std::string_view(node.attribute("currency").value()) != "no";
    result.is_optional = std::string_view(node.attribute("optional").value()) == "yes";
    if (result.kind == Kind::Variable && result.select) declare(result.name, result.select->type(), result.place);
    if (result.kind == Kind::CallTemplate) check_call(node);
    compile_parts(node, result);
    if (diagnostics_.error_count() != errors_before) return std::nullopt;
    return result;
  }

  /// Sort keys and arguments go where they belong, the rest is the body.
  void compile_parts(pugi::xml_node node, Instruction& result) {
    for (pugi::xml_node const child : node.children()) {
      std::string_view const name = directive_name(child);
      if (name == "sort" && result.kind == Instruction::Kind::ForEach) {
        compile_sort(child, result);
      } else if (name == "with-param") {
        compile_argument(child, result);
      } else if (auto instruction = compile_node(child)) {
        check_branch(child, result, *instruction);
        result.body.push_back(std::move(*instruction));
      }
    }
  }

  void check_branch(pugi::xml_node child, Instruction const& parent, Instruction const& instruction) {
    bool const in_choose = parent.kind == Instruction::Kind::Choose;
    bool const is_branch = instruction.kind == Instruction::Kind::When;
    if (in_choose != is_branch) report_misplaced(child);
  }

  void report_misplaced(pugi::xml_node node) {
    fail("template-directive", fmt::format("<{}> cannot stand here", node.name()), document_.place_of(node),
         fmt::format("<{0}choose> holds <{0}when> and <{0}otherwise>, and only it does", prefix_));
  }

  void compile_sort(pugi::xml_node node, Instruction& result) {
    if (!check_directive(node)) return;
    auto select = expression(node, "select");
    if (!select) return;
    result.sort_keys.push_back({std::move(*select), std::string_view(node.attribute("type").value()) == "number",
                                std::string_view(node.attribute("order").value()) == "descending"});
  }

  void compile_argument(pugi::xml_node node, Instruction& result) {
    if (!check_directive(node)) return;
    Argument argument;
    argument.name = node.attribute("name").value();
    argument.is_number = std::string_view(node.attribute("type").value()) == "number";
    if (node.attribute("select")) argument.select = expression(node, "select");
    argument.body = compile_children(node);
    result.arguments.push_back(std::move(argument));
  }

  void check_call(pugi::xml_node node) {
    std::string const name = node.attribute("name").value();
    auto const found = program_.templates.find(name);
    if (found == program_.templates.end()) {
      Names known;
      for (auto const& [other, body] : program_.templates) known.push_back(other);
      std::string const near = base::nearest_word(name, known);
      fail("template-name", fmt::format("no template \"{}\"", name), document_.place_of(node, "name"),
           near.empty() ? "" : fmt::format("did you mean \"{}\"?", near),
           {{"problem", "unknown"}, {"name", name}, {"nearest", near}});
      return;
    }
    for (pugi::xml_node const child : node.children()) {
      if (directive_name(child) != "with-param") continue;
      std::string_view const parameter = child.attribute("name").value();
      auto const& parameters = found->second.parameters;
      if (std::ranges::find(parameters, parameter, &std::pair<std::string, XPathType>::first) != parameters.end())
        continue;
      fail("template-parameter", fmt::format("template \"{}\" has no parameter \"{}\"", name, parameter),
           document_.place_of(child, "name"));
    }
  }

  Program& program_;
  xml::Document const& document_;
  base::Diagnostics& diagnostics_;
  std::string prefix_;
};

/// Loads `path` and, before it, what it includes; each file once.
bool load_with_includes(fs::path const& path, Program& program, std::set<fs::path>& seen,
                        base::Diagnostics& diagnostics) {
  auto document = xml::load(path, diagnostics);
  if (!document) return false;
  seen.insert(path.lexically_normal());
  bool is_complete = true;
  for (auto const& [href, place] : FileCompiler(program, *document, diagnostics).includes()) {
    fs::path const included = (path.parent_path() / href).lexically_normal();
    if (seen.contains(included)) continue;
    std::error_code error;
    if (!fs::exists(included, error)) {
      auto finding = base::error("template-include", fmt::format("there is no file {}", included.string()), place);
      finding.arguments = {{"file", included.string()}};
      diagnostics.add(std::move(finding));
      is_complete = false;
    } else {
      is_complete = load_with_includes(included, program, seen, diagnostics) && is_complete;
    }
  }
  program.sources.push_back(std::move(*document));
  return is_complete;
}

}  // namespace

std::unique_ptr<Program> compile_program(fs::path const& path, Declarations const& declarations,
                                         base::Diagnostics& diagnostics) {
  std::size_t const errors_before = diagnostics.error_count();
  auto program = std::make_unique<Program>();
  std::set<fs::path> seen;
  if (!load_with_includes(path, *program, seen, diagnostics)) return nullptr;
  for (auto const& [name, type] : declarations) program->variables.declare(name, type);
  program->variables.declare("position", XPathType::Number);
  program->variables.declare("last", XPathType::Number);
  program->variables.declare("language", XPathType::String);
  program->variables.declare("project", XPathType::NodeSet);
  std::vector<FileCompiler> files;
  for (xml::Document const& source : program->sources) files.emplace_back(*program, source, diagnostics);
  for (FileCompiler& file : files) file.declare_templates();
  for (FileCompiler& file : files) file.compile_templates();
  files.back().compile_root();
  return diagnostics.error_count() == errors_before ? std::move(program) : nullptr;
}

}  // namespace closeout::compose
