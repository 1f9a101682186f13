#pragma once
// The stage "write": pages to PDF bytes.

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/output.hpp"
#include "pages/document.hpp"

namespace closeout::pdf {

enum class Conformance : std::uint8_t {
  None,             ///< Plain tagged PDF 1.7.
  WhereKept,        ///< As below if nothing stands against it, else none, with warnings that say what does.
  PdfA3aAndPdfUa1,  ///< ISO 19005-3 level A and ISO 14289-1; what stands against it is an error.
};

/// An associated file (ISO 19005-3 annex E).
struct Attachment {
  std::string name;  ///< File name.
  std::string mime_type;
  std::string description;
  enum class Relationship : std::uint8_t {
    Source,
    Data,
    Alternative,
    Supplement,
    Unspecified
  } relationship = Relationship::Unspecified;
  std::string date;  ///< ISO date for ModDate; empty: the document's.
  std::string bytes;
};

/// Fonts for a batch of documents: each is subset once to the glyphs of all of them, compressed once and copied
/// into every document that uses it. After prepare() it is immutable and may be shared by threads.
class SharedFonts {
 public:
  SharedFonts();
  SharedFonts(SharedFonts&&) noexcept;
  SharedFonts& operator=(SharedFonts&&) noexcept;
  ~SharedFonts();

  /// Notes the glyphs of a document of the batch, before prepare().
  void add(pages::Document const& document);
  /// Subsets and compresses. False if a font cannot be embedded; an environment error is then added.
  bool prepare(base::Diagnostics& diagnostics);

  struct State;
  [[nodiscard]] State const& state() const { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

struct WriteOptions {
  Conformance conformance = Conformance::PdfA3aAndPdfUa1;
  std::vector<Attachment> attachments;
  /// Fonts of the batch, prepared; a run with a glyph they lack gets a font of the document's own. The bytes written
  /// then depend on the batch. Null: every font is the document's own.
  SharedFonts const* fonts = nullptr;
};

/// Writes `document` to `sink`; the same as replaying it into a DocumentWriter. Same input, same bytes.
/// Under PdfA3aAndPdfUa1 every violation it can see (no title, no language, a figure without Alt, a heading level
/// skipped, a table without header cells, glyph 0) is an error at the element's place and false is returned; the
/// sink is then restarted.
bool write(pages::Document const& document, WriteOptions const& options, base::ByteSink& sink,
           base::Diagnostics& diagnostics);

}  // namespace closeout::pdf
