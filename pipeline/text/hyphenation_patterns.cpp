#include "text/hyphenation_patterns.hpp"

#include <hyphen.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <system_error>

#include "base/utf8.hpp"

namespace closeout::text {

namespace {

std::filesystem::path dictionary_of(std::filesystem::path const& directory, std::string_view language) {
  std::string_view const primary = language.substr(0, language.find('-'));
  std::string const general = "hyph_" + std::string(primary);
  std::string regional = "hyph_" + std::string(language) + ".dic";
  std::replace(regional.begin(), regional.end(), '-', '_');
  std::vector<std::filesystem::path> candidates;
  std::error_code error;
  for (auto entry = std::filesystem::directory_iterator(directory, error);
       !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    std::string const name = entry->path().filename().string();
    if (name == regional) return entry->path();
    bool const is_of_language = name == general + ".dic" || name.rfind(general + "_", 0) == 0;
    if (is_of_language && entry->path().extension() == ".dic") candidates.push_back(entry->path());
  }
  auto const first = std::min_element(candidates.begin(), candidates.end());
  return first == candidates.end() ? std::filesystem::path() : *first;
}

/// The word in the dictionary's encoding; nothing if that lacks one of its characters.
std::optional<std::string> encoded(std::u32string_view word, HyphenDict const& dictionary) {
  std::string utf8;
  for (char32_t c : word) base::append_utf8(utf8, c);
  if (dictionary.utf8 != 0) return utf8;
  std::string bytes(utf8.size() + 1, '\0');
  UErrorCode status = U_ZERO_ERROR;
  int const length = ucnv_convert(dictionary.cset, "UTF-8", bytes.data(), static_cast<int>(bytes.size()), utf8.data(),
                                  static_cast<int>(utf8.size()), &status);
  // Of the encodings that dictionaries have, only UTF-8 is not one byte a character; an unknown character becomes SUB.
  constexpr char substitute = '\x1A';
  bool const is_one_byte_each = U_SUCCESS(status) != 0 && static_cast<std::size_t>(length) == word.size();
  bytes.resize(is_one_byte_each ? word.size() : 0);
  if (!is_one_byte_each || bytes.find(substitute) != std::string::npos) return std::nullopt;
  return bytes;
}

/// What libhyphen says of a word, character by character.
class Verdict {
 public:
  explicit Verdict(std::size_t bytes) : count_(bytes), hyphens_(bytes + 5, '\0') {}
  Verdict(Verdict const&) = delete;
  Verdict& operator=(Verdict const&) = delete;
  ~Verdict() {
    for (std::size_t i = 0; replacements_ != nullptr && i < count_; ++i) std::free(replacements_[i]);
    std::free(replacements_);
    std::free(positions_);
    std::free(cuts_);
  }
  [[nodiscard]] bool ask(HyphenDict* dictionary, std::string const& word) {
    return hnj_hyphen_hyphenate2(dictionary, word.data(), static_cast<int>(word.size()), hyphens_.data(), nullptr,
                                 &replacements_, &positions_, &cuts_) == 0;
  }
  [[nodiscard]] bool allows_hyphen_after(std::size_t character) const {
    bool const changes_spelling = replacements_ != nullptr && replacements_[character] != nullptr;
    return hyphens_[character] % 2 == 1 && !changes_spelling;
  }

 private:
  std::size_t count_;
  std::string hyphens_;
  char** replacements_ = nullptr;
  int* positions_ = nullptr;
  int* cuts_ = nullptr;
};

}  // namespace

struct HyphenationPatterns::Dictionary {
  explicit Dictionary(HyphenDict* loaded) : handle(loaded) {}
  Dictionary(Dictionary const&) = delete;
  Dictionary& operator=(Dictionary const&) = delete;
  ~Dictionary() { hnj_hyphen_free(handle); }
  HyphenDict* handle;
};

HyphenationPatterns::HyphenationPatterns(std::unique_ptr<Dictionary> dictionary) : dictionary_(std::move(dictionary)) {}
HyphenationPatterns::~HyphenationPatterns() = default;

std::unique_ptr<HyphenationPatterns> HyphenationPatterns::open(std::filesystem::path const& directory,
                                                               std::string_view language) {
  std::filesystem::path const path = language.empty() ? std::filesystem::path() : dictionary_of(directory, language);
  if (path.empty()) return nullptr;
  HyphenDict* handle = hnj_hyphen_load(path.c_str());
  if (handle == nullptr) return nullptr;
  return std::unique_ptr<HyphenationPatterns>(new HyphenationPatterns(std::make_unique<Dictionary>(handle)));
}

std::vector<std::size_t> HyphenationPatterns::hyphenation_points(std::u32string_view word) const {
  std::vector<std::size_t> points;
  std::optional<std::string> const bytes = encoded(word, *dictionary_->handle);
  if (!bytes || bytes->empty()) return points;
  Verdict verdict(bytes->size());
  if (!verdict.ask(dictionary_->handle, *bytes)) return points;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    if (verdict.allows_hyphen_after(i)) points.push_back(i + 1);
  }
  return points;
}

}  // namespace closeout::text
