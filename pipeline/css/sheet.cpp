#include "css/sheet.hpp"

#include <algorithm>
#include <utility>

#include "css/characters.hpp"
#include "css/selector_parser.hpp"
#include "css/supports_condition.hpp"
#include "css/value_reader.hpp"
#include "xml/document.hpp"

namespace closeout::css {
namespace {

constexpr std::size_t maximum_imports = 16;
/// Selectors with their rules: conditions in style rules could otherwise multiply them without end.
constexpr std::size_t maximum_rules = 500'000;

/// What surrounds a rule: conditions that hold for it and the layer it is in.
struct RuleContext {
  MediaContextRef media;
  LayerName layer;
};

/// The sheets that led to the one being read.
using ImportChain = std::vector<std::filesystem::path>;

/// Reading of one sheet; imports are readings of their own that know the chain that led to them.
class SheetReader {
 public:
  SheetReader(Reporter reporter, std::filesystem::path directory, Sheet& sheet, ImportChain importing)
      : reporter_(std::move(reporter)),
        directory_(std::move(directory)),
        sheet_(sheet),
        importing_(std::move(importing)) {}

  void read(RuleContext const& context) {
    std::vector<SyntaxError> errors;
    auto rules = parse_rules(parse_component_values(reporter_.sheet()->text(), errors), true, errors);
    reporter_.warn(errors);
    for (Rule& rule : rules) read_rule(std::move(rule), context);
  }

 private:
  void read_rule(Rule rule, RuleContext const& context) {
    if (rule.name.empty()) return read_style_rule(std::move(rule), context);
    if (rule.name == "import") return read_import(rule, context);
    if (rule.name == "charset") return;
    if (rule.name == "layer" && !rule.has_block) return declare_layers(rule, context);
    imports_are_over_ = true;
    if (rule.name == "namespace") return read_namespace(rule);
    if (rule.name == "font-face") return read_face(std::move(rule), context);
    if (rule.name == "page") {
      return read_page_rule(std::move(rule), reporter_, context.media, sheet_);
    }
    if (auto const inner = context_within(rule, context)) return read_rules(std::move(rule.block), *inner);
  }

  void read_rules(ComponentValues block, RuleContext const& context) {
    std::vector<SyntaxError> errors;
    auto rules = parse_rules(std::move(block), false, errors);
    reporter_.warn(errors);
    for (Rule& nested : rules) read_rule(std::move(nested), context);
  }

  /// The context that @media, @supports or @layer makes; nothing if what is in it does not apply.
  std::optional<RuleContext> context_within(Rule const& rule, RuleContext const& context) {
    RuleContext inner = context;
    if (rule.name == "media") {
      auto media = media_within(context.media, parse_media(rule.prelude, reporter_));
      if (!media) return std::nullopt;
      inner.media = std::move(*media);
      return inner;
    }
    if (rule.name == "supports") {
      return is_supported(rule.prelude, reporter_) ? std::optional(std::move(inner)) : std::nullopt;
    }
    if (rule.name == "layer") return context_of_layer(rule, context);
    warn_unknown(rule);
    return std::nullopt;
  }

  void warn_unknown(Rule const& rule) {
    std::string hint =
        nearest_hint(rule.name, {"import", "charset", "media", "page", "supports", "layer", "namespace", "font-face"});
    if (rule.name == "counter-style") hint = "the predefined counter styles and strings are in the profile";
    reporter_.warn("css-unknown-at-rule", "unknown at-rule \"@" + rule.name + "\"", name_range(rule), std::move(hint));
  }

  static TextRange name_range(Rule const& rule) { return {rule.offset, rule.offset + rule.name.size() + 1}; }

  void read_style_rule(Rule rule, RuleContext const& context) {
    imports_are_over_ = true;
    auto const selectors = selectors_of(rule);
    read_declarations(std::move(rule.block), selectors.value_or(std::vector<ComplexSelector>()), context);
  }

  /// css-nesting-1 section 3.2: a conditional rule in a style rule may hold declarations for the same elements.
  void read_declarations(ComponentValues values, std::vector<ComplexSelector> const& selectors,
                         RuleContext const& context) {
    std::vector<SyntaxError> errors;
    BlockContents contents = parse_block(std::move(values), errors);
    reporter_.warn(errors);
    auto const block = std::make_shared<DeclarationBlock const>(declare_all(contents.declarations, reporter_));
    if (!block->empty()) add_rules(selectors, block, context);
    for (Rule& nested : contents.rules) {
      bool const is_condition = nested.name == "media" || nested.name == "supports" || nested.name == "layer";
      if (!is_condition) {
        reporter_.warn("css-unknown-at-rule", "at-rule \"@" + nested.name + "\" may not stand in a style rule",
                       name_range(nested));
      } else if (auto const inner = context_within(nested, context)) {
        read_declarations(std::move(nested.block), selectors, *inner);
      }
    }
  }

  void add_rules(std::vector<ComplexSelector> const& selectors, std::shared_ptr<DeclarationBlock const> const& block,
                 RuleContext const& context) {
    LayerNameRef const layer = context.layer.empty() ? nullptr : std::make_shared<LayerName const>(context.layer);
    for (ComplexSelector const& selector : selectors) {
      if (sheet_.rules.size() == maximum_rules) return warn_of_too_many_rules();
      sheet_.rules.push_back({selector, block, context.media, layer});
    }
  }

  void warn_of_too_many_rules() {
    if (std::exchange(has_too_many_rules_, true)) return;
    reporter_.warn("css-too-many-rules", "sheet has too many rules; the rest is left out", {0, 0});
  }

  std::optional<std::vector<ComplexSelector>> selectors_of(Rule const& rule) {
    if (!rule.prelude.empty()) return parse_selectors(rule.prelude, namespaces_, reporter_);
    reporter_.warn("css-invalid-selector", "selector is missing", {rule.offset, rule.offset + 1});
    return std::nullopt;
  }

  // css-namespaces-3 section 2
  void read_namespace(Rule const& rule) {
    ValueReader reader(rule.prelude);
    auto const prefix = reader.take_any_ident();
    auto const uri = take_address(reader);
    if (!uri || !reader.at_end()) {
      return reporter_.warn("css-syntax", "@namespace names no namespace", name_range(rule));
    }
    if (prefix) {
      namespaces_.by_prefix[*prefix] = *uri;
    } else {
      namespaces_.default_uri = *uri;
    }
  }

  void read_face(Rule rule, RuleContext const& context) {
    if (context.media) return warn_conditional_face(rule);
    auto face = read_font_face(std::move(rule), reporter_);
    if (face) sheet_.font_faces.push_back(std::move(*face));
  }

  void warn_conditional_face(Rule const& rule) {
    reporter_.warn("css-unknown-at-rule", "@font-face may not depend on the size of the page", name_range(rule));
  }

  /// <layer-name>: identifiers joined by full stops, below the layer around.
  std::optional<LayerName> take_layer_name(ValueReader& reader, RuleContext const& context) {
    LayerName name = context.layer;
    do {
      auto part = reader.take_any_ident();
      if (!part || name.size() == maximum_layer_depth) return std::nullopt;
      name.push_back(std::move(*part));
    } while (reader.take_delim('.'));
    return name;
  }

  /// @layer a, b;
  void declare_layers(Rule const& rule, RuleContext const& context) {
    ValueReader reader(rule.prelude);
    std::vector<LayerName> names;
    do {
      auto name = take_layer_name(reader, context);
      if (!name) return reporter_.warn("css-syntax", "@layer names no layer", name_range(rule));
      names.push_back(std::move(*name));
    } while (reader.take(TokenKind::Comma));
    for (LayerName& name : names) sheet_.layers.push_back(std::move(name));
  }

  std::optional<RuleContext> context_of_layer(Rule const& rule, RuleContext const& context) {
    ValueReader reader(rule.prelude);
    auto name = reader.at_end() ? std::optional(anonymous_layer(rule, context)) : take_layer_name(reader, context);
    if (!name || !reader.at_end()) {
      reporter_.warn("css-syntax", "@layer with a block takes one name, or none", name_range(rule));
      return std::nullopt;
    }
    sheet_.layers.push_back(*name);
    return RuleContext{context.media, std::move(*name)};
  }

  /// No identifier begins with a space unescaped and goes on with a place: the name is unlike all others.
  LayerName anonymous_layer(Rule const& rule, RuleContext const& context) {
    base::SourcePlace const place = reporter_.sheet()->place(rule.offset, 1);
    LayerName name = context.layer;
    std::string own = " " + std::to_string(place.is_known() ? place.offset : rule.offset) + " ";
    if (place.is_known()) own += place.file->name();
    name.push_back(std::move(own));
    return name;
  }

  // css-cascade-5 section 2: before all other rules, [ layer | layer() ]? supports()? and a media query list
  void read_import(Rule const& rule, RuleContext const& context) {
    if (imports_are_over_) {
      return reporter_.warn("css-misplaced-import", "@import stands after other rules", name_range(rule),
                            "move it to the start of the sheet");
    }
    ValueReader reader(rule.prelude);
    auto const address = take_address(reader);
    if (!address) return reporter_.warn("css-syntax", "@import names no file", name_range(rule));
    RuleContext inner = context;
    if (!take_import_layer(rule, reader, inner)) {
      return reporter_.warn("css-syntax", "layer() of @import takes one name", range_of(rule.prelude));
    }
    if (ComponentValue const* supports = reader.take_function("supports")) {
      if (!is_supported_for_import(supports->children, reporter_)) return;
    }
    ComponentValues const media(rule.prelude.begin() + static_cast<std::ptrdiff_t>(reader.position()),
                                rule.prelude.end());
    auto conditions = media_within(context.media, parse_media(media, reporter_));
    if (!conditions) return;
    inner.media = std::move(*conditions);
    import(*address, range_of(rule.prelude), inner);
  }

  bool take_import_layer(Rule const& rule, ValueReader& reader, RuleContext& context) {
    if (reader.take_ident("layer")) {
      context.layer = anonymous_layer(rule, context);
    } else if (ComponentValue const* function = reader.take_function("layer")) {
      ValueReader inner(function->children);
      auto name = take_layer_name(inner, context);
      if (!name || !inner.at_end()) return false;
      context.layer = std::move(*name);
    } else {
      return true;
    }
    sheet_.layers.push_back(context.layer);
    return true;
  }

  static std::optional<std::string> take_address(ValueReader& reader) {
    if (auto text = reader.take_string()) return text;
    return reader.take_url();
  }

  void import(std::string const& address, TextRange range, RuleContext const& context) {
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
    import_file(path, range, context);
  }

  void import_file(std::filesystem::path const& path, TextRange range, RuleContext const& context) {
    auto file = std::filesystem::exists(path) ? xml::read_source(path, reporter_.diagnostics()) : std::nullopt;
    if (!file) return reporter_.warn("css-import-missing", "imported sheet cannot be read", range);
    ImportChain importing = importing_;
    importing.push_back(path);
    auto text = std::make_shared<SheetText const>(SheetText::of_file(*file, path.parent_path()));
    SheetReader(Reporter(std::move(text), reporter_.diagnostics()), path.parent_path(), sheet_, std::move(importing))
        .read(context);
  }

  Reporter reporter_;
  std::filesystem::path directory_;
  Sheet& sheet_;
  ImportChain importing_;
  SelectorNamespaces namespaces_;
  bool imports_are_over_ = false;
  bool has_too_many_rules_ = false;
};

}  // namespace

void read_sheet(SheetTextRef text, std::filesystem::path const& directory, base::Diagnostics& diagnostics,
                Sheet& sheet) {
  SheetReader(Reporter(std::move(text), diagnostics), directory, sheet, {}).read({});
}

}  // namespace closeout::css
