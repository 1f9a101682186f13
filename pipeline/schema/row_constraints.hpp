#pragma once
// Identity constraints over rows that come in chunks: uniqueness and references (XML Schema part 1 section 3.11) in
// 8 bytes for each key value, where libxml2 needs about 350. The schema stays the only place that declares them.

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "schema/identity_findings.hpp"
#include "schema/validator.hpp"
#include "xml/document.hpp"

namespace closeout::schema {

/// What the constraints have to know of the rows of one chunk.
struct RowKeys {
  struct Dangling {
    std::size_t constraint = 0;
    KeyValues values;
    base::SourcePlace place;
  };
  std::vector<std::uint64_t> hashes;  ///< One for each value that must be unique.
  std::vector<Dangling> dangling;     ///< References to what the frame does not have.
};

/// The constraints of a record's root element that select rows or something below them: children of `containers`,
/// which are children of the root. A reference must lead to a key of the frame, a unique value may stand once in all
/// rows.
///
/// Two readings: read() and take() every chunk; if has_suspects() then, confirm() every chunk again; finish().
class RowConstraints {
 public:
  /// Refers to `schema`, which must outlive it. `frame` is a valid record without rows.
  RowConstraints(Schema const& schema, xml::Document const& frame, std::span<std::string_view const> containers);
  RowConstraints(RowConstraints&&) noexcept;
  ~RowConstraints();

  /// `rows`: the container with rows as root. May be called by several threads at once.
  [[nodiscard]] RowKeys read(xml::Document const& rows) const;
  /// In the order of the record.
  void take(RowKeys keys);
  /// Whether some values may be equal; after the last take().
  [[nodiscard]] bool has_suspects();
  /// In the order of the record.
  void confirm(xml::Document const& rows);
  /// Errors as validate() words them; true if there are none.
  bool finish(base::Diagnostics& diagnostics);

 private:
  struct Constraint;
  struct Places {
    std::vector<base::SourcePlace> first;  ///< The first ones.
    std::size_t count = 0;
  };

  std::vector<Constraint> constraints_;
  std::vector<std::uint64_t> hashes_;  ///< Of all unique values; has_suspects() leaves those that occur twice.
  std::map<std::pair<std::size_t, KeyValues>, Places> dangling_;
  std::map<std::pair<std::size_t, KeyValues>, base::SourcePlace> firsts_;  ///< Suspects by constraint.
  std::vector<base::Diagnostic> duplicates_;
};

}  // namespace closeout::schema
