#pragma once
// Reads a property value from left to right; each take_...() consumes what it returns, or nothing.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "css/syntax.hpp"

namespace closeout::css {

class ValueReader {
 public:
  explicit ValueReader(ComponentValues const& values) : values_(values) { skip_whitespace(); }

  [[nodiscard]] bool at_end() const { return at_ == values_.size(); }
  /// Assumes not at_end(). Never white space.
  [[nodiscard]] ComponentValue const& peek() const { return values_[at_]; }
  /// Consumes one component value and the white space after it.
  ComponentValue const& take() {
    ComponentValue const& value = values_[at_++];
    skip_whitespace();
    return value;
  }
  [[nodiscard]] bool next_is(TokenKind kind) const { return !at_end() && peek().is(kind); }
  [[nodiscard]] bool next_is_ident(std::string_view keyword) const;
  bool take_ident(std::string_view keyword);
  bool take(TokenKind kind);
  bool take_delim(char character);
  /// Any identifier, as written.
  std::optional<std::string> take_any_ident();
  std::optional<std::string> take_string();
  /// url(...), quoted or not.
  std::optional<std::string> take_url();
  /// A function of this name; its arguments are read with a reader of their own.
  ComponentValue const* take_function(std::string_view name);

  /// For trying one form after another.
  [[nodiscard]] std::size_t position() const { return at_; }
  void rewind(std::size_t position) { at_ = position; }

 private:
  void skip_whitespace() {
    while (at_ < values_.size() && values_[at_].is(TokenKind::Whitespace)) ++at_;
  }
  std::span<ComponentValue const> values_;
  std::size_t at_ = 0;
};

}  // namespace closeout::css
