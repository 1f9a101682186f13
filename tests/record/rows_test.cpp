// A record in two parts, frame and rows, at their places.

#include "record/rows.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <random>

#include "xml/document.hpp"

namespace closeout::record {
namespace {

namespace fs = std::filesystem;

fs::path file_with(std::string const& text) {
  auto const* const test = testing::UnitTest::GetInstance()->current_test_info();
  fs::path const path = fs::path(CLOSEOUT_SCRATCH_DIR) / (std::string(test->name()) + ".xml");
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

std::vector<RowChunk> chunks_of(fs::path const& path) {
  std::vector<RowChunk> chunks;
  EXPECT_TRUE(read_rows(path, [&](RowChunk chunk) {
    chunks.push_back(std::move(chunk));
    return true;
  }));
  return chunks;
}

xml::Document parsed(base::SourceFileRef const& source) {
  base::Diagnostics diagnostics;
  auto document = xml::parse(source, diagnostics);
  EXPECT_TRUE(document.has_value()) << source->bytes();
  return document ? std::move(*document) : xml::Document();
}

std::string place_of(xml::Document const& document, pugi::xml_node node) {
  base::Position const position = document.place_of(node).position();
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

constexpr char const* small =
    "<?xml version=\"1.0\"?>\n"
    "<project xmlns=\"urn:p\" xmlns:x='urn:x'>\n"
    "  <participants invented=\"yes\">\n"
    "    <!-- <participant> --><participant id=\"a\"><person/></participant>\n"
    "    <participant id=\"b>\"/>\n"
    "    <!-- last -->\n"
    "  </participants>\n"
    "  <budget/>\n"
    "  <ledger><entry/><entry/></ledger><end/>\n"
    "</project>\n";

TEST(Rows, FrameIsTheRecordWithoutRows) {
  auto const frame = read_frame(file_with(small));
  ASSERT_TRUE(frame.has_value());
  EXPECT_EQ((*frame)->bytes(),
            "<?xml version=\"1.0\"?>\n"
            "<project xmlns=\"urn:p\" xmlns:x='urn:x'>\n"
            "  <participants invented=\"yes\">\n"
            "    <!-- last -->\n"
            "  </participants>\n"
            "  <budget/>\n"
            "  <ledger></ledger><end/>\n"
            "</project>\n");
  xml::Document const document = parsed(*frame);
  EXPECT_EQ(place_of(document, document.root().child("participants")), "3:4");
  EXPECT_EQ(place_of(document, document.root().child("budget")), "8:4");
  EXPECT_EQ(place_of(document, document.root().child("end")), "9:37");
}

TEST(Rows, ChunkIsADocumentOfItsOwnWithThePlacesOfTheFile) {
  auto const chunks = chunks_of(file_with(small));
  ASSERT_EQ(chunks.size(), 2U);
  EXPECT_EQ(chunks[0].kind, RowKind::Participant);
  EXPECT_EQ(chunks[0].count, 2U);
  xml::Document const people = parsed(chunks[0].source);
  EXPECT_EQ(people.root().name(), container_name(RowKind::Participant));
  EXPECT_STREQ(people.root().attribute("xmlns").value(), "urn:p");
  EXPECT_STREQ(people.root().attribute("xmlns:x").value(), "urn:x");
  EXPECT_EQ(place_of(people, people.root()), "3:4");
  EXPECT_EQ(place_of(people, people.root().child("participant")), "4:28");
  EXPECT_EQ(place_of(people, people.root().child("participant").child("person")), "4:48");
  EXPECT_EQ(place_of(people, people.root().child("participant").next_sibling("participant")), "5:6");
  xml::Document const ledger = parsed(chunks[1].source);
  EXPECT_EQ(place_of(ledger, ledger.root().last_child()), "9:20");
}

TEST(Rows, FileOfRowsIsReadTheSameWay) {
  fs::path const path = file_with("<ledger xmlns='urn:p' extracted='2024-01-01'>\n<entry/>\n<entry/>\n</ledger>");
  auto const frame = read_frame(path);
  ASSERT_TRUE(frame.has_value());
  EXPECT_EQ((*frame)->bytes(), "<ledger xmlns='urn:p' extracted='2024-01-01'>\n</ledger>");
  auto const chunks = chunks_of(path);
  ASSERT_EQ(chunks.size(), 1U);
  EXPECT_EQ(chunks[0].count, 2U);
}

TEST(Rows, ByteOrderMarkIsNoPartOfTheText) {
  auto const frame = read_frame(file_with("\xEF\xBB\xBF<ledger><entry/></ledger>"));
  ASSERT_TRUE(frame.has_value());
  EXPECT_EQ((*frame)->bytes(), "<ledger></ledger>");
}

TEST(Rows, WhatIsNotWellFormedIsLeftToWhoReadsItWhole) {
  for (char const* const text : {"<ledger><entry></ledger>", "<ledger>", "", "no xml", "<ledger/><ledger/>",
                                 "<!DOCTYPE ledger []><ledger/>", "<ledger><entry a='></ledger>", "</ledger>"}) {
    EXPECT_FALSE(read_frame(file_with(text)).has_value()) << text;
  }
  EXPECT_FALSE(read_frame(fs::path(CLOSEOUT_SCRATCH_DIR) / "not-there.xml").has_value());
}

TEST(Rows, ReadingEndsWhenNobodyTakesMore) {
  std::string text = "<ledger>";
  for (int i = 0; i < 20; ++i) text += "<entry a='" + std::string(chunk_size / 4, 'x') + "'/>\n";
  int taken = 0;
  EXPECT_TRUE(read_rows(file_with(text + "</ledger>"), [&](RowChunk const&) { return ++taken < 2; }));
  EXPECT_EQ(taken, 2);
}

/// Rows of many lengths, so that tags lie across every border of blocks and chunks.
TEST(Rows, NoRowIsLostOrMovedWhereverBlocksEnd) {
  std::mt19937 draw(1);
  std::string text = "<project><ledger>\n";
  std::vector<std::pair<std::string, std::uint32_t>> expected;  // Id and line.
  std::uint32_t line = 2;
  for (int i = 0; text.size() < 5 * chunk_size; ++i) {
    std::string const id = "e" + std::to_string(i);
    expected.emplace_back(id, line);
    text += "<entry id='" + id + "' a='" + std::string(draw() % 3000, '>') + "'>\n<b>\xC3\xA4</b></entry>";
    ++line;
    if (draw() % 3 == 0) {
      text += "\n";
      ++line;
    }
  }
  std::size_t index = 0;
  std::uint64_t first = 0;
  for (RowChunk const& chunk : chunks_of(file_with(text + "</ledger></project>"))) {
    EXPECT_EQ(chunk.first, first);
    EXPECT_LT(chunk.source->bytes().size(), chunk_size + 4000);
    first += chunk.count;
    xml::Document const document = parsed(chunk.source);
    for (pugi::xml_node const row : document.root().children("entry")) {
      ASSERT_LT(index, expected.size());
      EXPECT_EQ(row.attribute("id").value(), expected[index].first);
      EXPECT_EQ(document.place_of(row).position().line, expected[index].second);
      ++index;
    }
  }
  EXPECT_EQ(index, expected.size());
}

}  // namespace
}  // namespace closeout::record
