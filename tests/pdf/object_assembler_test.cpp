#include "pdf/object_assembler.hpp"

#include <gmock/gmock.h>

namespace closeout::pdf {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string file_of(std::string_view value) {
  base::StringSink sink;
  ObjectAssembler assembler(sink);
  ObjectNumber const catalog = assembler.reserve();
  ObjectNumber const information = assembler.add(value);
  assembler.write(catalog, "<</Type/Catalog>>");
  assembler.close(catalog, information);
  return std::move(sink.text);
}

std::string id_of(std::string const& file) {
  return file.substr(file.find("/ID"), 80);
}

TEST(ObjectAssembler, BeginsWithVersionAndBinaryComment) {
  EXPECT_THAT(file_of("<<>>"), StartsWith("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
}

TEST(ObjectAssembler, CrossReferenceEntriesPointAtTheirObjects) {
  std::string const file = file_of("<</Title(x)>>");
  std::size_t const table = file.find("xref\n0 3\n");
  ASSERT_NE(table, std::string::npos);
  std::string const entries = file.substr(table + 9, 60);
  EXPECT_THAT(entries, StartsWith("0000000000 65535 f \n"));
  auto const offset = [&](std::size_t number) { return std::stoul(entries.substr(number * 20, 10)); };
  EXPECT_THAT(file.substr(offset(1)), StartsWith("1 0 obj\n<</Type/Catalog>>\nendobj\n"));
  EXPECT_THAT(file.substr(offset(2)), StartsWith("2 0 obj\n<</Title(x)>>\nendobj\n"));
  EXPECT_THAT(file, EndsWith("startxref\n" + std::to_string(table) + "\n%%EOF\n"));
}

TEST(ObjectAssembler, StreamsCarryTheirLength) {
  base::StringSink sink;
  ObjectAssembler assembler(sink);
  ObjectNumber const stream = assembler.add_stream("/Type/Metadata", "four");
  assembler.close(stream, stream);
  EXPECT_THAT(sink.text, HasSubstr("1 0 obj\n<</Type/Metadata/Length 4>>\nstream\nfour\nendstream\nendobj\n"));
}

TEST(ObjectAssembler, ObjectsLargerThanTheBufferKeepTheOffsetsRight) {
  base::StringSink sink;
  ObjectAssembler assembler(sink);
  assembler.add_stream("", std::string(200000, 'x'));
  ObjectNumber const last = assembler.add("<<>>");
  assembler.close(last, last);
  std::size_t const table = sink.text.find("xref\n0 3\n") + 9;
  std::size_t const offset = std::stoul(sink.text.substr(table + 40, 10));
  EXPECT_THAT(sink.text.substr(offset), StartsWith("2 0 obj\n<<>>"));
}

TEST(ObjectAssembler, ANumberNeverUsedIsFree) {
  base::StringSink sink;
  ObjectAssembler assembler(sink);
  ObjectNumber const catalog = assembler.add("<<>>");
  EXPECT_EQ(assembler.reserve(), 2u);
  assembler.close(catalog, catalog);
  EXPECT_THAT(sink.text, HasSubstr(" 00000 n \n0000000000 65535 f \ntrailer\n"));
}

TEST(ObjectAssembler, IdFollowsFromTheContent) {
  EXPECT_EQ(id_of(file_of("<</Title(a)>>")), id_of(file_of("<</Title(a)>>")));
  EXPECT_NE(id_of(file_of("<</Title(a)>>")), id_of(file_of("<</Title(b)>>")));
}

}  // namespace
}  // namespace closeout::pdf
