#pragma once
// Is this document valid, and if not: which element, which constraint, where, and how to mend it.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/diagnostics.hpp"
#include "base/source.hpp"

namespace closeout::schema {

class Declarations;

/// A compiled XML Schema 1.0 (W3C Recommendation, second edition). Loaded once; validate() may be called by several
/// threads at once.
class Schema {
 public:
  /// May a document write the elements of the schema's target namespace with a prefix? XML says it may, but XPath
  /// without namespaces (xml/xpath.hpp) finds only names without one: what is read by XPath must refuse them, or it
  /// would seem empty.
  enum class Prefixes : std::uint8_t { Allowed, Refused };

  /// Loads `path` and what it includes and imports; all of it must stand in the folder of `path` or below.
  [[nodiscard]] static std::optional<Schema> load(std::filesystem::path const& path, base::Diagnostics& diagnostics,
                                                  Prefixes prefixes = Prefixes::Allowed);
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  /// Adds an error for every mistake of `document`, in the order of the text; false if there are any. What is not
  /// well-formed is told too. Codes begin with "xsd-", and with "xml-" where the document is not well-formed.
  ///
  /// A valid document is read as a stream, in constant memory; only for one with mistakes a tree is built.
  bool validate(base::SourceFileRef const& document, base::Diagnostics& diagnostics) const;

  /// What the schema declares; lives as long as the schema, wherever that is moved.
  [[nodiscard]] Declarations const& declarations() const;

 private:
  struct Parts;
  explicit Schema(std::unique_ptr<Parts const> parts);
  std::unique_ptr<Parts const> parts_;
};

}  // namespace closeout::schema
