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
  if (selector.nth && !selector.nth->contains(page.number)) return false;
  return !selector.right || !page.is_left;
}

/// Section 4.3: names first, then :first and :blank (and :nth()), then :left and :right.
Specificity specificity_of(PageSelector const& selector) {
  auto const count = [](bool flag) { return flag ? 1U : 0U; };
  return {count(!selector.name.empty()),
          count(selector.first) + count(selector.blank) + count(selector.nth.has_value()),
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

PageStyle page_style(PageRules const& rules, StyleRef const& root, LengthEnvironment const& lengths,
                     PageSelection const& selection) {
  auto const matched = matching(rules, selection);
  base::Diagnostics unreported;  // Values were checked when the sheet was read; var() alone is checked here.
  Cascade cascade(unreported);
  auto const compute = [&](std::vector<MatchedBlock> const& blocks, ComputedStyle const& parent) {
    return std::make_shared<ComputedStyle const>(cascade.compute(blocks, {&parent, root.get(), &lengths}));
  };
  std::vector<MatchedBlock> blocks;
  for (MatchedRule const& rule : matched) blocks.push_back(rule.block);
  PageStyle page;
  page.size = size_of(matched);
  page.orientation = orientation_of(matched);
  page.style = compute(blocks, *root);
  page.margin = margins_of(*page.style, page.size);
  for (auto const& [box, box_blocks] : margin_box_blocks(matched)) {
    StyleRef style = compute(box_blocks, *page.style);
    if (style->content && !style->content->empty()) page.margin_boxes[box] = std::move(style);
  }
  return page;
}

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
  return {size_of(matching(with_user_agent_rules(rules), first_page()))};
}

std::function<PageStyle(PageSelection const&)> page_styles(std::vector<PageRuleRef> const& author, StyleRef root,
                                                           LengthEnvironment const& lengths) {
  return [rules = with_user_agent_rules(author), root = std::move(root), &lengths](PageSelection const& selection) {
    return page_style(rules, root, lengths, selection);
  };
}

base::Size page_area(PageStyle const& page) {
  ComputedStyle const& style = *page.style;
  auto const padding = [&](LengthPercentage const& value) { return value.resolved(page.size.width); };
  base::Length const across = page.margin.left + page.margin.right + style.border.left.width +
                              style.border.right.width + padding(style.padding.left) + padding(style.padding.right);
  base::Length const down = page.margin.top + page.margin.bottom + style.border.top.width + style.border.bottom.width +
                            padding(style.padding.top) + padding(style.padding.bottom);
  return {std::max(base::Length(), page.size.width - across), std::max(base::Length(), page.size.height - down)};
}

}  // namespace closeout::css
