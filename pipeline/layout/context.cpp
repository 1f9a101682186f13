#include "layout/context.hpp"

#include <algorithm>

#include "layout/table_column_widths.hpp"

namespace closeout::layout {
namespace {

Length of_em(Length size, double thousandths) {
  return size.scaled(thousandths / 1000.0);
}

/// CSS 2.2 section 10.8.1; "normal" is the font's own ascent, descent and line gap.
Length used_line_height(css::ComputedStyle const& style, Length normal) {
  switch (style.line_height.kind) {
    case css::LineHeight::Kind::Normal:
      return normal;
    case css::LineHeight::Kind::Number:
      return style.font.size.scaled(style.line_height.number);
    case css::LineHeight::Kind::Length:
      return style.line_height.length;
  }
  return normal;
}

FontBox make_font_box(css::ComputedStyle const& style, std::string const& language, text::Fonts& fonts) {
  FontBox box;
  box.text = text_style(style, language);
  box.face = fonts.match(box.text.font);
  text::FontMetrics const metrics = box.face == nullptr ? text::FontMetrics() : box.face->metrics();
  Length const size = style.font.size;
  box.ascent = of_em(size, metrics.ascent);
  box.descent = of_em(size, -metrics.descent);
  box.x_height = of_em(size, metrics.x_height);
  box.underline_position = of_em(size, -metrics.underline_position);
  box.underline_thickness = of_em(size, metrics.underline_thickness);
  box.line_height = used_line_height(style, box.ascent + box.descent + of_em(size, metrics.line_gap));
  return box;
}

/// target-text(), or a counter that is not the page's, at a target.
bool wants_texts_of_targets(DeferredContent const& content) {
  return std::any_of(content.items.begin(), content.items.end(), [](css::ContentItem const& item) {
    using enum css::ContentItem::Kind;
    bool const is_counter = item.kind == TargetCounter || item.kind == TargetCounters;
    return item.kind == TargetText || (is_counter && item.text != "page" && item.text != "pages");
  });
}

}  // namespace

Context::Context(boxes::DocumentInfo const& info_, css::Styled const& styled_, text::Fonts& fonts_,
                 text::Shaper& shaper_, References const& references_, base::Diagnostics& diagnostics_)
    : info(info_),
      styled(styled_),
      fonts(fonts_),
      shaper(shaper_),
      references(references_),
      diagnostics(diagnostics_),
      counts_pages(styled_.page_styles_ask_for_numbers()) {}

std::string Context::text_of_deferred(boxes::Box const& box) {
  DeferredContent content = deferred_content(box);
  wants_texts_ = wants_texts_ || wants_texts_of_targets(content);
  DeferredText known = deferred_text(content, references);
  bool const waits = !known.is_known && !is_last_pass && lets_unknown_wait;
  if (waits) has_met_unknown = true;
  if (!waits && !known.is_known && !is_last_pass) needs_another_pass = true;
  if (!waits) deferred_.emplace(box.serial, std::move(content));
  return std::move(known.text);
}

bool Context::is_settled(References const& found) const {
  return std::all_of(deferred_.begin(), deferred_.end(), [&](auto const& entry) {
    return deferred_text(entry.second, references).text == deferred_text(entry.second, found).text;
  });
}

void Context::report_missing(char32_t character, base::SourcePlace const& place) {
  if (missing_characters_.insert(character).second) diagnostics.add(text::no_glyph(character, place));
}

FontBox const& Context::font_box(css::ComputedStyle const& style, std::string const& language) {
  auto& of_style = font_boxes_[&style];
  auto const found = of_style.find(language);
  if (found != of_style.end()) return found->second;
  return of_style.emplace(language, make_font_box(style, language, fonts)).first->second;
}

std::shared_ptr<InlineContent const> Context::inline_content(boxes::Box const& container) {
  auto const found = inline_contents_.find(container.serial);
  if (found != inline_contents_.end()) return found->second;
  if (inline_contents_.size() >= kept_paragraphs) inline_contents_.clear();
  auto content = std::make_shared<InlineContent const>(shape_inline_content(*this, container));
  inline_contents_.emplace(container.serial, content);
  return content;
}

std::shared_ptr<InlineContent const> Context::take_inline_content(boxes::Box const& container) {
  auto const found = inline_contents_.find(container.serial);
  if (found == inline_contents_.end()) {
    return std::make_shared<InlineContent const>(shape_inline_content(*this, container));
  }
  auto content = std::move(found->second);
  inline_contents_.erase(found);
  return content;
}

IntrinsicSizes Context::intrinsic_sizes(boxes::Box const& box) {
  auto const found = intrinsic_sizes_.find(box.serial);
  if (found != intrinsic_sizes_.end()) return found->second;
  bool const is_table = box.kind == boxes::BoxKind::Table;
  IntrinsicSizes const sizes = is_table ? table_intrinsic_sizes(*this, box) : content_intrinsic_sizes(*this, box);
  if (intrinsic_sizes_.size() >= kept_sizes) intrinsic_sizes_.clear();
  intrinsic_sizes_.emplace(box.serial, sizes);
  return sizes;
}

std::shared_ptr<TableModel const> Context::table_model(boxes::Box const& table) {
  auto& model = table_models_[table.serial];
  if (!model) model = std::make_shared<TableModel const>(make_table_model(table));
  return model;
}

void Context::forget_table(boxes::Box const& table) {
  table_models_.erase(table.serial);
  column_measures_.erase(table.serial);
}

void Context::forget_shown(boxes::Box const& group) {
  inline_contents_.clear();
  auto const is_below = [&](auto const& entry) { return entry.first > group.serial; };
  std::erase_if(table_models_, is_below);
  std::erase_if(column_measures_, is_below);
}

ColumnMeasureList const& Context::column_measures(boxes::Box const& table,
                                                  std::function<ColumnMeasureList()> const& measure) {
  auto const found = column_measures_.find(table.serial);
  if (found != column_measures_.end()) return found->second;
  return column_measures_.emplace(table.serial, measure()).first->second;
}

boxes::Picture const& Context::picture(std::string const& path) {
  auto const found = pictures_.find(path);
  if (found != pictures_.end()) return found->second;
  bool const is_there = source != nullptr && !path.empty();
  return pictures_.emplace(path, is_there ? source->picture(path, diagnostics) : boxes::Picture()).first->second;
}

std::vector<boxes::Picture> Context::backgrounds(css::ComputedStyle const& style) {
  std::vector<boxes::Picture> pictures;
  std::vector<std::string> const& images = style.background.images;
  if (std::all_of(images.begin(), images.end(), [](std::string const& image) { return image.empty(); })) {
    return pictures;
  }
  for (css::BackgroundLayer const& layer : css::background_layers(style.background)) {
    pictures.push_back(picture(layer.image));
  }
  return pictures;
}

}  // namespace closeout::layout
