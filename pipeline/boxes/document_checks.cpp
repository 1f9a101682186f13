#include "boxes/document_checks.hpp"

#include <set>
#include <string>
#include <utility>

#include "boxes/html_elements.hpp"
#include "boxes/semantics.hpp"

namespace closeout::boxes {
namespace {

pugi::xml_node find_below(pugi::xml_node node, std::string_view name) {
  return node.find_node(
      [name](pugi::xml_node at) { return at.type() == pugi::node_element && xml::local_name(at) == name; });
}

/// Text that is read for an element: its own, and that which stands for its drawings.
std::string readable_text(pugi::xml_node element) {
  std::string text = element.attribute("aria-label").value();
  if (xml::local_name(element) == "img") text += element.attribute("alt").value();
  text += text_content(element);  // An <svg>'s <title> is text below it.
  for (pugi::xml_node const child : element.children()) {
    if (child.type() == pugi::node_element) text += readable_text(child);
  }
  return text;
}

std::string heading_name(int level) {
  return std::string("h").append(std::to_string(level));
}

/// A header cell of this table, not of one inside it.
bool has_header_cell(pugi::xml_node part) {
  for (pugi::xml_node const child : part.children()) {
    std::string_view const name = xml::local_name(child);
    if (name == "th" || (name != "table" && has_header_cell(child))) return true;
  }
  return false;
}

class Checks {
 public:
  Checks(xml::Document const& document, css::Styled const& styled, base::Diagnostics& diagnostics)
      : document_(document), styled_(styled), diagnostics_(diagnostics) {}

  std::vector<std::string> run() {
    pugi::xml_node const root = document_.root();
    pugi::xml_node const title = find_below(find_below(root, "head"), "title");
    if (text_content(title).empty()) {
      warn("document-without-title", "document has no title", root, "put a <title> in its <head>");
    }
    char const* language = own_language(root);
    if (language == nullptr || *language == '\0') {
      warn("document-without-language", "document has no language", root, "give its root element a lang attribute");
    }
    check_tree(root, {});
    return std::move(ids_);
  }

 private:
  void warn(std::string code, std::string message, pugi::xml_node element, std::string hint) {
    base::Diagnostic finding = base::warning(std::move(code), std::move(message), document_.place_of(element));
    finding.hint = std::move(hint);
    diagnostics_.add(std::move(finding));
  }

  struct Around {
    bool in_labelled_figure = false, in_artifact = false;
  };

  void check_tree(pugi::xml_node element, Around around) {
    if (styled_.style_of(element)->display == css::Display::None) return;
    if (pugi::xml_attribute const id = element.attribute("id"); id && *id.value() != '\0')
      ids_.emplace_back(id.value());
    around.in_artifact = around.in_artifact || is_artifact(element);
    std::string_view const name = xml::local_name(element);
    if (!around.in_artifact) check_element(element, name, around.in_labelled_figure);
    if (name == "svg") return;
    if (name == "figure" && element.attribute("aria-label")) around.in_labelled_figure = true;
    for (pugi::xml_node const child : element.children()) {
      if (child.type() == pugi::node_element) check_tree(child, around);
    }
  }

  void check_element(pugi::xml_node element, std::string_view name, bool in_labelled_figure) {
    HtmlElement const* known = find_html_element(name);
    if (known == nullptr) return check_unknown(element, name);
    if (known->role == Role::Heading) check_heading(element, name[1] - '0');
    if (known->role == Role::Figure && !in_labelled_figure) check_drawing(element);
    if (name == "a" && element.attribute("href")) check_link(element);
    if (name == "table") check_table(element);
  }

  void check_unknown(pugi::xml_node element, std::string_view name) {
    if (!reported_names_.emplace(name).second) return;
    std::string const nearest = base::nearest_word(name, html_element_names());
    warn("unknown-element", "element \"" + std::string(name) + "\" is not in the profile", element,
         nearest.empty() ? "" : "did you mean \"" + nearest + "\"?");
  }

  /// WCAG 2.1 technique G141; ISO 14289-1 section 7.4.2.
  void check_heading(pugi::xml_node element, int level) {
    bool const is_skipped = level > heading_level_ + 1;
    if (is_skipped) {
      std::string const after = heading_level_ == 0 ? "the start" : heading_name(heading_level_);
      warn("skipped-heading-level", heading_name(level) + " follows " + after, element,
           std::string("use ").append(heading_name(heading_level_ + 1)));
    }
    heading_level_ = level;
  }

  void check_drawing(pugi::xml_node element) {
    Semantics const semantics = semantics_of(document_, element, {});
    if (semantics.has_alternative_text && !semantics.alternative_text.empty()) return;
    bool const is_decoration = semantics.has_alternative_text && xml::local_name(element) == "img";
    if (is_decoration) return;
    warn("figure-without-alternative-text", "drawing has no alternative text", element,
         "give it a <title> or aria-label, or role=\"presentation\" if it only decorates");
  }

  void check_link(pugi::xml_node element) {
    if (!readable_text(element).empty()) return;
    warn("empty-link", "link has no text", element, "write what the link leads to, or an aria-label");
  }

  /// ISO 14289-1 section 7.5
  void check_table(pugi::xml_node element) {
    if (is_presentational(element) || has_header_cell(element)) return;
    warn("table-without-header-cells", "table has no header cells", element,
         "use <th>, or role=\"presentation\" if it is no table of data");
  }

  xml::Document const& document_;
  css::Styled const& styled_;
  base::Diagnostics& diagnostics_;
  int heading_level_ = 0;
  std::vector<std::string> ids_;
  std::set<std::string, std::less<>> reported_names_;
};

}  // namespace

std::vector<std::string> check_document(xml::Document const& document, css::Styled const& styled,
                                        base::Diagnostics& diagnostics) {
  return Checks(document, styled, diagnostics).run();
}

base::Diagnostic not_displayed(xml::Document const& document) {
  return base::error("document-not-displayed", "root element has display: none", document.place_of(document.root()));
}

}  // namespace closeout::boxes
