#pragma once
// Page labels (ISO 32000-1 section 12.4.2).

#include <cstdint>
#include <string>
#include <string_view>

namespace closeout::pdf {

/// Collects the labels of the pages in order as ranges that count on.
class PageLabels {
 public:
  void add(std::string_view label);
  /// The value of the catalog's PageLabels.
  [[nodiscard]] std::string number_tree() const { return "<</Nums[" + ranges_ + "]>>"; }

 private:
  enum class Style : std::uint8_t { None, Arabic, UpperRoman, LowerRoman };
  struct Label {
    Style style = Style::None;
    std::string prefix;
    std::int64_t number = 0;
  };
  static Label parse(std::string_view label);
  void append_range(Label const& label);

  std::string ranges_;
  std::int64_t pages_ = 0;
  Label expected_;  ///< What the page after the last one has if the range goes on.
};

}  // namespace closeout::pdf
