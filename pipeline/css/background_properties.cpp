// Backgrounds and box-decoration-break (css-backgrounds-3 sections 2 and 3, css-break-3 section 5.4).

#include "css/background_values.hpp"

namespace closeout::css {
namespace {

/// A row whose value is a list separated by commas; `take` reads one of it.
template <typename Value, typename Access>
Property list_row(std::string_view name, std::string_view initial, std::string_view grammar,
                  std::optional<Value> (*take)(ValueReader&), Access access) {
  auto parse = [take, access](ValueReader& reader) -> std::optional<Apply> {
    std::vector<Value> values;
    do {
      auto value = take(reader);
      if (!value) return std::nullopt;
      values.push_back(std::move(*value));
    } while (reader.take(TokenKind::Comma));
    return set_list(std::move(values), access);
  };
  return row_with(name, initial, Inherited::No, {std::string(grammar), std::move(parse)}, access);
}

std::optional<BackgroundRepeat> take_repeat_style(ValueReader& reader) {
  static auto const styles = keywords<BackgroundRepeat>({{"repeat", BackgroundRepeat::Repeat},
                                                         {"no-repeat", BackgroundRepeat::NoRepeat},
                                                         {"space", BackgroundRepeat::Space},
                                                         {"round", BackgroundRepeat::Round}});
  return styles.parse(reader);
}

std::optional<SpecifiedSize> take_background_extent(ValueReader& reader) {
  if (reader.take_ident("auto")) return SpecifiedSize{};
  auto const length = take_length(reader, Percentages::Allowed, Range::NonNegative);
  return length ? std::optional(SpecifiedSize{SizeValue::Kind::LengthPercentage, *length, true}) : std::nullopt;
}

}  // namespace

std::optional<std::string> take_background_image(ValueReader& reader) {
  if (reader.take_ident("none")) return std::string();
  return reader.take_url();
}

// Section 3.9
std::optional<SpecifiedBackgroundSize> take_background_size(ValueReader& reader) {
  using Kind = BackgroundSize::Kind;
  if (reader.take_ident("cover")) return SpecifiedBackgroundSize{Kind::Cover, {}, {}};
  if (reader.take_ident("contain")) return SpecifiedBackgroundSize{Kind::Contain, {}, {}};
  auto const width = take_background_extent(reader);
  if (!width) return std::nullopt;
  return SpecifiedBackgroundSize{Kind::Lengths, *width, take_background_extent(reader).value_or(SpecifiedSize{})};
}

// Section 3.4
std::optional<BackgroundRepeats> take_background_repeat(ValueReader& reader) {
  using enum BackgroundRepeat;
  if (reader.take_ident("repeat-x")) return BackgroundRepeats{Repeat, NoRepeat};
  if (reader.take_ident("repeat-y")) return BackgroundRepeats{NoRepeat, Repeat};
  auto const x = take_repeat_style(reader);
  if (!x) return std::nullopt;
  return BackgroundRepeats{*x, take_repeat_style(reader).value_or(*x)};
}

std::optional<BackgroundAttachment> take_background_attachment(ValueReader& reader) {
  static auto const words = keywords<BackgroundAttachment>({{"scroll", BackgroundAttachment::Scroll},
                                                            {"fixed", BackgroundAttachment::Fixed},
                                                            {"local", BackgroundAttachment::Local}});
  return words.parse(reader);
}

std::optional<BackgroundArea> take_background_area(ValueReader& reader) {
  static auto const words = keywords<BackgroundArea>({{"border-box", BackgroundArea::BorderBox},
                                                      {"padding-box", BackgroundArea::PaddingBox},
                                                      {"content-box", BackgroundArea::ContentBox}});
  return words.parse(reader);
}

void add_background_properties(std::vector<Property>& rows) {
  rows.push_back(
      row("background-color", "transparent", Inherited::No, colour(), CLOSEOUT_CSS_MEMBER(background_colour)));
  rows.push_back(list_row("background-image", "none", "[ none | <url> ]#", take_background_image,
                          CLOSEOUT_CSS_MEMBER(background.images)));
  rows.push_back(list_row("background-position", "0% 0%", "<position>#", take_position,
                          CLOSEOUT_CSS_MEMBER(background.positions)));
  rows.push_back(list_row("background-size", "auto", "[ [ <length-percentage> | auto ]{1,2} | cover | contain ]#",
                          take_background_size, CLOSEOUT_CSS_MEMBER(background.sizes)));
  rows.push_back(list_row("background-repeat", "repeat",
                          "[ repeat-x | repeat-y | [ repeat | space | round | no-repeat ]{1,2} ]#",
                          take_background_repeat, CLOSEOUT_CSS_MEMBER(background.repeats)));
  rows.push_back(list_row("background-attachment", "scroll", "[ scroll | fixed | local ]#", take_background_attachment,
                          CLOSEOUT_CSS_MEMBER(background.attachments)));
  rows.push_back(list_row("background-origin", "padding-box", "[ border-box | padding-box | content-box ]#",
                          take_background_area, CLOSEOUT_CSS_MEMBER(background.origins)));
  rows.push_back(list_row("background-clip", "border-box", "[ border-box | padding-box | content-box ]#",
                          take_background_area, CLOSEOUT_CSS_MEMBER(background.clips)));
  rows.push_back(
      row("box-decoration-break", "slice", Inherited::No,
          keywords<BoxDecorationBreak>({{"slice", BoxDecorationBreak::Slice}, {"clone", BoxDecorationBreak::Clone}}),
          CLOSEOUT_CSS_MEMBER(box_decoration_break)));
}

}  // namespace closeout::css
