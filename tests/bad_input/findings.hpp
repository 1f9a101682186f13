#pragma once
// What the program says of one input, and where in the text that should be, reckoned without the program.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace closeout::bad_input {

struct Place {
  std::size_t line = 1;
  std::size_t column = 1;  ///< In characters.
  bool operator==(Place const&) const = default;
};

inline void PrintTo(Place const& place, std::ostream* stream) {
  *stream << place.line << ":" << place.column;
}

/// Place of the byte at `offset`.
inline Place place_at(std::string_view text, std::size_t offset) {
  Place place;
  for (char const c : text.substr(0, offset)) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

inline Place place_of(base::Diagnostic const& it) {
  base::Position const position = it.place.position();
  return {position.line, position.column};
}

/// The only finding; a failed test if there are more or none.
inline base::Diagnostic only(base::Diagnostics const& diagnostics) {
  EXPECT_EQ(diagnostics.all().size(), 1U);
  for (base::Diagnostic const& it : diagnostics.all()) {
    if (diagnostics.all().size() > 1) ADD_FAILURE() << it.code << ": " << it.message;
  }
  return diagnostics.all().empty() ? base::Diagnostic{} : diagnostics.all().front();
}

}  // namespace closeout::bad_input
