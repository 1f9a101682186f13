#include "css/page_style.hpp"

#include <algorithm>
#include <utility>

#include "css/cascade.hpp"
#include "css/page_names.hpp"
#include "css/user_agent_sheet.hpp"

namespace closeout::css {
namespace {

struct OriginatedRule {
  PageRuleRef rule;
  Origin origin = Origin::Author;
};
using PageRules = std::vector<OriginatedRule>;

bool selects(PageSelector const& selector, PageSelection const& page) {
  if (!selector.name.empty() && selector.name != page.name) return false;
  if (selector.first && !page.is_first) return false;
  if (selector.blank && !page.is_blank) return false;
  if (selector.left && !page.is_left) return false;
  return !selector.right || !page.is_left;
}

/// Section 4.3: names first, then :first and :blank, then :left and :right.
Specificity specificity_of(PageSelector const& selector) {
  auto const count = [](bool flag) { return flag ? 1U : 0U; };
  return {count(!selector.name.empty()), count(selector.first) + count(selector.blank),
          count(selector.left) + count(selector.right)};
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

base::Size size_of(std::vector<MatchedRule> const& rules) {
  base::Size size = a4_size();
  bool is_important = false;
  for (MatchedRule const& matched : rules) {
    auto const& declared = matched.rule->size;
    if (!declared || (is_important && !declared->important)) continue;
    size = declared->size;
    is_important = declared->important;
  }
  return size;
}

/// Section 7.2 (page margins): percentages refer to the page's own width or height; auto is 0.
base::Edges<base::Length> margins_of(ComputedStyle const& style, base::Size size) {
  auto const used = [](SizeValue const& value, base::Length reference) {
    return value.is_auto() ? base::Length() : value.value.resolved(reference);
  };
  return {used(style.margin.top, size.height), used(style.margin.right, size.width),
          used(style.margin.bottom, size.height), used(style.margin.left, size.width)};
}

StyleRef compute(Cascade& cascade, std::vector<MatchedBlock> const& blocks, StyleRef const& parent, double root_em) {
  return std::make_shared<ComputedStyle const>(cascade.compute(blocks, {parent.get(), root_em}));
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

PageStyle page_style(PageRules const& rules, StyleRef const& root, PageSelection const& selection) {
  auto const matched = matching(rules, selection);
  base::Diagnostics unreported;  // Values were checked when the sheet was read; var() alone is checked here.
  Cascade cascade(unreported);
  double const root_em = root->font.size.pixels();
  std::vector<MatchedBlock> blocks;
  for (MatchedRule const& rule : matched) blocks.push_back(rule.block);
  PageStyle page;
  page.size = size_of(matched);
  page.style = compute(cascade, blocks, root, root_em);
  page.margin = margins_of(*page.style, page.size);
  for (auto const& [box, box_blocks] : margin_box_blocks(matched)) {
    StyleRef style = compute(cascade, box_blocks, page.style, root_em);
    if (style->content && !style->content->empty()) page.margin_boxes[box] = std::move(style);
  }
  return page;
}

}  // namespace

std::function<PageStyle(PageSelection const&)> page_styles(std::vector<PageRuleRef> const& author, StyleRef root) {
  PageRules rules;
  for (PageRuleRef const& rule : user_agent_sheet().page_rules) rules.push_back({rule, Origin::UserAgent});
  for (PageRuleRef const& rule : author) rules.push_back({rule, Origin::Author});
  return [rules = std::move(rules), root = std::move(root)](PageSelection const& selection) {
    return page_style(rules, root, selection);
  };
}

}  // namespace closeout::css
