#pragma once
// Boxes made as layout asks for them, in document order, and let go when nobody holds them any more: what makes memory
// independent of the length of a document. The children of a box stay unmade where each can be made by itself: in the
// flow of the document's blocks, where a box holds block-level elements and nothing else, and in the bodies of long
// tables.

#include <functional>
#include <memory>
#include <optional>

#include "base/diagnostics.hpp"
#include "boxes/tree.hpp"
#include "css/styled.hpp"
#include "xml/document.hpp"

namespace closeout::boxes {

using PartRef = std::shared_ptr<Part const>;

/// Children of one box (Box::stream), each a part of its own.
class ChildStream {
 public:
  ChildStream() = default;
  ChildStream(ChildStream const&) = delete;
  ChildStream& operator=(ChildStream const&) = delete;
  virtual ~ChildStream() = default;

  /// The next child, which is made now; null after the last. Every stream is read to its end, in document order.
  virtual PartRef next() = 0;
  /// The first child, made if next() was not yet called; null if there is none, or if it is gone.
  virtual Box const* first() = 0;
  /// Shows every child without taking it: as if next() were called to the end on a copy of this.
  virtual void rehearse(std::function<void(Box const&)> const& show) = 0;
  /// Text of everything below the box, white space collapsed.
  [[nodiscard]] virtual std::string text() const = 0;
  /// The widest row's columns, of the children of a row group (css-tables-3 section 3.3).
  [[nodiscard]] virtual std::size_t column_count() const = 0;
};

/// Into what parts a document is cut. No page depends on it; tests hold that with other sizes than these.
struct PartSizes {
  bool streams_blocks = true;
  /// Bodies of tables with fewer rows are made at once: column widths that come from the content need every row twice.
  int rows_worth_streaming = 200;
};

class BoxSource {
 public:
  /// Findings about the document as a whole go to `findings`, once (see build()); what is found while boxes are made
  /// goes to those given to restart().
  BoxSource(xml::Document const& document, css::Styled const& styled, Pictures& pictures, base::Diagnostics& findings,
            PartSizes const& sizes = {});
  ~BoxSource();

  [[nodiscard]] DocumentInfo const& info() const;
  /// From the beginning: the part with the root element's box; null, with an error, if it is not displayed.
  [[nodiscard]] PartRef restart(base::Diagnostics& findings);
  /// For boxes that layout makes itself (pages and their margins), by the address that a sheet has.
  [[nodiscard]] Picture picture(std::string const& path, base::Diagnostics& findings);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace closeout::boxes
