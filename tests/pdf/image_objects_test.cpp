#include <gtest/gtest.h>

#include "pdf/tagged_document.hpp"
#include "support/pdf_inspection.hpp"
#include "support/tiny_images.hpp"

namespace closeout::pdf {
namespace {

using namespace std::string_literals;

images::ImageRef image_of(std::string bytes) {
  images::Fault fault;
  auto image = images::read_image(bytes, fault);
  EXPECT_TRUE(image) << fault.message;
  image->bytes = std::move(bytes);
  return std::make_shared<images::Image const>(std::move(*image));
}

/// A document that shows these images on its first page and the first one on a second.
pages::Document document_with(std::vector<images::ImageRef> const& shown) {
  TaggedDocument document;
  document.add(pages::StructureType::H1, "Kuvat");
  auto const add = [&](images::ImageRef const& image) {
    pages::Item item;
    item.tag.artifact = pages::ArtifactType::Layout;
    item.content = pages::ImageItem{image, {96, 0, 0, 48, 192, 96}};
    document.page().items.push_back(std::move(item));
  };
  for (images::ImageRef const& image : shown) add(image);
  document.new_page();
  document.add(pages::StructureType::P, "Toinen sivu");
  add(shown.front());
  return std::move(document.document);
}

std::string name_of(images::ImageRef const& image) {
  return "I" + image->hash.substr(0, 16);
}

class ImageObjectsTest : public ::testing::Test {
 protected:
  /// The only image's dictionary entry.
  std::string entry(std::string bytes, std::string const& key) {
    auto const image = image_of(std::move(bytes));
    test::PdfInspection const pdf(written(document_with({image})));
    return pdf.value("Root/Pages/Kids/0/Resources/XObject/" + name_of(image) + "/" + key);
  }
};

TEST_F(ImageObjectsTest, AnImageIsWrittenOnce) {
  auto const image = image_of(test::plain_png(2, 2, "abc"));
  auto const twin = image_of(test::plain_png(2, 2, "abc"));
  test::PdfInspection const pdf(written(document_with({image, twin})));
  std::string const name = "Resources/XObject/" + name_of(image);
  EXPECT_EQ(pdf.size("Root/Pages/Kids/0/Resources/XObject"), 1U);
  EXPECT_NE(pdf.object_number("Root/Pages/Kids/0/" + name), 0U);
  EXPECT_EQ(pdf.object_number("Root/Pages/Kids/0/" + name), pdf.object_number("Root/Pages/Kids/1/" + name));
}

TEST_F(ImageObjectsTest, PlacementBecomesTheMatrix) {
  auto const image = image_of(test::plain_png(2, 2, "abc"));
  pages::Document const document = document_with({image});
  test::PdfInspection const pdf(written(document));
  std::string const content = pdf.stream("Root/Pages/Kids/0/Contents");
  // 96 by 48 pixels at 192, 96 from the top left of A4: 72 by 36 points, bottom at 841.8898 - 72 - 36.
  // A few thousandths less all round: viewers paint every pixel that an image touches.
  EXPECT_NE(content.find("q\n71.9955 0 0 35.9955 144.0023 "), std::string::npos) << content;
  EXPECT_NE(content.find("cm\n/" + name_of(image) + " Do\nQ\n"), std::string::npos) << content;
}

TEST_F(ImageObjectsTest, ColourSpaces) {
  test::Png grey{1, 1, 8, 0, {"a"}};
  EXPECT_EQ(entry(test::png_bytes(grey), "ColorSpace"), "/DeviceGray");
  EXPECT_EQ(entry(test::plain_png(1, 1, "abc"), "ColorSpace"), "/DeviceRGB");
  test::Png indexed{1, 1, 8, 3, {"\0"s}};
  indexed.chunks = test::png_chunk("PLTE", "abcdef");
  EXPECT_EQ(entry(test::png_bytes(indexed), "ColorSpace/0"), "/Indexed");
  EXPECT_EQ(entry(test::png_bytes(indexed), "ColorSpace/2"), "1");
  test::Png with_profile{1, 1, 8, 2, {"abc"}};
  with_profile.chunks = test::png_chunk("iCCP", "n\0\0"s + test::zlib_data(test::icc_profile("RGB ")));
  EXPECT_EQ(entry(test::png_bytes(with_profile), "ColorSpace/0"), "/ICCBased");
  EXPECT_EQ(entry(test::png_bytes(with_profile), "ColorSpace/1/N"), "3");
}

TEST_F(ImageObjectsTest, MasksAndDecoding) {
  EXPECT_EQ(entry(test::png_bytes({1, 1, 8, 6, {"abcd"}}), "SMask/ColorSpace"), "/DeviceGray");
  test::Png keyed{1, 1, 8, 2, {"abc"}};
  keyed.chunks = test::png_chunk("tRNS", "\0\1\0\2\0\3"s);
  EXPECT_EQ(entry(test::png_bytes(keyed), "Mask"), "[ 1 1 2 2 3 3]");
  EXPECT_EQ(entry(test::plain_png(3, 1, "abc"), "DecodeParms/Columns"), "3");
  EXPECT_EQ(entry(test::plain_png(3, 1, "abc"), "DecodeParms/Predictor"), "15");
  EXPECT_EQ(entry(test::jpeg_bytes({8, 8, 3, "abc"}), "Filter"), "/DCTDecode");
}

TEST_F(ImageObjectsTest, AFileThatIsGoneIsAnError) {
  auto image = std::make_shared<images::Image>(*image_of(test::plain_png(1, 1, "abc")));
  image->path = "no such folder/a.png";
  base::Diagnostics diagnostics;
  base::StringSink sink;
  EXPECT_FALSE(write(document_with({image}), {}, sink, diagnostics));
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].code, "image-not-found");
}

}  // namespace
}  // namespace closeout::pdf
