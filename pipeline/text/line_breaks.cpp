#include "text/line_breaks.hpp"

#include <unicode/ubrk.h>
#include <unicode/uloc.h>

#include <array>

namespace closeout::text {

namespace {

/// A letter of class AL whose neighbours in European text are of no other class than those below.
bool is_plain_letter(char16_t c) {
  if (c < 0x80) return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
  return c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7;
}

bool is_digit(char16_t c) {
  return c >= u'0' && c <= u'9';
}

/// Positions by the few rules that count where text has nothing but letters, digits, single commas and full stops
/// behind them, soft hyphens between letters, and spaces: LB7 and LB18 (after spaces), LB13 (never before IS), LB21
/// (after BA), LB23, LB25, LB28, LB29 (nowhere else). No language tailors these. False if there is anything else.
bool find_plain_opportunities(std::u16string_view text, std::vector<std::uint32_t>& opportunities) {
  char16_t before = u' ';
  for (std::size_t i = 0; i < text.size(); ++i) {
    char16_t const c = text[i];
    bool const is_word = is_plain_letter(c) || is_digit(c);
    bool const follows_word = is_plain_letter(before) || is_digit(before);
    if (is_word && i > 0 && (before == u' ' || before == 0xAD)) opportunities.push_back(static_cast<std::uint32_t>(i));
    if (c == 0xAD) {
      bool const is_between_letters = is_plain_letter(before) && i + 1 < text.size() && is_plain_letter(text[i + 1]);
      if (!is_between_letters) return false;
    } else if (!is_word && c != u' ' && !(follows_word && (c == u'.' || c == u','))) {
      return false;
    }
    before = c;
  }
  if (!text.empty()) opportunities.push_back(static_cast<std::uint32_t>(text.size()));
  return true;
}

UBreakIterator* open_iterator(std::string const& language) {
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(language.c_str(), locale.data(), static_cast<int>(locale.size()), nullptr, &status);
  if (U_FAILURE(status) != 0) locale[0] = '\0';
  status = U_ZERO_ERROR;
  UBreakIterator* iterator = ubrk_open(UBRK_LINE, locale.data(), nullptr, 0, &status);
  return U_FAILURE(status) != 0 ? nullptr : iterator;
}

}  // namespace

struct LineBreaker::Iterator {
  explicit Iterator(std::string const& language) : handle(open_iterator(language)) {}
  Iterator(Iterator const&) = delete;
  Iterator& operator=(Iterator const&) = delete;
  ~Iterator() {
    if (handle != nullptr) ubrk_close(handle);
  }
  UBreakIterator* handle;
};

LineBreaker::LineBreaker() = default;
LineBreaker::~LineBreaker() = default;

LineBreaker::Iterator& LineBreaker::iterator_for(std::string_view language) {
  auto found = iterators_.find(language);
  if (found == iterators_.end()) {
    std::string name(language);
    auto iterator = std::make_unique<Iterator>(name);
    found = iterators_.emplace(std::move(name), std::move(iterator)).first;
  }
  return *found->second;
}

std::vector<std::uint32_t> const& LineBreaker::opportunities(std::u16string_view text, std::string_view language) {
  opportunities_.clear();
  // OPTIMIZATION: nearly all European text needs no break iterator.
  if (find_plain_opportunities(text, opportunities_)) return opportunities_;
  opportunities_.clear();
  UBreakIterator* iterator = iterator_for(language).handle;
  if (iterator == nullptr) return opportunities_;
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(iterator, text.data(), static_cast<std::int32_t>(text.size()), &status);
  if (U_FAILURE(status) != 0) return opportunities_;
  for (std::int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
    opportunities_.push_back(static_cast<std::uint32_t>(at));
  }
  return opportunities_;
}

}  // namespace closeout::text
