#include "fixes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include "base/output.hpp"
#include "record/csv_rows.hpp"
#include "xml/document.hpp"

namespace closeout::pipeline {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
/// Lines shown before and after a change.
constexpr std::size_t context = 3;

/// A replacement by positions in a file, which was perhaps read in parts.
struct Edit {
  base::Position start;
  std::string before, text;
};

using EditsByFile = std::vector<std::pair<std::string, std::vector<Edit>>>;

EditsByFile edits_of(base::Diagnostics const& findings) {
  EditsByFile files;
  for (base::Diagnostic const& finding : findings.all()) {
    if (!finding.fix || !finding.fix->place.is_known()) continue;
    base::SourcePlace const& place = finding.fix->place;
    if (record::is_table(place.file->name())) continue;  // Its values are perhaps written otherwise there.
    auto file = std::ranges::find(files, place.file->name(), &EditsByFile::value_type::first);
    if (file == files.end()) file = files.insert(file, {place.file->name(), {}});
    std::string_view const before = place.file->bytes().substr(place.offset, place.length);
    file->second.push_back({place.position(), std::string(before), finding.fix->text});
  }
  return files;
}

/// Replacements by offset, from the end of the file on, so that those before keep their places.
std::map<std::size_t, Edit const*, std::greater<>> by_offset(base::SourceFile const& source,
                                                             std::vector<Edit> const& edits) {
  std::map<std::size_t, Edit const*, std::greater<>> result;
  for (Edit const& edit : edits) result.emplace(source.offset(edit.start), &edit);
  return result;
}

bool begins_with_mark(std::string const& path) {
  std::array<char, byte_order_mark.size()> start{};
  std::ifstream(path, std::ios::binary).read(start.data(), start.size());
  return std::string_view(start.data(), start.size()) == byte_order_mark;
}

/// The lines of a file, from 0.
class Lines {
 public:
  explicit Lines(base::SourceFileRef file) : file_(std::move(file)) {
    std::string_view const bytes = file_->bytes();
    for (std::size_t at = 0; at < bytes.size(); at = std::min(bytes.find('\n', at), bytes.size() - 1) + 1) {
      starts_.push_back(at);
    }
  }

  [[nodiscard]] std::size_t size() const { return starts_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t line) const {
    std::size_t const end = line + 1 < starts_.size() ? starts_[line + 1] : file_->bytes().size();
    return file_->bytes().substr(starts_[line], end - starts_[line]);
  }
  /// Lines from `first` to before `last` with `mark` before each.
  [[nodiscard]] std::string marked(char mark, std::size_t first, std::size_t last, ShownLine const& shown) const {
    std::string result;
    for (std::size_t i = first; i < last; ++i) result += fmt::format("{}{}\n", mark, shown(*file_, starts_[i]));
    return result;
  }

 private:
  base::SourceFileRef file_;
  std::vector<std::size_t> starts_;
};

/// Behind the last changed line of the hunk that begins with the changed line `at`: changes are in one hunk if their
/// surroundings touch.
std::size_t end_of_hunk(Lines const& before, Lines const& after, std::size_t at) {
  std::size_t end = at + 1;
  for (std::size_t i = end; i < std::min(end + 2 * context, before.size()); ++i) {
    if (before[i] != after[i]) end = i + 1;
  }
  return end;
}

std::string hunk(Lines const& before, Lines const& after, std::size_t at, std::size_t end, ShownLine const& shown) {
  std::size_t const start = at - std::min(at, context);
  std::size_t const last = std::min(end + context, before.size());
  std::string diff = fmt::format("@@ -{0},{1} +{0},{1} @@\n", start + 1, last - start);
  diff += before.marked(' ', start, at, shown);
  for (std::size_t i = at; i < end;) {
    std::size_t changed = i;
    while (changed < end && before[changed] != after[changed]) ++changed;
    diff += before.marked('-', i, changed, shown) + after.marked('+', i, changed, shown);
    i = changed;
    while (changed < end && before[changed] == after[changed]) ++changed;
    diff += before.marked(' ', i, changed, shown);
    i = changed;
  }
  return diff + before.marked(' ', end, last, shown);
}

}  // namespace

std::vector<FixedFile> apply_fixes(base::Diagnostics const& findings, base::Diagnostics& diagnostics) {
  std::vector<FixedFile> files;
  for (auto const& [name, edits] : edits_of(findings)) {
    auto const source = xml::read_source(name, diagnostics);
    if (!source) continue;
    std::string after((*source)->bytes());
    FixedFile file{name, *source, nullptr, begins_with_mark(name), 0};
    std::size_t changed_from = std::string::npos;
    for (auto const& [offset, edit] : by_offset(**source, edits)) {
      bool const is_free = offset + edit->before.size() <= std::min(changed_from, (*source)->bytes().size());
      // A file that has changed since it was read is left alone.
      if (!is_free || (*source)->bytes().substr(offset, edit->before.size()) != edit->before) continue;
      after.replace(offset, edit->before.size(), edit->text);
      changed_from = offset;
      ++file.fixes;
    }
    file.after = std::make_shared<base::SourceFile>(name, std::move(after));
    files.push_back(std::move(file));
  }
  return files;
}

std::string unified_diff(FixedFile const& file, ShownLine const& shown) {
  Lines const before(file.before), after(file.after);
  std::string diff = fmt::format("--- {0}\n+++ {0}\n", file.path.string());
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (before[at] == after[at]) continue;
    std::size_t const end = end_of_hunk(before, after, at);
    diff += hunk(before, after, at, end, shown);
    at = end;
  }
  return diff;
}

bool write_fixed(std::vector<FixedFile> const& files, base::Diagnostics& diagnostics) {
  return std::ranges::all_of(files, [&](FixedFile const& file) {
    std::string const mark(file.has_byte_order_mark ? byte_order_mark : "");
    return base::write_file(file.path, mark + std::string(file.after->bytes()), diagnostics);
  });
}

}  // namespace closeout::pipeline
