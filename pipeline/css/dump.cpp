#include "css/dump.hpp"

#include <fmt/format.h>

#include <array>

namespace closeout::css {

namespace {

constexpr std::array<std::string_view, 17> display_names{"none",
                                                         "contents",
                                                         "block",
                                                         "flow-root",
                                                         "inline",
                                                         "inline-block",
                                                         "list-item",
                                                         "table",
                                                         "inline-table",
                                                         "table-row-group",
                                                         "table-header-group",
                                                         "table-footer-group",
                                                         "table-row",
                                                         "table-cell",
                                                         "table-column-group",
                                                         "table-column",
                                                         "table-caption"};

std::string text_of(LengthPercentage const& value) {
  if (value.function) return "math()";
  if (value.percentage == 0) return fmt::format("{:.2f}", value.length.pixels());
  if (value.length.is_zero()) return fmt::format("{:.2f}%", value.percentage);
  return fmt::format("calc({:.2f}% + {:.2f})", value.percentage, value.length.pixels());
}

std::string text_of(SizeValue const& value) {
  switch (value.kind) {
    case SizeValue::Kind::Auto:
      return "auto";
    case SizeValue::Kind::None:
      return "none";
    case SizeValue::Kind::MinContent:
      return "min-content";
    case SizeValue::Kind::MaxContent:
      return "max-content";
    case SizeValue::Kind::FitContent:
      return "fit-content";
    default:
      return text_of(value.value);
  }
}

template <typename T>
std::string text_of(base::Edges<T> const& edges) {
  return fmt::format("{} {} {} {}", text_of(edges.top), text_of(edges.right), text_of(edges.bottom),
                     text_of(edges.left));
}

std::string text_of(base::Colour colour) {
  return fmt::format("#{:02x}{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue, colour.alpha);
}

std::string values_of(ComputedStyle const& style) {
  std::string const family = style.font.families.empty() ? "" : style.font.families.front();
  return fmt::format("display:{} width:{} height:{} margin:[{}] padding:[{}] color:{} background:{} font:{} {} {:.2f}",
                     display_names.at(static_cast<std::size_t>(style.display)), text_of(style.width),
                     text_of(style.height), text_of(style.margin), text_of(style.padding), text_of(style.colour),
                     text_of(style.background_colour), style.font.weight, family, style.font.size.pixels());
}

void dump_element(pugi::xml_node element, Styled const& styled, int depth, std::string& out) {
  out += fmt::format("{:{}}{}", "", depth * 2, element.name());
  if (auto const id = element.attribute("id")) out += fmt::format("#{}", id.value());
  if (auto const names = element.attribute("class")) out += fmt::format("[{}]", names.value());
  out += fmt::format("  {}\n", values_of(*styled.style_of(element)));
  for (pugi::xml_node const child : element.children()) {
    if (child.type() == pugi::node_element) dump_element(child, styled, depth + 1, out);
  }
}

}  // namespace

std::string dump(xml::Document const& document, Styled const& styled) {
  std::string out;
  dump_element(document.root(), styled, 0, out);
  return out;
}

}  // namespace closeout::css
