#include "css/styled.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>

#include "css/page_box.hpp"
#include "css/page_style.hpp"
#include "css/presentational_hints.hpp"
#include "css/rule_index.hpp"
#include "css/sheet.hpp"
#include "css/sheet_cache.hpp"
#include "css/style_cache.hpp"
#include "css/user_agent_sheet.hpp"

namespace closeout::css {

/// Styles elements as they are asked for. The way from the root to the element asked for last is kept, with what was
/// counted among siblings, so that asking in document order costs the same for each element however many there are.
class Styled::Engine {
 public:
  Engine(xml::Document const& document, StyleOptions const& options, base::Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics), cache_(lengths_, diagnostics) {
    lengths_.measure_font = options.measure_font;
  }

  bool prepare() {
    std::size_t const errors_before = diagnostics_.error_count();
    read_style_attribute(document_.root());
    read_author_sheets(document_.root());
    if (diagnostics_.error_count() != errors_before) return false;
    MediaEnvironment const media = media_environment(author_);
    rules_.add({{{std::shared_ptr<void>(), &user_agent_sheet()}, nullptr}}, Origin::UserAgent, media);
    rules_.add(author_, Origin::Author, media);
    page_rules_ = page_rules_of(author_, media);
    settle_viewport();
    page_style_of_ = page_styles(page_rules_, style_of(document_.root()), lengths_);
    return true;
  }

  [[nodiscard]] bool page_styles_ask_for_numbers() const {
    return std::any_of(page_rules_.begin(), page_rules_.end(),
                       [](PageRuleRef const& rule) { return !rule->selector.nth.empty(); });
  }

  [[nodiscard]] std::vector<FontFace> font_faces() const {
    std::vector<FontFace> faces;
    for (SheetUse const& use : author_) {
      faces.insert(faces.end(), use.sheet->font_faces.begin(), use.sheet->font_faces.end());
    }
    return faces;
  }

  StyleRef const& style_of(pugi::xml_node element) { return find(element).style; }

  StyleRef pseudo_style_of(pugi::xml_node element, PseudoElement pseudo) {
    Step const& step = find(element);
    if (pseudo == PseudoElement::Marker) {
      return step.style->display == Display::ListItem ? pseudo_style(step, pseudo) : nullptr;
    }
    if (!rules_.has_rules_for(pseudo)) return nullptr;
    StyleRef style = pseudo_style(step, pseudo);
    bool const is_generated = style && style->content && !style->content->empty();
    return is_generated && style->display != Display::None ? style : nullptr;
  }

  [[nodiscard]] PageStyle const& page_style(PageSelection const& selection) const { return page_style_of_(selection); }

  [[nodiscard]] bool changes_counters() const {
    auto const has_counters = [](StyleRule const& rule) { return declares_counters(*rule.block); };
    return has_counter_attribute_ || std::any_of(author_.begin(), author_.end(), [&](SheetUse const& use) {
             return std::any_of(use.sheet->rules.begin(), use.sheet->rules.end(), has_counters);
           });
  }

 private:
  /// The first page's style depends on the root element's, whose lengths may depend on the page: that circle is cut by
  /// a root element that is styled as if the viewport were the default one.
  void settle_viewport() {
    base::Diagnostics unreported;
    ElementFrame const root(document_.root(), nullptr, 1);
    auto const style = std::make_shared<ComputedStyle const>(
        Cascade(unreported).compute(blocks_of(root), {nullptr, nullptr, &lengths_}));
    PageSelection first;
    first.is_first = true;
    first.number = 1;
    lengths_.viewport = page_area(page_styles(page_rules_, style, lengths_)(first));
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
        read_style_attribute(child);
        // What is inside a drawing has its own properties and rules: it is read with the drawing.
        if (name != "svg") read_author_sheets(child);
      }
    }
  }

  /// Read before anything is styled, so that what is wrong in one is told wherever the element stands.
  void read_style_attribute(pugi::xml_node element) {
    if (!element.attribute("style")) return;
    if (declares_counters(*style_attribute(element))) has_counter_attribute_ = true;
  }

  static bool declares_counters(DeclarationBlock const& block) {
    return std::any_of(block.longhands.begin(), block.longhands.end(), [](LonghandDeclaration const& declaration) {
      static PropertyId const reset = property_id("counter-reset"), increment = property_id("counter-increment"),
                              set = property_id("counter-set");
      PropertyId const id = declaration.property;
      return id == reset || id == increment || id == set;
    });
  }

  static bool is_style_sheet(pugi::xml_node link) {
    bool found = false;
    for_each_class(link.attribute("rel").value(),
                   [&](std::string_view word) { found = found || word == "stylesheet"; });
    return found;
  }

  /// The conditions of a media attribute; nothing if they hold for no page.
  std::optional<MediaContextRef> media_of(pugi::xml_node element) {
    if (!element.attribute("media")) return MediaContextRef();
    auto text = std::make_shared<SheetText const>(SheetText::of_attribute(document_, element, "media"));
    std::vector<SyntaxError> errors;
    ComponentValues const media = parse_component_values(text->text(), errors);
    return media_within(nullptr, parse_media(media, Reporter(std::move(text), diagnostics_)));
  }

  void read_style_element(pugi::xml_node element) {
    auto media = media_of(element);
    if (!media) return;
    auto text =
        std::make_shared<SheetText const>(SheetText::of_style_element(document_, element, options_.base_directory));
    auto sheet = std::make_shared<Sheet>();
    read_sheet(std::move(text), options_.base_directory, diagnostics_, *sheet);
    author_.push_back({std::move(sheet), std::move(*media)});
  }

  void read_link(pugi::xml_node link) {
    auto media = media_of(link);
    if (!media) return;
    std::filesystem::path const path = options_.base_directory / link.attribute("href").value();
    auto const linked = options_.sheets == nullptr ? read_linked_sheet(path) : options_.sheets->get(path);
    diagnostics_.append(linked->findings);
    if (!linked->is_read) {
      return diagnostics_.add(
          base::error("css-sheet-missing", "style sheet cannot be read", document_.place_of(link, "href")));
    }
    author_.push_back({{linked, &linked->sheet}, std::move(*media)});
  }

  /// An element on the way from the root.
  struct Step {
    ElementFrame frame;
    StyleRef style;
    pugi::xml_node last_child;  ///< The child asked for last, and its place among the elements, from 1.
    int last_index = 0;
  };

  Step& find(pugi::xml_node element) {
    if (ends_path(element)) return path_.back();
    pugi::xml_node const parent = element.parent();
    bool const is_next_below = ends_path(parent);
    if (!is_next_below && is_on_path(element)) return path_.back();
    bool const is_root = parent.type() != pugi::node_element;
    if (is_root) {
      path_.clear();
    } else if (!is_next_below) {
      leave_until(parent);
    }
    Step* const above = is_root ? nullptr : &path_.back();
    int const index = above == nullptr ? 1 : index_of(*above, element);
    Step& step = path_.emplace_back(Step{ElementFrame(element, above ? &above->frame : nullptr, index), {}, {}, 0});
    step.style = element_style(step.frame, above ? above->style : nullptr);
    if (is_root) root_ = step.style;
    return step;
  }

  [[nodiscard]] bool ends_path(pugi::xml_node element) const {
    return !path_.empty() && path_.back().frame.node() == element;
  }

  /// If so, the path then ends there.
  bool is_on_path(pugi::xml_node element) {
    auto const at =
        std::find_if(path_.rbegin(), path_.rend(), [&](Step const& step) { return step.frame.node() == element; });
    if (at == path_.rend()) return false;
    path_.erase(at.base(), path_.end());
    return true;
  }

  /// Recursion is as deep as the document; the XML parser limits that.
  void leave_until(pugi::xml_node element) {
    if (!is_on_path(element)) find(element);
  }

  /// The place of a child among its element siblings; forward from the one asked for last.
  static int index_of(Step& parent, pugi::xml_node child) {
    auto const search = [&](pugi::xml_node from, int index) {
      for (pugi::xml_node at = from; at; at = at.next_sibling()) {
        if (at.type() != pugi::node_element) continue;
        ++index;
        if (at == child) return index;
      }
      return 0;
    };
    if (child == parent.last_child) return parent.last_index;
    int index = parent.last_child ? search(parent.last_child.next_sibling(), parent.last_index) : 0;
    if (index == 0) {
      parent.frame.forget_children();
      index = search(parent.frame.node().first_child(), 0);
    }
    parent.last_child = child;
    parent.last_index = index;
    return index;
  }

  StyleRef element_style(ElementFrame const& frame, StyleRef const& parent) {
    return cache_.style(blocks_of(frame), parent, root_);
  }

  std::vector<MatchedBlock> const& blocks_of(ElementFrame const& frame) {
    matched_.clear();
    rules_.collect(frame, std::nullopt, matched_);
    if (DeclarationBlock const* hints = hints_.of(frame.node())) {
      auto const is_author = [](MatchedBlock const& matched) { return matched.origin == Origin::Author; };
      matched_.insert(std::find_if(matched_.begin(), matched_.end(), is_author),
                      {hints, Origin::Author, {}, 0, 0, false});
    }
    if (frame.node().attribute("style")) {
      matched_.push_back({style_attribute(frame.node()), Origin::Author, {}, 0, LayerOrder::unlayered, true});
    }
    return matched_;
  }

  /// Null if no rule speaks of the pseudo-element, but for a marker.
  StyleRef pseudo_style(Step const& step, PseudoElement pseudo) {
    matched_.clear();
    rules_.collect(step.frame, pseudo, matched_);
    if (matched_.empty() && pseudo != PseudoElement::Marker) return nullptr;
    return cache_.style(matched_, step.style, root_);
  }

  /// Parsed once for each text, so a wrong attribute that a loop repeats is reported once.
  DeclarationBlock const* style_attribute(pugi::xml_node element) {
    auto& block = style_attributes_[element.attribute("style").value()];
    if (block) return block.get();
    auto text = std::make_shared<SheetText const>(
        SheetText::of_attribute(document_, element, "style", options_.base_directory));
    Reporter const reporter(text, diagnostics_);
    std::vector<SyntaxError> errors;
    BlockContents const contents = parse_block(parse_component_values(text->text(), errors), errors);
    reporter.warn(errors);
    block = std::make_unique<DeclarationBlock>(declare_all(contents.declarations, reporter));
    return block.get();
  }

  xml::Document const& document_;
  StyleOptions options_;
  base::Diagnostics& diagnostics_;
  LengthEnvironment lengths_;
  std::vector<SheetUse> author_;  ///< In document order.
  std::vector<PageRuleRef> page_rules_;
  RuleIndex rules_;
  PresentationalHints hints_;
  StyleCache cache_;
  PageStyles page_style_of_;
  std::deque<Step> path_;  ///< From the root; frames point to the one before.
  StyleRef root_;          ///< The root element's style.
  bool has_counter_attribute_ = false;
  std::vector<MatchedBlock> matched_;
  std::unordered_map<std::string, std::unique_ptr<DeclarationBlock>> style_attributes_;
};

Styled::Styled() noexcept = default;
Styled::Styled(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Styled::Styled(Styled&&) noexcept = default;
Styled& Styled::operator=(Styled&&) noexcept = default;
Styled::~Styled() = default;

StyleRef Styled::style_of(pugi::xml_node element) const {
  return engine_->style_of(element);
}

StyleRef Styled::pseudo_style_of(pugi::xml_node element, PseudoElement pseudo) const {
  return engine_->pseudo_style_of(element, pseudo);
}

bool Styled::changes_counters() const {
  return engine_->changes_counters();
}

bool Styled::page_styles_ask_for_numbers() const {
  return engine_->page_styles_ask_for_numbers();
}

std::vector<FontFace> Styled::font_faces() const {
  return engine_->font_faces();
}

PageStyle const& Styled::page_style(PageSelection const& selection) const {
  return engine_->page_style(selection);
}

std::optional<Styled> style(xml::Document const& document, StyleOptions const& options,
                            base::Diagnostics& diagnostics) {
  if (!document.root()) {
    diagnostics.add(base::error("css-no-root", "document has no root element"));
    return std::nullopt;
  }
  auto engine = std::make_unique<Styled::Engine>(document, options, diagnostics);
  if (!engine->prepare()) return std::nullopt;
  return Styled(std::move(engine));
}

}  // namespace closeout::css
