// Entries of the ledger as a workbook takes them: one after the other, parsed ahead on a thread.

#include <thread>
#include <utility>

#include "base/bounded_queue.hpp"
#include "streamed_record.hpp"

namespace closeout::pipeline {

namespace {

class EntryChunks final : public workbook::EntryFeed {
 public:
  explicit EntryChunks(RecordStream const& record) : reader_([this, &record] { read(record); }) {}
  ~EntryChunks() override { chunks_.close(); }

  pugi::xml_node next() override {
    entry_ = entry_.next_sibling("entry");
    while (!entry_) {
      auto chunk = chunks_.take();
      if (!chunk) return {};
      chunk_ = std::move(*chunk);
      entry_ = chunk_.root().child("entry");
    }
    return entry_;
  }

 private:
  /// Chunks of a quarter of a megabyte: enough that neither thread waits for the other, not more.
  static constexpr std::size_t most_waiting = 2;

  void read(RecordStream const& record) {
    read_entries(record, [this](Rows rows) { return chunks_.give(std::move(rows.document)); });
    chunks_.close();
  }

  base::BoundedQueue<xml::Document> chunks_{most_waiting};
  xml::Document chunk_;
  pugi::xml_node entry_;
  std::jthread reader_;  ///< The last member: it ends before what it works with.
};

}  // namespace

workbook::EntrySource entries_of(RecordStream const& record, std::uint64_t count) {
  return {count, [&record] { return std::make_unique<EntryChunks>(record); }};
}

}  // namespace closeout::pipeline
