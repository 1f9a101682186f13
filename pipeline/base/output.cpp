#include "base/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace closeout::base {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view staging_name = ".closeout-unfinished";

void add_failure(Diagnostics& diagnostics, std::string_view doing, fs::path const& path, std::string const& reason) {
  Diagnostic it =
      environment_error("output-not-writable", fmt::format("cannot {} {}: {}", doing, path.string(), reason),
                        "choose a folder you may write to (-o DIR), or free disk space");
  it.arguments = {{"doing", std::string(doing)}, {"path", path.string()}, {"reason", reason}};
  diagnostics.add(std::move(it));
}

/// Nearest ancestor of `path` that is there, to ask whether we may write into it.
fs::path existing_ancestor(fs::path path) {
  std::error_code ignored;
  while (!path.empty() && !fs::exists(path, ignored)) path = path.parent_path();
  return path.empty() ? fs::path(".") : path;
}

/// write(2) until all is written; false sets errno.
bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t const written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// Below 0, with an error added, if it cannot be made.
int create_file(fs::path const& path, Diagnostics& diagnostics) {
  int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) add_failure(diagnostics, "create", path, std::strerror(errno));
  return file;
}

bool make_folders(fs::path const& path, Diagnostics& diagnostics) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!error) return true;
  add_failure(diagnostics, "create folder", path, error.message());
  return false;
}

/// Every file below `directory`, relative, in a fixed order.
std::vector<fs::path> files_below(fs::path const& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error)) files.push_back(it->path().lexically_relative(directory));
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

namespace {

constexpr std::size_t buffer_size = 1U << 16U;

bool move_into_place(fs::path const& aside, fs::path const& path, Diagnostics& diagnostics) {
  std::error_code error;
  fs::rename(aside, path, error);
  if (!error) return true;
  add_failure(diagnostics, "replace", path, error.message());
  fs::remove(aside, error);
  return false;
}

/// Beside `path`, so that moving it there is a rename.
fs::path place_aside(fs::path const& path) {
  return path.parent_path() / fmt::format(".{}.{}", path.filename().string(), ::getpid());
}

}  // namespace

FileSink::FileSink(fs::path path, int file) : path_(std::move(path)), file_(file) {
  buffer_.reserve(buffer_size);
}

FileSink::FileSink(FileSink&& other) noexcept
    : path_(std::move(other.path_)),
      file_(std::exchange(other.file_, -1)),
      error_(other.error_),
      buffer_(std::move(other.buffer_)) {}

FileSink::~FileSink() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink(path_.c_str());
}

std::optional<FileSink> FileSink::create(fs::path path, Diagnostics& diagnostics) {
  int const file = create_file(path, diagnostics);
  if (file < 0) return std::nullopt;
  return FileSink(std::move(path), file);
}

void FileSink::write_out(std::string_view bytes) {
  if (error_ == 0 && !write_all(file_, bytes)) error_ = errno;
}

void FileSink::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > buffer_size) {
    write_out(buffer_);
    buffer_.clear();
  }
  if (bytes.size() < buffer_size) {
    buffer_ += bytes;
  } else {
    write_out(bytes);
  }
}

void FileSink::restart() {
  buffer_.clear();
  bool const is_empty = ::ftruncate(file_, 0) == 0 && ::lseek(file_, 0, SEEK_SET) == 0;
  error_ = is_empty ? 0 : errno;
}

bool FileSink::close(Diagnostics& diagnostics) {
  write_out(buffer_);
  if (::close(std::exchange(file_, -1)) != 0 && error_ == 0) error_ = errno;
  if (error_ == 0) return true;
  add_failure(diagnostics, "write", path_, std::strerror(error_));
  ::unlink(path_.c_str());
  return false;
}

OutputFile::OutputFile(fs::path path, fs::path aside, FileSink sink)
    : path_(std::move(path)), aside_(std::move(aside)), sink_(std::move(sink)) {}

std::optional<OutputFile> OutputFile::open(fs::path path, Diagnostics& diagnostics) {
  fs::path aside = place_aside(path);
  auto sink = FileSink::create(aside, diagnostics);
  if (!sink) return std::nullopt;
  return OutputFile(std::move(path), std::move(aside), std::move(*sink));
}

bool OutputFile::commit(Diagnostics& diagnostics) {
  return sink_.close(diagnostics) && move_into_place(aside_, path_, diagnostics);
}

OutputSet::OutputSet(fs::path directory, fs::path staging)
    : directory_(std::move(directory)), staging_(std::move(staging)) {}

OutputSet::OutputSet(OutputSet&& other) noexcept
    : directory_(std::move(other.directory_)), staging_(std::exchange(other.staging_, {})) {}

OutputSet::~OutputSet() {
  if (staging_.empty()) return;
  std::error_code ignored;
  fs::remove_all(staging_, ignored);
}

std::optional<OutputSet> OutputSet::open(fs::path directory, Diagnostics& diagnostics) {
  std::error_code error;
  fs::path const ancestor = existing_ancestor(directory);
  if (!fs::is_directory(ancestor, error)) {
    add_failure(diagnostics, "write into", directory, ancestor.string() + " is not a folder");
    return std::nullopt;
  }
  // On the target's file system, so that moving into place is a rename: inside it if it is there (its parent may
  // not be ours to write), beside it otherwise (a failed run must not leave an empty folder).
  fs::path const target = directory.has_filename() ? directory : directory.parent_path();
  fs::path const inside = target / staging_name;
  fs::path const beside = target.parent_path() / fmt::format("{}.{}", staging_name, target.filename().string());
  // A killed run may have left either, whichever this one uses.
  fs::remove_all(inside, error);
  fs::remove_all(beside, error);
  fs::path const staging = fs::exists(target, error) ? inside : beside;
  if (!make_folders(staging, diagnostics)) return std::nullopt;
  return OutputSet(target, staging);
}

fs::path OutputSet::staged_path(fs::path const& relative) {
  std::error_code ignored;
  fs::path const path = staging_ / relative;
  fs::create_directories(path.parent_path(), ignored);
  return path;
}

bool OutputSet::add(fs::path const& relative, std::string_view bytes, Diagnostics& diagnostics) {
  auto file = FileSink::create(staged_path(relative), diagnostics);
  if (!file) return false;
  file->write(bytes);
  return file->close(diagnostics);
}

bool OutputSet::commit(Diagnostics& diagnostics) {
  if (!make_folders(directory_, diagnostics)) return false;
  for (fs::path const& file : files_below(staging_)) {
    fs::path const target = directory_ / file;
    if (!make_folders(target.parent_path(), diagnostics)) return false;
    std::error_code error;
    fs::rename(staging_ / file, target, error);
    if (error) {
      add_failure(diagnostics, "replace", target, error.message());
      return false;
    }
  }
  std::error_code ignored;
  fs::remove_all(staging_, ignored);
  staging_.clear();
  return true;
}

bool write_file(fs::path const& path, std::string_view bytes, Diagnostics& diagnostics) {
  auto file = OutputFile::open(path, diagnostics);
  if (!file) return false;
  file->sink().write(bytes);
  return file->commit(diagnostics);
}

}  // namespace closeout::base
