#include "text/system_fonts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "text/document_faces.hpp"
#include "text/font_fallback.hpp"
#include "text/font_matching.hpp"

namespace closeout::text {

namespace {

// The size in points that most of a document is set in; of a family with optical sizes the nearest cut is taken.
constexpr double text_size = 12;

base::Diagnostic no_fonts() {
  return base::environment_error("text-no-fonts", "no TrueType or OpenType font is installed",
                                 "install the Debian package fonts-noto-core");
}

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

void remove(std::vector<std::size_t>& from, std::size_t value) {
  from.erase(std::remove(from.begin(), from.end(), value), from.end());
}

}  // namespace

std::unique_ptr<Fonts> Fonts::of_system(base::Diagnostics& diagnostics) {
  FontCatalogue catalogue = FontCatalogue::of_system();
  if (catalogue.faces().empty()) {
    diagnostics.add(no_fonts());
    return nullptr;
  }
  return std::make_unique<SystemFonts>(std::move(catalogue));
}

SystemFonts::SystemFonts(FontCatalogue catalogue)
    : catalogue_(std::move(catalogue)),
      files_(catalogue_.faces().size()),
      is_tried_(catalogue_.faces().size(), false) {}

FontFace const* SystemFonts::match(FontQuery const& query) {
  {
    std::shared_lock const lock(cache_mutex_);
    if (auto const found = matches_.find(query); found != matches_.end()) return found->second;
  }
  FontFace const* face = find_match(query);
  std::unique_lock const lock(cache_mutex_);
  return matches_.emplace(query, face).first->second;
}

FontFace const* SystemFonts::match_character(FontQuery const& query, char32_t code_point, std::string_view language) {
  CharacterKey key(query, code_point, std::string(language));
  {
    std::shared_lock const lock(cache_mutex_);
    if (auto const found = character_matches_.find(key); found != character_matches_.end()) return found->second;
  }
  FontFace const* face = find_match_character(query, code_point, language);
  std::unique_lock const lock(cache_mutex_);
  return character_matches_.emplace(std::move(key), face).first->second;
}

std::vector<std::string> SystemFonts::missing_families() const {
  std::lock_guard const lock(missing_mutex_);
  return {missing_.begin(), missing_.end()};
}

std::unique_ptr<ParagraphShaper> SystemFonts::take_shaper() {
  {
    std::lock_guard const lock(shapers_mutex_);
    if (!idle_shapers_.empty()) {
      std::unique_ptr<ParagraphShaper> shaper = std::move(idle_shapers_.back());
      idle_shapers_.pop_back();
      return shaper;
    }
  }
  return std::make_unique<ParagraphShaper>(*this);
}

void SystemFonts::give_back(std::unique_ptr<ParagraphShaper> shaper) {
  std::lock_guard const lock(shapers_mutex_);
  idle_shapers_.push_back(std::move(shaper));
}

FontFace const* SystemFonts::find_match(FontQuery const& query) {
  for (std::string_view family : installed_families(query)) {
    if (FontFile const* file = nearest_of_family(family, query)) return file;
  }
  for (std::string_view family : families_of_generic("sans-serif")) {
    if (FontFile const* file = nearest_of_family(family, query)) return file;
  }
  std::vector<std::size_t> every(catalogue_.faces().size());
  std::iota(every.begin(), every.end(), std::size_t{0});
  return nearest_of(std::move(every), query);
}

FontFace const* SystemFonts::find_match_character(FontQuery const& query, char32_t code_point,
                                                  std::string_view language) {
  // css-fonts-4 section 5.3: each family's matched face in order, then the fonts of the system.
  for (std::string_view family : installed_families(query)) {
    if (FontFile const* file = family_with_character(family, query, code_point)) return file;
  }
  // "If a given character is a Private-Use Area Unicode codepoint, user agents must only match font families named in
  // the font-family list": in any other font it means something else.
  if (is_private_use(code_point)) return nullptr;
  FontFace const* first = match(query);
  bool const serif = first != nullptr && first->is_serif();
  for (std::string const& family : families_of_script(code_point, language, serif)) {
    FontFile const* file = nearest_of_family(family, query);
    if (file != nullptr && file->has_glyph(code_point)) return file;
  }
  return nearest_with_character(query, code_point, serif);
}

std::vector<std::string_view> SystemFonts::installed_families(FontQuery const& query) {
  std::vector<std::string_view> installed;
  auto const take = [&](std::string_view family) {
    if (!catalogue_.family(family).empty()) {
      installed.push_back(family);
      return true;
    }
    std::lock_guard const lock(missing_mutex_);
    missing_.emplace(family);
    return false;
  };
  for (std::string const& family : query.families) {
    std::vector<std::string_view> const& stand_ins = families_of_generic(family);
    if (stand_ins.empty()) take(family);
    // A generic name is one family: the first of its defaults that is there.
    static_cast<void>(std::any_of(stand_ins.begin(), stand_ins.end(), take));
  }
  return installed;
}

FontFile const* SystemFonts::nearest_of_family(std::string_view family, FontQuery const& query) {
  return nearest_of(catalogue_.family(family), query);
}

/// css-fonts-4 section 5.3: of a family whose faces have different characters, "composite", the nearest that may be
/// used for this one.
FontFile const* SystemFonts::family_with_character(std::string_view family, FontQuery const& query,
                                                   char32_t code_point) {
  std::vector<std::size_t> const& members = catalogue_.family(family);
  bool const is_composite = std::any_of(members.begin(), members.end(), [this](std::size_t member) {
    return !catalogue_.faces()[member].unicode_range.empty();
  });
  if (!is_composite) {
    FontFile const* file = nearest_of_family(family, query);
    return file != nullptr && file->has_glyph(code_point) ? file : nullptr;
  }
  std::vector<std::size_t> having;
  for (std::size_t const member : members) {
    FontFile const* file = load(member);
    if (file != nullptr && file->has_glyph(code_point)) having.push_back(member);
  }
  return nearest_of(std::move(having), query);
}

Fonts& SystemFonts::with_faces(std::vector<DocumentFace> const& faces, base::Diagnostics& diagnostics) {
  std::string key;
  for (DocumentFace const& face : faces) key += key_of(face);
  std::lock_guard const lock(documents_mutex_);
  OfDocument& of = of_documents_[key];
  if (!of.fonts) {
    std::vector<InstalledFace> usable;
    for (std::size_t i = 0; i < faces.size(); ++i) {
      auto face = load_face(faces[i], catalogue_);
      if (face) usable.push_back(std::move(*face));
      if (!face) of.unusable.push_back(i);
    }
    of.fonts = std::make_unique<SystemFonts>(catalogue_.with(usable));
  }
  for (std::size_t const i : of.unusable) diagnostics.add(unusable_face(faces[i]));
  return *of.fonts;
}

FontFile const* SystemFonts::nearest_of(std::vector<std::size_t> candidates, FontQuery const& query) {
  while (!candidates.empty()) {
    std::size_t const best = cut_for_text(nearest_faces(catalogue_.faces(), candidates, query));
    if (FontFile const* file = load(best)) return file;
    remove(candidates, best);
  }
  return nullptr;
}

FontFile const* SystemFonts::nearest_with_character(FontQuery const& query, char32_t code_point, bool serif) {
  std::vector<std::size_t> matching_serif, others;
  std::vector<InstalledFace> const& faces = catalogue_.faces();
  for (std::size_t i = 0; i < faces.size(); ++i) {
    if (!FontCatalogue::has_character(faces[i], code_point)) continue;
    bool const is_named_serif = faces[i].families.front().find("Serif") != std::string::npos;
    (is_named_serif == serif ? matching_serif : others).push_back(i);
  }
  FontFile const* file = nearest_of(std::move(matching_serif), query);
  return file != nullptr ? file : nearest_of(std::move(others), query);
}

std::size_t SystemFonts::cut_for_text(std::vector<std::size_t> const& equally_near) {
  if (equally_near.size() == 1) return equally_near.front();
  std::size_t best = equally_near.front();
  double best_distance = std::numeric_limits<double>::infinity();
  for (std::size_t candidate : equally_near) {
    FontFile const* file = load(candidate);
    double const distance = file == nullptr ? text_size : std::abs(file->design_size().value_or(text_size) - text_size);
    if (distance >= best_distance) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

FontFile const* SystemFonts::load(std::size_t face) {
  std::lock_guard const lock(load_mutex_);
  if (!is_tried_[face]) {
    is_tried_[face] = true;
    files_[face] = FontFile::open(catalogue_.faces()[face]);
  }
  return files_[face].get();
}

}  // namespace closeout::text
