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

/// A file of its own, written as it comes. Whoever may not leave half a file behind gives it a place aside:
/// OutputSet::staged_path(), or OutputFile.
class FileSink final : public ByteSink {
 public:
  /// Makes the file, or empties it. Adds an environment error if it cannot.
  static std::optional<FileSink> create(std::filesystem::path path, Diagnostics& diagnostics);
  FileSink(FileSink&&) noexcept;
  FileSink& operator=(FileSink&&) = delete;
  /// Removes the file if it was not closed.
  ~FileSink() override;

  void write(std::string_view bytes) override;
  void restart() override;
  /// Writes what is left. False if anything could not be written: an environment error is then added and the file
  /// removed. To be called once.
  bool close(Diagnostics& diagnostics);

 private:
  FileSink(std::filesystem::path path, int file);
  void write_out(std::string_view bytes);
  std::filesystem::path path_;
  int file_ = -1;  ///< -1: closed.
  int error_ = 0;  ///< errno of the first write that failed.
  std::string buffer_;
};

/// One file that is written as it comes and appears whole or not at all.
class OutputFile {
 public:
  /// Adds an environment error if nothing can be written beside `path`.
  static std::optional<OutputFile> open(std::filesystem::path path, Diagnostics& diagnostics);
  [[nodiscard]] ByteSink& sink() { return sink_; }
  /// Moves the file to its place. Without it, or if it fails, the place is as it was.
  bool commit(Diagnostics& diagnostics);

 private:
  OutputFile(std::filesystem::path path, std::filesystem::path aside, FileSink sink);
  std::filesystem::path path_, aside_;
  FileSink sink_;
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
