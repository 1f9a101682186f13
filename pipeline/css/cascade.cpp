#include "css/cascade.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "css/custom_properties.hpp"

namespace closeout::css {
namespace {

/// Calls `use` with every block and whether its important declarations are meant, least to most important
/// (css-cascade-4 section 6.1): normal user-agent, normal author, important author, important user-agent.
template <typename Use>
void for_each_in_cascade_order(std::span<MatchedBlock const> blocks, Use use) {
  for (MatchedBlock const& matched : blocks) use(*matched.block, false);
  for (Origin const origin : {Origin::Author, Origin::UserAgent}) {
    for (MatchedBlock const& matched : blocks) {
      if (matched.origin == origin) use(*matched.block, true);
    }
  }
}

/// The declaration that wins for each longhand.
class Winners {
 public:
  explicit Winners(std::span<MatchedBlock const> blocks) : winners_(properties().size()) {
    for_each_in_cascade_order(blocks, [this](DeclarationBlock const& block, bool important) {
      for (LonghandDeclaration const& declaration : block.longhands) {
        if (declaration.important == important) add(declaration);
      }
    });
  }

  /// Flow-relative declarations take part under the name of the side they mean (css-logical-1 section 4).
  void settle_logical(Direction direction) {
    for (auto const& [sequence, declaration] : logical_) {
      LogicalProperty const& names = logical_properties()[declaration->property - winners_.size()];
      PropertyId const id = property_id(direction == Direction::Rtl ? names.right_to_left : names.left_to_right);
      if (sequence > winners_[id].sequence) winners_[id] = {sequence, declaration};
    }
  }

  [[nodiscard]] LonghandDeclaration const* operator[](PropertyId id) const { return winners_[id].declaration; }

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

  std::vector<Winner> winners_;
  std::vector<Winner> logical_;
  std::size_t sequence_ = 0;
};

void set_initial(PropertyId id, Computation& computation) {
  initial_value(id)(computation);
}

void apply_keyword(WideKeyword keyword, PropertyId id, Computation& computation, bool is_root) {
  Property const& property = properties()[id];
  bool const inherits = keyword == WideKeyword::Inherit || (keyword == WideKeyword::Unset && property.is_inherited);
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
  style.text_decoration.colour = style.colour;
}

/// css-backgrounds-3 section 3.3: a side without a line has no width.
void remove_widths_without_line(base::Edges<BorderSide>& border) {
  for (BorderSide* side : {&border.top, &border.right, &border.bottom, &border.left}) {
    if (side->style == BorderStyle::None || side->style == BorderStyle::Hidden) side->width = {};
  }
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
  remove_widths_without_line(style.border);
  if (is_out_of_flow(style)) style.float_side = Float::None;
  if (is_root || is_out_of_flow(style) || style.float_side != Float::None) style.display = blockified(style.display);
  propagate_decorations(computation);
}

}  // namespace

bool precedes(MatchedBlock const& a, MatchedBlock const& b) {
  return std::tie(a.origin, a.specificity, a.order) < std::tie(b.origin, b.specificity, b.order);
}

ComputedStyle Cascade::compute(std::span<MatchedBlock const> blocks, StyleContext const& context) {
  static PropertyId const first_after_colour = static_cast<PropertyId>(property_id("color") + 1);
  bool const is_root = context.parent == nullptr;
  Computation computation;
  computation.style = initial_style();
  computation.parent = is_root ? &initial_style() : context.parent;
  computation.root_em = is_root ? initial_style().font.size.pixels() : context.root_em;
  inherit_from_parent(computation);
  compute_custom(blocks, computation);
  Winners winners(blocks);
  for (PropertyId id = 0; id < properties().size(); ++id) {
    if (id == 1) winners.settle_logical(computation.style.direction);  // Row 0 is direction.
    if (id == first_after_colour) {
      set_current_colours(computation.style);
      if (is_root) computation.root_em = computation.style.font.size.pixels();
    }
    if (winners[id] != nullptr) apply(id, *winners[id], computation, is_root);
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
  auto const value = substitute(pending.value, computation.style.custom);
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
  ComputedStyle& style = computation.style;
  style.custom = computation.parent->custom;
  bool is_declared = false;
  for_each_in_cascade_order(blocks, [&](DeclarationBlock const& block, bool important) {
    for (CustomDeclaration const& custom : block.custom) {
      if (custom.important != important) continue;
      is_declared = true;
      if (auto const* text = std::get_if<std::string>(&custom.value)) {
        style.custom[custom.name] = *text;
        continue;
      }
      auto const inherited = computation.parent->custom.find(custom.name);
      bool const inherits = std::get<WideKeyword>(custom.value) != WideKeyword::Initial;
      style.custom.erase(custom.name);
      if (inherits && inherited != computation.parent->custom.end()) style.custom.insert(*inherited);
    }
  });
  if (!is_declared) return;
  for (std::string const& name : resolve_custom_properties(style.custom)) {
    if (!reported_cycles_.insert(name).second) continue;
    diagnostics_.add(base::warning("css-variable-cycle", "custom property \"" + name + "\" refers to itself",
                                   declaration_place(blocks, name)));
  }
}

}  // namespace closeout::css
