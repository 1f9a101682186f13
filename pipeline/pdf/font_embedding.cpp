#include "pdf/font_embedding.hpp"

#include <podofo/podofo.h>

#include <cmath>

#include "pdf/digest.hpp"
#include "pdf/podofo_values.hpp"
#include "pdf/sfnt.hpp"
#include "pdf/to_unicode.hpp"

namespace closeout::pdf {
namespace {

using PoDoFo::pdf_int64;
using PoDoFo::PdfDictionary;
using PoDoFo::PdfName;

/// 9.6.4: six capitals that differ between subsets of one font. From the bytes, so that they repeat.
std::string subset_tag(std::string_view font_file) {
  Sha256 hash;
  hash.add(font_file);
  std::string const digest = hash.finish();
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) tag += static_cast<char>('A' + static_cast<unsigned char>(digest[i]) % 26);
  return tag;
}

/// Table 123. Symbolic, because codes are glyph numbers and no standard encoding has a part in them.
pdf_int64 descriptor_flags(text::FontFace const& face) {
  constexpr pdf_int64 fixed_pitch = 1, serif = 2, symbolic = 4, italic = 64;
  return symbolic | (face.is_fixed_pitch() ? fixed_pitch : 0) | (face.is_serif() ? serif : 0) |
         (face.is_italic() ? italic : 0);
}

/// The required StemV is in no table of these fonts; this is the usual estimate from the weight.
double stem_width(text::FontFace const& face) {
  return 50 + std::pow(face.weight() / 65.0, 2);
}

PoDoFo::PdfArray font_box(text::FontMetrics const& metrics) {
  PoDoFo::PdfArray box;
  for (double const edge : metrics.box) box.push_back(rounded(edge));
  return box;
}

/// Table 122.
PdfDictionary font_descriptor(text::FontFace const& face, std::string const& name) {
  text::FontMetrics const& metrics = face.metrics();
  PdfDictionary descriptor;
  descriptor.AddKey("Type", PdfName("FontDescriptor"));
  descriptor.AddKey("FontName", PdfName(name));
  descriptor.AddKey("FontFamily", text_string(face.family()));
  descriptor.AddKey("FontWeight", pdf_int64{face.weight()});
  descriptor.AddKey("Flags", descriptor_flags(face));
  descriptor.AddKey("FontBBox", font_box(metrics));
  descriptor.AddKey("ItalicAngle", decimal(std::llround(metrics.italic_angle * static_cast<double>(decimal_one))));
  descriptor.AddKey("Ascent", rounded(metrics.ascent));
  descriptor.AddKey("Descent", rounded(metrics.descent));
  descriptor.AddKey("CapHeight", rounded(metrics.cap_height));
  descriptor.AddKey("XHeight", rounded(metrics.x_height));
  descriptor.AddKey("StemV", rounded(stem_width(face)));
  return descriptor;
}

/// 9.9: TrueType as FontFile2 with its length before compression, CFF as the bare table.
void prepare_program(text::FontFace const& face, std::string_view font_file, DeflateLevel level, EmbeddedFont& font) {
  font.program_key = face.is_cff() ? "FontFile3" : "FontFile2";
  font.program_entries = "/Filter/FlateDecode";
  if (face.is_cff()) {
    font.program_entries += "/Subtype/CIDFontType0C";
  } else {
    font.program_entries += "/Length1 ";
    append_integer(font.program_entries, static_cast<std::int64_t>(font_file.size()));
  }
  font.program = deflated(face.is_cff() ? sfnt_table(font_file, "CFF ") : font_file, level);
}

/// W (9.7.4.3): the widths of used glyphs, neighbours together.
std::string glyph_widths(FontUse const& font) {
  std::string widths = "[";
  std::uint32_t previous = 0xFFFFFFFE;
  for (std::uint32_t const glyph : font.used_glyphs()) {
    if (glyph != previous + 1) {
      if (widths.size() > 1) widths += ']';
      append_integer(widths, glyph);
      widths += '[';
    } else {
      widths += ' ';
    }
    append_integer(widths, font.width(glyph));
    previous = glyph;
  }
  return widths += widths.size() > 1 ? "]]" : "]";
}

PdfDictionary identity_system_info() {
  PdfDictionary info;
  info.AddKey("Registry", PoDoFo::PdfString("Adobe"));
  info.AddKey("Ordering", PoDoFo::PdfString("Identity"));
  info.AddKey("Supplement", rounded(0));  // A bare 0 would be taken for a null pointer.
  return info;
}

/// Table 117. CIDToGIDMap belongs to TrueType alone; ISO 19005-3 6.2.11.3.2 requires it there.
PdfDictionary cid_font(FontUse const& font, std::string const& name) {
  std::string const widths = glyph_widths(font);
  PdfDictionary dictionary;
  dictionary.AddKey("Type", PdfName("Font"));
  dictionary.AddKey("Subtype", PdfName(font.face().is_cff() ? "CIDFontType0" : "CIDFontType2"));
  dictionary.AddKey("BaseFont", PdfName(name));
  dictionary.AddKey("CIDSystemInfo", identity_system_info());
  dictionary.AddKey("W", PoDoFo::PdfVariant(PoDoFo::PdfData(widths.data(), widths.size())));
  if (!font.face().is_cff()) dictionary.AddKey("CIDToGIDMap", PdfName("Identity"));
  return dictionary;
}

/// Table 121. With a CIDFontType0 descendant the name ends in the encoding's.
PdfDictionary type0_font(FontUse const& font, std::string const& name) {
  PdfDictionary dictionary;
  dictionary.AddKey("Type", PdfName("Font"));
  dictionary.AddKey("Subtype", PdfName("Type0"));
  dictionary.AddKey("BaseFont", PdfName(font.face().is_cff() ? name + "-Identity-H" : name));
  dictionary.AddKey("Encoding", PdfName("Identity-H"));
  return dictionary;
}

/// The dictionary with one more entry, whose value begins with a delimiter or a space.
std::string with_entry(std::string_view dictionary, std::string_view key, std::string_view value) {
  std::string text(dictionary.substr(0, dictionary.rfind(">>")));
  ((text += '/') += key) += value;
  return text += ">>";
}

std::string reference(ObjectNumber number) {
  std::string text = " ";
  append_reference(text, number);
  return text;
}

}  // namespace

std::optional<EmbeddedFont> prepare_font(FontUse const& font, DeflateLevel level, base::Diagnostics& diagnostics) {
  std::optional<std::string> const font_file = font.face().subset(font.used_glyphs(), diagnostics);
  if (!font_file) return std::nullopt;
  std::string const name = subset_tag(*font_file) + '+' + font.face().postscript_name();
  EmbeddedFont result;
  prepare_program(font.face(), *font_file, level, result);
  result.descriptor = serialised(font_descriptor(font.face(), name));
  result.descendant = serialised(cid_font(font, name));
  result.type0 = serialised(type0_font(font, name));
  result.to_unicode = deflated(to_unicode_cmap(font), level);
  return result;
}

void write_font(EmbeddedFont const& font, ObjectNumber number, ObjectAssembler& assembler) {
  ObjectNumber const program = assembler.add_stream(font.program_entries, font.program);
  ObjectNumber const descriptor = assembler.add(with_entry(font.descriptor, font.program_key, reference(program)));
  ObjectNumber const descendant = assembler.add(with_entry(font.descendant, "FontDescriptor", reference(descriptor)));
  ObjectNumber const to_unicode = assembler.add_stream("/Filter/FlateDecode", font.to_unicode);
  std::string const type0 = with_entry(font.type0, "DescendantFonts", '[' + reference(descendant) + ']');
  assembler.write(number, with_entry(type0, "ToUnicode", reference(to_unicode)));
}

}  // namespace closeout::pdf
