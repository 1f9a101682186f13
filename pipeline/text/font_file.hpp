#pragma once
// A face of a font file, read by HarfBuzz.

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "text/font_catalogue.hpp"
#include "text/font_tables.hpp"
#include "text/fonts.hpp"

struct hb_face_t;
struct hb_font_t;

namespace closeout::text {

/// The only kind of FontFace there is; shaping asks it for HarfBuzz's objects.
class FontFile final : public FontFace {
 public:
  /// Maps the file into memory and reads its metrics. Null if it is not a font with outlines.
  [[nodiscard]] static std::unique_ptr<FontFile> open(InstalledFace const& installed);
  FontFile(FontFile const&) = delete;
  FontFile& operator=(FontFile const&) = delete;
  ~FontFile() override;

  [[nodiscard]] std::uint32_t id() const override { return id_; }
  [[nodiscard]] std::string const& postscript_name() const override { return postscript_name_; }
  [[nodiscard]] std::string const& family() const override { return family_; }
  [[nodiscard]] std::string const& path() const override { return path_; }
  [[nodiscard]] FontMetrics const& metrics() const override { return metrics_; }
  [[nodiscard]] bool is_cff() const override { return is_cff_; }
  [[nodiscard]] int weight() const override { return weight_; }
  [[nodiscard]] bool is_italic() const override { return is_italic_; }
  [[nodiscard]] bool is_fixed_pitch() const override { return is_fixed_pitch_; }
  [[nodiscard]] bool is_serif() const override { return is_serif_; }
  [[nodiscard]] bool has_glyph(char32_t code_point) const override;
  [[nodiscard]] std::optional<std::uint32_t> invisible_glyph() const override { return invisible_glyph_; }
  [[nodiscard]] std::optional<int> advance_of(char32_t code_point) const override;
  [[nodiscard]] int advance_width(std::uint32_t glyph) const override;
  [[nodiscard]] std::optional<std::string> subset(std::span<std::uint32_t const> glyphs,
                                                  base::Diagnostics& diagnostics) const override;

  /// Immutable, at one font unit a unit.
  [[nodiscard]] hb_font_t* shaping_font() const { return font_; }
  [[nodiscard]] unsigned units_per_em() const { return units_per_em_; }
  /// True if the face has a substitution feature of this tag (GSUB).
  [[nodiscard]] bool has_substitution(std::string_view tag) const;
  /// Size in points this face is cut for, from its 'size' feature; nothing if it does not say.
  [[nodiscard]] std::optional<double> design_size() const;

 private:
  explicit FontFile(InstalledFace const& installed);
  void read_names(InstalledFace const& installed);
  void read_kind(InstalledFace const& installed);
  void read_metrics();
  void read_advances();
  [[nodiscard]] hb_face_t* face_for_subsetting() const;

  hb_face_t* face_ = nullptr;
  hb_font_t* font_ = nullptr;
  unsigned units_per_em_ = 1000;
  std::uint32_t id_ = 0;
  std::string postscript_name_, family_, path_;
  std::vector<std::pair<char32_t, char32_t>> unicode_range_;  ///< Empty: all.
  FontMetrics metrics_;
  bool is_cff_ = false, is_italic_ = false, is_fixed_pitch_ = false, is_serif_ = false;
  int weight_ = 400;
  EmbeddingPermission permission_ = EmbeddingPermission::Subset;
  std::vector<std::uint16_t> advances_;  ///< Thousandths of the em, by glyph.
  std::optional<std::uint32_t> invisible_glyph_;
  mutable std::atomic<unsigned> subset_count_{0};
  mutable std::once_flag preprocess_once_;
  mutable hb_face_t* preprocessed_ = nullptr;
};

}  // namespace closeout::text
