#include "normal_form.hpp"

#include <algorithm>

#include "locale/language.hpp"
#include "record/csv_rows.hpp"

namespace closeout::pipeline {

namespace {

/// What ends a text or a value, or stands for a character in it.
constexpr std::string_view markup = "<>\"'&;";

base::Diagnostic not_normalized(base::SourcePlace place, std::string text) {
  auto it = base::warning("text-not-composed", "letters are written in parts, a letter and its mark as two characters",
                          place);
  it.why = "Unicode Normalization Form C (UAX 15): otherwise the same names sort and compare as different ones";
  it.hint = "closeout check --fix writes each as one character";
  it.arguments = {{"found", "***"}};  // Perhaps a name.
  it.fix = base::Fix{std::move(place), std::move(text)};
  return it;
}

}  // namespace

void check_normal_form(base::SourceFileRef const& source, base::Diagnostics& diagnostics) {
  if (record::is_table(source->name()) || locale::is_nfc(source->bytes())) return;
  std::string_view const bytes = source->bytes();
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t const end = std::min(bytes.find_first_of(markup, at), bytes.size());
    std::string_view const text = bytes.substr(at, end - at);
    if (!locale::is_nfc(text)) diagnostics.add(not_normalized({source, at, text.size()}, locale::to_nfc(text)));
    at = end + 1;
  }
}

}  // namespace closeout::pipeline
