#include "text/font_catalogue.hpp"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace closeout::text {

namespace {

std::string string_of(FcPattern* pattern, char const* object, int n = 0) {
  FcChar8* value = nullptr;
  if (FcPatternGetString(pattern, object, n, &value) != FcResultMatch) return {};
  return reinterpret_cast<char const*>(value);
}

int integer_of(FcPattern* pattern, char const* object, int otherwise) {
  int value = otherwise;
  return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

bool flag_of(FcPattern* pattern, char const* object) {
  FcBool value = FcFalse;
  return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value == FcTrue;
}

std::vector<std::string> families_of(FcPattern* pattern) {
  std::vector<std::string> names;
  for (int n = 0;; ++n) {
    std::string name = string_of(pattern, FC_FAMILY, n);
    if (name.empty()) return names;
    names.push_back(std::move(name));
  }
}

/// Files that are not sfnt after all (WOFF, bare CFF) are found out when they are opened.
bool is_embeddable_outline(FcPattern* pattern) {
  std::string const format = string_of(pattern, FC_FONTFORMAT);
  return flag_of(pattern, FC_SCALABLE) && (format == "TrueType" || format == "CFF");
}

/// The bits above 16 of an index name an instance of a variable font; only the default one can be embedded
/// without instancing.
bool is_default_instance(FcPattern* pattern) {
  return !flag_of(pattern, FC_VARIABLE) && (integer_of(pattern, FC_INDEX, 0) >> 16) == 0;
}

int weight_of(FcPattern* pattern, std::string_view style) {
  int const weight = static_cast<int>(std::lround(FcWeightToOpenTypeDouble(integer_of(pattern, FC_WEIGHT, 80))));
  // NotoNastaliqUrdu-Bold says 400 in OS/2; its style name is right.
  bool const is_named_bold = style.find("Bold") != std::string_view::npos;
  return weight == 400 && is_named_bold ? 700 : weight;
}

InstalledFace face_of(FcPattern* pattern) {
  InstalledFace face;
  face.families = families_of(pattern);
  face.style = string_of(pattern, FC_STYLE);
  face.path = string_of(pattern, FC_FILE);
  face.index = static_cast<unsigned>(integer_of(pattern, FC_INDEX, 0));
  face.weight = weight_of(pattern, face.style);
  face.width = integer_of(pattern, FC_WIDTH, 100);
  face.italic = integer_of(pattern, FC_SLANT, 0) != FC_SLANT_ROMAN;
  face.fixed_pitch = integer_of(pattern, FC_SPACING, FC_PROPORTIONAL) >= FC_MONO;
  FcCharSet* characters = nullptr;
  if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch) {
    face.characters = characters;
    face.character_count = FcCharSetCount(characters);
  }
  return face;
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

bool comes_before(InstalledFace const& a, InstalledFace const& b) {
  return std::forward_as_tuple(file_name(a.path), a.path, a.index) <
         std::forward_as_tuple(file_name(b.path), b.path, b.index);
}

std::string folded(std::string_view name) {
  std::string result(name);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

void append_faces(FcFontSet const* fonts, std::vector<InstalledFace>& faces) {
  if (fonts == nullptr) return;
  for (int i = 0; i < fonts->nfont; ++i) {
    FcPattern* pattern = fonts->fonts[i];
    if (!is_embeddable_outline(pattern) || !is_default_instance(pattern)) continue;
    InstalledFace face = face_of(pattern);
    if (!face.families.empty() && !face.path.empty() && face.characters != nullptr) faces.push_back(std::move(face));
  }
}

}  // namespace

/// Keeps fontconfig's patterns, and with them the character sets, alive.
struct FontCatalogue::Configuration {
  explicit Configuration(FcConfig* loaded) : config(loaded) {}
  Configuration(Configuration const&) = delete;
  Configuration& operator=(Configuration const&) = delete;
  ~Configuration() { FcConfigDestroy(config); }
  FcConfig* config;
};

FontCatalogue FontCatalogue::of_system() {
  FontCatalogue catalogue;
  FcConfig* config = FcInitLoadConfigAndFonts();
  if (config == nullptr) return catalogue;
  catalogue.configuration_ = std::make_shared<Configuration>(config);
  append_faces(FcConfigGetFonts(config, FcSetSystem), catalogue.faces_);
  append_faces(FcConfigGetFonts(config, FcSetApplication), catalogue.faces_);
  std::stable_sort(catalogue.faces_.begin(), catalogue.faces_.end(), comes_before);
  catalogue.index_families();
  return catalogue;
}

FontCatalogue FontCatalogue::with(std::vector<InstalledFace> const& faces) const {
  FontCatalogue both = *this;
  std::set<std::string> own;
  for (InstalledFace const& face : faces) {
    std::string const family = folded(face.families.front());
    std::vector<std::size_t>& members = both.families_[family];
    if (own.insert(family).second) members.clear();
    members.insert(members.begin(), both.faces_.size());
    both.faces_.push_back(face);
  }
  return both;
}

void FontCatalogue::index_families() {
  for (std::size_t i = 0; i < faces_.size(); ++i) {
    for (std::string const& name : faces_[i].families) {
      std::vector<std::size_t>& members = families_[folded(name)];
      if (members.empty() || members.back() != i) members.push_back(i);
    }
  }
  for (auto& [name, members] : families_) drop_fragments(members);
}

void FontCatalogue::drop_fragments(std::vector<std::size_t>& members) const {
  std::size_t most = 0;
  for (std::size_t i : members) most = std::max(most, faces_[i].character_count);
  std::erase_if(members, [&](std::size_t i) { return faces_[i].character_count < most / 4; });
}

std::vector<std::size_t> const& FontCatalogue::family(std::string_view name) const {
  static std::vector<std::size_t> const none;
  auto const found = families_.find(folded(name));
  return found == families_.end() ? none : found->second;
}

bool FontCatalogue::has_character(InstalledFace const& face, char32_t code_point) {
  // A document's face is for its family alone.
  return face.characters != nullptr && FcCharSetHasChar(face.characters, static_cast<FcChar32>(code_point)) == FcTrue;
}

}  // namespace closeout::text
