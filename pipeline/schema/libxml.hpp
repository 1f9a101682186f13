#pragma once
// libxml2's schema validator behind a door: nothing of libxml2 is seen outside libxml.cpp.

#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "schema/documents.hpp"

namespace closeout::schema {

/// What libxml2 complains of, by constraint (XML Schema part 1 appendix C, part 2 appendix C), as far as our messages
/// differ.
enum class Constraint : std::uint8_t {
  Root,                ///< cvc-elt.1: no declaration for the root element.
  Content,             ///< cvc-complex-type.2.4: an element too many, or one that is missing.
  NoContent,           ///< cvc-complex-type.2.1: the element must be empty.
  NoElements,          ///< cvc-type.3.1.2, cvc-complex-type.2.2: simple content has no child elements.
  NoText,              ///< cvc-complex-type.2.3: element-only content.
  MissingAttribute,    ///< cvc-complex-type.4.
  UnknownAttribute,    ///< cvc-complex-type.3.2, cvc-type.3.1.1.
  Type,                ///< cvc-datatype-valid.1.2: the lexical form does not fit.
  Length,              ///< cvc-length-valid, cvc-minLength-valid, cvc-maxLength-valid.
  Range,               ///< cvc-minInclusive-valid and the other three.
  Digits,              ///< cvc-totalDigits-valid, cvc-fractionDigits-valid.
  Pattern,             ///< cvc-pattern-valid.
  Enumeration,         ///< cvc-enumeration-valid.
  Fixed,               ///< cvc-au, cvc-elt.5.2.2.
  IdentityConstraint,  ///< cvc-identity-constraint.
  Other,
};

struct Complaint {
  Constraint constraint = Constraint::Other;
  std::string text;     ///< libxml2's message, without its line end.
  pugi::xml_node node;  ///< The element that was being validated: for an identity constraint the one that declares it.
};

enum class Verdict : std::uint8_t {
  Valid,
  Invalid,
  NotWellFormed,  ///< Or beyond libxml2's limits (depth 256, ten million bytes of an attribute).
};

struct StreamResult {
  Verdict verdict = Verdict::Valid;
  std::string reason;         ///< What libxml2 says, with NotWellFormed.
  bool has_prefixes = false;  ///< Some element is written with a prefix.
};

class CompiledSchema {
 public:
  [[nodiscard]] static std::optional<CompiledSchema> compile(Documents const& documents,
                                                             base::Diagnostics& diagnostics);
  CompiledSchema(CompiledSchema&&) noexcept;
  CompiledSchema& operator=(CompiledSchema&&) noexcept;
  ~CompiledSchema();

  /// Reads `bytes` as a stream, in constant memory. Assumes that they have no document type declaration.
  [[nodiscard]] StreamResult read_stream(std::string_view bytes) const;

  /// Everything wrong with a tree, in document order of the elements' ends. An element that does not fit its parent's
  /// content model ends the checking of that parent's children.
  [[nodiscard]] std::vector<Complaint> complaints(pugi::xml_node root) const;

 private:
  struct Handle;
  explicit CompiledSchema(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
};

}  // namespace closeout::schema
