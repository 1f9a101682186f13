#pragma once
// Name trees and number trees (ISO 32000-1 sections 7.9.6 and 7.9.7).

#include <string>
#include <utility>
#include <vector>

#include "pdf/object_assembler.hpp"

namespace closeout::pdf {

/// UTF-8 name and the value in PDF's form.
using NameTreeEntry = std::pair<std::string, std::string>;

/// Writes the tree, sorted, and returns its root.
ObjectNumber write_name_tree(std::vector<NameTreeEntry> entries, ObjectAssembler& assembler);

/// The same of references, which take less room: a document may have an ID for every cell of its tables.
using IdTreeEntry = std::pair<std::string, ObjectNumber>;
ObjectNumber write_id_tree(std::vector<IdTreeEntry> entries, ObjectAssembler& assembler);

/// Writes a number tree of the keys 0, 1, 2 ... with these references as values.
ObjectNumber write_number_tree(std::vector<ObjectNumber> const& values, ObjectAssembler& assembler);

}  // namespace closeout::pdf
