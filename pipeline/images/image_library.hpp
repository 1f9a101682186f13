#pragma once
// The images of one document, by their addresses.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/diagnostics.hpp"
#include "base/source.hpp"
#include "images/image.hpp"

namespace closeout::images {

/// A picture in XML, which is another room's to read: an SVG file by its path, or the text of a data: URL.
struct SvgSource {
  std::filesystem::path path;  ///< Empty: the text is here:
  std::string text;
};

/// Opens each file once. Not shared between threads.
class Library {
 public:
  /// Relative addresses are looked for in `directory`.
  explicit Library(std::filesystem::path directory = {}) : directory_(std::move(directory)) {}

  /// Neither of the two, with a warning at `place`, if there is no such image or it is broken.
  using Picture = std::variant<std::monostate, ImageRef, SvgSource>;
  [[nodiscard]] Picture open(std::string_view address, base::SourcePlace const& place, base::Diagnostics& diagnostics);

  /// The same for an address that is a path already, relative to the working folder, or has a scheme.
  [[nodiscard]] Picture open_path(std::string_view address, base::SourcePlace const& place,
                                  base::Diagnostics& diagnostics);

 private:
  /// What opening a file gave: the fault is told at each place that asks.
  struct Opened {
    Picture picture;
    Fault fault;
  };
  static Opened open_address(std::string_view address, std::optional<std::filesystem::path> const& file);
  Picture told(std::string const& key, std::string_view address, std::optional<std::filesystem::path> const& file,
               base::SourcePlace const& place, base::Diagnostics& diagnostics);

  std::filesystem::path directory_;
  std::map<std::string, Opened, std::less<>> opened_;  ///< Of files; data: URLs are long and rarely come twice.
};

}  // namespace closeout::images
