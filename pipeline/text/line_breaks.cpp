#include "text/line_breaks.hpp"

#include <unicode/ubrk.h>
#include <unicode/uloc.h>

#include <array>

namespace closeout::text {

namespace {

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
