#pragma once
// The boxes of one element and all that is below it.

#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "boxes/box_factory.hpp"
#include "boxes/counters.hpp"
#include "boxes/generated_content.hpp"
#include "boxes/quotes.hpp"
#include "boxes/semantics.hpp"
#include "css/styled.hpp"
#include "xml/document.hpp"

namespace closeout::boxes {

/// What children take from the element around them.
struct Surroundings {
  std::string language;
  SemanticContext semantic;
  css::StyleRef style;
  bool may_stream = false;  ///< Children may be made one by one.
};

/// Decides which boxes keep their children unmade and makes their streams.
class StreamMaker {
 public:
  StreamMaker() = default;
  StreamMaker(StreamMaker const&) = delete;
  StreamMaker& operator=(StreamMaker const&) = delete;
  virtual ~StreamMaker() = default;
  /// Null: the children are made at once. `inside` is what they take from `box`.
  virtual std::shared_ptr<ChildStream> stream_for(pugi::xml_node element, Box& box, Surroundings const& inside) = 0;
};

class BoxBuilder {
 public:
  /// `streams` null: everything is made at once.
  BoxBuilder(xml::Document const& document, css::Styled const& styled, Pictures& pictures,
             base::Diagnostics& diagnostics, StreamMaker* streams)
      : document_(document), styled_(styled), pictures_(pictures), diagnostics_(&diagnostics), streams_(streams) {}

  void report_to(base::Diagnostics& diagnostics) { diagnostics_ = &diagnostics; }
  [[nodiscard]] base::Diagnostics& findings() { return *diagnostics_; }

  /// A part with the boxes of `element`, white space collapsed; null if it makes none. `parent` is the box above.
  std::shared_ptr<Part> build_part(pugi::xml_node element, Surroundings const& around, Box* parent);

  /// Changes the counters as making the boxes of `element` would.
  void only_count_children(pugi::xml_node element);

  BoxFactory factory;
  Counters counters;

 private:
  void build_element(pugi::xml_node element, Surroundings const& around, BoxList& to);
  [[nodiscard]] Surroundings inner_surroundings(pugi::xml_node element, Semantics const* semantics,
                                                css::StyleRef const& style, Surroundings const& around) const;
  [[nodiscard]] ContentSource source_of(pugi::xml_node element, Surroundings const& inside);
  Box* make_box(pugi::xml_node element, css::StyleRef const& style, Surroundings const& inside);
  void fill(pugi::xml_node element, Surroundings const& inside, Box& box);
  bool fill_later(pugi::xml_node element, Surroundings const& inside, Box& box);
  void finish_children(Box& box, BoxList const& children);
  void set_marker(pugi::xml_node element, Surroundings const& inside, Box& box);
  void build_children(pugi::xml_node element, Surroundings const& inside, BoxList& to);
  void build_node(pugi::xml_node node, Surroundings const& inside, BoxList& to);
  Box* text_box(std::string text, base::SourcePlace place, Surroundings const& inside);
  void build_replacement_text(pugi::xml_node element, Surroundings const& inside, BoxList& to);
  void build_pseudo_element(pugi::xml_node element, css::PseudoElement pseudo, Surroundings const& inside, BoxList& to);
  void build_description_list(pugi::xml_node list, Surroundings const& inside, BoxList& to);
  Box* description_item(pugi::xml_node first, Surroundings const& inside);
  void update_counters(pugi::xml_node element, css::ComputedStyle const& style);
  void only_count(pugi::xml_node element);
  void count_pseudo_element(pugi::xml_node element, css::PseudoElement pseudo);

  xml::Document const& document_;
  css::Styled const& styled_;
  Pictures& pictures_;
  LanguageQuotes quotes_;
  base::Diagnostics* diagnostics_;
  StreamMaker* streams_;
};

/// <title>, <meta> and the language of the document; without the ids.
[[nodiscard]] DocumentInfo read_info(xml::Document const& document);

}  // namespace closeout::boxes
