#include "pdf/object_assembler.hpp"

#include <cassert>

#include "pdf/deflate.hpp"

namespace closeout::pdf {
namespace {

constexpr std::size_t buffer_size = 1U << 16U;

// A reader inflates a whole object stream to see one object of it, and compression gains little beyond this.
constexpr std::size_t objects_in_stream = 400, bytes_in_stream = 1U << 15U;

// 7.5.2: the comment's bytes above 127 tell transfer programs that the file is binary.
constexpr std::string_view header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

}  // namespace

ObjectAssembler::ObjectAssembler(base::ByteSink& sink) : sink_(sink) {
  buffer_.reserve(buffer_size);
  append(header);
}

void ObjectAssembler::append(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > buffer_size) flush();
  if (bytes.size() < buffer_size) {
    buffer_ += bytes;
    return;
  }
  hash_.add(bytes);
  sink_.write(bytes);
  flushed_ += bytes.size();
}

void ObjectAssembler::flush() {
  hash_.add(buffer_);
  sink_.write(buffer_);
  flushed_ += buffer_.size();
  buffer_.clear();
}

void ObjectAssembler::write(ObjectNumber number, std::string_view value) {
  assert(number != 0 && number < references_.size() && "the number was reserved");
  assert(references_.is_free(number) && "an object is written once");
  append_integer(gathered_numbers_, number);
  gathered_numbers_ += ' ';
  append_integer(gathered_numbers_, static_cast<std::int64_t>(gathered_values_.size()));
  gathered_numbers_ += ' ';
  (gathered_values_ += value) += '\n';
  gathered_.push_back(number);
  if (gathered_.size() == objects_in_stream || gathered_values_.size() >= bytes_in_stream) write_gathered();
}

/// 7.5.7: pairs of number and place, then the objects.
void ObjectAssembler::write_gathered() {
  if (gathered_.empty()) return;
  ObjectNumber const stream = reserve();
  for (std::size_t i = 0; i < gathered_.size(); ++i) {
    references_.set_in_stream(gathered_[i], stream, static_cast<std::uint16_t>(i));
  }
  std::string entries = "/Type/ObjStm/N ";
  append_integer(entries, static_cast<std::int64_t>(gathered_.size()));
  entries += "/First ";
  append_integer(entries, static_cast<std::int64_t>(gathered_numbers_.size()));
  entries += "/Filter/FlateDecode";
  gathered_numbers_ += gathered_values_;
  write_stream(stream, entries, deflated(gathered_numbers_, DeflateLevel::Fast));
  gathered_.clear();
  gathered_numbers_.clear();
  gathered_values_.clear();
}

void ObjectAssembler::write_stream(ObjectNumber number, std::string_view entries, std::string_view data) {
  assert(number != 0 && number < references_.size() && "the number was reserved");
  assert(references_.is_free(number) && "an object is written once");
  references_.set_offset(number, flushed_ + buffer_.size());
  append_stream(number, entries, data);
}

void ObjectAssembler::append_stream(ObjectNumber number, std::string_view entries, std::string_view data) {
  // ISO 19005-3 6.1.9: number, generation and keyword are on a line of their own.
  append_integer(buffer_, number);
  buffer_ += " 0 obj\n";
  append("<<");
  append(entries);
  append("/Length ");
  append_integer(buffer_, static_cast<std::int64_t>(data.size()));
  append(">>\nstream\n");
  append(data);
  append("\nendstream\nendobj\n");
}

ObjectNumber ObjectAssembler::add(std::string_view value) {
  ObjectNumber const number = reserve();
  write(number, value);
  return number;
}

ObjectNumber ObjectAssembler::add_stream(std::string_view entries, std::string_view data) {
  ObjectNumber const number = reserve();
  write_stream(number, entries, data);
  return number;
}

void ObjectAssembler::close(ObjectNumber catalog, ObjectNumber information) {
  write_gathered();
  flush();
  std::string const id = hash_.finish().substr(0, 16);
  hash_ = Sha256();
  std::uint64_t const start = flushed_;
  ObjectNumber const number = reserve();
  references_.set_offset(number, start);  // The stream tells its own place too.
  auto [entries, bytes] = references_.stream();
  entries += "/Root ";
  append_reference(entries, catalog);
  entries += "/Info ";
  append_reference(entries, information);
  // 14.4: both halves are equal as long as the file has not been updated.
  entries += "/ID[<";
  append_hexadecimal(entries, id);
  entries += "><";
  append_hexadecimal(entries, id);
  entries += ">]/Filter/FlateDecode";
  append_stream(number, entries, deflated(bytes, DeflateLevel::Fast));
  append("startxref\n");
  append_integer(buffer_, static_cast<std::int64_t>(start));
  append("\n%%EOF\n");
  flush();
}

}  // namespace closeout::pdf
