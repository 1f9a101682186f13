#include "layout/case_dump.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>

namespace closeout::test {
namespace {

std::string px(double pixels) {
  double const tenths = std::round(pixels * 10) / 10;
  return fmt::format("{}", tenths == 0 ? 0.0 : tenths);
}
std::string px(base::Length length) {
  return px(length.pixels());
}

std::string colour(base::Colour const& c) {
  std::string const rgb = fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue);
  return c.alpha == 255 ? rgb : rgb + fmt::format("{:02x}", c.alpha);
}

/// The corners of a path that is an upright rectangle.
std::optional<std::array<double, 4>> rectangle(base::Path const& path) {
  if (path.size() < 4 || path.size() > 6) return std::nullopt;
  double left = path[0].x, right = left, top = path[0].y, bottom = top;
  for (base::PathStep const& step : path) {
    if (step.kind == base::PathStep::Kind::Cubic) return std::nullopt;
    if (step.kind == base::PathStep::Kind::Close) continue;
    left = std::min(left, step.x);
    right = std::max(right, step.x);
    top = std::min(top, step.y);
    bottom = std::max(bottom, step.y);
  }
  for (base::PathStep const& step : path) {
    if (step.kind == base::PathStep::Kind::Close) continue;
    bool const is_corner = (step.x == left || step.x == right) && (step.y == top || step.y == bottom);
    if (!is_corner) return std::nullopt;
  }
  return std::array<double, 4>{left, top, right - left, bottom - top};
}

std::string path_text(base::Path const& path) {
  if (auto const r = rectangle(path)) {
    return fmt::format("{},{} {}x{}", px((*r)[0]), px((*r)[1]), px((*r)[2]), px((*r)[3]));
  }
  std::string out;
  for (base::PathStep const& step : path) {
    if (!out.empty()) out += ' ';
    switch (step.kind) {
      case base::PathStep::Kind::Move:
        out += fmt::format("M{},{}", px(step.x), px(step.y));
        break;
      case base::PathStep::Kind::Line:
        out += fmt::format("L{},{}", px(step.x), px(step.y));
        break;
      case base::PathStep::Kind::Cubic:
        out += fmt::format("C{},{},{},{},{},{}", px(step.x1), px(step.y1), px(step.x2), px(step.y2), px(step.x),
                           px(step.y));
        break;
      case base::PathStep::Kind::Close:
        out += "Z";
        break;
    }
  }
  return out;
}

class CaseDumper {
 public:
  std::string run(LaidOut const& laid_out) {
    std::size_t number = 0;
    for (pages::Page const& page : laid_out.document.pages) {
      ++number;
      line("page {} {}x{}{}", number, px(page.size.width), px(page.size.height),
           (page.label == std::to_string(number) ? "" : " label=" + page.label) +
               (page.rotation == 0 ? "" : fmt::format(" rotation={}", page.rotation)));
      for (pages::Item const& item : page.items) {
        std::visit([this](auto const& content) { this->item(content); }, item.content);
      }
      end_text();
      for (pages::Link const& link : page.links) links(link);
    }
    for (pages::OutlineEntry const& entry : laid_out.document.outline) {
      line("outline {} \"{}\" page {} at {},{}{}", entry.level, entry.title, entry.page + 1, px(entry.at.x),
           px(entry.at.y), entry.is_open ? "" : " closed");
    }
    for (base::Diagnostic const& finding : laid_out.earlier_findings.all()) add(finding);
    for (base::Diagnostic const& finding : laid_out.findings.all()) add(finding);
    return std::move(out_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  void add(base::Diagnostic const& finding) {
    std::size_t const row = finding.place.file ? finding.place.file->position(finding.place.offset).line : 0;
    line("finding {} line {}", finding.code, row);
  }

  void links(pages::Link const& link) {
    for (base::Rect const& area : link.areas) {
      line("  link {} {},{} {}x{}", link.uri.empty() ? "#" + link.destination : link.uri, px(area.origin.x),
           px(area.origin.y), px(area.size.width), px(area.size.height));
    }
  }

  void item(pages::TextItem const& item) {
    bool const follows = last_ && !last_->run.is_right_to_left && !item.run.is_right_to_left &&
                         item.origin.y == last_->origin.y && item.colour == last_->colour &&
                         item.run.size == last_->run.size && gap_before(item) >= base::Length() - tolerance() &&
                         gap_before(item) < item.run.size.scaled(0.5);
    if (!follows) {
      end_text();
      last_ = item;
      return;
    }
    bool const is_apart = gap_before(item) > tolerance() && !last_->run.text.ends_with(' ');
    last_->run.text += (is_apart ? " " : "") + item.run.text;
    last_->run.width = item.origin.x + item.run.width - last_->origin.x;
  }

  static base::Length tolerance() { return base::Length::from_pixels(0.1); }
  [[nodiscard]] base::Length gap_before(pages::TextItem const& item) const {
    return item.origin.x - last_->origin.x - last_->run.width;
  }

  void end_text() {
    if (!last_) return;
    std::string_view text = last_->run.text;
    while (text.ends_with(' ')) text.remove_suffix(1);
    std::string const size = last_->run.size == base::Length::from_pixels(10) ? "" : " size=" + px(last_->run.size);
    std::string const ink = last_->colour == base::Colour{} ? "" : " " + colour(last_->colour);
    line("  text {},{} \"{}\"{}{}{}", px(last_->origin.x), px(last_->origin.y), text, size, ink,
         last_->run.is_right_to_left ? " rtl" : "");
    last_.reset();
  }

  void item(pages::PathItem const& path) {
    end_text();
    std::string dashes;
    for (double const dash : path.dashes) dashes += (dashes.empty() ? " dashes=" : ",") + px(dash);
    line("  path {}{}{}{}", path_text(path.path), path.fill ? " fill=" + colour(*path.fill) : "",
         path.stroke ? fmt::format(" stroke={} width={}", colour(*path.stroke), px(path.stroke_width)) : "", dashes);
  }
  void item(pages::ClipBegin const& clip) {
    end_text();
    line("  clip {}", path_text(clip.path));
  }
  void item(pages::ClipEnd const&) {
    end_text();
    line("  end of clip");
  }
  /// Kinds of items that layout cases do not look into.
  template <typename Other>
  void item(Other const&) {
    end_text();
    line("  other");
  }

  std::string out_;
  std::optional<pages::TextItem> last_;
};

}  // namespace

std::string case_dump(LaidOut const& laid_out) {
  return CaseDumper().run(laid_out);
}

}  // namespace closeout::test
