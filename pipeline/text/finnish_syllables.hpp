#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace closeout::text {

/// Indices of the characters of a lower-case Finnish word before which it may be hyphenated, ascending.
///
/// The rule of Finnish spelling: "if a vowel is followed by one or more consonants and these by a vowel, the syllable
/// boundary is before the last consonant". A compound is divided between its parts first, and no list of words is
/// here to find them; so the places are left out where the rule goes wrong when a part begins there: before a single
/// s or n ("koulutus-ohjelma", "työn-antaja"), inside a stop with l or r ("rahoitus-prosentti"), behind a syllable of
/// one vowel ("työ-elämä"), between vowels.
[[nodiscard]] std::vector<std::size_t> finnish_hyphenation_points(std::u32string_view word);

}  // namespace closeout::text
