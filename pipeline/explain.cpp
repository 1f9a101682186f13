#include "explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "explanation_printer.hpp"
#include "figures/explanation.hpp"
#include "figures/figure_address.hpp"
#include "streamed_record.hpp"
#include "xml/xpath.hpp"

namespace closeout::pipeline {

namespace {

/// So many entries of a sum are listed; more than a screen of them nobody reads.
constexpr std::size_t most_entries = 20;
/// An amount that more figures than this share is explained for the first; the addresses of the others are listed.
constexpr std::size_t most_figures = 6;

struct Figure {
  pugi::xml_node element;
  std::string attribute;
  [[nodiscard]] std::string address() const { return figures::address_of(element, attribute); }
};

void find_amount(pugi::xml_node element, std::string const& amount, std::vector<Figure>& found) {
  for (pugi::xml_attribute const attribute : element.attributes()) {
    if (attribute.value() == amount) found.push_back({element, attribute.name()});
  }
  for (pugi::xml_node const child : element.children()) find_amount(child, amount, found);
}

/// What `text` addresses; errors of XPath are added.
std::vector<Figure> find_address(pugi::xml_node root, std::string const& text, base::Diagnostics& diagnostics) {
  auto const source = std::make_shared<base::SourceFile>("FIGURE", text);
  auto const xpath = xml::XPath::compile(text, {source, 0, text.size()}, diagnostics, nullptr, xml::XPathType::NodeSet);
  std::vector<Figure> found;
  if (!xpath) return found;
  for (pugi::xpath_node const node : xpath->nodes(root)) {
    if (node.attribute()) found.push_back({node.parent(), node.attribute().name()});
  }
  return found;
}

base::Diagnostic about_figure(std::string code, std::string const& message, std::string const& figure) {
  auto it = base::error(std::move(code), fmt::format(fmt::runtime(message), figure));
  it.hint = "closeout inspect RECORD --stage figures prints all figures";
  it.arguments = {{"figure", figure}};
  return it;
}

/// The figures asked for, those that are amounts first asked of `explainer`; errors where there are none.
std::vector<Figure> chosen_figures(pugi::xml_node root, std::string const& text, figures::Explainer& explainer,
                                   base::Diagnostics& diagnostics) {
  auto const amount = figures::amount_in(text);
  std::vector<Figure> found;
  if (amount) {
    find_amount(root, amount->to_decimal(), found);
  } else {
    found = find_address(root, text, diagnostics);
    if (diagnostics.has_errors()) return {};
  }
  bool const is_any = !found.empty();
  std::erase_if(found, [&](Figure const& it) { return !explainer.add_figure(it.element, it.attribute); });
  if (!is_any) diagnostics.add(about_figure("explain-no-figure", "there is no figure \"{}\"", text));
  if (is_any && found.empty()) diagnostics.add(about_figure("explain-no-amount", "\"{}\" is not an amount", text));
  return found;
}

/// The rows were valid when the figures were computed.
void add_entries(RecordStream const& record, figures::Explainer& explainer) {
  read_entries(record, [&explainer](Rows const& rows) {
    for (pugi::xml_node const entry : rows.document.root().children("entry")) {
      explainer.add_entry(entry, rows.document.place_of(entry, "amount"));
    }
    return true;
  });
}

}  // namespace

std::optional<std::string> explain(std::filesystem::path const& path, Resources const& resources,
                                   ExplainOptions const& options, base::Diagnostics& diagnostics) {
  auto const record = compute_streamed(path, resources, options.threads, diagnostics);
  if (!record) return std::nullopt;
  std::size_t const most = options.lists_all ? std::numeric_limits<std::size_t>::max() : most_entries;
  figures::Explainer explainer(record->record.frame, most);
  std::vector<Figure> const found = chosen_figures(record->figures_tree.root(), options.figure, explainer, diagnostics);
  auto const catalogues = locale::Catalogues::load(resources.templates / "messages", diagnostics);
  if (found.empty() || !catalogues) return std::nullopt;
  locale::Formatter const formatter(options.language, *catalogues);
  add_entries(record->record, explainer);
  std::vector<figures::Term> terms = std::move(explainer).finish();
  std::vector<ExplainedFigure> explained;
  for (std::size_t i = 0; i < found.size(); ++i) explained.push_back({found[i].address(), std::move(terms[i])});
  if (options.as_json) return to_json(explained, formatter);
  if (explained.size() <= most_figures || options.lists_all) return to_text(explained, formatter);
  std::vector<ExplainedFigure> const others(explained.begin() + 1, explained.end());
  explained.resize(1);
  return to_text(explained, formatter) + "\n" + addresses_of(others);
}

}  // namespace closeout::pipeline
