#pragma once
// Files that appear whole or not at all.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"

namespace closeout::base {

/// Receives bytes in order; what a writer streams its output into.
class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual void write(std::string_view bytes) = 0;
  /// Forgets everything written so far: what is written is begun anew.
  virtual void restart() = 0;
};

/// Keeps what it gets in memory.
class StringSink final : public ByteSink {
 public:
  void write(std::string_view bytes) override { text.append(bytes); }
  void restart() override { text.clear(); }
  std::string text;
};

/// A set of files written aside in a hidden folder beside their target and moved into place together by
/// commit(). Without commit() (an error, an exception, a kill) the target is as it was; what a killed run
/// left aside is removed by the next one. add() may be called from several threads.
class OutputSet {
 public:
  /// `directory` is made if missing, at commit. Adds an environment error if it cannot be written.
  static std::optional<OutputSet> open(std::filesystem::path directory, Diagnostics& diagnostics);
  OutputSet(OutputSet&&) noexcept;
  OutputSet& operator=(OutputSet&&) = delete;
  ~OutputSet();

  /// Writes one file aside. `relative` stays inside the directory ("certificates/0001.fi.pdf").
  bool add(std::filesystem::path const& relative, std::string_view bytes, Diagnostics& diagnostics);
  /// A place aside for a library that writes files by name itself; it is part of the set.
  [[nodiscard]] std::filesystem::path staged_path(std::filesystem::path const& relative);
  /// Renames every file into place.
  bool commit(Diagnostics& diagnostics);

 private:
  OutputSet(std::filesystem::path directory, std::filesystem::path staging);
  std::filesystem::path directory_;
  std::filesystem::path staging_;
};

/// One file, whole or not at all.
bool write_file(std::filesystem::path const& path, std::string_view bytes, Diagnostics& diagnostics);

}  // namespace closeout::base
