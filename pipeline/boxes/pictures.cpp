#include "boxes/pictures.hpp"

#include <algorithm>

#include "boxes/svg.hpp"

namespace closeout::boxes {
namespace {

std::optional<xml::Document> parse_source(images::SvgSource const& svg, base::Diagnostics& findings) {
  if (!svg.path.empty()) return xml::load(svg.path, findings);
  return xml::parse(std::make_shared<base::SourceFile const>("data:", svg.text), findings);
}

base::Diagnostic not_a_picture() {
  base::Diagnostic finding = base::warning("image-format-unknown", "image is neither PNG, JPEG nor SVG");
  finding.hint = "save the picture as PNG, JPEG or SVG";
  return finding;
}

base::Diagnostic without_source(base::SourcePlace const& place) {
  base::Diagnostic finding = base::warning("image-without-source", "image has no src", place);
  finding.hint = "give the name of a PNG, JPEG or SVG file";
  return finding;
}

}  // namespace

/// SVG 2 section 2.2.2: a document of its own, where currentColor is black.
Pictures::Parsed Pictures::parse(images::SvgSource const& svg) {
  Parsed parsed;
  base::Diagnostics findings;
  auto const document = parse_source(svg, findings);
  if (document && xml::local_name(document->root()) == "svg") {
    parsed.drawing = std::make_shared<Drawing const>(parse_svg(*document, document->root(), {}, findings));
  }
  parsed.findings = findings.all();
  if (document && !parsed.drawing) parsed.findings.push_back(not_a_picture());
  return parsed;
}

/// A document's boxes are made more than once, so what was found in a file is told whenever it is asked for.
std::shared_ptr<Drawing const> Pictures::drawing_of(images::SvgSource const& svg, base::SourcePlace const& place,
                                                    base::Diagnostics& diagnostics) {
  bool const is_file = !svg.path.empty();
  auto const known = is_file ? parsed_.find(svg.path) : parsed_.end();
  Parsed const parsed = known != parsed_.end() ? known->second : parse(svg);
  if (is_file) parsed_.emplace(svg.path, parsed);
  for (base::Diagnostic finding : parsed.findings) {
    // A file that is no part of the input: as with other pictures, its text stands for it.
    finding.severity = base::Severity::Warning;
    if (!finding.place.is_known()) finding.place = place;
    diagnostics.add(std::move(finding));
  }
  return parsed.drawing;
}

std::vector<Picture> Pictures::backgrounds(css::ComputedStyle const& style, base::SourcePlace const& place,
                                           base::Diagnostics& diagnostics) {
  std::vector<Picture> pictures;
  std::vector<std::string> const& images = style.background.images;
  if (std::all_of(images.begin(), images.end(), [](std::string const& image) { return image.empty(); })) {
    return pictures;
  }
  for (css::BackgroundLayer const& layer : css::background_layers(style.background)) {
    pictures.push_back(open_path(layer.image, place, diagnostics));
  }
  return pictures;
}

Picture Pictures::open(std::string_view address, base::SourcePlace const& place, base::Diagnostics& diagnostics) {
  return picture_of(images_.open(address, place, diagnostics), place, diagnostics);
}

Picture Pictures::open_path(std::string const& path, base::SourcePlace const& place, base::Diagnostics& diagnostics) {
  return picture_of(images_.open_path(path, place, diagnostics), place, diagnostics);
}

Picture Pictures::picture_of(images::Library::Picture const& opened, base::SourcePlace const& place,
                             base::Diagnostics& diagnostics) {
  Picture picture;
  if (auto const* image = std::get_if<images::ImageRef>(&opened)) picture.image = *image;
  if (auto const* svg = std::get_if<images::SvgSource>(&opened)) {
    picture.drawing = drawing_of(*svg, place, diagnostics);
  }
  return picture;
}

void Pictures::fill(Box& box, pugi::xml_node img, xml::Document const& document, base::Diagnostics& diagnostics) {
  base::SourcePlace const place = document.place_of(img, "src");
  pugi::xml_attribute const address = img.attribute("src");
  if (!address) return diagnostics.add(without_source(place));
  box.picture = open(address.value(), place, diagnostics);
  if (box.picture.image) box.kind = BoxKind::Image;
  if (box.picture.drawing) box.kind = BoxKind::Drawing;
}

}  // namespace closeout::boxes
