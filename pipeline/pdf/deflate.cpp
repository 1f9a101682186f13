#include "pdf/deflate.hpp"

#include <libdeflate.h>

#include <memory>

namespace closeout::pdf {
namespace {

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

// One of each level for each thread: making one costs as much as compressing a small page.
libdeflate_compressor* compressor(DeflateLevel level) {
  thread_local std::unique_ptr<libdeflate_compressor, FreeCompressor> fast, small;
  auto& kept = level == DeflateLevel::Fast ? fast : small;
  if (!kept) kept.reset(libdeflate_alloc_compressor(static_cast<int>(level)));
  return kept.get();
}

}  // namespace

std::string deflated(std::string_view bytes, DeflateLevel level) {
  libdeflate_compressor* const chosen = compressor(level);
  std::string result(libdeflate_zlib_compress_bound(chosen, bytes.size()), '\0');
  result.resize(libdeflate_zlib_compress(chosen, bytes.data(), bytes.size(), result.data(), result.size()));
  return result;
}

}  // namespace closeout::pdf
