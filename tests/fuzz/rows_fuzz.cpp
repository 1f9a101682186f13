// Any bytes as a file with rows: frame and rows are all of it, each byte once, in order; and where the whole is
// well-formed and can be told apart, so is the frame, and the rows are those of the tree.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "fuzz/input_file.hpp"
#include "record/row_scanner.hpp"
#include "record/rows.hpp"
#include "xml/document.hpp"

namespace {

using namespace closeout;

class Joined : public record::RowVisitor {
 public:
  void on_frame(std::string_view bytes, base::Position at) override { add(bytes, at); }
  void on_container(record::RowKind /*kind*/, std::string_view start_tag, std::string_view root,
                    base::Position /*at*/) override {
    if (!start_tag.starts_with('<') || !root.starts_with('<')) std::abort();
  }
  void on_row(std::string_view bytes, base::Position at) override {
    ++rows;
    add(bytes, at);
  }

  std::string text;
  std::size_t rows = 0;

 private:
  void add(std::string_view bytes, base::Position at) {
    if (std::pair(at.line, at.column) < std::pair(last_.line, last_.column)) std::abort();
    last_ = at;
    text += bytes;
  }
  base::Position last_;
};

std::size_t rows_in(pugi::xml_node root) {
  auto const count = [](pugi::xml_node container) {
    std::size_t rows = 0;
    for (pugi::xml_node const node : container.children()) rows += node.type() == pugi::node_element;
    return rows;
  };
  std::string_view const name = root.name();
  if (name == "participants" || name == "ledger") return count(root);
  std::size_t rows = 0;
  for (char const* const container : {"participants", "ledger"}) {
    for (pugi::xml_node const node : root.children(container)) rows += count(node);
  }
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const bytes(reinterpret_cast<char const*>(data), size);
  static test::InputFile const file("closeout-fuzz-rows");
  file.write(bytes);
  Joined joined;
  bool const is_apart = record::scan_rows(file.path(), joined);
  if (is_apart && !bytes.ends_with(joined.text)) std::abort();
  base::Diagnostics diagnostics;
  auto const source = std::make_shared<base::SourceFile const>("fuzz.xml", bytes);
  auto const whole = xml::check_text(source, diagnostics) ? xml::parse(source, diagnostics) : std::nullopt;
  if (whole && is_apart && rows_in(whole->root()) != joined.rows) std::abort();
  if (auto const frame = record::read_frame(file.path());
      whole && is_apart && (!frame || !xml::parse(*frame, diagnostics))) {
    std::abort();
  }
  static_cast<void>(record::read_rows(file.path(), [&](record::RowChunk const& chunk) {
    if (whole && is_apart && !xml::parse(chunk.source, diagnostics)) std::abort();
    return true;
  }));
  return 0;
}
