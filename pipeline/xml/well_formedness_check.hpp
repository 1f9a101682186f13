#pragma once
// Inside of well_formedness.hpp: one pass over a text. The productions of XML 1.0 stand in well_formedness.cpp, those
// of tags and their nesting in well_formedness_tags.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/source.hpp"
#include "xml/characters.hpp"

namespace closeout::xml {

class WellFormednessCheck {
 public:
  WellFormednessCheck(base::SourceFileRef source, base::Diagnostics& diagnostics)
      : source_(std::move(source)), text_(source_->bytes()), diagnostics_(diagnostics) {}

  bool document();
  bool prolog();

 private:
  enum class Next : std::uint8_t {
    Continue,
    Stop,  ///< After this fault the rest cannot be understood.
  };

  struct OpenElement {
    std::string_view name;
    std::size_t offset = 0;         ///< Of the name.
    std::size_t prefixes_mark = 0;  ///< How many prefixes were in scope outside it.
  };

  struct Fault {
    std::string code = {};
    std::string message = {};
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string why = {};
    std::string hint = {};
    std::vector<base::MessageArgument> arguments = {};
  };

  // well_formedness.cpp
  Next xml_declaration();
  std::optional<std::string_view> pseudo_attribute(std::string_view name, std::size_t end);
  Next wrong_declaration(std::string_view name, std::optional<std::string_view> value);
  Next markup();
  Next character_data();
  Next text_outside_root(std::size_t end);
  Next comment();
  Next cdata_section();
  Next processing_instruction();
  Next declaration();
  /// For what begins here with `opening_length` bytes and ends with `closing`: a fault if `closing` does not follow.
  Next skip_until(std::size_t opening_length, std::string_view closing, std::string_view what);
  void check_text(std::size_t begin, std::size_t end);
  void check_value(std::size_t begin, std::size_t end);
  void check_reference(std::size_t offset, std::size_t end);
  void check_character(std::size_t offset);
  bool finish();

  // well_formedness_tags.cpp
  Next start_tag();
  Next attributes(OpenElement const& element, std::vector<std::string_view>& names);
  Next attribute(OpenElement const& element, std::vector<std::string_view>& names);
  Next attribute_value(std::string_view name);
  Next unclosed_value(std::string_view name, std::size_t value);
  Next end_of_start_tag(OpenElement const& element);
  Next open(OpenElement const& element);
  Next end_tag();
  void close_mismatched(std::string_view name, std::size_t offset);
  void end_of_document();
  void check_prefix(std::string_view qualified_name, bool is_attribute);

  void add(Fault fault);
  Next stop(Fault fault);
  /// A fault of the nesting; only the first is told, because it puts all later ones in doubt.
  void add_of_structure(Fault fault);

  [[nodiscard]] bool starts_with(std::string_view prefix) const { return text_.substr(at_).starts_with(prefix); }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  void skip_space() {
    while (!at_end() && is_space(text_[at_])) ++at_;
  }
  /// What stands at `offset`, for a message: a character in quotation marks, or the end of the file.
  [[nodiscard]] std::string found_at(std::size_t offset) const;
  /// `arguments`, and what stands at `offset`: "found" the character, "found_kind" character, end-of-line or
  /// end-of-file.
  [[nodiscard]] std::vector<base::MessageArgument> with_found(std::size_t offset,
                                                              std::vector<base::MessageArgument> arguments = {}) const;
  /// "file:line:column".
  [[nodiscard]] std::string place_name(std::size_t offset) const;

  base::SourceFileRef source_;
  std::string_view text_;
  base::Diagnostics& diagnostics_;
  std::vector<base::Diagnostic> faults_;
  std::size_t at_ = 0;
  std::vector<OpenElement> open_;
  std::vector<std::string_view> prefixes_;
  std::string_view root_;
  bool structure_is_lost_ = false;
  bool has_doctype_ = false;
};

}  // namespace closeout::xml
