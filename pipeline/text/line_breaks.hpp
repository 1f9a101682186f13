#pragma once
// Line-break opportunities (UAX 14) with each language's tailoring, by ICU.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::text {

/// Keeps a break iterator for each language. One for each thread.
class LineBreaker {
 public:
  LineBreaker();
  LineBreaker(LineBreaker const&) = delete;
  LineBreaker& operator=(LineBreaker const&) = delete;
  ~LineBreaker();

  /// Positions in UTF-16 units before which a line may begin, ascending; the start is not one of them, the end is.
  /// `language` may say how strict to be (UTS 35: "ja-u-lb-strict").
  [[nodiscard]] std::vector<std::uint32_t> const& opportunities(std::u16string_view text, std::string_view language);

 private:
  struct Iterator;
  [[nodiscard]] Iterator& iterator_for(std::string_view language);

  std::map<std::string, std::unique_ptr<Iterator>, std::less<>> iterators_;
  std::vector<std::uint32_t> opportunities_;
};

}  // namespace closeout::text
