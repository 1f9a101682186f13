// Entries of the ledger as a workbook takes them: one after the other, parsed ahead on a thread.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "streamed_record.hpp"

namespace closeout::pipeline {

namespace {

class EntryChunks final : public workbook::EntryFeed {
 public:
  explicit EntryChunks(RecordStream const& record) : reader_([this, &record] { read(record); }) {}

  ~EntryChunks() override {
    {
      std::scoped_lock const lock(mutex_);
      is_stopped_ = true;
    }
    changed_.notify_all();
  }

  pugi::xml_node next() override {
    entry_ = entry_ ? entry_.next_sibling("entry") : entry_;
    while (!entry_) {
      auto chunk = take();
      if (!chunk) return {};
      chunk_ = std::move(*chunk);
      entry_ = chunk_.root().child("entry");
    }
    return entry_;
  }

 private:
  /// Chunks of half a megabyte that wait: enough that neither thread waits for the other, not more.
  static constexpr std::size_t most_waiting = 3;

  void read(RecordStream const& record) {
    base::Diagnostics told_already;
    read_chunks(
        record,
        [&](record::RowChunk const& chunk) {
          if (chunk.kind != record::RowKind::Entry) return true;
          auto rows = xml::parse(chunk.source, told_already);
          return !rows || give(std::move(*rows));
        },
        told_already);
    std::scoped_lock const lock(mutex_);
    is_read_ = true;
    changed_.notify_all();
  }

  bool give(xml::Document rows) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_stopped_ || waiting_.size() < most_waiting; });
    waiting_.push_back(std::move(rows));
    changed_.notify_all();
    return !is_stopped_;
  }

  std::optional<xml::Document> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_read_ || !waiting_.empty(); });
    if (waiting_.empty()) return std::nullopt;
    xml::Document rows = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    return rows;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<xml::Document> waiting_;
  bool is_read_ = false, is_stopped_ = false;
  xml::Document chunk_;
  pugi::xml_node entry_;
  std::jthread reader_;  ///< The last member: it ends before what it works with.
};

}  // namespace

workbook::EntrySource entries_of(RecordStream const& record, std::uint64_t count) {
  return {count, [&record] { return std::make_unique<EntryChunks>(record); }};
}

}  // namespace closeout::pipeline
