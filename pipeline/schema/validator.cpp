#include "schema/validator.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/content_model.hpp"
#include "schema/declarations.hpp"
#include "schema/documents.hpp"
#include "schema/explanation.hpp"
#include "schema/identity_constraints.hpp"
#include "schema/libxml.hpp"
#include "xml/document.hpp"
#include "xml/namespaces.hpp"
#include "xml/well_formedness.hpp"

namespace closeout::schema {

namespace {

/// More errors than this are not read by anybody.
constexpr std::size_t max_errors = 1000;

/// A tree is checked again after each mending, at most so often ...
constexpr std::size_t max_rounds = 64;
/// ... and a large one less often, so that a large file full of mistakes takes seconds and not minutes.
constexpr std::size_t max_bytes_in_all_rounds = std::size_t{1} << 28U;

bool is_mendable(Complaint const& complaint) {
  return complaint.constraint == Constraint::Content || complaint.constraint == Constraint::Root;
}

/// Explains and mends what does not fit its content model, until nothing is left or it is enough; gives the complaints
/// about the mended tree.
std::vector<Complaint> mend(CompiledSchema const& schema, xml::Document& document, ContentModel& model,
                            std::vector<base::Diagnostic>& errors) {
  std::size_t const size = std::max<std::size_t>(document.source()->bytes().size(), 1);
  std::size_t const rounds = std::clamp<std::size_t>(max_bytes_in_all_rounds / size, 3, max_rounds);
  std::vector<Complaint> complaints = schema.complaints(document.root());
  for (std::size_t round = 0; round < rounds && std::ranges::any_of(complaints, is_mendable); ++round) {
    std::size_t const before = errors.size();
    for (Complaint const& complaint : complaints) {
      if (!is_mendable(complaint)) continue;
      if (auto error = model.explain_and_mend(complaint)) errors.push_back(std::move(*error));
    }
    if (errors.size() == before || errors.size() > max_errors) break;
    complaints = schema.complaints(document.root());
  }
  return complaints;
}

void find_errors(CompiledSchema const& schema, Declarations const& declarations, xml::Document& document,
                 std::vector<base::Diagnostic>& errors) {
  ContentModel model(document, declarations);
  std::vector<Complaint> const complaints = without_echoes(mend(schema, document, model, errors));
  Context const context{document, declarations};
  IdentityConstraints identity_constraints(context);
  for (Complaint const& complaint : complaints) {
    if (is_mendable(complaint) || model.is_made_up(complaint.node)) continue;
    auto error = complaint.constraint == Constraint::IdentityConstraint ? identity_constraints.explain(complaint)
                                                                        : explain(complaint, context);
    if (error) errors.push_back(std::move(*error));
  }
}

/// In the order of the text; equal ones (the same mistake seen in two rounds) once.
void sort_errors(std::vector<base::Diagnostic>& errors) {
  auto const key = [](base::Diagnostic const& it) { return it.place.offset; };
  std::ranges::stable_sort(errors, {}, key);
  auto const same = [](base::Diagnostic const& a, base::Diagnostic const& b) {
    return a.place.offset == b.place.offset && a.message == b.message;
  };
  errors.erase(std::unique(errors.begin(), errors.end(), same), errors.end());
}

void add_all(std::vector<base::Diagnostic> errors, base::Diagnostics& to) {
  std::size_t const count = std::min(errors.size(), max_errors);
  for (std::size_t i = 0; i < count; ++i) to.add(std::move(errors[i]));
  if (errors.size() == count) return;
  base::Diagnostic note = base::error("xsd-more", fmt::format("and {} errors more", errors.size() - count));
  note.severity = base::Severity::Note;
  note.arguments = {{"count", std::to_string(errors.size() - count)}};
  to.add(std::move(note));
}

/// The first element, in document order, of that namespace and with a prefix.
pugi::xml_node find_prefixed(pugi::xml_node root, std::string_view name_space) {
  return root.parent().find_node([name_space](pugi::xml_node node) {
    return node.type() == pugi::node_element && !xml::prefix_of(node.name()).empty() &&
           xml::namespace_of(node) == name_space;
  });
}

/// One error for all elements with a prefix: they are one mistake, made where the prefix was declared.
std::optional<base::Diagnostic> explain_prefix(xml::Document const& document, std::string_view name_space) {
  pugi::xml_node const node = find_prefixed(document.root(), name_space);
  if (!node) return std::nullopt;
  std::string_view const name = xml::local_name(node);
  base::Diagnostic it =
      base::error("xsd-prefix", fmt::format("expected <{}> without a prefix, found <{}>", name, node.name()),
                  document.place_of(node));
  it.hint = fmt::format("write xmlns=\"{}\" on the root element, and all names without {}:", name_space,
                        xml::prefix_of(node.name()));
  it.arguments = {{"element", std::string(name)}, {"found", node.name()}, {"namespace", std::string(name_space)}};
  return it;
}

}  // namespace

struct Schema::Parts {
  Prefixes prefixes;
  Documents documents;
  CompiledSchema compiled;
  Declarations declarations;
};

Schema::Schema(std::unique_ptr<Parts const> parts) : parts_(std::move(parts)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

std::optional<Schema> Schema::load(std::filesystem::path const& path, base::Diagnostics& diagnostics,
                                   Prefixes prefixes) {
  auto documents = read_documents(path, diagnostics);
  if (!documents) return std::nullopt;
  auto compiled = CompiledSchema::compile(*documents, diagnostics);
  if (!compiled) return std::nullopt;
  Declarations declarations(*documents);  // Refers to the trees, which stay where they are when moved.
  return Schema(
      std::make_unique<Parts const>(prefixes, std::move(*documents), std::move(*compiled), std::move(declarations)));
}

Declarations const& Schema::declarations() const {
  return parts_->declarations;
}

bool Schema::validate(base::SourceFileRef const& source, base::Diagnostics& diagnostics) const {
  if (!xml::check_prolog(source, diagnostics)) return false;
  StreamResult const stream = parts_->compiled.read_stream(source->bytes());
  bool const is_prefixed = stream.has_prefixes && parts_->prefixes == Prefixes::Refused;
  if (stream.verdict == Verdict::Valid && !is_prefixed) return true;
  auto document = xml::parse(source, diagnostics);
  if (!document) return false;
  if (stream.verdict == Verdict::NotWellFormed) {  // Only libxml2's limits are left.
    diagnostics.add(
        base::error("xml-not-well-formed", fmt::format("the XML cannot be read: {}", stream.reason), {source, 0, 0}));
    return false;
  }
  std::vector<base::Diagnostic> errors;
  if (is_prefixed) {
    if (auto error = explain_prefix(*document, parts_->declarations.target_namespace())) errors.push_back(*error);
  }
  if (stream.verdict == Verdict::Invalid) find_errors(parts_->compiled, parts_->declarations, *document, errors);
  bool const is_valid = stream.verdict == Verdict::Valid && errors.empty();
  if (!is_valid && errors.empty()) {  // Never silently: the stream was not valid.
    errors.push_back(base::error("xsd-invalid", "the document is not valid", {source, 0, 0}));
  }
  sort_errors(errors);
  add_all(std::move(errors), diagnostics);
  return is_valid;
}

}  // namespace closeout::schema
