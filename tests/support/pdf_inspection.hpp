#pragma once
// Looks into a finished PDF file with PoDoFo's parser: a second opinion on what the writer wrote.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::test {

class PdfInspection {
 public:
  explicit PdfInspection(std::string_view bytes);
  ~PdfInspection();

  /// Whether PoDoFo could read the file; if not, every answer below is "unreadable".
  [[nodiscard]] bool is_readable() const;

  /// The value at a path of dictionary keys and array places from the trailer on, references followed:
  /// value("Root/StructTreeRoot/K/0/S") == "/Document". Names have their slash, strings are UTF-8 without
  /// parentheses, arrays stand in [ ] and dictionaries in << >>; "missing" if there is no such thing.
  [[nodiscard]] std::string value(std::string_view path) const;
  /// Number of elements of the array, or of entries of the dictionary, at the path; 0 if there is neither.
  [[nodiscard]] std::size_t size(std::string_view path) const;
  /// The keys of the dictionary at the path, sorted.
  [[nodiscard]] std::vector<std::string> keys(std::string_view path) const;
  /// The decoded bytes of the stream at the path.
  [[nodiscard]] std::string stream(std::string_view path) const;
  /// Object number of the reference at the path; 0 if it is a direct object or missing.
  [[nodiscard]] unsigned object_number(std::string_view path) const;

  /// The structure tree as text: one element a line, indented by its depth, with its marked contents
  /// ("P 0:3" is MCID 3 of the first page) and "OBJR" for annotations.
  [[nodiscard]] std::string structure() const;

 private:
  struct File;
  std::unique_ptr<File> file_;
};

}  // namespace closeout::test
