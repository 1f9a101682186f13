#include "css/sheet.hpp"

#include <algorithm>
#include <utility>

#include "css/characters.hpp"
#include "css/selector_parser.hpp"
#include "css/value_reader.hpp"
#include "xml/document.hpp"

namespace closeout::css {
namespace {

constexpr std::size_t maximum_imports = 16;

/// Reading of one sheet; imports are readings of their own that know the chain that led to them.
class SheetReader {
 public:
  SheetReader(Reporter reporter, std::filesystem::path directory, Sheet& sheet,
              std::vector<std::filesystem::path> importing)
      : reporter_(std::move(reporter)),
        directory_(std::move(directory)),
        sheet_(sheet),
        importing_(std::move(importing)) {}

  void read() {
    std::vector<SyntaxError> errors;
    auto rules = parse_rules(parse_component_values(reporter_.sheet()->text(), errors), true, errors);
    reporter_.warn(errors);
    for (Rule& rule : rules) read_rule(std::move(rule));
  }

 private:
  void read_rule(Rule rule) {
    if (rule.name.empty()) return read_style_rule(std::move(rule));
    if (rule.name == "import") return read_import(rule);
    if (rule.name == "charset") return;
    imports_are_over_ = true;
    if (rule.name == "media") return read_media(std::move(rule));
    if (rule.name == "page") return read_page_rule(std::move(rule), reporter_, sheet_);
    warn_unknown(rule);
  }

  void warn_unknown(Rule const& rule) {
    std::string hint = nearest_hint(rule.name, {"import", "charset", "media", "page"});
    if (rule.name == "font-face") hint = "fonts are those installed on the machine, by family name";
    reporter_.warn("css-unknown-at-rule", "unknown at-rule \"@" + rule.name + "\"", name_range(rule), std::move(hint));
  }

  static TextRange name_range(Rule const& rule) { return {rule.offset, rule.offset + rule.name.size() + 1}; }

  void read_style_rule(Rule rule) {
    imports_are_over_ = true;
    auto selectors = selectors_of(rule);
    std::vector<SyntaxError> errors;
    BlockContents const contents = parse_block(std::move(rule.block), errors);
    reporter_.warn(errors);
    for (Rule const& nested : contents.rules) {
      reporter_.warn("css-unknown-at-rule", "at-rule \"@" + nested.name + "\" may not stand in a style rule",
                     name_range(nested));
    }
    auto const block = std::make_shared<DeclarationBlock const>(declare_all(contents.declarations, reporter_));
    if (!selectors || block->empty()) return;
    for (ComplexSelector& selector : *selectors) sheet_.rules.push_back({std::move(selector), block});
  }

  std::optional<std::vector<ComplexSelector>> selectors_of(Rule const& rule) {
    if (!rule.prelude.empty()) return parse_selectors(rule.prelude, reporter_);
    reporter_.warn("css-invalid-selector", "selector is missing", {rule.offset, rule.offset + 1});
    return std::nullopt;
  }

  void read_media(Rule rule) {
    if (!applies_to_print(rule.prelude, reporter_)) return;
    std::vector<SyntaxError> errors;
    auto rules = parse_rules(std::move(rule.block), false, errors);
    reporter_.warn(errors);
    for (Rule& nested : rules) read_rule(std::move(nested));
  }

  // css-cascade-4 section 6: before all other rules, with an optional media query list
  void read_import(Rule const& rule) {
    if (imports_are_over_) {
      return reporter_.warn("css-misplaced-import", "@import stands after other rules", name_range(rule),
                            "move it to the start of the sheet");
    }
    ValueReader reader(rule.prelude);
    auto const address = take_address(reader);
    if (!address) return reporter_.warn("css-syntax", "@import names no file", name_range(rule));
    ComponentValues const media(rule.prelude.begin() + static_cast<std::ptrdiff_t>(reader.position()),
                                rule.prelude.end());
    if (!applies_to_print(media, reporter_)) return;
    import(*address, range_of(rule.prelude));
  }

  static std::optional<std::string> take_address(ValueReader& reader) {
    if (auto text = reader.take_string()) return text;
    return reader.take_url();
  }

  void import(std::string const& address, TextRange range) {
    std::filesystem::path const relative(address);
    bool const leaves = relative.is_absolute() || address.find(':') != std::string::npos ||
                        std::find(relative.begin(), relative.end(), "..") != relative.end();
    if (leaves || directory_.empty()) {
      return reporter_.warn("css-import-outside", "imported sheet is not in the sheet's own folder", range,
                            "copy \"" + relative.filename().string() + "\" beside this sheet");
    }
    std::filesystem::path const path = (directory_ / relative).lexically_normal();
    bool const is_circle = std::find(importing_.begin(), importing_.end(), path) != importing_.end();
    if (is_circle || importing_.size() == maximum_imports) {
      return reporter_.warn("css-import-circle", "sheet imports itself", range);
    }
    import_file(path, range);
  }

  void import_file(std::filesystem::path const& path, TextRange range) {
    auto file = std::filesystem::exists(path) ? xml::read_source(path, reporter_.diagnostics()) : std::nullopt;
    if (!file) return reporter_.warn("css-import-missing", "imported sheet cannot be read", range);
    auto importing = importing_;
    importing.push_back(path);
    auto text = std::make_shared<SheetText const>(SheetText::of_file(*file, path.parent_path()));
    SheetReader(Reporter(std::move(text), reporter_.diagnostics()), path.parent_path(), sheet_, std::move(importing))
        .read();
  }

  Reporter reporter_;
  std::filesystem::path directory_;
  Sheet& sheet_;
  std::vector<std::filesystem::path> importing_;
  bool imports_are_over_ = false;
};

/// One media query: [ not | only ]? <type> without features.
bool query_applies(ValueReader& reader, Reporter const& reporter) {
  bool const is_negated = reader.take_ident("not");
  if (!is_negated) reader.take_ident("only");
  auto const type = reader.take_any_ident();
  bool applies = type && (equals_ignoring_case(*type, "print") || equals_ignoring_case(*type, "all"));
  if (!reader.at_end() && !reader.next_is(TokenKind::Comma)) {
    ComponentValue const& rest = reader.peek();
    reporter.warn("css-unknown-media", "media features are not supported", {rest.token.offset, rest.end},
                  "use @media print, all or screen");
    while (!reader.at_end() && !reader.next_is(TokenKind::Comma)) reader.take();
    return false;
  }
  return type.has_value() && applies != is_negated;
}

}  // namespace

bool applies_to_print(ComponentValues const& media, Reporter const& reporter) {
  ValueReader reader(media);
  bool applies = reader.at_end();
  while (!reader.at_end()) {
    applies = query_applies(reader, reporter) || applies;
    reader.take(TokenKind::Comma);
  }
  return applies;
}

void read_sheet(SheetTextRef text, std::filesystem::path const& directory, base::Diagnostics& diagnostics,
                Sheet& sheet) {
  SheetReader(Reporter(std::move(text), diagnostics), directory, sheet, {}).read();
}

}  // namespace closeout::css
