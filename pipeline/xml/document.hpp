#pragma once
// An XML document as a tree whose every node knows its place.

#include <filesystem>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/diagnostics.hpp"
#include "base/source.hpp"

namespace closeout::xml {

/// Reads a file: removes a UTF-8 BOM, refuses what is not UTF-8, empty, larger than `max_bytes`, or not
/// readable (environment error only if it exists but cannot be read), each with its place.
[[nodiscard]] std::optional<base::SourceFileRef> read_source(std::filesystem::path const& path,
                                                             base::Diagnostics& diagnostics,
                                                             std::size_t max_bytes = std::size_t{1} << 30);

/// The same of bytes that are there already: an error at the first that makes them no UTF-8 text; false if there is
/// one.
bool check_text(base::SourceFileRef const& source, base::Diagnostics& diagnostics);

/// A parsed document. Movable, not copyable; nodes stay valid when it is moved.
class Document {
 public:
  /// An empty document, to be built in memory; places are then what set_origin() said.
  Document();

  [[nodiscard]] pugi::xml_document& tree() { return *tree_; }
  [[nodiscard]] pugi::xml_document const& tree() const { return *tree_; }
  [[nodiscard]] pugi::xml_node root() const { return tree_->document_element(); }
  [[nodiscard]] base::SourceFileRef const& source() const { return source_; }

  /// Place of a node: its name for an element, its first character for text. For a node built in memory,
  /// the origin given for it or for its nearest ancestor that has one.
  [[nodiscard]] base::SourcePlace place_of(pugi::xml_node node) const;
  /// Place of an attribute's value, found by scanning the start tag the element stands at (for an element built in
  /// memory: that of its own origin). The element's own place if no such attribute stands there.
  [[nodiscard]] base::SourcePlace place_of(pugi::xml_node element, std::string_view attribute) const;
  /// For a node made from something else (a composed element from its template's).
  void set_origin(pugi::xml_node node, base::SourcePlace place);

 private:
  /// The place of this very node, not of an ancestor.
  [[nodiscard]] std::optional<base::SourcePlace> own_place(pugi::xml_node node) const;

  friend std::optional<Document> parse(base::SourceFileRef, base::Diagnostics&);
  base::SourceFileRef source_;
  std::unique_ptr<pugi::xml_document> tree_;
  std::unordered_map<std::size_t, base::SourcePlace> origins_;  ///< By node hash.
};

/// Parses `source`; white-space text is kept, comments are not, CDATA becomes text. Refuses a document type
/// declaration (no entities beyond XML's five, so nothing can expand or be fetched), with its place; an XHTML
/// document's
/// <!DOCTYPE html>, which declares nothing, is passed over.
[[nodiscard]] std::optional<Document> parse(base::SourceFileRef source, base::Diagnostics& diagnostics);

/// read_source and parse.
[[nodiscard]] std::optional<Document> load(std::filesystem::path const& path, base::Diagnostics& diagnostics);

/// The tree as UTF-8 bytes with an XML declaration; attributes in document order, no reformatting.
[[nodiscard]] std::string serialize(Document const& document);

/// Character data, CDATA sections included.
[[nodiscard]] bool is_text(pugi::xml_node node);
/// The character data of everything below a node, in document order.
[[nodiscard]] std::string text_content(pugi::xml_node node);
/// The next or previous sibling that is an element; null if there is none.
[[nodiscard]] pugi::xml_node next_element(pugi::xml_node node);
[[nodiscard]] pugi::xml_node previous_element(pugi::xml_node node);
/// Name without prefix; the language in force at a node (nearest xml:lang or lang), empty if none.
[[nodiscard]] std::string_view local_name(pugi::xml_node node);
[[nodiscard]] std::string_view language_of(pugi::xml_node node);

}  // namespace closeout::xml
