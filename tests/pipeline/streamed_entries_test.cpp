// Entries of the ledger as workbooks take them: all, in order, and only as far as they are asked for.

#include <gmock/gmock.h>

#include <fstream>

#include "streamed_record.hpp"

namespace closeout::pipeline {
namespace {

namespace fs = std::filesystem;

/// A record of so many entries, long enough for several chunks.
fs::path record_with(int entries) {
  auto const folder = fs::path(CLOSEOUT_SCRATCH_DIR) / "entries";
  fs::create_directories(folder);
  fs::path const path = folder / (std::to_string(entries) + ".xml");
  std::ofstream file(path, std::ios::binary);
  file << "<project><participants><participant id='p'/></participants><ledger>";
  for (int number = 1; number <= entries; ++number) {
    file << "<entry id='e" << number << "' text='" << std::string(200, 'x') << "'/>\n";
  }
  file << "</ledger></project>";
  return path;
}

RecordStream stream_of(fs::path const& path) {
  RecordStream record;
  record.files.push_back({path, std::nullopt});
  return record;
}

TEST(StreamedEntries, ComeAllAndInOrderEachTime) {
  RecordStream const record = stream_of(record_with(8000));
  auto const source = entries_of(record, 8000);
  EXPECT_EQ(source.count, 8000U);
  for (int time = 0; time < 2; ++time) {
    auto const feed = source.read();
    int number = 0;
    while (pugi::xml_node const entry = feed->next()) {
      ASSERT_EQ(entry.attribute("id").value(), "e" + std::to_string(++number));
    }
    EXPECT_EQ(number, 8000);
    EXPECT_FALSE(feed->next());
  }
}

TEST(StreamedEntries, MayBeLeftBeforeTheEnd) {
  RecordStream const record = stream_of(record_with(8000));
  auto const source = entries_of(record, 8000);
  auto const feed = source.read();
  EXPECT_STREQ(feed->next().attribute("id").value(), "e1");
}

TEST(StreamedEntries, AreNoneInARecordWithoutLedger) {
  RecordStream const record = stream_of(record_with(0));
  EXPECT_FALSE(entries_of(record, 0).read()->next());
}

}  // namespace
}  // namespace closeout::pipeline
