#include "layout/inline_text.hpp"

#include <utility>

#include "layout/context.hpp"

namespace closeout::layout {
namespace {

std::string_view transform_name(css::TextTransform transform) {
  switch (transform) {
    case css::TextTransform::Uppercase:
      return "uppercase";
    case css::TextTransform::Lowercase:
      return "lowercase";
    case css::TextTransform::Capitalize:
    case css::TextTransform::None:
      break;
  }
  return {};
}

text::HyphenationLimits limits_of(css::HyphenateLimits const& limits) {
  auto const count = [](int value) { return static_cast<std::size_t>(value < 0 ? 0 : value); };
  return {count(limits.word), count(limits.before), count(limits.after)};
}

}  // namespace

std::string InlineText::of(boxes::Box const& box) {
  css::ComputedStyle const& style = *box.style;
  std::string text = transformed(box, box.deferred_content.empty() ? box.text : context_.text_of_deferred(box));
  // css-text-3 section 5.3: line-break: anywhere disables hyphenation.
  bool const is_hyphenated = style.hyphens == css::Hyphens::Auto && style.line_break != css::LineBreak::Anywhere;
  if (!is_hyphenated) return text;
  return context_.shaper.with_soft_hyphens(text, box.language, limits_of(style.hyphenate_limits));
}

/// "If more than one transform applies": case first, then width (css-text-3 section 2.1).
std::string InlineText::transformed(boxes::Box const& box, std::string text) {
  css::ComputedStyle const& style = *box.style;
  std::string const source = text;
  if (style.text_transform == css::TextTransform::Capitalize) {
    text = capitalized(text, box.language);
  } else if (std::string_view const name = transform_name(style.text_transform); !name.empty()) {
    text = text::transformed(text, name, box.language);
  }
  remember_word(source);
  if (style.text_transform_full_width) text = text::transformed(text, "full-width", box.language);
  return text;
}

/// A word that began in another box is not capitalized again.
std::string InlineText::capitalized(std::string_view text, std::string_view language) const {
  std::string const before = text::transformed(word_, "capitalize", language);
  std::string const whole = text::transformed(word_ + std::string(text), "capitalize", language);
  return whole.starts_with(before) ? whole.substr(before.size()) : text::transformed(text, "capitalize", language);
}

void InlineText::remember_word(std::string_view text) {
  std::size_t const end = text.find_last_of(" \t\n");
  if (end == std::string_view::npos) {
    word_ += text;
  } else {
    word_ = text.substr(end + 1);
  }
}

}  // namespace closeout::layout
