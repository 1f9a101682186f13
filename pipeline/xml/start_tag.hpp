#pragma once
// The parts of one start tag with their places in the file: neither pugixml nor libxml2 keeps them.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace closeout::xml {

struct AttributeText {
  std::string_view name;  ///< Qualified, as written.
  std::size_t name_offset = 0;
  std::size_t value_offset = 0;  ///< First byte inside the quotes.
  std::size_t value_length = 0;
};

struct StartTag {
  std::string_view name;  ///< Qualified, as written.
  std::size_t name_offset = 0;
  std::vector<AttributeText> attributes;
  std::size_t end = 0;  ///< Behind the '>'.
  bool is_empty_element = false;

  [[nodiscard]] AttributeText const* find(std::string_view attribute) const;
};

/// The start tag whose name begins at `name_offset`. Assumes well-formed bytes; on others it stops early.
[[nodiscard]] StartTag read_start_tag(std::string_view bytes, std::size_t name_offset);

}  // namespace closeout::xml
