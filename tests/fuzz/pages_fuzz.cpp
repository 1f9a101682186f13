// Any text as the body of a document on small pages (or as the whole document, where it begins as one): laid out,
// written and checked, or refused.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/output.hpp"
#include "base/utf8.hpp"
#include "boxes/box_source.hpp"
#include "boxes/pictures.hpp"
#include "css/styled.hpp"
#include "layout/layout.hpp"
#include "pdf/document_writer.hpp"

namespace {

constexpr std::string_view before =
    "<html xmlns='http://www.w3.org/1999/xhtml' lang='en'><head><title>T</title>"
    "<style>@page { size: 200px 200px; margin: 10px }</style></head><body>";

std::string document_of(std::string const& text) {
  bool const is_whole = text.starts_with("<!DOCTYPE") || text.starts_with("<html") || text.starts_with("<?xml");
  return is_whole ? text : std::string(before) + text + "</body></html>";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace closeout;
  static base::Diagnostics of_fonts;
  static std::unique_ptr<text::Fonts> const fonts = text::Fonts::of_system(of_fonts);
  std::string const text = document_of(std::string(reinterpret_cast<char const*>(data), size));
  if (!fonts || base::first_malformed_utf8(text)) return 0;
  base::Diagnostics diagnostics;
  auto const document = xml::parse(std::make_shared<base::SourceFile const>("a.xhtml", text), diagnostics);
  if (!document) return 0;
  auto const styled = css::style(*document, {}, diagnostics);
  if (!styled) return 0;
  boxes::Pictures pictures;
  boxes::BoxSource boxes(*document, *styled, pictures, diagnostics);
  pdf::WriteOptions options;
  options.conformance = pdf::Conformance::WhereKept;
  base::StringSink sink;
  pdf::DocumentWriter writer(options, sink, diagnostics);
  static_cast<void>(layout::lay_out(boxes, *styled, *fonts, writer, diagnostics));
  return 0;
}
