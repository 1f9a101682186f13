#include "css/page_style.hpp"

#include <algorithm>
#include <utility>

#include "css/cascade.hpp"
#include "css/characters.hpp"
#include "css/page_box.hpp"
#include "css/page_names.hpp"
#include "css/user_agent_sheet.hpp"

namespace closeout::css {
namespace {

struct OriginatedRule {
  PageRuleRef rule;
  Origin origin = Origin::Author;
};
using PageRules = std::vector<OriginatedRule>;

/// css-gcpm-3 section 3.1: the page's number in the document, or in its groups of that page type.
bool is_nth(PageNth const& nth, PageSelection const& page) {
  if (nth.group.empty()) return nth.index.contains(page.number);
  return std::any_of(page.groups.begin(), page.groups.end(),
                     [&](auto const& group) { return group.first == nth.group && nth.index.contains(group.second); });
}

/// Section 4.2; the page type `auto` may be written and never matches.
bool selects(PageSelector const& selector, PageSelection const& page) {
  if (!selector.name.empty() && (selector.name != page.name || equals_ignoring_case(selector.name, "auto"))) {
    return false;
  }
  if (selector.first > 0 && !page.is_first) return false;
  if (selector.blank > 0 && !page.is_blank) return false;
  if (selector.left > 0 && !page.is_left) return false;
  if (selector.right > 0 && page.is_left) return false;
  return std::all_of(selector.nth.begin(), selector.nth.end(), [&](PageNth const& nth) { return is_nth(nth, page); });
}

/// Section 4.4: names first, then :first and :blank (and :nth()), then :left and :right.
Specificity specificity_of(PageSelector const& selector) {
  return {selector.name.empty() ? 0U : 1U, selector.first + selector.blank + static_cast<unsigned>(selector.nth.size()),
          selector.left + selector.right};
}

struct MatchedRule {
  PageRule const* rule = nullptr;
  MatchedBlock block;
};

std::vector<MatchedRule> matching(PageRules const& rules, PageSelection const& page) {
  std::vector<MatchedRule> matched;
  std::uint32_t order = 0;
  for (OriginatedRule const& row : rules) {
    ++order;
    PageRule const& rule = *row.rule;
    if (!selects(rule.selector, page)) continue;
    matched.push_back({&rule, {&rule.block, row.origin, specificity_of(rule.selector), order}});
  }
  std::sort(matched.begin(), matched.end(),
            [](MatchedRule const& a, MatchedRule const& b) { return precedes(a.block, b.block); });
  return matched;
}

base::Size size_of(PageSize const& declared, LengthScale const& scale) {
  if (auto const* size = std::get_if<base::Size>(&declared.value)) return *size;
  auto const& lengths = std::get<PageSize::Lengths>(declared.value);
  base::Size const size{computed(lengths.width, scale).length, computed(lengths.height, scale).length};
  return size.width > base::Length() && size.height > base::Length() ? size : a4_size();
}

/// `scale` is of the page's font (section 7.1).
base::Size size_of(std::vector<MatchedRule> const& rules, LengthScale const& scale) {
  PageSize const* winner = nullptr;
  for (MatchedRule const& matched : rules) {
    auto const& declared = matched.rule->size;
    if (declared && (declared->important || winner == nullptr || !winner->important)) winner = &*declared;
  }
  return winner == nullptr ? a4_size() : size_of(*winner, scale);
}

PageOrientation orientation_of(std::vector<MatchedRule> const& rules) {
  DeclaredOrientation winner;
  for (MatchedRule const& matched : rules) {
    auto const& declared = matched.rule->orientation;
    if (declared && (declared->important || !winner.important)) winner = *declared;
  }
  return winner.orientation;
}

std::map<MarginBox, std::vector<MatchedBlock>> margin_box_blocks(std::vector<MatchedRule> const& rules) {
  std::map<MarginBox, std::vector<MatchedBlock>> blocks;
  for (MatchedRule const& matched : rules) {
    for (auto const& [box, block] : matched.rule->margin_boxes) {
      MatchedBlock entry = matched.block;
      entry.block = &block;
      blocks[box].push_back(entry);
    }
  }
  return blocks;
}

PageRules with_user_agent_rules(std::vector<PageRuleRef> const& author) {
  PageRules rules;
  for (PageRuleRef const& rule : user_agent_sheet().page_rules) rules.push_back({rule, Origin::UserAgent});
  for (PageRuleRef const& rule : author) rules.push_back({rule, Origin::Author});
  return rules;
}

PageSelection first_page() {
  PageSelection selection;
  selection.is_first = true;
  selection.number = 1;
  return selection;
}

LengthScale scale_of(ComputedStyle const& page, ComputedStyle const& root, LengthEnvironment const& lengths) {
  return {page.font.size.pixels(), root.font.size.pixels(), &page.font, page.line_height, &root, &lengths};
}

PageStyle page_style(std::vector<MatchedRule> const& matched, StyleRef const& root, LengthEnvironment const& lengths) {
  base::Diagnostics unreported;  // Values were checked when the sheet was read; var() alone is checked here.
  Cascade cascade(unreported);
  auto const compute = [&](std::vector<MatchedBlock> const& blocks, ComputedStyle const& parent) {
    return std::make_shared<ComputedStyle>(cascade.compute(blocks, {&parent, root.get(), &lengths}));
  };
  std::vector<MatchedBlock> blocks;
  for (MatchedRule const& rule : matched) blocks.push_back(rule.block);
  PageStyle page;
  page.orientation = orientation_of(matched);
  page.style = compute(blocks, *root);
  settle_page_box(page, size_of(matched, scale_of(*page.style, *root, lengths)));
  for (auto const& [box, box_blocks] : margin_box_blocks(matched)) {
    auto style = compute(box_blocks, *page.style);
    style->display = Display::Block;  // Section 5.2: the property does not apply.
    if (style->content && !style->content->empty()) page.margin_boxes[box] = std::move(style);
  }
  return page;
}

/// One for each set of rules that some page has met.
class KeptPageStyles {
 public:
  KeptPageStyles(PageRules rules, StyleRef root, LengthEnvironment const& lengths)
      : rules_(std::move(rules)), root_(std::move(root)), lengths_(lengths) {}

  PageStyle const& get(PageSelection const& selection) {
    auto const matched = matching(rules_, selection);
    std::vector<std::uint32_t> key;
    for (MatchedRule const& rule : matched) key.push_back(rule.block.order);
    auto const found = kept_.find(key);
    if (found != kept_.end()) return found->second;
    return kept_.emplace(std::move(key), page_style(matched, root_, lengths_)).first->second;
  }

 private:
  PageRules rules_;
  StyleRef root_;
  LengthEnvironment const& lengths_;
  std::map<std::vector<std::uint32_t>, PageStyle> kept_;
};

}  // namespace

std::vector<PageRuleRef> page_rules_of(std::vector<SheetUse> const& author, MediaEnvironment const& environment) {
  std::vector<PageRuleRef> rules;
  for (SheetUse const& use : author) {
    if (!applies(use.media, environment)) continue;
    for (PageRuleRef const& rule : use.sheet->page_rules) {
      if (applies(rule->media, environment)) rules.push_back(rule);
    }
  }
  return rules;
}

// mediaqueries-4 section 4.1: a size query about the page must not change the page's size.
MediaEnvironment media_environment(std::vector<SheetUse> const& author) {
  std::vector<PageRuleRef> rules;
  for (SheetUse const& use : author) {
    for (PageRuleRef const& rule : use.sheet->page_rules) {
      if (!rule->media && !use.media) rules.push_back(rule);
    }
  }
  return {size_of(matching(with_user_agent_rules(rules), first_page()), {})};
}

PageStyles page_styles(std::vector<PageRuleRef> const& author, StyleRef root, LengthEnvironment const& lengths) {
  auto kept = std::make_shared<KeptPageStyles>(with_user_agent_rules(author), std::move(root), lengths);
  return [kept](PageSelection const& selection) -> PageStyle const& { return kept->get(selection); };
}

}  // namespace closeout::css
