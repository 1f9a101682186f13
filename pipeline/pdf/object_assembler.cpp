#include "pdf/object_assembler.hpp"

#include <cassert>

namespace closeout::pdf {
namespace {

constexpr std::size_t buffer_size = 1U << 16U;

// 7.5.2: the comment's bytes above 127 tell transfer programs that the file is binary.
constexpr std::string_view header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

// 7.5.4: exactly 20 bytes an entry.
void append_entry(std::string& to, std::uint64_t offset, std::string_view rest) {
  char digits[10];
  for (int place = 9; place >= 0; --place, offset /= 10) digits[place] = static_cast<char>('0' + offset % 10);
  to.append(digits, sizeof digits);
  to += rest;
}

}  // namespace

ObjectAssembler::ObjectAssembler(base::ByteSink& sink) : sink_(sink), offsets_(1) {
  buffer_.reserve(buffer_size);
  append(header);
}

ObjectNumber ObjectAssembler::reserve(std::size_t count) {
  auto const first = static_cast<ObjectNumber>(offsets_.size());
  offsets_.resize(offsets_.size() + count);
  return first;
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

void ObjectAssembler::begin_object(ObjectNumber number) {
  assert(number != 0 && number < offsets_.size() && "the number was reserved");
  assert(offsets_[number] == 0 && "an object is written once");
  offsets_[number] = flushed_ + buffer_.size();
  // ISO 19005-3 6.1.9: number, generation and keyword are on a line of their own.
  append_integer(buffer_, number);
  buffer_ += " 0 obj\n";
}

void ObjectAssembler::write(ObjectNumber number, std::string_view value) {
  begin_object(number);
  append(value);
  append("\nendobj\n");
}

void ObjectAssembler::write_stream(ObjectNumber number, std::string_view entries, std::string_view data) {
  begin_object(number);
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

void ObjectAssembler::append_cross_reference_table() {
  append("xref\n0 ");
  append_integer(buffer_, static_cast<std::int64_t>(offsets_.size()));
  append("\n");
  append_entry(buffer_, 0, " 65535 f \n");
  for (std::size_t number = 1; number < offsets_.size(); ++number) {
    // A number given out but never used is free; a reference to it is one to null (7.3.10).
    append_entry(buffer_, offsets_[number], offsets_[number] != 0 ? " 00000 n \n" : " 65535 f \n");
    if (buffer_.size() + 64 > buffer_size) flush();
  }
}

void ObjectAssembler::close(ObjectNumber catalog, ObjectNumber information) {
  flush();
  std::uint64_t const start = flushed_;
  std::string const id = hash_.finish().substr(0, 16);
  hash_ = Sha256();
  append_cross_reference_table();
  std::string trailer = "trailer\n";
  {
    DictionaryText entries(trailer);
    entries.integer("Size", static_cast<std::int64_t>(offsets_.size()));
    entries.reference("Root", catalog);
    entries.reference("Info", information);
    // 14.4: both halves are equal as long as the file has not been updated.
    entries.key("ID") += "[<";
    append_hexadecimal(trailer, id);
    trailer += "><";
    append_hexadecimal(trailer, id);
    trailer += ">]";
  }
  trailer += "\nstartxref\n";
  append_integer(trailer, static_cast<std::int64_t>(start));
  trailer += "\n%%EOF\n";
  append(trailer);
  flush();
}

}  // namespace closeout::pdf
