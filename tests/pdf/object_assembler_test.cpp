#include "pdf/object_assembler.hpp"

#include <gmock/gmock.h>

#include "support/pdf_inspection.hpp"

namespace closeout::pdf {
namespace {

using test::PdfInspection;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// A file with a stream that makes it large enough for PoDoFo, which seeks half a kilobyte from the end.
class Assembly {
 public:
  Assembly() { static_cast<void>(assembler_.add_stream("", std::string(1000, ' '))); }
  ObjectAssembler& operator*() { return assembler_; }
  ObjectAssembler* operator->() { return &assembler_; }

  std::string close(ObjectNumber catalog, ObjectNumber information) {
    assembler_.close(catalog, information);
    return std::move(sink_.text);
  }

 private:
  base::StringSink sink_;
  ObjectAssembler assembler_{sink_};
};

std::string file_of(std::string_view value) {
  Assembly assembly;
  ObjectNumber const catalog = assembly->reserve();
  ObjectNumber const information = assembly->add(value);
  assembly->write(catalog, "<</Type/Catalog>>");
  return assembly.close(catalog, information);
}

/// Where the file says its cross-reference stream begins.
std::size_t start_of_references(std::string const& file) {
  std::size_t const at = file.find("startxref\n");
  EXPECT_NE(at, std::string::npos);
  return std::stoul(file.substr(at + 10));
}

TEST(ObjectAssembler, BeginsWithVersionAndBinaryComment) {
  EXPECT_THAT(file_of("<<>>"), StartsWith("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
}

TEST(ObjectAssembler, EndsWithTheCrossReferenceStreamAndItsPlace) {
  std::string const file = file_of("<</Title(x)>>");
  EXPECT_THAT(file, EndsWith("endobj\nstartxref\n" + std::to_string(start_of_references(file)) + "\n%%EOF\n"));
  EXPECT_THAT(file.substr(start_of_references(file)), StartsWith("5 0 obj\n<</Type/XRef/Size 6/W[1 2 2]"));
}

TEST(ObjectAssembler, ObjectsAreFoundInObjectStreams) {
  std::string const file = file_of("<</Title(x)>>");
  EXPECT_THAT(file, HasSubstr("4 0 obj\n<</Type/ObjStm/N 2/First 9/Filter/FlateDecode"));
  PdfInspection const inspection(file);
  EXPECT_EQ(inspection.object_number("Root"), 2u);
  EXPECT_EQ(inspection.value("Root/Type"), "/Catalog");
  EXPECT_EQ(inspection.value("Info/Title"), "x");
}

TEST(ObjectAssembler, StreamsStandForThemselvesAndCarryTheirLength) {
  Assembly assembly;
  ObjectNumber const stream = assembly->add_stream("/Type/Metadata", "four");
  ObjectNumber const catalog = assembly->add("<</Metadata 2 0 R>>");
  std::string const file = assembly.close(catalog, catalog);
  EXPECT_EQ(stream, 2u);
  EXPECT_THAT(file, HasSubstr("\n2 0 obj\n<</Type/Metadata/Length 4>>\nstream\nfour\nendstream\nendobj\n"));
  EXPECT_EQ(PdfInspection(file).stream("Root/Metadata"), "four");
}

TEST(ObjectAssembler, ManyObjectsAndLargeOnesKeepTheirPlaces) {
  Assembly assembly;
  ObjectNumber const kids = assembly->reserve();
  std::string references = "<</Kids[";
  for (int i = 0; i < 3000; ++i) {
    std::string const value = "(" + std::to_string(i) + ")";
    ObjectNumber const kid =
        i % 1000 == 999 ? assembly->add_stream("", std::string(200000, 'x')) : assembly->add(value);
    append_reference(references += ' ', kid);
  }
  assembly->write(kids, references + "]>>");
  PdfInspection const file(assembly.close(kids, kids));
  for (int const i : {0, 399, 400, 401, 1000, 2998}) {
    EXPECT_EQ(file.value("Root/Kids/" + std::to_string(i)), std::to_string(i));
  }
  EXPECT_EQ(file.stream("Root/Kids/2999").size(), 200000u);
}

TEST(ObjectAssembler, ANumberNeverUsedIsNull) {
  Assembly assembly;
  ObjectNumber const catalog = assembly->add("<</A 3 0 R/B 4 0 R>>");
  EXPECT_EQ(assembly->reserve(), 3u);
  EXPECT_EQ(assembly->add("(there)"), 4u);
  PdfInspection const file(assembly.close(catalog, catalog));
  EXPECT_EQ(file.value("Root/A"), "missing");
  EXPECT_EQ(file.value("Root/B"), "there");
}

TEST(ObjectAssembler, ReservesNumbersInARow) {
  Assembly assembly;
  EXPECT_EQ(assembly->reserve(3), 2u);
  EXPECT_EQ(assembly->reserve(), 5u);
}

TEST(ObjectAssembler, IdFollowsFromTheContent) {
  auto const id = [](std::string_view value) { return PdfInspection(file_of(value)).value("ID/0"); };
  EXPECT_EQ(id("<</Title(a)>>"), id("<</Title(a)>>"));
  EXPECT_NE(id("<</Title(a)>>"), id("<</Title(b)>>"));
  EXPECT_THAT(id("<</Title(a)>>"), Not(testing::AnyOf("", "missing", "unreadable")));
}

}  // namespace
}  // namespace closeout::pdf
