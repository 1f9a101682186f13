#include "base/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>

namespace closeout::base {

namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new()) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &length);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    for (unsigned i = 0; i < length; ++i) {
      result.push_back(digits[digest.at(i) >> 4U]);
      result.push_back(digits[digest.at(i) & 0x0FU]);
    }
    return result;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, FreeContext> context_;
};

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.hex();
}

std::optional<FileDigest> digest_of(std::filesystem::path const& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  Digest digest;
  FileDigest result;
  std::string block(std::size_t{1} << 18U, '\0');
  while (stream) {
    stream.read(block.data(), static_cast<std::streamsize>(block.size()));
    auto const got = static_cast<std::size_t>(stream.gcount());
    digest.add(std::string_view(block).substr(0, got));
    result.bytes += got;
  }
  if (stream.bad()) return std::nullopt;
  result.sha256 = digest.hex();
  return result;
}

}  // namespace closeout::base
