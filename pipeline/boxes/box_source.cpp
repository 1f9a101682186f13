#include "boxes/box_source.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "boxes/box_builder.hpp"
#include "boxes/document_checks.hpp"
#include "boxes/pictures.hpp"
#include "boxes/semantics.hpp"

namespace closeout::boxes {
namespace {

bool is_element(pugi::xml_node node) {
  return node.type() == pugi::node_element;
}

bool is_white_space(pugi::xml_node text) {
  return std::string_view(text.value()).find_first_not_of(" \t\n\r") == std::string_view::npos;
}

/// White space between block-level boxes leaves nothing (CSS 2.2 section 9.2.2.1).
bool drops_white_space(css::ComputedStyle const& style) {
  return style.white_space == css::WhiteSpace::Normal || style.white_space == css::WhiteSpace::Nowrap;
}

bool is_in_flow(css::ComputedStyle const& style) {
  return style.position == css::Position::Static || style.position == css::Position::Relative;
}

/// A box of the flow of blocks whose size does not depend on what is in it.
bool is_plain_block(css::ComputedStyle const& style) {
  using enum css::Display;
  bool const is_block = style.display == Block || style.display == FlowRoot || style.display == ListItem;
  bool const is_extrinsic =
      style.width.kind == css::SizeValue::Kind::Auto || style.width.kind == css::SizeValue::Kind::LengthPercentage;
  return is_block && is_extrinsic && is_in_flow(style) && style.overflow == css::Overflow::Visible;
}

bool is_block_child(css::ComputedStyle const& style) {
  using enum css::Display;
  bool const is_block =
      style.display == Block || style.display == FlowRoot || style.display == ListItem || style.display == Table;
  return style.display == None || (is_block && is_in_flow(style));
}

bool is_row_child(css::ComputedStyle const& style) {
  return style.display == css::Display::None || (style.display == css::Display::TableRow && is_in_flow(style));
}

}  // namespace

class BoxSource::Implementation final : public StreamMaker {
 public:
  Implementation(xml::Document const& document, css::Styled const& styled, Pictures& pictures,
                 base::Diagnostics& findings, PartSizes const& sizes)
      : document_(document),
        styled_(styled),
        sizes_(sizes),
        pictures_(pictures),
        builder_(document, styled, pictures, findings, this),
        info_(read_info(document)) {
    info_.ids = check_document(document, styled, findings);
  }

  [[nodiscard]] DocumentInfo const& info() const { return info_; }

  PartRef restart(base::Diagnostics& findings) {
    builder_.report_to(findings);
    builder_.counters = Counters();
    builder_.factory.next_serial = 1;
    Surroundings around;
    around.may_stream = true;
    PartRef root = builder_.build_part(document_.root(), around, nullptr);
    if (!root) findings.add(not_displayed(document_));
    return root;
  }

  Picture picture(std::string const& path, base::Diagnostics& findings) {
    return pictures_.open_path(path, document_.place_of(document_.root()), findings);
  }

  std::shared_ptr<ChildStream> stream_for(pugi::xml_node element, Box& box, Surroundings const& inside) override;

  /// css-tables-3 section 3.3 over the rows of a group, without making boxes.
  [[nodiscard]] std::size_t column_count(pugi::xml_node group) const {
    std::vector<int> covered;  // Rows that a cell above still covers, by column.
    for (pugi::xml_node const row : group.children()) {
      if (is_element(row) && styled_.style_of(row)->display != css::Display::None) add_row(row, covered);
    }
    return covered.size();
  }

 private:
  class Stream;

  [[nodiscard]] bool has_pseudo_elements(pugi::xml_node element) const {
    return styled_.pseudo_style_of(element, css::PseudoElement::Before) ||
           styled_.pseudo_style_of(element, css::PseudoElement::After);
  }

  /// Elements that all pass `test`, at least `least` of them, and no text.
  template <typename Test>
  [[nodiscard]] bool has_only(pugi::xml_node element, int least, Test test) const {
    int count = 0;
    for (pugi::xml_node const child : element.children()) {
      if (xml::is_text(child) && !is_white_space(child)) return false;
      if (!is_element(child)) continue;
      if (!test(*styled_.style_of(child))) return false;
      ++count;
    }
    return count >= least;
  }

  [[nodiscard]] bool streams_blocks(pugi::xml_node element, css::ComputedStyle const& style) const {
    std::string_view const name = xml::local_name(element);
    return sizes_.streams_blocks && is_plain_block(style) && name != "dl" && name != "img" &&
           drops_white_space(style) && !has_pseudo_elements(element) && has_only(element, 1, is_block_child);
  }

  [[nodiscard]] bool streams_rows(pugi::xml_node element, css::ComputedStyle const& style) const {
    return style.display == css::Display::TableRowGroup && drops_white_space(style) && has_many_children(element) &&
           !has_pseudo_elements(element) && stands_after_header(element) &&
           has_only(element, sizes_.rows_worth_streaming, is_row_child);
  }

  [[nodiscard]] bool has_many_children(pugi::xml_node element) const {
    int const many = sizes_.rows_worth_streaming;
    int count = 0;
    for (pugi::xml_node at = element.first_child(); at && count < many; at = at.next_sibling()) ++count;
    return count >= many;
  }

  /// Painted order is document order: no header group comes later.
  [[nodiscard]] bool stands_after_header(pugi::xml_node group) const {
    for (pugi::xml_node at = group.next_sibling(); at; at = at.next_sibling()) {
      if (is_element(at) && styled_.style_of(at)->display == css::Display::TableHeaderGroup) return false;
    }
    return true;
  }

  /// Cells as the row's boxes will be: what is no cell joins its neighbours in one.
  void add_row(pugi::xml_node row, std::vector<int>& covered) const {
    std::size_t column = 0;
    bool is_in_anonymous_cell = false;
    auto const add_cell = [&](int columns, int rows) {
      while (column < covered.size() && covered[column] > 0) ++column;
      if (covered.size() < column + static_cast<std::size_t>(columns)) {
        covered.resize(column + static_cast<std::size_t>(columns));
      }
      for (int i = 0; i < columns; ++i) covered[column++] = rows;
    };
    for (pugi::xml_node const child : row.children()) {
      bool const is_content = is_element(child) || (xml::is_text(child) && !is_white_space(child));
      if (!is_content) continue;
      css::Display const display = is_element(child) ? styled_.style_of(child)->display : css::Display::Inline;
      if (display == css::Display::None) continue;
      bool const is_cell = display == css::Display::TableCell;
      if (is_cell) add_cell(column_span_of(child), row_span_of(child));
      if (!is_cell && !is_in_anonymous_cell) add_cell(1, 1);
      is_in_anonymous_cell = !is_cell;
    }
    for (int& rows : covered) rows = std::max(0, rows - 1);
  }

  xml::Document const& document_;
  css::Styled const& styled_;
  PartSizes sizes_;
  Pictures& pictures_;
  BoxBuilder builder_;
  DocumentInfo info_;
};

class BoxSource::Implementation::Stream final : public ChildStream {
 public:
  Stream(Implementation& source, pugi::xml_node element, Box& box, Surroundings const& inside)
      : source_(source), element_(element), box_(box), inside_(inside) {
    inside_.may_stream = true;
    at_.next = element.first_child();
  }

  /// Rows are made after the whole table was counted: they have counters of their own from here on.
  void count_apart() {
    Counters& counters = source_.builder_.counters;
    at_.own_counters = counters;
    at_.own_counters->enter_element();
    if (source_.styled_.changes_counters()) source_.builder_.only_count_children(element_);
  }

  PartRef next() override {
    PartRef part = peeked_ ? std::exchange(peeked_, nullptr) : make_next();
    if (!part) end();
    return part;
  }

  Box const* first() override {
    if (!at_.is_begun) peeked_ = make_next();
    PartRef const part = at_.first.lock();
    return part ? part->root : nullptr;
  }

  void rehearse(std::function<void(Box const&)> const& show) override {
    BoxBuilder& builder = source_.builder_;
    Counters const counters = builder.counters;
    Progress const progress = at_;
    base::Diagnostics unheard;
    base::Diagnostics& heard = builder.findings();
    builder.report_to(unheard);
    if (peeked_) show(*peeked_->root);
    while (PartRef const part = make_next()) show(*part->root);
    builder.report_to(heard);
    // Serial numbers go on: what layout keeps of boxes that were only shown must not be taken for others.
    builder.counters = counters;
    at_ = progress;
  }

  [[nodiscard]] std::string text() const override { return text_content(element_); }
  [[nodiscard]] std::size_t column_count() const override { return source_.column_count(element_); }

 private:
  /// How far the children are made; a rehearsal comes back to it.
  struct Progress {
    pugi::xml_node next;
    std::optional<Counters> own_counters;
    std::weak_ptr<Part const> first;
    bool is_begun = false, has_first = false;
  };

  PartRef make_next() {
    if (!at_.is_begun && !at_.own_counters) source_.builder_.counters.enter_element();
    at_.is_begun = true;
    while (at_.next) {
      pugi::xml_node const child = std::exchange(at_.next, at_.next.next_sibling());
      PartRef part = is_element(child) ? make(child) : nullptr;
      if (!part) continue;
      if (!std::exchange(at_.has_first, true)) at_.first = part;
      return part;
    }
    return nullptr;
  }

  PartRef make(pugi::xml_node child) {
    Counters& counters = source_.builder_.counters;
    if (at_.own_counters) std::swap(counters, *at_.own_counters);
    PartRef part = source_.builder_.build_part(child, inside_, &box_);
    if (at_.own_counters) std::swap(counters, *at_.own_counters);
    return part;
  }

  void end() {
    if (!is_ended_ && !at_.own_counters) source_.builder_.counters.leave_element();
    is_ended_ = true;
  }

  Implementation& source_;
  pugi::xml_node element_;
  Box& box_;
  Surroundings inside_;
  Progress at_;
  PartRef peeked_;
  bool is_ended_ = false;
};

std::shared_ptr<ChildStream> BoxSource::Implementation::stream_for(pugi::xml_node element, Box& box,
                                                                   Surroundings const& inside) {
  if (box.kind == BoxKind::TableRowGroup) {
    if (!streams_rows(element, *box.style)) return nullptr;
    auto rows = std::make_shared<Stream>(*this, element, box, inside);
    rows->count_apart();
    return rows;
  }
  if (!streams_blocks(element, *box.style)) return nullptr;
  return std::make_shared<Stream>(*this, element, box, inside);
}

BoxSource::BoxSource(xml::Document const& document, css::Styled const& styled, Pictures& pictures,
                     base::Diagnostics& findings, PartSizes const& sizes)
    : implementation_(std::make_unique<Implementation>(document, styled, pictures, findings, sizes)) {}
BoxSource::~BoxSource() = default;

DocumentInfo const& BoxSource::info() const {
  return implementation_->info();
}

Picture BoxSource::picture(std::string const& path, base::Diagnostics& findings) {
  return implementation_->picture(path, findings);
}

PartRef BoxSource::restart(base::Diagnostics& findings) {
  return implementation_->restart(findings);
}

}  // namespace closeout::boxes
