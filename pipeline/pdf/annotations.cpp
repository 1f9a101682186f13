#include "pdf/annotations.hpp"

#include <algorithm>

namespace closeout::pdf {
namespace {

base::Rect union_of(std::vector<base::Rect> const& areas) {
  if (areas.empty()) return {};
  base::Length left = areas[0].left(), top = areas[0].top(), right = areas[0].right(), bottom = areas[0].bottom();
  for (base::Rect const& area : areas) {
    left = std::min(left, area.left());
    top = std::min(top, area.top());
    right = std::max(right, area.right());
    bottom = std::max(bottom, area.bottom());
  }
  return {{left, top}, {right - left, bottom - top}};
}

void append_numbers(std::string& to, std::initializer_list<Decimal> numbers) {
  for (Decimal const number : numbers) {
    append_decimal(to, number);
    to += ' ';
  }
}

/// Corners in the order top left, top right, bottom left, bottom right: what readers expect, whatever table 173 says
/// of going around.
void append_quadrilateral(std::string& to, base::Rect const& area, UserSpace const& space) {
  Decimal const left = space.x(area.left()), right = space.x(area.right());
  Decimal const top = space.y(area.top()), bottom = space.y(area.bottom());
  append_numbers(to, {left, top, right, top, left, bottom, right, bottom});
}

/// 12.6.4.7: a URI is ASCII; what is not is percent-encoded (RFC 3986 section 2.1).
std::string in_ascii(std::string_view uri) {
  std::string result;
  for (char const c : uri) {
    if (c > ' ' && c <= '~') {
      result += c;
    } else {
      result += '%';
      append_hexadecimal(result, {&c, 1});
    }
  }
  return result;
}

void append_target(DictionaryText& dictionary, pages::Link const& link) {
  if (link.uri.empty()) {
    append_byte_string(dictionary.key("Dest"), text_string_bytes(link.destination));
    return;
  }
  std::string& to = dictionary.key("A");
  to += "<</S/URI/URI";
  append_byte_string(to, in_ascii(link.uri));
  to += ">>";
}

void append_annotation(std::string& text, pages::Link const& link, UserSpace const& space, ObjectNumber page,
                       ParentTree& parents) {
  DictionaryText dictionary(text);
  dictionary.name("Type", "Annot");
  dictionary.name("Subtype", "Link");
  append_rectangle(dictionary.key("Rect"), union_of(link.areas), space);
  dictionary.key("QuadPoints") += '[';
  for (base::Rect const& area : link.areas) append_quadrilateral(text, area, space);
  text += ']';
  dictionary.integer("F", 4);  // Print alone: ISO 19005-3 6.3.2.
  dictionary.value("Border", "[0 0 0]");
  dictionary.reference("P", page);
  if (!link.description.empty()) dictionary.text("Contents", link.description);
  if (link.element != pages::no_structure) {
    dictionary.integer("StructParent", static_cast<std::int64_t>(parents.add_annotation(link.element)));
  }
  append_target(dictionary, link);
}

}  // namespace

ObjectNumber write_annotations(pages::Page const& page, ObjectNumber page_number, ParentTree& parents,
                               ObjectAssembler& assembler) {
  if (page.links.empty()) return 0;
  UserSpace const space(page.size.height);
  ObjectNumber const first = assembler.reserve(page.links.size());
  std::string text;
  for (std::size_t i = 0; i < page.links.size(); ++i) {
    text.clear();
    append_annotation(text, page.links[i], space, page_number, parents);
    assembler.write(first + static_cast<ObjectNumber>(i), text);
  }
  return first;
}

}  // namespace closeout::pdf
