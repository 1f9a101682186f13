#include "support/pdf_inspection.hpp"

#include <podofo/podofo.h>

#include <map>

namespace closeout::test {
namespace {

using PoDoFo::PdfObject;

/// Follows references.
PdfObject const* resolved(PdfObject const* object, PoDoFo::PdfVecObjects& objects) {
  while (object && object->IsReference()) object = objects.GetObject(object->GetReference());
  return object;
}

PdfObject const* step(PdfObject const& from, std::string const& name) {
  if (from.IsDictionary()) return from.GetDictionary().GetKey(PoDoFo::PdfName(name));
  if (!from.IsArray() || name.find_first_not_of("0123456789") != std::string::npos) return nullptr;
  auto const index = static_cast<unsigned>(std::stoul(name));
  return index < from.GetArray().size() ? &from.GetArray()[index] : nullptr;
}

std::string text_of(PdfObject const& object) {
  if (object.IsString() || object.IsHexString()) return object.GetString().GetStringUtf8();
  std::string text;
  object.ToString(text, PoDoFo::ePdfWriteMode_Compact);
  return text.starts_with(' ') ? text.substr(1) : text;  // Numbers and keywords bring their separator along.
}

}  // namespace

// The parser alone: PoDoFo's document class overwrites ModDate when it loads.
struct PdfInspection::File {
  PoDoFo::PdfVecObjects objects;
  PoDoFo::PdfParser parser{&objects};
  bool is_readable = false;

  /// The object at the path, before its own reference is followed.
  PdfObject const* find(std::string_view path) {
    if (!is_readable) return nullptr;
    PdfObject const* object = parser.GetTrailer();
    while (object && !path.empty()) {
      std::size_t const slash = path.find('/');
      object = resolved(object, objects);
      if (object) object = step(*object, std::string(path.substr(0, slash)));
      path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    }
    return object;
  }

  PdfObject const* find_resolved(std::string_view path) { return resolved(find(path), objects); }
};

PdfInspection::PdfInspection(std::string_view bytes) {
  PoDoFo::PdfError::EnableDebug(false);
  PoDoFo::PdfError::EnableLogging(false);
  file_ = std::make_unique<File>();
  try {
    file_->objects.SetAutoDelete(true);
    file_->parser.ParseFile(bytes.data(), static_cast<long>(bytes.size()), false);
    file_->is_readable = true;
  } catch (PoDoFo::PdfError const&) {
    file_->is_readable = false;
  }
}

PdfInspection::~PdfInspection() = default;

bool PdfInspection::is_readable() const {
  return file_->is_readable;
}

std::string PdfInspection::value(std::string_view path) const {
  if (!file_->is_readable) return "unreadable";
  PdfObject const* const object = file_->find_resolved(path);
  return object ? text_of(*object) : "missing";
}

std::size_t PdfInspection::size(std::string_view path) const {
  PdfObject const* const object = file_->find_resolved(path);
  if (object && object->IsArray()) return object->GetArray().size();
  return object && object->IsDictionary() ? object->GetDictionary().GetKeys().size() : 0;
}

std::vector<std::string> PdfInspection::keys(std::string_view path) const {
  std::vector<std::string> names;
  PdfObject const* const object = file_->find_resolved(path);
  if (!object || !object->IsDictionary()) return names;
  for (auto const& [name, value] : object->GetDictionary().GetKeys()) names.push_back(name.GetName());
  return names;
}

std::string PdfInspection::stream(std::string_view path) const {
  PdfObject const* const object = file_->find_resolved(path);
  if (!object || !object->HasStream()) return "missing";
  try {
    PoDoFo::PdfMemoryOutputStream decoded;
    object->GetStream()->GetFilteredCopy(&decoded);
    std::string bytes(decoded.GetBuffer(), static_cast<std::size_t>(decoded.GetLength()));
    return bytes;
  } catch (PoDoFo::PdfError const&) {
    return "undecodable";
  }
}

unsigned PdfInspection::object_number(std::string_view path) const {
  PdfObject const* const object = file_->find(path);
  return object && object->IsReference() ? object->GetReference().ObjectNumber() : 0;
}

namespace {

/// Walks the structure tree and writes what it meets.
class StructureDump {
 public:
  StructureDump(PoDoFo::PdfVecObjects& objects, PdfObject const* page_tree) : objects_(objects) {
    if (page_tree) number_pages(*page_tree);
  }

  void element(PdfObject const& object, int depth) {
    std::string line(static_cast<std::size_t>(depth) * 2, ' ');
    line += object.GetDictionary().GetKey("S")->GetName().GetName();
    std::size_t const at = text_.size();
    kids(object, depth, line);
    text_.insert(at, line + '\n');
  }

  std::string take() { return std::move(text_); }

  void kids(PdfObject const& object, int depth, std::string& line) {
    PdfObject const* const kids = resolved(object.GetDictionary().GetKey("K"), objects_);
    if (!kids) return;
    if (!kids->IsArray()) return kid(*kids, object, depth, line);
    for (PdfObject const& each : kids->GetArray()) kid(*resolved(&each, objects_), object, depth, line);
  }

 private:
  void number_pages(PdfObject const& node) {
    PdfObject const* const kids = resolved(node.GetDictionary().GetKey("Kids"), objects_);
    if (!kids) {
      pages_.emplace(node.Reference(), static_cast<int>(pages_.size()));
      return;
    }
    for (PdfObject const& kid : kids->GetArray()) number_pages(*resolved(&kid, objects_));
  }

  void kid(PdfObject const& kid, PdfObject const& parent, int depth, std::string& line) {
    if (kid.IsNumber()) return content(*parent.GetDictionary().GetKey("Pg"), kid.GetNumber(), line);
    PdfObject const* const type = kid.GetDictionary().GetKey("Type");
    if (type && type->GetName() == "OBJR") {
      line += " OBJR";
    } else if (type && type->GetName() == "MCR") {
      content(*kid.GetDictionary().GetKey("Pg"), kid.GetDictionary().GetKeyAsLong("MCID"), line);
    } else {
      element(kid, depth + 1);
    }
  }

  void content(PdfObject const& page, PoDoFo::pdf_int64 mcid, std::string& line) {
    line += ' ' + std::to_string(pages_[page.GetReference()]) + ':' + std::to_string(mcid);
  }

  PoDoFo::PdfVecObjects& objects_;
  std::map<PoDoFo::PdfReference, int> pages_;
  std::string text_;
};

}  // namespace

std::string PdfInspection::structure() const {
  if (!file_->is_readable) return "unreadable";
  PdfObject const* const root = file_->find_resolved("Root/StructTreeRoot");
  if (!root) return "missing";
  StructureDump dump(file_->objects, file_->find_resolved("Root/Pages"));
  std::string ignored;
  dump.kids(*root, -1, ignored);
  return dump.take();
}

}  // namespace closeout::test
