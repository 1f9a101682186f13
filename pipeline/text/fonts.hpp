#pragma once
// Fonts of the machine, found by family, weight and style (css-fonts-4 section 5), loaded once.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/length.hpp"

namespace closeout::text {

/// What a font is asked for; layout makes it from css::FontRequest.
struct FontQuery {
  std::vector<std::string> families;
  int weight = 400;
  bool italic = false;
  int stretch_permille = 1000;  ///< font-stretch in tenths of a percent.
  auto operator<=>(FontQuery const&) const = default;
};

/// Metrics in thousandths of the em, y upwards.
struct FontMetrics {
  double ascent = 0;   ///< Positive.
  double descent = 0;  ///< Negative below the baseline.
  double line_gap = 0;
  double x_height = 0, cap_height = 0;
  double underline_position = 0, underline_thickness = 0;
  double italic_angle = 0;
  double box[4] = {0, 0, 0, 0};  ///< xMin yMin xMax yMax.
};

/// One face of a font file. Immutable and shared by threads; lives as long as its Fonts.
class FontFace {
 public:
  virtual ~FontFace() = default;
  [[nodiscard]] virtual std::uint32_t id() const = 0;  ///< Dense, in order of first use in this process: never printed.
  [[nodiscard]] virtual std::string const& postscript_name() const = 0;
  [[nodiscard]] virtual std::string const& family() const = 0;
  [[nodiscard]] virtual std::string const& path() const = 0;
  [[nodiscard]] virtual FontMetrics const& metrics() const = 0;
  [[nodiscard]] virtual bool is_cff() const = 0;  ///< CFF outlines (FontFile3) rather than TrueType (FontFile2).
  [[nodiscard]] virtual int weight() const = 0;
  [[nodiscard]] virtual bool is_italic() const = 0;
  [[nodiscard]] virtual bool is_fixed_pitch() const = 0;
  [[nodiscard]] virtual bool is_serif() const = 0;
  [[nodiscard]] virtual bool has_glyph(char32_t code_point) const = 0;
  /// A glyph without outline: the zero-width non-joiner's if it has no advance, else the space's; or nothing.
  [[nodiscard]] virtual std::optional<std::uint32_t> invisible_glyph() const { return std::nullopt; }
  /// Advance width of a character's own glyph in thousandths of the em; nothing if the face has none.
  [[nodiscard]] virtual std::optional<int> advance_of(char32_t /*code_point*/) const { return std::nullopt; }
  /// Advance width in thousandths of the em, as PDF's W array wants it (hmtx, rounded).
  [[nodiscard]] virtual int advance_width(std::uint32_t glyph) const = 0;
  /// A font file with only these glyphs (and what they are built from), no layout tables, no hinting. The same
  /// glyphs give the same bytes. TrueType keeps its glyph numbers: FontFile2 with CIDToGIDMap Identity. Of CFF the
  /// table "CFF " alone goes into FontFile3 with Subtype CIDFontType0C: it is CID-keyed, and its CIDs are the glyph
  /// numbers of this face (readers differ on CIDs in a whole OpenType file). A font whose licence bits forbid
  /// subsetting comes with all its glyphs. Nothing if they forbid embedding or the file is damaged (an environment
  /// error is added).
  [[nodiscard]] virtual std::optional<std::string> subset(std::span<std::uint32_t const> glyphs,
                                                          base::Diagnostics& diagnostics) const = 0;
};

/// A face that a document brings with it (css-fonts-4 section 4).
struct DocumentFace {
  struct Source {
    bool is_local = false;  ///< The name of an installed face; else an address: a path or a data: URL.
    std::string name;
    auto operator<=>(Source const&) const = default;
  };
  std::string family;
  std::vector<Source> sources;                                         ///< In order of preference.
  std::pair<int, int> weight{400, 400}, stretch_permille{1000, 1000};  ///< From the least to the greatest.
  bool italic = false;
  std::vector<std::pair<char32_t, char32_t>> unicode_range;  ///< Both ends included; empty: all.
  base::SourcePlace place;                                   ///< Of its rule, for findings.
};

/// All fonts this run may use. Thread-safe; the result of a query does not depend on earlier queries.
class Fonts {
 public:
  virtual ~Fonts() = default;
  /// Fonts of the system (fontconfig). An environment error with the package to install if there are none.
  [[nodiscard]] static std::unique_ptr<Fonts> of_system(base::Diagnostics& diagnostics);

  /// First family of the query that is installed, nearest weight and style; a generic name maps to this
  /// project's defaults (serif: Noto Serif, sans-serif: Noto Sans, monospace: Noto Sans Mono). A family that is
  /// not installed is remembered in missing_families(). Null only if no font at all is there.
  [[nodiscard]] virtual FontFace const* match(FontQuery const& query) = 0;
  /// The face that has `code_point`: the query's families in order, then Noto faces for its script and `language`.
  /// Null if no installed font has it.
  [[nodiscard]] virtual FontFace const* match_character(FontQuery const& query, char32_t code_point,
                                                        std::string_view language) = 0;
  [[nodiscard]] virtual std::vector<std::string> missing_families() const = 0;
  /// These fonts with the faces of a document, whose families hide installed ones of the same name. They live as long
  /// as these, and are the same for the same faces. The warning "text-font-face-unusable" for a face without a source
  /// that can be used.
  [[nodiscard]] virtual Fonts& with_faces(std::vector<DocumentFace> const& faces, base::Diagnostics& diagnostics) = 0;
};

}  // namespace closeout::text
