#include "css/styled.hpp"

#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>

#include "css/page_style.hpp"
#include "css/rule_index.hpp"
#include "css/sheet.hpp"
#include "css/sheet_cache.hpp"
#include "css/style_cache.hpp"
#include "css/user_agent_sheet.hpp"

namespace closeout::css {
namespace {

/// Walks the document once and styles every element.
class Styler {
 public:
  Styler(xml::Document const& document, StyleOptions const& options, base::Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics), cache_(diagnostics) {}

  std::optional<Styled> run() {
    std::size_t const errors_before = diagnostics_.error_count();
    read_author_sheets(document_.root());
    if (diagnostics_.error_count() != errors_before) return std::nullopt;
    rules_.add(user_agent_sheet(), Origin::UserAgent);
    for (auto const& sheet : author_) rules_.add(*sheet, Origin::Author);
    style_tree(document_.root());
    styled_.page_style_of = page_styles(page_rules(), styled_.style_of(document_.root()));
    return std::move(styled_);
  }

 private:
  [[nodiscard]] std::vector<PageRuleRef> page_rules() const {
    std::vector<PageRuleRef> rules;
    for (auto const& sheet : author_) rules.insert(rules.end(), sheet->page_rules.begin(), sheet->page_rules.end());
    return rules;
  }

  // HTML section 4.2.4 and 4.2.6: sheets apply in document order, wherever they stand.
  void read_author_sheets(pugi::xml_node element) {
    for (pugi::xml_node const child : element.children()) {
      std::string_view const name = xml::local_name(child);
      if (name == "style") {
        read_style_element(child);
      } else if (name == "link" && is_style_sheet(child)) {
        read_link(child);
      } else {
        read_author_sheets(child);
      }
    }
  }

  static bool is_style_sheet(pugi::xml_node link) {
    bool found = false;
    for_each_class(link.attribute("rel").value(),
                   [&](std::string_view word) { found = found || word == "stylesheet"; });
    return found;
  }

  bool is_for_print(pugi::xml_node element) {
    if (!element.attribute("media")) return true;
    auto text = std::make_shared<SheetText const>(SheetText::of_attribute(document_, element, "media"));
    std::vector<SyntaxError> errors;
    ComponentValues const media = parse_component_values(text->text(), errors);
    return applies_to_print(media, Reporter(std::move(text), diagnostics_));
  }

  void read_style_element(pugi::xml_node element) {
    if (!is_for_print(element)) return;
    auto text = std::make_shared<SheetText const>(SheetText::of_style_element(document_, element));
    auto sheet = std::make_shared<Sheet>();
    read_sheet(std::move(text), options_.base_directory, diagnostics_, *sheet);
    author_.push_back(std::move(sheet));
  }

  void read_link(pugi::xml_node link) {
    if (!is_for_print(link)) return;
    std::filesystem::path const path = options_.base_directory / link.attribute("href").value();
    auto const linked = options_.sheets == nullptr ? read_linked_sheet(path) : options_.sheets->get(path);
    diagnostics_.append(linked->findings);
    if (!linked->is_read) {
      return diagnostics_.add(
          base::error("css-sheet-missing", "style sheet cannot be read", document_.place_of(link, "href")));
    }
    author_.emplace_back(linked, &linked->sheet);
  }

  void style_tree(pugi::xml_node root) { style_element(ElementFrame(root, nullptr, 1), nullptr); }

  /// Recursion is as deep as the document; the XML parser limits that.
  void style_element(ElementFrame const& frame, StyleRef const& parent) {
    StyleRef const style = element_style(frame, parent);
    if (parent == nullptr) root_em_ = style->font.size.pixels();
    styled_.elements[frame.node().hash_value()] = style;
    if (style->display == Display::None) return style_hidden(frame.node(), style);
    style_pseudo_elements(frame, style);
    int index = 0;
    for (pugi::xml_node const child : frame.node().children()) {
      if (child.type() == pugi::node_element) style_element(ElementFrame(child, &frame, ++index), style);
    }
  }

  /// No box is made below display: none, so what is in there only needs to have a style.
  void style_hidden(pugi::xml_node element, StyleRef const& style) {
    for (pugi::xml_node const child : element.children()) {
      if (child.type() != pugi::node_element) continue;
      styled_.elements[child.hash_value()] = style;
      style_hidden(child, style);
    }
  }

  StyleRef element_style(ElementFrame const& frame, StyleRef const& parent) {
    matched_.clear();
    rules_.collect(frame, std::nullopt, matched_);
    if (frame.node().attribute("style")) matched_.push_back({style_attribute(frame.node()), Origin::Author, {}, 0});
    return cache_.style(matched_, parent, root_em_);
  }

  /// Parsed once for each text, so a wrong attribute that a loop repeats is reported once.
  DeclarationBlock const* style_attribute(pugi::xml_node element) {
    auto& block = style_attributes_[element.attribute("style").value()];
    if (block) return block.get();
    auto text = std::make_shared<SheetText const>(SheetText::of_attribute(document_, element, "style"));
    Reporter const reporter(text, diagnostics_);
    std::vector<SyntaxError> errors;
    BlockContents const contents = parse_block(parse_component_values(text->text(), errors), errors);
    reporter.warn(errors);
    block = std::make_unique<DeclarationBlock>(declare_all(contents.declarations, reporter));
    return block.get();
  }

  void style_pseudo_elements(ElementFrame const& frame, StyleRef const& style) {
    for (PseudoElement const pseudo : {PseudoElement::Before, PseudoElement::After}) {
      matched_.clear();
      rules_.collect(frame, pseudo, matched_);
      if (matched_.empty()) continue;
      StyleRef const pseudo_style = cache_.style(matched_, style, root_em_);
      bool const is_generated = pseudo_style->content && !pseudo_style->content->empty();
      if (is_generated && pseudo_style->display != Display::None) keep(frame, pseudo, pseudo_style);
    }
    if (style->display != Display::ListItem) return;
    matched_.clear();
    rules_.collect(frame, PseudoElement::Marker, matched_);
    keep(frame, PseudoElement::Marker, cache_.style(matched_, style, root_em_));
  }

  void keep(ElementFrame const& frame, PseudoElement pseudo, StyleRef style) {
    styled_.pseudo_elements[{frame.node().hash_value(), pseudo}] = std::move(style);
  }

  xml::Document const& document_;
  StyleOptions const& options_;
  base::Diagnostics& diagnostics_;
  std::vector<std::shared_ptr<Sheet const>> author_;  ///< In document order.
  RuleIndex rules_;
  StyleCache cache_;
  Styled styled_;
  double root_em_ = 16;
  std::vector<MatchedBlock> matched_;
  std::unordered_map<std::string, std::unique_ptr<DeclarationBlock>> style_attributes_;
};

}  // namespace

StyleRef const& Styled::style_of(pugi::xml_node element) const {
  return elements.at(element.hash_value());
}

StyleRef Styled::pseudo_style_of(pugi::xml_node element, PseudoElement pseudo) const {
  auto const found = pseudo_elements.find({element.hash_value(), pseudo});
  return found == pseudo_elements.end() ? nullptr : found->second;
}

PageStyle Styled::page_style(PageSelection const& selection) const {
  return page_style_of(selection);
}

std::optional<Styled> style(xml::Document const& document, StyleOptions const& options,
                            base::Diagnostics& diagnostics) {
  if (!document.root()) {
    diagnostics.add(base::error("css-no-root", "document has no root element"));
    return std::nullopt;
  }
  return Styler(document, options, diagnostics).run();
}

}  // namespace closeout::css
