#pragma once
// A file that is read forward through a window, because it may be larger than memory.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/source.hpp"

namespace closeout::record {

/// The position behind `text` that begins at `start`.
[[nodiscard]] base::Position position_behind(std::string_view text, base::Position start);

class TextWindow {
 public:
  enum class Encoding : std::uint8_t { Utf8, Windows1252 };

  /// Nothing if the file cannot be opened. A byte order mark is passed over.
  [[nodiscard]] static std::optional<TextWindow> open(std::filesystem::path const& path,
                                                      Encoding encoding = Encoding::Utf8);

  /// What is in the window, in UTF-8 (which nobody has checked if the file is said to be in it); views into it end with
  /// more() and drop().
  [[nodiscard]] std::string_view text() const { return std::string_view(buffer_).substr(dropped_); }
  /// Position in the file of the first byte of text().
  [[nodiscard]] base::Position position() const { return position_; }
  /// Reads on; false if there is nothing more, or it cannot be read.
  bool more();
  /// Lets go of the first `count` bytes.
  void drop(std::size_t count);

 private:
  struct Close {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  Encoding encoding_ = Encoding::Utf8;
  std::string buffer_;
  std::size_t dropped_ = 0;  ///< Bytes of `buffer_` that are not in the window any more.
  base::Position position_;
};

}  // namespace closeout::record
