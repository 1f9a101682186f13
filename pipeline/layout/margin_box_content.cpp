#include "layout/margin_box_content.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "boxes/box_factory.hpp"
#include "css/anonymous_style.hpp"
#include "layout/context.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using Kind = css::ContentItem::Kind;

class ContentMaker {
 public:
  ContentMaker(Context& context, DocumentBuilder& builder, PageRecord const& record, css::StyleRef const& style,
               std::deque<Box>& boxes)
      : context_(context), builder_(builder), record_(record), boxes_(boxes), block_(add_box(style)) {
    own_ = margin_box_counters(*style, [&](std::string const& name) { return values(name).back(); });
    block_.backgrounds = context.backgrounds(*style);
  }

  Box const& run() {
    for (css::ContentItem const& item : *block_.style->content) add(item);
    end_text();
    return block_;
  }

 private:
  Box& add_box(css::StyleRef const& style) {
    Box& box = boxes_.emplace_back();
    box.serial = builder_.next_serial();
    box.style = style;
    box.language = context_.info.language;
    return box;
  }

  void append(Box& child) {
    child.is_generated = true;
    boxes::append_child(block_, child);
  }

  void end_text() {
    if (text_.empty()) return;
    Box& child = add_box(block_.style);
    child.kind = boxes::BoxKind::Text;
    child.text = std::exchange(text_, {});
    append(child);
  }

  void add_image(std::string const& path) {
    boxes::Picture const& picture = context_.picture(path);
    if (picture.is_empty()) return;
    end_text();
    Box& child = add_box(css::anonymous_style(*block_.style, css::Display::Inline));
    child.kind = picture.image ? boxes::BoxKind::Image : boxes::BoxKind::Drawing;
    child.picture = picture;
    append(child);
  }

  void add(css::ContentItem const& item) {
    switch (item.kind) {
      case Kind::String:
        text_ += item.text;
        break;
      case Kind::StringReference:
        text_ += named_string(record_, item);
        break;
      case Kind::Counter:
      case Kind::Counters:
        add_counter(item);
        break;
      case Kind::Image:
        add_image(item.text);
        break;
      case Kind::OpenQuote:
      case Kind::CloseQuote:
      case Kind::NoOpenQuote:
      case Kind::NoCloseQuote:
        text_ += context_.language_quotes.take(item.kind, block_.style->quotes, block_.language, quote_depth_);
        break;
      default:
        break;
    }
  }

  /// Section 6.1: what the margin box changes hides the page's counters, what the page changes the document's.
  [[nodiscard]] std::vector<int> values(std::string const& name) const {
    if (auto const own = own_.find(name); own != own_.end()) return {own->second};
    if (name == "page") return {record_.number};
    if (name == "pages") return {static_cast<int>(builder_.records.size())};
    auto const& of_page = record_.page_counters.shown;
    if (auto const shown = of_page.find(name); shown != of_page.end()) return {shown->second};
    auto const found = record_.counters.find(name);
    return found == record_.counters.end() || found->second.empty() ? std::vector<int>{0} : found->second;
  }

  void add_counter(css::ContentItem const& item) {
    std::vector<int> shown = values(item.text);
    if (item.kind == Kind::Counter) shown.erase(shown.begin(), shown.end() - 1);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (i > 0) text_ += item.separator;
      text_ += boxes::counter_text(shown[i], item.style);
    }
  }

  Context& context_;
  DocumentBuilder& builder_;
  PageRecord const& record_;
  std::deque<Box>& boxes_;
  Box& block_;
  std::map<std::string, int> own_;
  std::string text_;
  int quote_depth_ = 0;
};

}  // namespace

Box const& make_margin_box(Context& context, DocumentBuilder& builder, PageRecord const& record,
                           css::StyleRef const& style, std::deque<Box>& boxes) {
  return ContentMaker(context, builder, record, style, boxes).run();
}

}  // namespace closeout::layout
