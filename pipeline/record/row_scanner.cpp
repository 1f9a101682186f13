#include "record/row_scanner.hpp"

#include <optional>
#include <string>

#include "record/text_window.hpp"
#include "xml/characters.hpp"

namespace closeout::record {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t most_window = std::size_t{1} << 24U;
constexpr std::size_t frame_piece = std::size_t{1} << 20U;

std::optional<RowKind> kind_of(std::string_view element) {
  if (element == "participants") return RowKind::Participant;
  if (element == "ledger") return RowKind::Entry;
  return std::nullopt;
}

/// Offset behind `closing`, searched from `from`; npos if it is not there.
std::size_t behind(std::string_view text, std::string_view closing, std::size_t from) {
  std::size_t const found = text.find(closing, from);
  return found == npos ? npos : found + closing.size();
}

/// Offset behind the '>' of the tag at `start`; a '>' may stand in a value.
std::size_t behind_tag(std::string_view text, std::size_t start) {
  char quote = 0;
  for (std::size_t at = start; at < text.size(); ++at) {
    char const c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return at + 1;
    } else if (c == '"' || c == '\'') {
      quote = c;
    }
  }
  return npos;
}

class Scanner {
 public:
  Scanner(TextWindow& window, RowVisitor& visitor) : window_(window), visitor_(visitor) {}

  bool run() {
    while (next_markup()) {
      if (!take()) return false;
    }
    if (depth_ != 0 || root_.empty() || window_.text().size() > most_window) return false;
    hand_out_frame(window_.text().size());
    return true;
  }

 private:
  /// Moves to the next whole markup; false at the end of the file.
  bool next_markup() {
    while (true) {
      std::size_t const open = window_.text().find('<', at_);
      begin_ = open == npos ? window_.text().size() : open;
      end_ = open == npos ? npos : end_of_markup();
      if (end_ != npos) return true;
      at_ = begin_;
      if (window_.text().size() > most_window || !window_.more()) return false;
    }
  }

  [[nodiscard]] std::size_t end_of_markup() const {
    std::string_view const text = window_.text();
    std::string_view const markup = text.substr(begin_);
    if (markup.starts_with("<!--")) return behind(text, "-->", begin_ + 4);
    if (markup.starts_with("<![CDATA[")) return behind(text, "]]>", begin_ + 9);
    if (markup.starts_with("<?")) return behind(text, "?>", begin_ + 2);
    if (markup.size() < 9 && markup.starts_with("<!")) return npos;
    return behind_tag(text, begin_);
  }

  [[nodiscard]] std::string_view markup() const { return window_.text().substr(begin_, end_ - begin_); }

  [[nodiscard]] std::string_view name() const { return markup().substr(1, xml::end_of_name(markup(), 1) - 1); }

  bool take() {
    at_ = end_;
    char const kind = markup()[1];
    if (kind == '?' || markup().starts_with("<!--") || markup().starts_with("<![CDATA[")) return true;
    if (kind == '!') return false;  // A document type declaration.
    if (kind == '/') return end_element();
    bool const is_empty = markup()[markup().size() - 2] == '/';
    return is_empty ? empty_element() : start_element();
  }

  bool start_element() {
    if (!keep_root()) return false;
    ++depth_;
    if (in_rows() || depth_ > 2) return true;
    if (auto const kind = kind_of(name())) {
      container_depth_ = depth_;
      announce(*kind);
    }
    if (in_rows() || at_ > frame_piece) hand_out_frame(at_);
    return true;
  }

  bool empty_element() {
    if (!keep_root()) return false;
    if (in_rows() && depth_ == container_depth_) hand_out_row();
    return true;
  }

  bool end_element() {
    if (depth_ == 0) return false;
    --depth_;
    if (!in_rows()) return true;
    if (depth_ == container_depth_) hand_out_row();
    if (depth_ < container_depth_) container_depth_ = 0;
    return true;
  }

  [[nodiscard]] bool in_rows() const { return container_depth_ != 0; }

  /// False for a second root element.
  bool keep_root() {
    if (depth_ != 0) return true;
    if (!root_.empty()) return false;
    root_ = markup();
    return true;
  }

  void announce(RowKind kind) {
    // The position of the start tag: what comes before it in the window is frame.
    std::string const tag(markup());
    hand_out_frame(begin_);
    visitor_.on_container(kind, tag, root_, window_.position());
    end_ = at_ = tag.size();
    begin_ = 0;
  }

  void hand_out_frame(std::size_t end) {
    visitor_.on_frame(window_.text().substr(0, end), window_.position());
    drop(end);
  }

  void hand_out_row() {
    visitor_.on_row(window_.text().substr(0, end_), window_.position());
    drop(end_);
  }

  void drop(std::size_t count) {
    window_.drop(count);
    at_ = at_ > count ? at_ - count : 0;
  }

  TextWindow& window_;
  RowVisitor& visitor_;
  std::size_t at_ = 0;               ///< Everything before this offset of the window has been taken.
  std::size_t begin_ = 0, end_ = 0;  ///< The markup at hand.
  std::size_t depth_ = 0;
  std::size_t container_depth_ = 0;  ///< Depth inside the element that holds rows; 0 outside of one.
  std::string root_;                 ///< Start tag of the root element.
};

}  // namespace

bool scan_rows(std::filesystem::path const& path, RowVisitor& visitor) {
  auto window = TextWindow::open(path);
  return window && Scanner(*window, visitor).run();
}

}  // namespace closeout::record
