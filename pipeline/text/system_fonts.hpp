#pragma once
// Fonts over a catalogue of installed faces.

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "text/font_catalogue.hpp"
#include "text/font_file.hpp"
#include "text/fonts.hpp"
#include "text/shaper.hpp"

namespace closeout::text {

class SystemFonts final : public Fonts {
 public:
  explicit SystemFonts(FontCatalogue catalogue);

  [[nodiscard]] FontFace const* match(FontQuery const& query) override;
  [[nodiscard]] FontFace const* match_character(FontQuery const& query, char32_t code_point,
                                                std::string_view language) override;
  [[nodiscard]] std::vector<std::string> missing_families() const override;
  [[nodiscard]] Fonts& with_faces(std::vector<DocumentFace> const& faces, base::Diagnostics& diagnostics) override;

  /// A shaper that nobody uses at the moment, with the words it knows; a new one if there is none.
  [[nodiscard]] std::unique_ptr<ParagraphShaper> take_shaper();
  void give_back(std::unique_ptr<ParagraphShaper> shaper);

 private:
  using CharacterKey = std::tuple<FontQuery, char32_t, std::string>;

  [[nodiscard]] FontFace const* find_match(FontQuery const& query);
  [[nodiscard]] FontFace const* find_match_character(FontQuery const& query, char32_t code_point,
                                                     std::string_view language);
  [[nodiscard]] std::vector<std::string_view> installed_families(FontQuery const& query);
  [[nodiscard]] FontFile const* nearest_of_family(std::string_view family, FontQuery const& query);
  [[nodiscard]] FontFile const* family_with_character(std::string_view family, FontQuery const& query,
                                                      char32_t code_point);
  [[nodiscard]] FontFile const* nearest_of(std::vector<std::size_t> candidates, FontQuery const& query);
  [[nodiscard]] FontFile const* nearest_with_character(FontQuery const& query, char32_t code_point, bool serif);
  [[nodiscard]] std::size_t cut_for_text(std::vector<std::size_t> const& equally_near);
  [[nodiscard]] FontFile const* load(std::size_t face);

  FontCatalogue catalogue_;
  mutable std::shared_mutex cache_mutex_;
  std::map<FontQuery, FontFace const*> matches_;
  std::map<CharacterKey, FontFace const*> character_matches_;
  std::mutex load_mutex_;
  std::vector<std::unique_ptr<FontFile>> files_;  ///< By face of the catalogue; null until used.
  std::vector<bool> is_tried_;
  mutable std::mutex missing_mutex_;
  std::set<std::string> missing_;
  /// Fonts with the faces of documents, and which of the faces cannot be used.
  struct OfDocument {
    std::unique_ptr<SystemFonts> fonts;
    std::vector<std::size_t> unusable;
  };
  std::mutex documents_mutex_;
  std::map<std::string, OfDocument> of_documents_;
  std::mutex shapers_mutex_;
  std::vector<std::unique_ptr<ParagraphShaper>> idle_shapers_;
};

}  // namespace closeout::text
