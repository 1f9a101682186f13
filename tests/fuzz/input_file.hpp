#pragma once
// What a target reads from a file: one of this process, removed with it.

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace closeout::test {

class InputFile {
 public:
  explicit InputFile(std::string const& name)
      : path_(std::filesystem::temp_directory_path() / (name + "-" + std::to_string(::getpid()))) {}
  ~InputFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  InputFile(InputFile const&) = delete;
  InputFile& operator=(InputFile const&) = delete;

  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  void write(std::string_view bytes) const {
    std::ofstream stream(path_, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream.flush()) std::abort();
  }

 private:
  std::filesystem::path path_;
};

}  // namespace closeout::test
