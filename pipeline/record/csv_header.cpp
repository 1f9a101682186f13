#include "record/csv_header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "xml/characters.hpp"

namespace closeout::record {

namespace {

/// The one of ; , and tab that stands in the header outside of quotes; nothing if there are several.
std::optional<char> separator_of(std::string_view header) {
  std::set<char> found;
  bool is_quoted = false;
  for (char const c : header) {
    if (c == '"') is_quoted = !is_quoted;
    if (!is_quoted && (c == ';' || c == ',' || c == '\t')) found.insert(c);
  }
  if (found.size() > 1) return std::nullopt;
  return found.empty() ? ';' : *found.begin();
}

void list_targets(RowShape const& shape, std::string const& path, std::vector<std::string>& to) {
  for (std::string const& attribute : shape.attributes) to.push_back(path + "@" + attribute);
  for (RowShape const& child : shape.children) {
    if (child.has_text) to.push_back(path + child.name);
    list_targets(child, path + child.name + "/", to);
  }
}

base::Diagnostic unknown(std::string code, std::string_view what, std::string const& found,
                         std::vector<std::string> const& known, base::SourcePlace place) {
  std::vector<std::string_view> const words(known.begin(), known.end());
  std::string const nearest = base::nearest_word(found, words);
  base::Diagnostic it =
      base::error(std::move(code), fmt::format("there is no {} \"{}\"", what, found), std::move(place));
  if (!nearest.empty()) it.hint = fmt::format("did you mean \"{}\"?", nearest);
  it.arguments = {{"found", found}, {"nearest", nearest}};
  return it;
}

class HeaderReader {
 public:
  HeaderReader(CsvReader const& reader, CsvText const& record, CsvTable const& table, base::Diagnostics& diagnostics)
      : reader_(reader), record_(record), table_(table), diagnostics_(diagnostics) {
    header_.plan.name = table.shape.name;
    list_targets(table.shape, "", targets_);
  }

  std::optional<CsvHeader> read() {
    auto const separator = table_.mapping.separator ? table_.mapping.separator : separator_of(record_.text);
    if (!separator) {
      auto it = base::error("csv-separator", "the header holds several of ; , and tab: which one separates columns?",
                            reader_.place_of(record_, 0, record_.text.size()));
      it.hint = "say it in a mapping: separator=\"semicolon\"";
      add(std::move(it));
      return std::nullopt;
    }
    header_.separator = *separator;
    std::size_t fault = 0;
    auto const cells = fields_of(record_.text, *separator, fault);
    if (!cells) {
      add(base::error("csv-quotes", "a field begins with a quotation mark and does not end with one",
                      reader_.place_of(record_, fault, 1)));
      return std::nullopt;
    }
    header_.columns = cells->size();
    for (std::size_t i = 0; i < cells->size(); ++i) read_column((*cells)[i], i);
    for (CsvMapping::Constant const& constant : table_.mapping.constants) {
      place(constant.target, {0, nullptr, constant.value, false}, constant.place);
    }
    for (CsvMapping::Constant const& number : table_.mapping.numbers) {
      place(number.target, {0, nullptr, number.value, true}, number.place);
    }
    tell_missing_columns();
    return is_good_ ? std::optional(std::move(header_)) : std::nullopt;
  }

 private:
  void add(base::Diagnostic it) {
    diagnostics_.add(std::move(it));
    is_good_ = false;
  }

  void read_column(CsvField const& cell, std::size_t index) {
    std::string const name = xml::collapsed(cell.text);
    base::SourcePlace const at = reader_.place_of(record_, cell.offset, cell.length);
    if (!table_.has_mapping) {
      place(target_named(name), {index, nullptr, std::nullopt, false}, at);
      return;
    }
    auto const column = std::ranges::find(table_.mapping.columns, name, &CsvMapping::Column::header);
    if (column != table_.mapping.columns.end()) {
      found_.insert(name);
      place(column->target, {index, &*column, std::nullopt, false}, column->place);
    } else if (!table_.mapping.ignores_other_columns) {
      std::vector<std::string> headers;
      for (CsvMapping::Column const& known : table_.mapping.columns) headers.push_back(known.header);
      add(unknown("csv-unknown-column", "column in the mapping for", name, headers, at));
    }
  }

  /// "id" is short for "@id".
  [[nodiscard]] std::string target_named(std::string const& header) const {
    bool const is_attribute = std::ranges::find(table_.shape.attributes, header) != table_.shape.attributes.end();
    return is_attribute ? "@" + header : header;
  }

  void tell_missing_columns() {
    for (CsvMapping::Column const& column : table_.mapping.columns) {
      if (found_.contains(column.header)) continue;
      auto it = base::error("csv-missing-column", fmt::format("the table has no column \"{}\"", column.header),
                            reader_.place_of(record_, 0, record_.text.size()));
      it.arguments = {{"expected", column.header}};
      add(std::move(it));
    }
  }

  void place(std::string const& text, CsvSource source, base::SourcePlace const& at) {
    auto const target = parse_target(text);
    RowShape const* shape = &table_.shape;
    RowPlan* plan = &header_.plan;
    for (std::size_t i = 0; target && shape != nullptr && i < target->elements.size(); ++i) {
      CsvTarget::Step const& step = target->elements[i];
      auto const child = std::ranges::find(shape->children, step.name, &RowShape::name);
      bool const is_known = child != shape->children.end();
      plan = is_known ? &child_of(*plan, *shape, step) : plan;
      shape = is_known ? &*child : nullptr;
    }
    bool const is_attribute = target && !target->attribute.empty();
    bool const fits = shape != nullptr && target &&
                      (is_attribute ? std::ranges::find(shape->attributes, target->attribute) != shape->attributes.end()
                                    : shape->has_text);
    if (!fits) {
      add(unknown("csv-target", fmt::format("field of <{}>", table_.shape.name), text, targets_, at));
    } else if (!taken_.insert(text).second) {
      auto it = base::error("csv-duplicate-target", fmt::format("\"{}\" is filled from two columns", text), at);
      it.arguments = {{"found", text}};
      add(std::move(it));
    } else if (is_attribute) {
      plan->attributes.emplace_back(target->attribute, std::move(source));
    } else {
      plan->text = std::move(source);
    }
  }

  /// The plan of a child, made in its place among its siblings if it is not there yet.
  static RowPlan& child_of(RowPlan& parent, RowShape const& shape, CsvTarget::Step const& step) {
    auto const rank = [&shape](std::string const& name, std::size_t number) {
      return std::pair(std::ranges::find(shape.children, name, &RowShape::name) - shape.children.begin(), number);
    };
    auto const key = rank(step.name, step.number);
    auto const at = std::ranges::lower_bound(parent.children, key, {},
                                             [&](RowPlan const& plan) { return rank(plan.name, plan.number); });
    if (at != parent.children.end() && at->name == step.name && at->number == step.number) return *at;
    return *parent.children.insert(at, RowPlan{step.name, step.number, {}, {}, {}});
  }

  CsvReader const& reader_;
  CsvText const& record_;
  CsvTable const& table_;
  base::Diagnostics& diagnostics_;
  CsvHeader header_;
  std::vector<std::string> targets_;
  std::set<std::string> taken_, found_;
  bool is_good_ = true;
};

}  // namespace

std::optional<CsvHeader> read_header(CsvReader& reader, CsvTable const& table, base::Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.all().size();
  auto const record = reader.next(diagnostics);
  if (record) return HeaderReader(reader, *record, table, diagnostics).read();
  if (diagnostics.all().size() == before) {
    diagnostics.add(base::error("csv-header", "the table is empty: its first line must name the columns",
                                reader.place_of({}, 0, 0)));
  }
  return std::nullopt;
}

}  // namespace closeout::record
