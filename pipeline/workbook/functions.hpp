#pragma once
// Functions that formulas may call: those that every program that opens a workbook knows, and that give the same
// result whenever and wherever it is opened.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace closeout::workbook {

/// Numbers of arguments that a function takes.
struct Function {
  std::string_view name;
  std::uint8_t fewest = 0, most = 0;
  std::uint8_t step = 1;  ///< More than the fewest come in so many at a time: SUMIFS takes 3, 5, 7.
};

/// Why a formula must not call a function.
enum class Refusal : std::uint8_t {
  Unknown,
  Volatile,       ///< Another result each time: its cached value would not be true.
  Outward,        ///< It reads from, or leads to, something outside of the workbook.
  NotEverywhere,  ///< Not every program knows it.
};

/// By its name as people write it, "SUM", "IFS"; null if it is none that formulas may call.
[[nodiscard]] Function const* function_named(std::string_view name);

/// As the file has it: functions that came after Office 2007 stand there as "_xlfn.IFS".
[[nodiscard]] std::string name_in_file(std::string_view name);

/// The opposite of name_in_file().
[[nodiscard]] std::string_view name_as_written(std::string_view in_file);

/// Of a function that function_named() does not know.
[[nodiscard]] Refusal refusal_of(std::string_view name);

/// The function that was meant; empty if none is near.
[[nodiscard]] std::string nearest_function(std::string_view name);

/// Whether it takes so many.
[[nodiscard]] bool takes(Function const& function, std::size_t arguments);

}  // namespace closeout::workbook
