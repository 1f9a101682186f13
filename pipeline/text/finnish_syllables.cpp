#include "text/finnish_syllables.hpp"

namespace closeout::text {

namespace {

// Two letters on a line of their own are within the rules, but hard to read.
constexpr std::size_t least_letters = 3;

bool is_one_of(char32_t c, std::u32string_view letters) {
  return letters.find(c) != std::u32string_view::npos;
}

bool is_vowel(char32_t c) {
  return is_one_of(c, U"aeiouyåäöéü");
}

bool is_consonant(char32_t c) {
  return is_one_of(c, U"bcdfghjklmnpqrstvwxzšž");
}

/// Two consonants that may begin a word, so that a part of a compound may begin with them.
bool may_begin_together(char32_t first, char32_t second) {
  if (is_one_of(second, U"lr")) return is_one_of(first, U"bdfgkpt");
  return second == U'h' && is_one_of(first, U"cpt");
}

/// Two vowels of one syllable: long vowels and diphthongs.
bool are_of_one_syllable(char32_t first, char32_t second) {
  if (first == second) return true;
  switch (second) {
    case U'i':
      return is_one_of(first, U"aeouyäö");
    case U'u':
      return is_one_of(first, U"aeio");
    case U'y':
      return is_one_of(first, U"eiäö");
    case U'o':
      return first == U'u';
    case U'ö':
      return first == U'y';
    case U'e':
      return first == U'i';
    default:
      return false;
  }
}

/// True if the syllable that ends at word[end] is a vowel alone ("e" in "työ-e-lämä"): not to be cut off from what
/// follows, because it may begin a part of the compound.
bool is_lone_vowel(std::u32string_view word, std::size_t end) {
  return end > 0 && is_vowel(word[end - 1]) && !are_of_one_syllable(word[end - 1], word[end]);
}

/// True if a syllable ends before the consonant at `at`, and no part of a compound can begin around it.
bool is_boundary(std::u32string_view word, std::size_t at) {
  char32_t const before = word[at - 1];
  if (is_vowel(before)) return !is_one_of(word[at], U"sn") && !is_lone_vowel(word, at - 1);
  return is_consonant(before) && !may_begin_together(before, word[at]);
}

}  // namespace

std::vector<std::size_t> finnish_hyphenation_points(std::u32string_view word) {
  std::vector<std::size_t> points;
  bool has_vowel = false;
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    has_vowel = has_vowel || is_vowel(word[i - 1]);
    bool const begins_syllable = is_consonant(word[i]) && is_vowel(word[i + 1]);
    bool const leaves_enough = i >= least_letters && word.size() - i >= least_letters;
    if (has_vowel && leaves_enough && begins_syllable && is_boundary(word, i)) points.push_back(i);
  }
  return points;
}

}  // namespace closeout::text
