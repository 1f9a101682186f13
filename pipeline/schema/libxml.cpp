#include "schema/libxml.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>

#include <array>
#include <deque>
#include <utility>

#include "xml/namespaces.hpp"

namespace closeout::schema {

namespace {

/// Documents of a schema are known to libxml2 under this scheme, so that no name it makes can be a file or an address.
constexpr std::string_view scheme = "closeout-schema:///";

/// What the loader may give out in this thread: the schema that is being compiled, otherwise nothing at all.
thread_local Documents const* loadable_documents = nullptr;

xmlChar const* to_xml(char const* text) {
  return reinterpret_cast<xmlChar const*>(text);
}

char const* from_xml(xmlChar const* text) {
  return text == nullptr ? "" : reinterpret_cast<char const*>(text);
}

/// libxml2's only door to files and network: documents that were read before, and nothing else.
xmlParserInputPtr load_entity(char const* url, char const* /*id*/, xmlParserCtxtPtr context) {
  std::string_view name = url == nullptr ? "" : url;
  if (loadable_documents == nullptr || !name.starts_with(scheme)) return nullptr;
  name.remove_prefix(scheme.size());
  auto const found = loadable_documents->by_name.find(std::string(name));
  if (found == loadable_documents->by_name.end()) return nullptr;
  std::string_view const bytes = found->second.source()->bytes();
  auto* const buffer =
      xmlParserInputBufferCreateMem(bytes.data(), static_cast<int>(bytes.size()), XML_CHAR_ENCODING_UTF8);
  auto* const input = buffer == nullptr ? nullptr : xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE);
  if (input != nullptr) input->filename = reinterpret_cast<char*>(xmlStrdup(to_xml(url)));
  return input;
}

/// The process-wide state of libxml2, set once before its first use.
void initialise_libxml() {
  static bool const is_done = [] {
    xmlInitParser();
    xmlSchemaInitTypes();
    xmlSetExternalEntityLoader(load_entity);
    return true;
  }();
  static_cast<void>(is_done);
}

template <auto Function>
struct Free {
  template <typename T>
  void operator()(T* object) const {
    Function(object);
  }
};
using SchemaHandle = std::unique_ptr<xmlSchema, Free<xmlSchemaFree>>;
using SchemaParser = std::unique_ptr<xmlSchemaParserCtxt, Free<xmlSchemaFreeParserCtxt>>;
using Validator = std::unique_ptr<xmlSchemaValidCtxt, Free<xmlSchemaFreeValidCtxt>>;
using Parser = std::unique_ptr<xmlParserCtxt, Free<xmlFreeParserCtxt>>;

std::string text_of(xmlErrorPtr error) {
  std::string text = error->message == nullptr ? "" : error->message;
  while (text.ends_with('\n') || text.ends_with(' ')) text.pop_back();
  return text;
}

/// Gathers what is wrong with a schema itself.
struct CompileErrors {
  Documents const* documents;
  base::Diagnostics* diagnostics;
};

base::SourcePlace place_of(Documents const& documents, xmlErrorPtr error) {
  std::string_view name = error->file == nullptr ? "" : error->file;
  if (!name.starts_with(scheme)) return {};
  name.remove_prefix(scheme.size());
  auto const found = documents.by_name.find(std::string(name));
  if (found == documents.by_name.end() || error->line <= 0) return {};
  base::SourceFileRef const& source = found->second.source();
  auto const line = static_cast<std::uint32_t>(error->line);
  std::size_t const start = source->offset({line, 1});
  std::size_t const first = source->bytes().find_first_not_of(" \t", start);
  return {source, first == std::string_view::npos ? start : first, 0};
}

void collect_compile_error(void* data, xmlErrorPtr error) {
  auto const& errors = *static_cast<CompileErrors*>(data);
  auto const make = error->level == XML_ERR_WARNING ? base::warning : base::error;
  errors.diagnostics->add(make("schema-invalid", fmt::format("the schema itself is not valid: {}", text_of(error)),
                               place_of(*errors.documents, error)));
}

struct ConstraintRow {
  int code;
  Constraint constraint;
};

constexpr std::array<ConstraintRow, 37> constraint_rows{{
    {XML_SCHEMAV_CVC_ELT_1, Constraint::Root},
    {XML_SCHEMAV_ELEMENT_CONTENT, Constraint::Content},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_4, Constraint::Content},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, Constraint::NoContent},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, Constraint::NoElements},
    {XML_SCHEMAV_CVC_TYPE_3_1_2, Constraint::NoElements},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, Constraint::NoText},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_4, Constraint::MissingAttribute},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_1, Constraint::UnknownAttribute},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, Constraint::UnknownAttribute},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, Constraint::UnknownAttribute},
    {XML_SCHEMAV_CVC_TYPE_3_1_1, Constraint::UnknownAttribute},
    {XML_SCHEMAV_CVC_WILDCARD, Constraint::UnknownAttribute},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, Constraint::Type},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2, Constraint::Type},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3, Constraint::Type},
    {XML_SCHEMAV_CVC_ATTRIBUTE_3, Constraint::Type},
    {XML_SCHEMAV_CVC_FACET_VALID, Constraint::Type},
    {XML_SCHEMAV_CVC_LENGTH_VALID, Constraint::Length},
    {XML_SCHEMAV_CVC_MINLENGTH_VALID, Constraint::Length},
    {XML_SCHEMAV_CVC_MAXLENGTH_VALID, Constraint::Length},
    {XML_SCHEMAV_CVC_MININCLUSIVE_VALID, Constraint::Range},
    {XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, Constraint::Range},
    {XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID, Constraint::Range},
    {XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID, Constraint::Range},
    {XML_SCHEMAV_CVC_TOTALDIGITS_VALID, Constraint::Digits},
    {XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID, Constraint::Digits},
    {XML_SCHEMAV_CVC_PATTERN_VALID, Constraint::Pattern},
    {XML_SCHEMAV_CVC_ENUMERATION_VALID, Constraint::Enumeration},
    {XML_SCHEMAV_CVC_AU, Constraint::Fixed},
    {XML_SCHEMAV_CVC_ATTRIBUTE_4, Constraint::Fixed},
    {XML_SCHEMAV_CVC_ELT_5_2_2_1, Constraint::Fixed},
    {XML_SCHEMAV_CVC_ELT_5_2_2_2_1, Constraint::Fixed},
    {XML_SCHEMAV_CVC_ELT_5_2_2_2_2, Constraint::Fixed},
    {XML_SCHEMAV_CVC_IDC, Constraint::IdentityConstraint},
    {XML_SCHEMAV_CVC_ELT_3_1, Constraint::UnknownAttribute},
    {XML_SCHEMAV_CVC_ELT_3_2_1, Constraint::NoContent},
}};

Constraint constraint_of(int code) {
  for (ConstraintRow const& row : constraint_rows) {
    if (row.code == code) return row.constraint;
  }
  return Constraint::Other;
}

/// Feeds a tree to the validator as if a parser had read it.
class TreeReader {
 public:
  TreeReader(xmlSAXHandler const& handler, void* data) : handler_(handler), data_(data) {}

  void read(pugi::xml_node element);
  [[nodiscard]] pugi::xml_node current() const { return current_; }

 private:
  void start(pugi::xml_node element, xmlChar const* name, xmlChar const* name_space);
  void push_attribute(pugi::xml_node element, pugi::xml_attribute attribute);
  char const* escaped(char const* value);

  xmlSAXHandler const& handler_;
  void* data_;
  pugi::xml_node current_;
  std::vector<xmlChar const*> namespaces_;
  std::vector<xmlChar const*> attributes_;
  std::deque<std::string> kept_;  ///< Strings that have no place of their own in the tree.
};

/// A view of a string in the tree that reaches to its end, so that a zero byte follows it.
xmlChar const* tail(std::string_view name) {
  return name.empty() ? nullptr : to_xml(name.data());
}

void TreeReader::read(pugi::xml_node element) {
  current_ = element;
  xmlChar const* const name = tail(xml::local_name(element));
  xmlChar const* const name_space = tail(xml::namespace_of(element));
  start(element, name, name_space);
  for (pugi::xml_node const child : element.children()) {
    if (child.type() == pugi::node_element) {
      read(child);
    } else {
      current_ = element;
      handler_.characters(data_, to_xml(child.value()), static_cast<int>(std::string_view(child.value()).size()));
    }
  }
  current_ = element;
  handler_.endElementNs(data_, name, nullptr, name_space);
}

void TreeReader::start(pugi::xml_node element, xmlChar const* name, xmlChar const* name_space) {
  namespaces_.clear();
  attributes_.clear();
  for (pugi::xml_attribute const attribute : element.attributes()) {
    if (xml::is_namespace_declaration(attribute.name())) {
      std::string_view const declared = xml::without_prefix(attribute.name());
      namespaces_.push_back(declared == "xmlns" ? nullptr : to_xml(declared.data()));
      namespaces_.push_back(to_xml(attribute.value()));
    } else {
      push_attribute(element, attribute);
    }
  }
  handler_.startElementNs(data_, name, nullptr, name_space, static_cast<int>(namespaces_.size() / 2),
                          namespaces_.data(), static_cast<int>(attributes_.size() / 5), 0, attributes_.data());
}

/// An instance may name schemas of its own (XML Schema part 1 section 2.6.3); ours is settled, so these are not seen.
bool is_schema_location(std::string_view name, std::string_view name_space) {
  return name_space == "http://www.w3.org/2001/XMLSchema-instance" &&
         (name == "schemaLocation" || name == "noNamespaceSchemaLocation");
}

void TreeReader::push_attribute(pugi::xml_node element, pugi::xml_attribute attribute) {
  std::string_view const prefix = xml::prefix_of(attribute.name());
  std::string_view const name = xml::without_prefix(attribute.name());
  std::string_view const name_space = prefix.empty() ? std::string_view() : xml::namespace_for(element, prefix);
  if (is_schema_location(name, name_space)) return;
  std::string_view const value = escaped(attribute.value());
  attributes_.insert(attributes_.end(), {to_xml(name.data()), nullptr, tail(name_space), to_xml(value.data()),
                                         to_xml(value.data() + value.size())});
}

/// libxml2's parser leaves an ampersand of an attribute as "&#38;", and its validator expects that.
char const* TreeReader::escaped(char const* value) {
  std::string text(value);
  std::size_t at = text.find('&');
  if (at == std::string::npos) return value;
  for (; at != std::string::npos; at = text.find('&', at + 1)) text.replace(at, 1, "&#38;");
  return kept_.emplace_back(std::move(text)).c_str();
}

struct Collector {
  TreeReader const* reader;
  std::vector<Complaint>* complaints;
};

void collect_complaint(void* data, xmlErrorPtr error) {
  auto const& collector = *static_cast<Collector*>(data);
  collector.complaints->push_back({constraint_of(error->code), text_of(error), collector.reader->current()});
}

void ignore_error(void* /*data*/, xmlErrorPtr /*error*/) {}

/// The handler between parser and validator: takes xsi:schemaLocation away, which would make libxml2 look for a file.
struct StreamFilter {
  xmlSAXHandlerPtr validator = nullptr;
  void* validator_data = nullptr;
  StreamResult result;
  std::vector<xmlChar const*> attributes;
  std::vector<std::pair<xmlChar const*, xmlChar const*>> open;  ///< Name and namespace of the elements that are open.
};

void filter_start(void* data, xmlChar const* name, xmlChar const* prefix, xmlChar const* uri, int namespace_count,
                  xmlChar const** namespaces, int attribute_count, int defaulted, xmlChar const** attributes) {
  auto& filter = *static_cast<StreamFilter*>(data);
  filter.result.has_prefixes = filter.result.has_prefixes || prefix != nullptr;
  filter.open.emplace_back(name, uri);
  filter.attributes.clear();
  for (int i = 0; i < attribute_count; ++i) {
    xmlChar const** const attribute = attributes + std::ptrdiff_t{5} * i;
    if (is_schema_location(from_xml(attribute[0]), from_xml(attribute[2]))) continue;
    filter.attributes.insert(filter.attributes.end(), attribute, attribute + 5);
  }
  filter.validator->startElementNs(filter.validator_data, name, prefix, uri, namespace_count, namespaces,
                                   static_cast<int>(filter.attributes.size() / 5), defaulted, filter.attributes.data());
}

void filter_end(void* data, xmlChar const* name, xmlChar const* prefix, xmlChar const* uri) {
  auto& filter = *static_cast<StreamFilter*>(data);
  filter.open.pop_back();
  filter.validator->endElementNs(filter.validator_data, name, prefix, uri);
}

/// Where parsing stopped in the middle, the validator still learns of every end: libxml2 2.9.14 frees what it keeps for
/// the identity constraints of an element only there.
void end_open_elements(StreamFilter& filter) {
  for (; !filter.open.empty(); filter.open.pop_back()) {
    auto const [name, uri] = filter.open.back();
    filter.validator->endElementNs(filter.validator_data, name, nullptr, uri);
  }
}

void filter_text(void* data, xmlChar const* text, int length) {
  auto const& filter = *static_cast<StreamFilter*>(data);
  filter.validator->characters(filter.validator_data, text, length);
}

void filter_cdata(void* data, xmlChar const* text, int length) {
  auto const& filter = *static_cast<StreamFilter*>(data);
  filter.validator->cdataBlock(filter.validator_data, text, length);
}

void filter_error(void* data, xmlErrorPtr error) {
  std::string& reason = static_cast<StreamFilter*>(data)->result.reason;
  if (reason.empty() && error->level >= XML_ERR_ERROR) reason = text_of(error);
}

xmlSAXHandler filter_handler() {
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = filter_start;
  handler.endElementNs = filter_end;
  handler.characters = filter_text;
  handler.ignorableWhitespace = filter_text;
  handler.cdataBlock = filter_cdata;
  handler.serror = filter_error;
  return handler;
}

/// libxml2 asks for the next bytes; it keeps no more of them than the construct it is reading.
int read_some(void* data, char* to, int length) {
  auto& rest = *static_cast<std::string_view*>(data);
  std::size_t const count = rest.copy(to, static_cast<std::size_t>(length));
  rest.remove_prefix(count);
  return static_cast<int>(count);
}

/// Parses `bytes` with `handler` instead of building a tree; false if they are not well-formed.
bool parse_stream(std::string_view bytes, xmlSAXHandler handler, StreamFilter& filter) {
  Parser const parser(xmlNewParserCtxt());
  auto* const buffer = xmlParserInputBufferCreateIO(read_some, nullptr, &bytes, XML_CHAR_ENCODING_NONE);
  auto* const input = xmlNewIOInputStream(parser.get(), buffer, XML_CHAR_ENCODING_NONE);
  inputPush(parser.get(), input);
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET);
  xmlSAXHandlerPtr const own = std::exchange(parser->sax, &handler);
  parser->userData = &filter;
  static_cast<void>(xmlParseDocument(parser.get()));
  parser->sax = own;
  end_open_elements(filter);
  return parser->wellFormed == 1 && parser->nsWellFormed == 1;
}

}  // namespace

struct CompiledSchema::Handle {
  SchemaHandle schema;
};

CompiledSchema::CompiledSchema(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
CompiledSchema::CompiledSchema(CompiledSchema&&) noexcept = default;
CompiledSchema& CompiledSchema::operator=(CompiledSchema&&) noexcept = default;
CompiledSchema::~CompiledSchema() = default;

std::optional<CompiledSchema> CompiledSchema::compile(Documents const& documents, base::Diagnostics& diagnostics) {
  initialise_libxml();
  CompileErrors errors{&documents, &diagnostics};
  std::string const url = std::string(scheme) + documents.root;
  SchemaParser const parser(xmlSchemaNewParserCtxt(url.c_str()));
  xmlSchemaSetParserStructuredErrors(parser.get(), collect_compile_error, &errors);
  loadable_documents = &documents;
  xmlSetStructuredErrorFunc(nullptr, ignore_error);  // Of this thread: what has no handler of its own is not printed.
  auto handle = std::make_unique<Handle>(Handle{SchemaHandle(xmlSchemaParse(parser.get()))});
  loadable_documents = nullptr;
  xmlSetStructuredErrorFunc(nullptr, nullptr);
  if (handle->schema == nullptr && !diagnostics.has_errors()) {
    diagnostics.add(base::error("schema-invalid", "the schema itself is not valid"));
  }
  if (handle->schema == nullptr) return std::nullopt;
  return CompiledSchema(std::move(handle));
}

StreamResult CompiledSchema::read_stream(std::string_view bytes) const {
  Validator const validator(xmlSchemaNewValidCtxt(handle_->schema.get()));
  xmlSchemaSetValidStructuredErrors(validator.get(), ignore_error, nullptr);
  StreamFilter filter;
  auto* const plug = xmlSchemaSAXPlug(validator.get(), &filter.validator, &filter.validator_data);
  bool const is_well_formed = parse_stream(bytes, filter_handler(), filter);
  bool const is_valid = xmlSchemaIsValid(validator.get()) == 1;
  xmlSchemaSAXUnplug(plug);
  if (!is_well_formed) filter.result.verdict = Verdict::NotWellFormed;
  if (is_well_formed && !is_valid) filter.result.verdict = Verdict::Invalid;
  return std::move(filter.result);
}

std::vector<Complaint> CompiledSchema::complaints(pugi::xml_node root) const {
  std::vector<Complaint> complaints;
  Validator const validator(xmlSchemaNewValidCtxt(handle_->schema.get()));
  xmlSAXHandlerPtr handler = nullptr;
  void* data = nullptr;
  auto* const plug = xmlSchemaSAXPlug(validator.get(), &handler, &data);
  TreeReader reader(*handler, data);
  Collector collector{&reader, &complaints};
  xmlSchemaSetValidStructuredErrors(validator.get(), collect_complaint, &collector);
  reader.read(root);
  xmlSchemaSAXUnplug(plug);
  return complaints;
}

}  // namespace closeout::schema
