#include "xml/start_tag.hpp"

#include <algorithm>

#include "xml/characters.hpp"

namespace closeout::xml {

namespace {

std::size_t skip_space(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && is_space(bytes[at])) ++at;
  return at;
}

/// The attribute at `at`, which is moved behind its closing quote; nothing if none stands there.
std::optional<AttributeText> read_attribute(std::string_view bytes, std::size_t& at) {
  std::size_t const name_end = end_of_name(bytes, at);
  std::size_t const equals = skip_space(bytes, name_end);
  if (name_end == at || equals >= bytes.size() || bytes[equals] != '=') return std::nullopt;
  std::size_t const quote = skip_space(bytes, equals + 1);
  if (quote >= bytes.size() || (bytes[quote] != '"' && bytes[quote] != '\'')) return std::nullopt;
  std::size_t const end = bytes.find(bytes[quote], quote + 1);
  if (end == std::string_view::npos) return std::nullopt;
  AttributeText const attribute{bytes.substr(at, name_end - at), at, quote + 1, end - quote - 1};
  at = end + 1;
  return attribute;
}

}  // namespace

AttributeText const* StartTag::find(std::string_view attribute) const {
  auto const found = std::ranges::find(attributes, attribute, &AttributeText::name);
  return found == attributes.end() ? nullptr : &*found;
}

StartTag read_start_tag(std::string_view bytes, std::size_t name_offset) {
  StartTag tag;
  tag.name_offset = name_offset;
  std::size_t at = end_of_name(bytes, name_offset);
  tag.name = bytes.substr(name_offset, at - name_offset);
  at = skip_space(bytes, at);
  while (auto attribute = read_attribute(bytes, at)) {
    tag.attributes.push_back(*attribute);
    at = skip_space(bytes, at);
  }
  tag.is_empty_element = at < bytes.size() && bytes[at] == '/';
  tag.end = std::min(at + (tag.is_empty_element ? 2 : 1), bytes.size());
  return tag;
}

}  // namespace closeout::xml
