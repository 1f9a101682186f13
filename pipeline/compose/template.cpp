#include "compose/template.hpp"

#include "compose/compiler.hpp"
#include "compose/program.hpp"
#include "compose/runner.hpp"

namespace closeout::compose {

Template::Template(std::unique_ptr<Program> program) : program_(std::move(program)) {}
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;

std::optional<Template> Template::compile(std::filesystem::path const& path, Declarations const& declarations,
                                          base::Diagnostics& diagnostics) {
  auto program = compile_program(path, declarations, diagnostics);
  if (!program) return std::nullopt;
  return Template(std::move(program));
}

std::optional<xml::Document> Template::run(Data const& data, locale::Formatter const& formatter,
                                           base::Diagnostics& diagnostics) const {
  return run_program(*program_, data, formatter, diagnostics);
}

}  // namespace closeout::compose
