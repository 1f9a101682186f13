#include "text/document_faces.hpp"

#include <fmt/format.h>

#include <fstream>
#include <tuple>
#include <utility>

#include "base/data_url.hpp"
#include "text/font_file.hpp"

namespace closeout::text {
namespace {

/// Larger than any font of one face.
constexpr std::streamoff largest_font = 64 * 1024 * 1024;

std::shared_ptr<std::string const> read_file(std::string const& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  std::streamoff const size = file ? static_cast<std::streamoff>(file.tellg()) : -1;
  if (size <= 0 || size > largest_font) return nullptr;
  std::string bytes(static_cast<std::size_t>(size), '\0');
  file.seekg(0);
  file.read(bytes.data(), size);
  return file ? std::make_shared<std::string const>(std::move(bytes)) : nullptr;
}

std::shared_ptr<std::string const> bytes_of(std::string const& address) {
  if (!base::is_data_url(address)) return read_file(address);
  auto content = base::data_url_content(address);
  return content ? std::make_shared<std::string const>(std::move(*content)) : nullptr;
}

std::string without(std::string text, char character) {
  std::erase(text, character);
  return text;
}

/// Section 4.3.1: a full or PostScript name, which are made of the family's and the style's.
bool is_named(InstalledFace const& face, std::string const& name) {
  for (std::string const& family : face.families) {
    bool const is_regular = face.style == "Regular" && name == family;
    bool const is_postscript = name == without(family, ' ') + "-" + without(face.style, ' ');
    if (is_regular || is_postscript || name == family + " " + face.style) return true;
  }
  return false;
}

std::optional<InstalledFace> installed_face(std::string const& name, FontCatalogue const& installed) {
  for (InstalledFace const& face : installed.faces()) {
    if (is_named(face, name)) return face;
  }
  return std::nullopt;
}

std::optional<InstalledFace> source_face(DocumentFace::Source const& source, FontCatalogue const& installed) {
  if (source.is_local) return installed_face(source.name, installed);
  InstalledFace face;
  face.bytes = bytes_of(source.name);
  // A data: URL has no name; a long one in messages helps nobody.
  face.path = base::is_data_url(source.name) ? "document-font" : source.name;
  return face.bytes ? std::optional(std::move(face)) : std::nullopt;
}

}  // namespace

std::optional<InstalledFace> load_face(DocumentFace const& wanted, FontCatalogue const& installed) {
  for (DocumentFace::Source const& source : wanted.sources) {
    auto face = source_face(source, installed);
    if (!face) continue;
    face->families = {wanted.family};
    std::tie(face->weight, face->heaviest) = wanted.weight;
    face->width = wanted.stretch_permille.first / 10;
    face->widest = wanted.stretch_permille.second / 10;
    face->italic = wanted.italic;
    face->unicode_range = wanted.unicode_range;
    if (FontFile::open(*face)) return face;
  }
  return std::nullopt;
}

std::string key_of(DocumentFace const& face) {
  std::string key = fmt::format("{}\n{} {} {} {} {}\n", face.family, face.weight.first, face.weight.second,
                                face.stretch_permille.first, face.stretch_permille.second, face.italic);
  for (auto const& [first, last] : face.unicode_range) {
    key += fmt::format("{}-{} ", static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last));
  }
  for (DocumentFace::Source const& source : face.sources)
    key += (source.is_local ? "\nlocal " : "\nurl ") + source.name;
  return key + "\n";
}

base::Diagnostic unusable_face(DocumentFace const& face) {
  base::Diagnostic finding =
      base::warning("text-font-face-unusable", "no source of the font \"" + face.family + "\" can be used", face.place);
  finding.hint =
      "give a TrueType or OpenType file beside the style sheet, or local() with the name of an installed font";
  finding.arguments = {{"family", face.family}};
  return finding;
}

}  // namespace closeout::text
