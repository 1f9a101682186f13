#include "css/property_rows.hpp"

namespace closeout::css {

ValueParser<SpecifiedColour> colour() {
  return {"<color>", [](ValueReader& reader) { return take_colour(reader); }};
}

ValueParser<AbsoluteLength> absolute_length() {
  return {"<length>", [](ValueReader& reader) -> std::optional<AbsoluteLength> {
            auto const length = take_length(reader, Percentages::Forbidden, Range::All);
            return length ? std::optional(AbsoluteLength{*length}) : std::nullopt;
          }};
}

ValueParser<AbsoluteLength> non_negative_length() {
  return {"<length>", [](ValueReader& reader) -> std::optional<AbsoluteLength> {
            auto const length = take_length(reader, Percentages::Forbidden, Range::NonNegative);
            return length ? std::optional(AbsoluteLength{*length}) : std::nullopt;
          }};
}

ValueParser<SpecifiedLength> length_percentage() {
  return {"<length-percentage>",
          [](ValueReader& reader) { return take_length(reader, Percentages::Allowed, Range::All); }};
}

ValueParser<NonNegativeLength> non_negative_length_percentage() {
  return {"<length-percentage>", [](ValueReader& reader) -> std::optional<NonNegativeLength> {
            auto const length = take_length(reader, Percentages::Allowed, Range::NonNegative);
            return length ? std::optional(NonNegativeLength{*length}) : std::nullopt;
          }};
}

ValueParser<SpecifiedPosition> position() {
  return {"<position>", [](ValueReader& reader) { return take_position(reader); }};
}

ValueParser<AbsoluteLength> spacing() {
  return {"normal | <length>", [](ValueReader& reader) -> std::optional<AbsoluteLength> {
            if (reader.take_ident("normal")) return AbsoluteLength{};
            auto const length = take_length(reader, Percentages::Forbidden, Range::All);
            return length ? std::optional(AbsoluteLength{*length}) : std::nullopt;
          }};
}

Property row_of_members(std::string_view name, std::string_view initial, Inherited inherited, ValueParser<Apply> parser,
                        std::function<void(ComputedStyle&, ComputedStyle const&)> copy) {
  Property property;
  property.name = name;
  property.initial = initial;
  property.is_inherited = inherited == Inherited::Yes;
  property.values = std::move(parser.grammar);
  property.parse = std::move(parser.parse);
  property.copy = std::move(copy);
  return property;
}

}  // namespace closeout::css
