#pragma once
// The text of a style sheet or style attribute, and where each of its bytes stands in a file.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "xml/document.hpp"

namespace closeout::css {

/// CSS text with places. A sheet file is its own source; the text of <style> and of style attributes is XML text,
/// so an entity or CDATA section shifts what follows.
class SheetText {
 public:
  /// `directory` is what relative addresses in the text refer to.
  static SheetText of_file(base::SourceFileRef file, std::filesystem::path directory = {});
  static SheetText of_style_element(xml::Document const& document, pugi::xml_node element,
                                    std::filesystem::path directory = {});
  static SheetText of_attribute(xml::Document const& document, pugi::xml_node element, std::string_view name,
                                std::filesystem::path directory = {});

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::filesystem::path const& directory() const { return directory_; }
  /// Place of `length` bytes at `offset` of the text; as near as is known for text that was made in memory.
  [[nodiscard]] base::SourcePlace place(std::size_t offset, std::size_t length) const;

 private:
  /// From `offset` of the text on, bytes stand one to one at `source`; `is_exact` false: all stand there.
  struct Segment {
    std::size_t offset = 0;
    base::SourcePlace source;
    bool is_exact = true;
  };
  void append_xml_text(std::string_view text, base::SourcePlace const& source);

  std::string text_;
  std::filesystem::path directory_;
  std::vector<Segment> segments_;
};

using SheetTextRef = std::shared_ptr<SheetText const>;

}  // namespace closeout::css
