#include "layout/calm_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pages/dump.hpp"

namespace closeout::test {
namespace {

struct Box {
  double left, top, right, bottom;
};

/// The lower half of the letters: descenders and diacritics may touch. Without the spaces around them, which hang.
Box core_of(pages::TextItem const& text) {
  double const x = text.origin.x.pixels();
  double const y = text.origin.y.pixels();
  double const spaces = text.run.size.pixels() / 2.5;
  return {x + spaces, y - text.run.size.pixels() / 2, x + text.run.width.pixels() - spaces, y};
}

bool overlap(Box const& a, Box const& b) {
  double const width = std::min(a.right, b.right) - std::max(a.left, b.left);
  double const height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return width > 1 && height > 1;
}

class CalmChecker {
 public:
  CalmChecker(pages::Document const& document, RandomDocument const& grown) : document_(document), grown_(grown) {}

  std::vector<std::string> run(bool has_cut_lines) {
    for (std::size_t page = 0; page < document_.pages.size(); ++page) check_page(page);
    if (has_cut_lines) return std::move(found_);
    for (pages::StructureElement const& element : document_.structure) check_order(element);
    return std::move(found_);
  }

 private:
  void check_page(std::size_t page) {
    std::vector<pages::TextItem const*> texts;
    for (pages::Item const& item : document_.pages[page].items) {
      if (auto const* path = std::get_if<pages::PathItem>(&item.content)) check_path(page, *path);
      if (auto const* text = std::get_if<pages::TextItem>(&item.content)) texts.push_back(text);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
      check_place(page, core_of(*texts[i]), fmt::format("\"{}\"", texts[i]->run.text));
      for (std::size_t j = 0; j < i; ++j) {
        if (!overlap(core_of(*texts[i]), core_of(*texts[j]))) continue;
        found_.push_back(
            fmt::format("page {}: \"{}\" stands on \"{}\"", page + 1, texts[i]->run.text, texts[j]->run.text));
      }
    }
  }

  void check_path(std::size_t page, pages::PathItem const& path) {
    for (base::PathStep const& step : path.path) {
      if (step.kind == base::PathStep::Kind::Close) continue;
      double const hanging = 6;  // Borders of inline boxes reach beyond their lines.
      check_place(page, {step.x, step.y + hanging, step.x, step.y - hanging},
                  fmt::format("a line or fill at {},{}", step.x, step.y));
      break;
    }
  }

  void check_place(std::size_t page, Box const& box, std::string const& what) {
    double const tolerance = 3;  // Half of a collapsed border lies outside its table.
    double const bottom = document_.pages[page].size.height.pixels() - grown_.bottom_margin;
    if (box.top >= grown_.top_margin - tolerance && box.bottom <= bottom + tolerance) return;
    found_.push_back(fmt::format("page {}: {} stands outside ({:.1f} to {:.1f})", page + 1, what, box.top, box.bottom));
  }

  void check_order(pages::StructureElement const& element) {
    std::uint32_t last = 0;
    for (auto const& child : element.children) {
      auto const* content = std::get_if<pages::ContentReference>(&child);
      if (content == nullptr) continue;
      if (content->page < last)
        found_.push_back(fmt::format("the {} at {} goes back from page {} to page {}", pages::name_of(element.type),
                                     element.place.offset, last + 1, content->page + 1));
      last = content->page;
    }
  }

  pages::Document const& document_;
  RandomDocument const& grown_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> calm_violations(pages::Document const& document, RandomDocument const& grown,
                                         bool has_cut_lines) {
  return CalmChecker(document, grown).run(has_cut_lines);
}

}  // namespace closeout::test
