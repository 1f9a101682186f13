#include "cli/diagnostic_printer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "cli/quoted_line.hpp"

namespace closeout::cli {

namespace {

using base::Diagnostic;
using base::Severity;
using nlohmann::ordered_json;

/// A quoted line is cut to so many characters; with its gutter it then fits a terminal of 110 columns.
constexpr std::size_t max_excerpt = 100;
/// Characters kept before the caret when a line is cut.
constexpr std::size_t kept_before_caret = 40;

constexpr std::string_view ellipsis = "…";

std::string translated(PrinterOptions const& options, std::string const& key, std::string_view fallback,
                       std::vector<base::MessageArgument> const& arguments = {}) {
  if (options.translate) {
    if (auto text = options.translate(key, arguments)) return std::move(*text);
  }
  return std::string(fallback);
}

std::string word(PrinterOptions const& options, std::string_view name) {
  return translated(options, fmt::format("diagnostic-word.{}", name), name);
}

/// The four texts of a finding in the user's language.
struct Texts {
  std::string message, label, why, hint;
};

/// A translation is asked for only where there is an English text: its presence depends on the finding.
Texts texts_of(Diagnostic const& it, PrinterOptions const& options) {
  std::string const key = "diagnostic." + it.code;
  auto const text = [&](std::string const& part, std::string const& fallback) {
    return fallback.empty() ? std::string() : translated(options, key + part, fallback, it.arguments);
  };
  return {text("", it.message), text(".label", it.label), text(".why", it.why), text(".hint", it.hint)};
}

/// "2024-06-01, steering group: the authority moved the limit".
std::string decision_of(base::Waiver const& waiver) {
  return fmt::format("{}{}{}: {}", waiver.date, waiver.decided_by.empty() ? "" : ", ", waiver.decided_by,
                     waiver.reason);
}

struct Region {
  base::Position start, end;  ///< `end` is behind the last character.
};

Region region_of(base::SourcePlace const& place) {
  return {place.position(), place.file->position(place.offset + std::max<std::size_t>(place.length, 1))};
}

// ---- text ----

/// Characters of a text as they are shown, one column each: what would move the cursor or command the terminal is
/// replaced, so an input cannot colour, hide or forge messages.
std::vector<std::string> shown_characters(std::string_view text) {
  std::vector<std::string> characters;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = base::next_code_point(text, at);
    std::string& shown = characters.emplace_back();
    bool const is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    bool const is_bidi_control = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    base::append_utf8(shown, c == '\t' ? U' ' : is_control || is_bidi_control ? U'\uFFFD' : c);
  }
  return characters;
}

std::string shown(std::string_view text) {
  return fmt::format("{}", fmt::join(shown_characters(text), ""));
}

enum class Paint : std::uint8_t { Place, Gutter, Error, Warning, Note };

std::string painted(std::string_view text, Paint paint, PrinterOptions const& options) {
  if (!options.color || text.empty()) return std::string(text);
  constexpr std::array<std::string_view, 5> codes{"1", "34", "1;31", "1;33", "1;36"};
  return fmt::format("\x1B[{}m{}\x1B[0m", codes.at(static_cast<std::size_t>(paint)), text);
}

Paint paint_of(Severity severity) {
  return severity == Severity::Error ? Paint::Error : severity == Severity::Warning ? Paint::Warning : Paint::Note;
}

/// A source line and the carets below it, both cut to what can be read.
struct Excerpt {
  std::string line;
  std::size_t caret = 0;  ///< Columns before the first caret.
  std::size_t length = 1;
};

std::optional<Excerpt> excerpt_of(base::SourcePlace const& place) {
  std::string const line = quoted_line(*place.file, place.offset);
  if (line.empty()) return std::nullopt;
  std::vector<std::string> const characters = shown_characters(line);
  std::string_view const bytes = place.file->bytes().substr(0, place.offset);
  std::string_view const of_file = place.file->line_around(place.offset);
  auto const start = static_cast<std::size_t>(of_file.data() - bytes.data());
  std::size_t const column =
      std::min(base::code_point_count(bytes.substr(std::min(start, bytes.size()))), characters.size());
  std::string_view const behind = place.file->bytes().substr(std::min(place.offset, place.file->bytes().size()));
  std::size_t const marked =
      base::code_point_count(behind.substr(0, std::min(place.length, behind.find_first_of("\r\n"))));

  bool const is_seen_from_start = characters.size() <= max_excerpt || column <= kept_before_caret ||
                                  column + std::max<std::size_t>(marked, 1) <= max_excerpt;
  std::size_t const first = is_seen_from_start ? 0 : column - kept_before_caret;
  std::size_t const last = std::min(characters.size(), first + max_excerpt);
  Excerpt excerpt;
  if (first != 0) excerpt.line += ellipsis;
  for (std::size_t i = first; i < last; ++i) excerpt.line += characters[i];
  if (last != characters.size()) excerpt.line += ellipsis;
  excerpt.caret = column - first + (first != 0 ? 1 : 0);
  excerpt.length = std::clamp<std::size_t>(marked, 1, std::max<std::size_t>(last - std::min(column, last), 1));
  return excerpt;
}

/// `text` with spaces before it, up to `width` columns.
std::string right_aligned(std::string const& text, std::size_t width) {
  std::size_t const length = base::code_point_count(text);
  return std::string(width - std::min(width, length), ' ') + text;
}

class TextPrinter {
 public:
  explicit TextPrinter(PrinterOptions const& options)
      : options_(options),
        why_(word(options, "why") + ":"),
        hint_(word(options, "hint") + ":"),
        waived_(word(options, "waived") + ":") {}

  void print(Diagnostic const& it);
  std::string text;

 private:
  void print_excerpt(Diagnostic const& it, Excerpt const& excerpt, std::string const& label, std::size_t gutter);
  void print_remark(std::string const& name, std::string const& remark, std::size_t gutter);

  PrinterOptions const& options_;
  std::string why_, hint_, waived_;
};

void TextPrinter::print(Diagnostic const& it) {
  Texts const texts = texts_of(it, options_);
  std::string number;
  if (it.place.is_known()) {
    base::Position const position = it.place.position();
    number = std::to_string(position.line);
    text += painted(shown(fmt::format("{}:{}:{}:", it.place.file->name(), position.line, position.column)),
                    Paint::Place, options_) +
            " ";
  }
  text += painted(word(options_, base::name_of(it.severity)) + ":", paint_of(it.severity), options_);
  text += fmt::format(" {}", shown(texts.message));
  auto const excerpt = it.place.is_known() ? excerpt_of(it.place) : std::nullopt;
  if (!excerpt && !texts.label.empty()) text += fmt::format(" ({})", shown(texts.label));
  text += '\n';

  // Up to three digits, "why:" and "hint:" end where they do in every other message.
  std::size_t const gutter =
      std::max({number.size() + 3, std::size_t{6}, base::code_point_count(why_) + 1, base::code_point_count(hint_) + 1,
                it.waiver ? base::code_point_count(waived_) + 1 : 0});
  if (excerpt) print_excerpt(it, *excerpt, texts.label, gutter);
  print_remark(why_, texts.why, gutter);
  print_remark(hint_, texts.hint, gutter);
  if (it.waiver) print_remark(waived_, decision_of(*it.waiver), gutter);
}

void TextPrinter::print_excerpt(Diagnostic const& it, Excerpt const& excerpt, std::string const& label,
                                std::size_t gutter) {
  std::string const number = std::to_string(it.place.position().line);
  text += painted(right_aligned(number, gutter - 1) + " |", Paint::Gutter, options_);
  text += fmt::format(" {}\n", excerpt.line);
  text += painted(right_aligned("|", gutter + 1), Paint::Gutter, options_);
  text += std::string(excerpt.caret + 1, ' ');
  std::string carets(excerpt.length, '^');
  if (!label.empty()) carets += " " + shown(label);
  text += painted(carets, paint_of(it.severity), options_) + "\n";
}

void TextPrinter::print_remark(std::string const& name, std::string const& remark, std::size_t gutter) {
  if (remark.empty()) return;
  text += painted(right_aligned(name, gutter), Paint::Gutter, options_);
  text += fmt::format(" {}\n", shown(remark));
}

// ---- JSON and SARIF ----

/// Stray bytes in a text become U+FFFD instead of an exception.
std::string dumped(ordered_json const& json) {
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

ordered_json json_of(base::Waiver const& waiver) {
  ordered_json json{{"severity", base::name_of(waiver.severity)}, {"reason", waiver.reason}, {"date", waiver.date}};
  if (!waiver.decided_by.empty()) json["decidedBy"] = waiver.decided_by;
  if (waiver.place.is_known()) json["line"] = waiver.place.position().line;
  return json;
}

/// What a concealed value was meant to be is as personal as the value.
bool has_public_fix(Diagnostic const& it) {
  return it.fix && std::ranges::none_of(it.arguments, [](base::MessageArgument const& argument) {
           return argument.first == "found" && argument.second == "***";
         });
}

ordered_json json_of(base::Fix const& fix) {
  base::Position const start = fix.place.position();
  base::Position const end = fix.place.file->position(fix.place.offset + fix.place.length);
  return {{"file", fix.place.file->name()}, {"line", start.line}, {"column", start.column}, {"endLine", end.line},
          {"endColumn", end.column},        {"text", fix.text}};
}

ordered_json json_of(Diagnostic const& it, PrinterOptions const& options) {
  Texts const texts = texts_of(it, options);
  ordered_json json{{"severity", base::name_of(it.severity)},
                    {"cause", it.cause == base::Cause::Environment ? "environment" : "input"},
                    {"code", it.code},
                    {"message", texts.message}};
  if (!texts.label.empty()) json["label"] = texts.label;
  if (!texts.why.empty()) json["why"] = texts.why;
  if (!texts.hint.empty()) json["hint"] = texts.hint;
  if (it.place.is_known()) {
    Region const region = region_of(it.place);
    json["file"] = it.place.file->name();
    json["line"] = region.start.line;
    json["column"] = region.start.column;
    json["endLine"] = region.end.line;
    json["endColumn"] = region.end.column;
  }
  if (it.waiver) json["waiver"] = json_of(*it.waiver);
  if (has_public_fix(it)) json["fix"] = json_of(*it.fix);
  json["arguments"] = ordered_json::object();
  for (auto const& [name, value] : it.arguments) json["arguments"][name] = value;
  return json;
}

/// A path as a URI reference (RFC 3986): relative ones stay relative to where the program was started.
std::string uri_of(std::string const& path) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (char const c : path) {
    if (plain.find(c) != std::string_view::npos) {
      uri.push_back(c);
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

/// Section 3.28.3 of SARIF: a location names a file, and a region in it.
ordered_json sarif_location(base::SourcePlace const& place) {
  Region const region = region_of(place);
  return {{"physicalLocation",
           {{"artifactLocation", {{"uri", uri_of(place.file->name())}}},
            {"region",
             {{"startLine", region.start.line},
              {"startColumn", region.start.column},
              {"endLine", region.end.line},
              {"endColumn", region.end.column}}}}}};
}

/// The message with its remarks: most viewers show nothing else of a result.
std::string sarif_text(Diagnostic const& it, PrinterOptions const& options) {
  Texts const texts = texts_of(it, options);
  std::string text = texts.message;
  if (!texts.label.empty()) text += fmt::format(" ({})", texts.label);
  if (!texts.why.empty()) text += fmt::format("\n{}: {}", word(options, "why"), texts.why);
  if (!texts.hint.empty()) text += fmt::format("\n{}: {}", word(options, "hint"), texts.hint);
  return text;
}

/// Every code that occurs, sorted, with its index among the rules.
std::map<std::string, std::size_t> rule_indices(base::Diagnostics const& diagnostics) {
  std::map<std::string, std::size_t> indices;
  for (Diagnostic const& it : diagnostics.all()) indices.emplace(it.code, 0);
  std::size_t next = 0;
  for (auto& [code, index] : indices) index = next++;
  return indices;
}

/// Section 3.35 of SARIF: the suppression stands in the file that is looked at, so it is in its source.
ordered_json sarif_suppression(base::Waiver const& waiver) {
  ordered_json suppression{{"kind", "inSource"}, {"status", "accepted"}, {"justification", decision_of(waiver)}};
  if (waiver.place.is_known()) suppression["location"] = sarif_location(waiver.place);
  return suppression;
}

/// Section 3.55 of SARIF: what is deleted, and what stands there instead.
ordered_json sarif_fix(base::Fix const& fix) {
  ordered_json const location = sarif_location(fix.place)["physicalLocation"];
  ordered_json const replacement{{"deletedRegion", location["region"]}, {"insertedContent", {{"text", fix.text}}}};
  return {{"artifactChanges", ordered_json::array({{{"artifactLocation", location["artifactLocation"]},
                                                    {"replacements", ordered_json::array({replacement})}}})}};
}

/// A waived finding keeps the level it has by itself: that it does not count is said by its suppression.
ordered_json sarif_result(Diagnostic const& it, std::size_t rule, PrinterOptions const& options) {
  ordered_json result{{"ruleId", it.code},
                      {"ruleIndex", rule},
                      {"level", base::name_of(it.waiver ? it.waiver->severity : it.severity)},
                      {"message", {{"text", sarif_text(it, options)}}}};
  if (it.place.is_known()) result["locations"] = ordered_json::array({sarif_location(it.place)});
  if (has_public_fix(it)) result["fixes"] = ordered_json::array({sarif_fix(*it.fix)});
  if (it.waiver) result["suppressions"] = ordered_json::array({sarif_suppression(*it.waiver)});
  return result;
}

}  // namespace

std::string to_text(base::Diagnostics const& diagnostics, PrinterOptions const& options) {
  TextPrinter printer(options);
  for (Diagnostic const& it : diagnostics.all()) printer.print(it);
  return std::move(printer.text);
}

std::string to_json(base::Diagnostics const& diagnostics, PrinterOptions const& options) {
  ordered_json list = ordered_json::array();
  for (Diagnostic const& it : diagnostics.all()) list.push_back(json_of(it, options));
  return dumped({{"diagnostics", std::move(list)},
                 {"errors", diagnostics.error_count()},
                 {"warnings", diagnostics.warning_count()}});
}

std::string to_sarif(base::Diagnostics const& diagnostics, PrinterOptions const& options) {
  auto const indices = rule_indices(diagnostics);
  ordered_json rules = ordered_json::array();
  for (auto const& [code, index] : indices) rules.push_back({{"id", code}});
  ordered_json results = ordered_json::array();
  for (Diagnostic const& it : diagnostics.all()) results.push_back(sarif_result(it, indices.at(it.code), options));
  ordered_json const driver{{"name", "closeout"}, {"version", CLOSEOUT_VERSION}, {"rules", std::move(rules)}};
  ordered_json const run{
      {"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}};
  return dumped({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", ordered_json::array({run})}});
}

}  // namespace closeout::cli
