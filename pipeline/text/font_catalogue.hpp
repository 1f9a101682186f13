#pragma once
// What is installed: fontconfig's list of outline fonts, in an order that does not depend on directories.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

// The character set type of fontconfig, named here so that its header stays inside font_catalogue.cpp.
struct _FcCharSet;

namespace closeout::text {

/// One installed face as fontconfig describes it; the file itself is not opened for this.
struct InstalledFace {
  std::vector<std::string> families;  ///< Every name it goes by, the general one first.
  std::string style;                  ///< "Bold Italic".
  std::string path;
  unsigned index = 0;  ///< In a collection.
  int weight = 400;    ///< css-fonts-4 font-weight.
  int width = 100;     ///< Percent, css-fonts-4 font-stretch.
  bool italic = false;
  bool fixed_pitch = false;
  _FcCharSet const* characters = nullptr;  ///< Owned by the catalogue.
  std::size_t character_count = 0;
  // Of a face that a document brings with it (text/document_faces.hpp):
  int heaviest = 0, widest = 0;  ///< With `weight` and `width` a range; 0: they are one value.
  std::vector<std::pair<char32_t, char32_t>> unicode_range = {};  ///< What it may be used for; empty: all.
  std::shared_ptr<std::string const> bytes = nullptr;             ///< The font itself; null: the file at `path`.
};

/// The installed faces, sorted by file name, then path, then index.
class FontCatalogue {
 public:
  /// Faces of the system's fontconfig configuration: TrueType and OpenType outlines, one for each face of a
  /// file (a variable font counts by its default instance). Empty if fontconfig cannot be set up.
  [[nodiscard]] static FontCatalogue of_system();

  /// These faces and a document's, whose families hide those of the same name. Of equally good faces the one whose rule
  /// came last is the first.
  [[nodiscard]] FontCatalogue with(std::vector<InstalledFace> const& faces) const;

  [[nodiscard]] std::vector<InstalledFace> const& faces() const { return faces_; }
  /// Indices of the faces of a family, compared without regard to ASCII case; empty if it is not installed. A face
  /// with less than a quarter of the characters of another is not counted in: a word set in it would change its font
  /// from letter to letter (EB Garamond 12 Bold has no "ä").
  [[nodiscard]] std::vector<std::size_t> const& family(std::string_view name) const;
  [[nodiscard]] static bool has_character(InstalledFace const& face, char32_t code_point);

 private:
  struct Configuration;
  void index_families();
  void drop_fragments(std::vector<std::size_t>& members) const;

  std::shared_ptr<Configuration> configuration_;
  std::vector<InstalledFace> faces_;
  std::unordered_map<std::string, std::vector<std::size_t>> families_;
};

}  // namespace closeout::text
