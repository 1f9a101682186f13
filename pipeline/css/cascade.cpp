#include "css/cascade.hpp"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "css/custom_properties.hpp"

namespace closeout::css {
namespace {

/// The important declarations of one origin: the layers in the opposite order, then style attributes (css-cascade-5
/// section 6.1).
template <typename Use>
void for_each_important(std::span<MatchedBlock const> blocks, Use use) {
  auto const uses = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (blocks[i].block->has_important) use(blocks[i], true);
    }
  };
  std::size_t attached = blocks.size();
  while (attached > 0 && blocks[attached - 1].is_attached) --attached;
  for (std::size_t end = attached; end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && blocks[begin - 1].layer == blocks[begin].layer) --begin;
    uses(begin, end);
    end = begin;
  }
  uses(attached, blocks.size());
}

/// Calls `use` with every block and whether its important declarations are meant, least to most important
/// (css-cascade-5 section 6.1): normal user-agent, normal author, important author, important user-agent.
template <typename Use>
void for_each_in_cascade_order(std::span<MatchedBlock const> blocks, Use use) {
  for (MatchedBlock const& matched : blocks) use(matched, false);
  auto const author = std::find_if(blocks.begin(), blocks.end(),
                                   [](MatchedBlock const& matched) { return matched.origin == Origin::Author; });
  auto const count = static_cast<std::size_t>(author - blocks.begin());
  for_each_important(blocks.subspan(count), use);
  for_each_important(blocks.first(count), use);
}

/// One declaration with where it comes from.
struct Candidate {
  LonghandDeclaration const* declaration = nullptr;
  MatchedBlock const* source = nullptr;
};

bool is_keyword(LonghandDeclaration const& declaration, WideKeyword keyword) {
  auto const* declared = std::get_if<WideKeyword>(&declaration.value);
  return declared != nullptr && *declared == keyword;
}

bool is_revert(LonghandDeclaration const& declaration) {
  return is_keyword(declaration, WideKeyword::Revert) || is_keyword(declaration, WideKeyword::RevertLayer);
}

/// css-cascade-5 sections 7.3.4 and 7.3.5: what would win without the origin or the layer of each `revert` met.
/// `candidates` from least to most important; nothing if none is left.
LonghandDeclaration const* rolled_back(std::vector<Candidate> candidates) {
  while (!candidates.empty() && is_revert(*candidates.back().declaration)) {
    bool const whole_origin = is_keyword(*candidates.back().declaration, WideKeyword::Revert);
    MatchedBlock const* source = candidates.back().source;
    std::erase_if(candidates, [&](Candidate const& candidate) {
      MatchedBlock const& other = *candidate.source;
      bool const same_layer = other.layer == source->layer && other.is_attached == source->is_attached;
      return other.origin == source->origin && (whole_origin || same_layer);
    });
  }
  return candidates.empty() ? nullptr : candidates.back().declaration;
}

/// The declaration that wins for each longhand.
class Winners {
 public:
  explicit Winners(std::span<MatchedBlock const> blocks) : blocks_(blocks), winners_(properties().size()) {
    for_each_in_cascade_order(blocks, [this](MatchedBlock const& matched, bool important) {
      for (LonghandDeclaration const& declaration : matched.block->longhands) {
        if (declaration.important == important) add(declaration);
      }
    });
  }

  /// Flow-relative declarations take part under the name of the side they mean (css-logical-1 section 4).
  void settle_logical(Direction direction) {
    direction_ = direction;
    for (auto const& [sequence, declaration] : logical_) {
      PropertyId const id = physical(declaration->property);
      if (sequence > winners_[id].sequence) winners_[id] = {sequence, declaration};
    }
  }

  /// What wins; null if nothing is declared. For logical properties after settle_logical().
  [[nodiscard]] LonghandDeclaration const* operator[](PropertyId id) const {
    LonghandDeclaration const* winner = winners_[id].declaration;
    return winner != nullptr && is_revert(*winner) ? rolled_back(candidates(id)) : winner;
  }

 private:
  struct Winner {
    std::size_t sequence = 0;
    LonghandDeclaration const* declaration = nullptr;
  };

  void add(LonghandDeclaration const& declaration) {
    ++sequence_;
    if (declaration.property < winners_.size()) {
      winners_[declaration.property] = {sequence_, &declaration};
    } else {
      logical_.push_back({sequence_, &declaration});
    }
  }

  [[nodiscard]] PropertyId physical(PropertyId id) const {
    if (id < winners_.size()) return id;
    LogicalProperty const& names = logical_properties()[id - winners_.size()];
    return property_id(direction_ == Direction::Rtl ? names.right_to_left : names.left_to_right);
  }

  [[nodiscard]] std::vector<Candidate> candidates(PropertyId id) const {
    std::vector<Candidate> found;
    for_each_in_cascade_order(blocks_, [&](MatchedBlock const& matched, bool important) {
      for (LonghandDeclaration const& declaration : matched.block->longhands) {
        bool const is_meant = declaration.important == important && physical(declaration.property) == id;
        if (is_meant) found.push_back({&declaration, &matched});
      }
    });
    return found;
  }

  std::span<MatchedBlock const> blocks_;
  std::vector<Winner> winners_;
  std::vector<Winner> logical_;
  std::size_t sequence_ = 0;
  Direction direction_ = Direction::Ltr;
};

void set_initial(PropertyId id, Computation& computation) {
  initial_value(id)(computation);
}

void apply_keyword(WideKeyword keyword, PropertyId id, Computation& computation, bool is_root) {
  Property const& property = properties()[id];
  // A revert that a var() brought has no layer to go back to: it is unset, as if nothing else were declared.
  bool const by_default = keyword != WideKeyword::Initial && keyword != WideKeyword::Inherit;
  bool const inherits = keyword == WideKeyword::Inherit || (by_default && property.is_inherited);
  if (inherits && !is_root) return property.copy(computation.style, *computation.parent);
  set_initial(id, computation);
}

void inherit_from_parent(Computation& computation) {
  for (Property const& property : properties()) {
    if (property.is_inherited) property.copy(computation.style, *computation.parent);
  }
}

/// The properties whose initial value is currentcolor.
void set_current_colours(ComputedStyle& style) {
  for (BorderSide* side : {&style.border.top, &style.border.right, &style.border.bottom, &style.border.left}) {
    side->colour = style.colour;
  }
  style.outline.colour = style.text_decoration.colour = style.colour;
}

/// css-backgrounds-3 section 3.3, css-ui-4 section 3.2: a side without a line has no width.
void remove_widths_without_line(ComputedStyle& style) {
  base::Edges<BorderSide>& border = style.border;
  for (BorderSide* side : {&border.top, &border.right, &border.bottom, &border.left, &style.outline}) {
    if (side->style == BorderStyle::None || side->style == BorderStyle::Hidden) side->width = {};
  }
}

CustomValues const& values_of(CustomProperties const& custom) {
  static CustomValues const none;
  return custom.values ? *custom.values : none;
}

/// AD-HOC: revert and revert-layer are as unset, since no other origin declares custom properties.
void declare_custom(CustomDeclaration const& custom, CustomValues const& inherited, CustomValues& values) {
  if (auto const* text = std::get_if<std::string>(&custom.value)) {
    values[custom.name] = *text;
    return;
  }
  values.erase(custom.name);
  auto const found = inherited.find(custom.name);
  bool const inherits = std::get<WideKeyword>(custom.value) != WideKeyword::Initial;
  if (inherits && found != inherited.end()) values.insert(*found);
}

/// Where a custom property is declared; unknown if the element only inherits it.
base::SourcePlace declaration_place(std::span<MatchedBlock const> blocks, std::string const& name) {
  for (MatchedBlock const& matched : blocks) {
    for (CustomDeclaration const& custom : matched.block->custom) {
      if (custom.name == name) return custom.place;
    }
  }
  return {};
}

bool is_out_of_flow(ComputedStyle const& style) {
  return style.position == Position::Absolute || style.position == Position::Fixed;
}

bool is_atomic_inline(ComputedStyle const& style) {
  return style.display == Display::InlineBlock || style.display == Display::InlineTable;
}

/// The element's own lines as its descendants draw them.
TextDecoration own_decoration(ComputedStyle const& style) {
  TextDecoration own = style.text_decoration;
  own.font_size = style.font.size;
  own.underline_position = style.text_underline_position;
  if (style.text_underline_offset) own.underline_offset = style.text_underline_offset->resolved(style.font.size);
  return own;
}

/// css-text-decor-3 section 2: lines reach all descendants except what floats or is positioned, and the contents of
/// atomic inlines.
void propagate_decorations(Computation& computation) {
  ComputedStyle& style = computation.style;
  bool const receives = !is_atomic_inline(style) && !is_out_of_flow(style) && style.float_side == Float::None;
  style.decorations = receives ? computation.parent->decorations : std::vector<TextDecoration>();
  if (style.text_decoration.has_line()) style.decorations.push_back(own_decoration(style));
}

/// CSS 2.2 section 9.7: a box that floats or leaves the flow, and the root's, is block-level.
Display blockified(Display display) {
  switch (display) {
    case Display::None:
    case Display::Block:
    case Display::FlowRoot:
    case Display::ListItem:
    case Display::Table:
      return display;
    case Display::InlineTable:
      return Display::Table;
    case Display::InlineBlock:
      return Display::FlowRoot;
    default:
      return Display::Block;
  }
}

void finish_style(Computation& computation, bool is_root) {
  ComputedStyle& style = computation.style;
  remove_widths_without_line(style);
  if (is_out_of_flow(style)) style.float_side = Float::None;
  if (is_root || is_out_of_flow(style) || style.float_side != Float::None) style.display = blockified(style.display);
  propagate_decorations(computation);
}

}  // namespace

bool precedes(MatchedBlock const& a, MatchedBlock const& b) {
  return std::tie(a.origin, a.is_attached, a.layer, a.specificity, a.order) <
         std::tie(b.origin, b.is_attached, b.layer, b.specificity, b.order);
}

ComputedStyle Cascade::compute(std::span<MatchedBlock const> blocks, StyleContext const& context) {
  static PropertyId const first_after_colour = static_cast<PropertyId>(property_id("color") + 1);
  bool const is_root = context.parent == nullptr;
  Computation computation;
  computation.style = initial_style();
  computation.parent = is_root ? &initial_style() : context.parent;
  computation.root = is_root ? nullptr : context.root;
  computation.root_em = (is_root ? initial_style() : *context.root).font.size.pixels();
  computation.environment = context.environment;
  inherit_from_parent(computation);
  compute_custom(blocks, computation);
  Winners winners(blocks);
  for (PropertyId id = 0; id < properties().size(); ++id) {
    if (id == 1) winners.settle_logical(computation.style.direction);  // Row 0 is direction.
    if (id == first_after_colour) {
      set_current_colours(computation.style);
      if (is_root) computation.root_em = computation.style.font.size.pixels();
    }
    if (LonghandDeclaration const* winner = winners[id]) apply(id, *winner, computation, is_root);
  }
  finish_style(computation, is_root);
  return std::move(computation.style);
}

void Cascade::apply(PropertyId id, LonghandDeclaration const& declaration, Computation& computation, bool is_root) {
  if (auto const* value = std::get_if<Apply>(&declaration.value)) return (*value)(computation);
  if (auto const* keyword = std::get_if<WideKeyword>(&declaration.value)) {
    return apply_keyword(*keyword, id, computation, is_root);
  }
  apply_pending(id, declaration, computation, is_root);
}

// css-variables-1 section 3.1: a value that proves wrong now is invalid at computed-value time, which means unset.
void Cascade::apply_pending(PropertyId id, LonghandDeclaration const& declaration, Computation& computation,
                            bool is_root) {
  PendingValue const& pending = *std::get<PendingValueRef>(declaration.value);
  auto const value = substitute(pending.value, values_of(computation.style.custom));
  auto const longhands = value ? parse_value(*find_property(pending.property), *value) : std::nullopt;
  if (!longhands) {
    report_once(pending);
    return apply_keyword(WideKeyword::Unset, id, computation, is_root);
  }
  for (LonghandDeclaration const& longhand : *longhands) {
    if (longhand.property == declaration.property) apply(id, longhand, computation, is_root);
  }
}

void Cascade::report_once(PendingValue const& pending) {
  if (!reported_.insert(&pending).second) return;
  auto finding = base::warning("css-invalid-value",
                               "value of property \"" + pending.property + "\" is not valid once var() is replaced",
                               pending.place);
  finding.hint = "define the custom property, or give var() a fallback";
  diagnostics_.add(std::move(finding));
}

void Cascade::compute_custom(std::span<MatchedBlock const> blocks, Computation& computation) {
  computation.style.custom = computation.parent->custom;
  bool const is_declared = std::any_of(blocks.begin(), blocks.end(),
                                       [](MatchedBlock const& matched) { return !matched.block->custom.empty(); });
  if (!is_declared) return;
  CustomValues const& inherited = values_of(computation.parent->custom);
  CustomValues values = inherited;
  for_each_in_cascade_order(blocks, [&](MatchedBlock const& matched, bool important) {
    for (CustomDeclaration const& custom : matched.block->custom) {
      if (custom.important == important) declare_custom(custom, inherited, values);
    }
  });
  for (std::string const& name : resolve_custom_properties(values)) {
    if (!reported_cycles_.insert(name).second) continue;
    diagnostics_.add(base::warning("css-variable-cycle", "custom property \"" + name + "\" refers to itself",
                                   declaration_place(blocks, name)));
  }
  computation.style.custom.values = std::make_shared<CustomValues const>(std::move(values));
}

}  // namespace closeout::css
