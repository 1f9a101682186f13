#include "pages/concurrent_sink.hpp"

#include <gtest/gtest.h>

#include <string>

namespace closeout::pages {
namespace {

/// Writes down what it is given, slowly enough that the giver must wait at times.
class Recorder final : public DocumentSink {
 public:
  std::string steps;

  void begin(Metadata const& metadata) override { steps = "begin " + metadata.title + ";"; }
  void add_page(Page page) override { steps += "page " + page.label + ";"; }
  void add_element(StructureId id, StructureElement element) override {
    steps += "element " + std::to_string(id) + " " + element.id + ";";
  }
  void add_overlay(std::uint32_t page, Overlay) override { steps += "overlay " + std::to_string(page) + ";"; }
  void finish(DocumentEnd end) override { steps += "end " + std::to_string(end.outline.size()) + ";"; }
};

void give_document(DocumentSink& sink, int pages) {
  Metadata metadata;
  metadata.title = "T";
  sink.begin(metadata);
  StructureId id = 1;
  for (int number = 1; number <= pages; ++number) {
    for (int i = 0; i < number; ++i) {
      StructureElement element;
      element.id = "e" + std::to_string(id);
      sink.add_element(id++, std::move(element));
    }
    Page page;
    page.label = std::to_string(number);
    sink.add_page(std::move(page));
  }
  sink.add_overlay(0, {});
  sink.add_element(0, {});
  DocumentEnd end;
  end.outline.resize(3);
  sink.finish(std::move(end));
}

TEST(ConcurrentSink, HandsEverythingOnInOrder) {
  Recorder alone, beside;
  give_document(alone, 60);
  ConcurrentSink sink(beside);
  give_document(sink, 60);
  EXPECT_EQ(beside.steps, alone.steps);
}

TEST(ConcurrentSink, BeginsAnewWhenTheDocumentDoes) {
  Recorder alone, beside;
  give_document(alone, 2);
  ConcurrentSink sink(beside);
  sink.begin({});
  sink.add_page({});
  give_document(sink, 2);
  EXPECT_EQ(beside.steps, alone.steps);
}

TEST(ConcurrentSink, HandsOnWhatHasNoEnd) {
  Recorder recorder;
  {
    ConcurrentSink sink(recorder);
    sink.begin({});
    sink.add_element(1, {});
  }
  EXPECT_EQ(recorder.steps, "begin ;element 1 ;");
}

}  // namespace
}  // namespace closeout::pages
