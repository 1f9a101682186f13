#include "record/rows.hpp"

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "xml/start_tag.hpp"

namespace closeout::record {

namespace {

class FrameCollector final : public RowVisitor {
 public:
  void on_frame(std::string_view bytes, base::Position at) override {
    if (is_interrupted_) segments_.push_back({bytes_.size(), at});
    is_interrupted_ = false;
    bytes_ += bytes;
  }
  void on_container(RowKind, std::string_view, std::string_view, base::Position) override {}
  void on_row(std::string_view, base::Position) override { is_interrupted_ = true; }

  base::SourceFileRef finish(std::string name) {
    return std::make_shared<base::SourceFile const>(std::move(name), std::move(bytes_), std::move(segments_));
  }

 private:
  std::string bytes_;
  std::vector<base::SourceSegment> segments_;
  bool is_interrupted_ = true;  ///< The next piece does not follow directly.
};

/// Adds the namespace declarations of a start tag that are not in `declarations` yet.
void add_namespaces(std::string_view tag, std::string& declarations) {
  for (xml::AttributeText const& attribute : xml::read_start_tag(tag, 1).attributes) {
    if (attribute.name != "xmlns" && !attribute.name.starts_with("xmlns:")) continue;
    std::string const start = " " + std::string(attribute.name) + "=";
    if (declarations.find(start) != std::string::npos) continue;
    // With the quotes that stand round the value.
    declarations += start;
    declarations += tag.substr(attribute.value_offset - 1, attribute.value_length + 2);
  }
}

class ChunkCollector final : public RowVisitor {
 public:
  ChunkCollector(std::string name, std::function<bool(RowChunk)> const& take) : name_(std::move(name)), take_(take) {}

  void on_frame(std::string_view, base::Position) override {}
  void on_container(RowKind kind, std::string_view start_tag, std::string_view root, base::Position at) override {
    hand_over();
    kind_ = kind;
    xml::StartTag const tag = xml::read_start_tag(start_tag, 1);
    std::string declarations;
    add_namespaces(start_tag, declarations);
    if (root != start_tag) add_namespaces(root, declarations);
    start_tag_ = "<" + std::string(tag.name) + declarations + ">";
    end_tag_ = "</" + std::string(tag.name) + ">";
    container_at_ = at;
  }
  void on_row(std::string_view bytes, base::Position at) override {
    if (!goes_on_) return;
    if (count_ == 0) {
      bytes_ = start_tag_;
      rows_at_ = at;
    }
    bytes_ += bytes;
    ++count_;
    if (bytes_.size() >= chunk_size) hand_over();
  }

  void hand_over() {
    if (count_ == 0) return;
    std::vector<base::SourceSegment> segments{{0, container_at_}, {start_tag_.size(), rows_at_}};
    bytes_ += end_tag_;
    auto source = std::make_shared<base::SourceFile const>(name_, std::move(bytes_), std::move(segments));
    std::uint64_t& before = before_.at(static_cast<std::size_t>(kind_));
    goes_on_ = take_({kind_, std::move(source), before, count_});
    before += count_;
    count_ = 0;
    bytes_.clear();
  }

 private:
  std::string name_;
  std::function<bool(RowChunk)> const& take_;
  bool goes_on_ = true;
  RowKind kind_ = RowKind::Participant;
  std::string start_tag_, end_tag_, bytes_;
  base::Position container_at_, rows_at_;
  std::uint64_t count_ = 0;
  std::array<std::uint64_t, 2> before_{};  ///< Rows handed over, by kind.
};

}  // namespace

std::string_view container_name(RowKind kind) {
  return kind == RowKind::Participant ? "participants" : "ledger";
}

std::string_view row_name(RowKind kind) {
  return kind == RowKind::Participant ? "participant" : "entry";
}

std::optional<base::SourceFileRef> read_frame(std::filesystem::path const& path) {
  FrameCollector frame;
  if (!scan_rows(path, frame)) return std::nullopt;
  return frame.finish(path.string());
}

bool read_rows(std::filesystem::path const& path, std::function<bool(RowChunk)> const& take) {
  ChunkCollector chunks(path.string(), take);
  if (!scan_rows(path, chunks)) return false;
  chunks.hand_over();
  return true;
}

}  // namespace closeout::record
