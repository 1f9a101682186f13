#include "css/custom_properties.hpp"

#include <functional>
#include <iterator>
#include <utility>

namespace closeout::css {
namespace {

constexpr std::size_t maximum_values = 65'536;
/// Bytes of one value with its references replaced, and of all of an element's: names that refer to names would
/// otherwise double the text with each.
constexpr std::size_t maximum_text = std::size_t{1} << 20U;
/// References to references to references: more than any sheet needs, less than the stack holds.
constexpr std::size_t maximum_chain = 128;

/// Text of a custom property, or nothing.
using Lookup = std::function<std::optional<std::string>(std::string const& name)>;

/// var( <name> [, <fallback>]? ) taken apart.
struct Reference {
  std::string name;
  std::optional<ComponentValues> fallback;
};

std::optional<Reference> parse_reference(ComponentValue const& function) {
  auto at = function.children.begin();
  auto const end = function.children.end();
  auto const skip_space = [&] {
    while (at != end && at->is(TokenKind::Whitespace)) ++at;
  };
  skip_space();
  if (at == end || !at->is(TokenKind::Ident) || !at->token.text.starts_with("--")) return std::nullopt;
  Reference reference{at->token.text, std::nullopt};
  ++at;
  skip_space();
  if (at == end) return reference;
  if (!at->is(TokenKind::Comma)) return std::nullopt;
  ++at;
  skip_space();
  reference.fallback.emplace(at, end);
  return reference;
}

class Substitution {
 public:
  explicit Substitution(Lookup lookup) : lookup_(std::move(lookup)) {}

  std::optional<ComponentValues> run(ComponentValues const& values) {
    ComponentValues result;
    for (ComponentValue const& value : values) {
      bytes_ += value.token.text.size();
      if (++size_ > maximum_values || bytes_ > maximum_text || !append(value, result)) return std::nullopt;
    }
    return result;
  }

 private:
  bool append(ComponentValue const& value, ComponentValues& to) {
    if (value.is_function("var")) return append_reference(value, to);
    ComponentValue copy = value;
    if (value.is_block) {
      auto children = run(value.children);
      if (!children) return false;
      copy.children = std::move(*children);
    }
    to.push_back(std::move(copy));
    return true;
  }

  bool append_reference(ComponentValue const& function, ComponentValues& to) {
    auto const reference = parse_reference(function);
    if (!reference) return false;
    if (auto const text = lookup_(reference->name)) {
      bytes_ += text->size();
      if (bytes_ > maximum_text) return false;
      std::vector<SyntaxError> errors;
      return append_all(parse_component_values(*text, errors), to);
    }
    if (!reference->fallback) return false;
    auto fallback = run(*reference->fallback);
    return fallback && append_all(std::move(*fallback), to);
  }

  bool append_all(ComponentValues values, ComponentValues& to) {
    size_ += values.size();
    if (size_ > maximum_values) return false;
    to.insert(to.end(), std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
    return true;
  }

  Lookup lookup_;
  std::size_t size_ = 0;
  std::size_t bytes_ = 0;
};

/// Depth-first over the references; a name met again while it is being resolved is in a cycle, and so is every
/// name between its two meetings.
class Resolution {
 public:
  explicit Resolution(CustomValues const& declared) : declared_(declared) {}

  std::optional<std::string> resolve(std::string const& name) {
    if (auto const done = done_.find(name); done != done_.end()) return done->second;
    auto const declared = declared_.find(name);
    if (declared == declared_.end()) return std::nullopt;
    if (is_open(name)) {
      mark_cycle(name);
      return std::nullopt;
    }
    if (open_.size() == maximum_chain) return std::nullopt;
    open_.push_back(name);
    auto value = evaluate(declared->second);
    open_.pop_back();
    if (in_cycle_.contains(name)) value.reset();
    done_[name] = value;
    return value;
  }

  [[nodiscard]] std::vector<std::string> cyclic_names() const {
    std::vector<std::string> names;
    for (auto const& [name, value] : in_cycle_) names.push_back(name);
    return names;
  }

 private:
  std::optional<std::string> evaluate(std::string const& text) {
    if (text.find('(') == std::string::npos) return text;
    std::vector<SyntaxError> errors;
    Substitution substitution([this](std::string const& name) { return resolve(name); });
    auto const values = substitution.run(parse_component_values(text, errors));
    if (!values) return std::nullopt;
    std::string result = serialize(*values);
    substituted_bytes_ += result.size();
    return substituted_bytes_ <= maximum_text ? std::optional(std::move(result)) : std::nullopt;
  }

  [[nodiscard]] bool is_open(std::string const& name) const {
    for (std::string const& open : open_) {
      if (open == name) return true;
    }
    return false;
  }

  void mark_cycle(std::string const& name) {
    for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
      in_cycle_[*at] = true;
      if (*at == name) return;
    }
  }

  CustomValues const& declared_;
  std::map<std::string, std::optional<std::string>> done_;
  std::map<std::string, bool> in_cycle_;
  std::vector<std::string> open_;
  std::size_t substituted_bytes_ = 0;  ///< Of all values, together.
};

}  // namespace

std::vector<std::string> resolve_custom_properties(CustomValues& values) {
  CustomValues resolved;
  Resolution resolution(values);
  for (auto const& [name, text] : values) {
    if (auto value = resolution.resolve(name)) resolved[name] = std::move(*value);
  }
  values = std::move(resolved);
  return resolution.cyclic_names();
}

std::optional<ComponentValues> substitute(ComponentValues const& value, CustomValues const& custom) {
  Substitution substitution([&custom](std::string const& name) -> std::optional<std::string> {
    auto const found = custom.find(name);
    return found == custom.end() ? std::nullopt : std::optional(found->second);
  });
  return substitution.run(value);
}

}  // namespace closeout::css
