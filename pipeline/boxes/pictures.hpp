#pragma once
// The pictures a document shows from files and data: URLs: raster images, and SVG as drawings.

#include <filesystem>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "boxes/tree.hpp"
#include "images/image_library.hpp"
#include "xml/document.hpp"

namespace closeout::boxes {

/// Opens each file once for all the boxes that show it. Not shared between threads.
class Pictures {
 public:
  /// Relative addresses are looked for in `directory`.
  explicit Pictures(std::filesystem::path directory = {}) : images_(std::move(directory)) {}

  /// Empty, with a warning at `place`, if there is no such picture or it cannot be shown.
  [[nodiscard]] Picture open(std::string_view address, base::SourcePlace const& place, base::Diagnostics& diagnostics);

  /// As open(), of an address that a sheet has, which is a path already.
  [[nodiscard]] Picture open_path(std::string const& path, base::SourcePlace const& place,
                                  base::Diagnostics& diagnostics);
  /// The pictures of a style's background layers. Addresses in sheets are paths already.
  [[nodiscard]] std::vector<Picture> backgrounds(css::ComputedStyle const& style, base::SourcePlace const& place,
                                                 base::Diagnostics& diagnostics);

  /// Makes `box` a replaced one, of the kind of the picture of `img`. It stays as it is, with a warning at the
  /// attribute src, if there is none (HTML section 4.8.4.3).
  void fill(Box& box, pugi::xml_node img, xml::Document const& document, base::Diagnostics& diagnostics);

 private:
  [[nodiscard]] Picture picture_of(images::Library::Picture const& opened, base::SourcePlace const& place,
                                   base::Diagnostics& diagnostics);
  std::shared_ptr<Drawing const> drawing_of(images::SvgSource const& svg, base::SourcePlace const& place,
                                            base::Diagnostics& diagnostics);

  /// A file's drawing, null if it has none, and what was found in it.
  struct Parsed {
    std::shared_ptr<Drawing const> drawing;
    std::vector<base::Diagnostic> findings;
  };
  static Parsed parse(images::SvgSource const& svg);

  images::Library images_;
  std::map<std::filesystem::path, Parsed> parsed_;
};

}  // namespace closeout::boxes
