#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace closeout::pdf {

/// SHA-256 (FIPS 180-4) of bytes that come one after another.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();
  void add(std::string_view bytes);
  /// The 32 bytes of the digest of everything added; to be called once.
  [[nodiscard]] std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// MD5 as the 16 bytes that embedded file parameters want (ISO 32000-1 table 46).
[[nodiscard]] std::string md5(std::string_view bytes);

}  // namespace closeout::pdf
