#include <gtest/gtest.h>

#include "images/image.hpp"
#include "images/jpeg_header.hpp"
#include "images/samples.hpp"
#include "support/tiny_images.hpp"

namespace closeout::images {
namespace {

using namespace std::string_literals;
using test::Jpeg;
using test::jpeg_bytes;
using test::jpeg_segment;

Image image_of(Jpeg const& jpeg) {
  Fault fault;
  auto image = read_image(jpeg_bytes(jpeg), fault);
  EXPECT_TRUE(image) << fault.message;
  return image.value_or(Image());
}

Samples samples_of(Jpeg const& jpeg) {
  Fault fault;
  auto samples = jpeg_samples(jpeg_bytes(jpeg), fault);
  EXPECT_TRUE(samples) << fault.message;
  return samples ? std::move(*samples) : Samples();
}

std::string fault_of(std::string const& bytes) {
  Fault fault;
  EXPECT_FALSE(read_image(bytes, fault));
  return fault.message;
}

TEST(Jpeg, BytesAreCopied) {
  for (Jpeg const& jpeg : {Jpeg{8, 5, 3, "abc"}, Jpeg{3, 9, 1, "a"}, Jpeg{8, 8, 3, "abc", "", true}}) {
    Samples const samples = samples_of(jpeg);
    EXPECT_EQ(samples.coding, Coding::Jpeg);
    EXPECT_EQ(samples.data, jpeg_bytes(jpeg));
    EXPECT_EQ(samples.width, jpeg.width);
    EXPECT_EQ(samples.height, jpeg.height);
    EXPECT_EQ(samples.components, static_cast<unsigned>(jpeg.components));
  }
}

TEST(Jpeg, WhatFollowsTheEndIsLeftOut) {
  Fault fault;
  std::string const bytes = jpeg_bytes({8, 8, 1, "a"});
  EXPECT_EQ(jpeg_samples(bytes + "more", fault)->data, bytes);
}

TEST(Jpeg, ExifTurnsThePicture) {
  Image const image = image_of({8, 5, 3, "abc", test::exif_orientation(6)});
  EXPECT_EQ(image.orientation, Orientation::TurnedRight);
  EXPECT_EQ(image.width, 8U);
  EXPECT_EQ(image.shown_width(), 5U);
  EXPECT_EQ(image.shown_height(), 8U);
  EXPECT_EQ(image_of({8, 5, 3, "abc", test::exif_orientation(9)}).orientation, Orientation::Upright);
}

TEST(Jpeg, BrokenExifIsAsIfItWereNotThere) {
  std::string const whole = test::exif_orientation(6);
  for (std::size_t length = 10; length < 24; ++length) {
    EXPECT_EQ(image_of({8, 8, 1, "a", jpeg_segment(0xE1, whole.substr(4, length))}).orientation, Orientation::Upright);
  }
}

TEST(Jpeg, JfifSaysTheResolution) {
  std::string bytes = jpeg_bytes({8, 8, 1, "a"});
  std::size_t const jfif = bytes.find("JFIF");
  bytes.replace(jfif + 7, 5, "\1\0\xC0\0\xC0"s);
  Fault fault;
  EXPECT_NEAR(read_image(bytes, fault)->resolution.value_or(0), 2, 1e-9);
  bytes.replace(jfif + 7, 5, "\0\0\1\0\1"s);  // A ratio alone.
  EXPECT_FALSE(read_image(bytes, fault)->resolution);
}

std::string with_profile(std::string_view space, char number = 1, char count = 1) {
  return jpeg_segment(0xE2, "ICC_PROFILE\0"s + number + count + test::icc_profile(space));
}

TEST(Jpeg, ProfileIsKept) {
  EXPECT_EQ(samples_of({8, 8, 3, "abc", with_profile("RGB ")}).profile, test::icc_profile("RGB "));
  EXPECT_EQ(samples_of({8, 8, 3, "abc", with_profile("RGB ", 1, 2)}).profile, "");
  EXPECT_EQ(image_of({8, 8, 3, "abc", with_profile("CMYK")}).remarks.at(0).code, "image-profile-ignored");
}

TEST(Jpeg, InksWithAProfileAreCopiedAndInverted) {
  Jpeg const jpeg{8, 8, 4, "abcd", with_profile("CMYK")};
  Samples const samples = samples_of(jpeg);
  EXPECT_EQ(samples.coding, Coding::Jpeg);
  EXPECT_EQ(samples.components, 4U);
  EXPECT_TRUE(samples.is_inverted);  // libjpeg writes an Adobe marker.
  EXPECT_TRUE(image_of(jpeg).remarks.empty());
}

TEST(Jpeg, InksWithoutAProfileBecomeSrgb) {
  Jpeg const jpeg{8, 8, 4, "\xFF\0\0\xFF"s};  // Adobe's way round: magenta and yellow in full.
  Samples const samples = samples_of(jpeg);
  EXPECT_EQ(samples.coding, Coding::PngRows);
  EXPECT_EQ(samples.components, 3U);
  EXPECT_EQ(image_of(jpeg).remarks.at(0).code, "image-cmyk-converted");
}

TEST(Jpeg, RgbWithoutTransformSaysSo) {
  Fault fault;
  std::string bytes = jpeg_bytes({8, 8, 3, "abc"});
  std::size_t const jfif = bytes.find("JFIF") - 4;
  bytes.erase(jfif, 18);
  EXPECT_FALSE(jpeg_samples(bytes, fault)->is_rgb_jpeg);
  bytes.insert(2, jpeg_segment(0xEE, "Adobe\0\x64\0\0\0\0\0"s));
  EXPECT_TRUE(jpeg_samples(bytes, fault)->is_rgb_jpeg);
}

TEST(JpegThatLies, AboutMoreThanItHas) {
  std::string const bytes = jpeg_bytes({16, 16, 3, "abc"});
  for (std::size_t length = 3; length < bytes.size(); ++length) {
    EXPECT_NE(fault_of(bytes.substr(0, length)), "") << length;
  }
}

TEST(JpegThatLies, AboutItsSizeAndKind) {
  std::string const bytes = jpeg_bytes({16, 16, 3, "abc"});
  std::size_t const frame = bytes.find("\xFF\xC0");
  auto const with = [&](std::size_t at, std::string_view text) {
    return std::string(bytes).replace(frame + at, text.size(), text);
  };
  EXPECT_EQ(fault_of(with(5, "\xFF\xFF\xFF\xFF")), "image of 65535 by 65535 pixels is larger than 150000000 pixels");
  EXPECT_EQ(fault_of(with(5, "\0\0"s)), "image is damaged: its width or height is 0");
  EXPECT_EQ(fault_of(with(1, "\xC3")), "JPEG is of a kind that no PDF can show");
  EXPECT_EQ(fault_of(with(4, "\x0C")), "JPEG is of a kind that no PDF can show");
  EXPECT_EQ(fault_of(with(9, "\x02")), "JPEG is of a kind that no PDF can show");
}

}  // namespace
}  // namespace closeout::images
