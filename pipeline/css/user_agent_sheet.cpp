#include "css/user_agent_sheet.hpp"

#include <cassert>
#include <memory>
#include <string>

namespace closeout::css {
namespace {

Sheet read_user_agent_sheet() {
  auto file = std::make_shared<base::SourceFile const>("user-agent.css", std::string(user_agent_sheet_text()));
  base::Diagnostics findings;
  Sheet sheet;
  read_sheet(std::make_shared<SheetText const>(SheetText::of_file(std::move(file))), {}, findings, sheet);
  assert(findings.all().empty() && "the built-in sheet uses only what the profile knows");
  return sheet;
}

}  // namespace

Sheet const& user_agent_sheet() {
  static Sheet const sheet = read_user_agent_sheet();
  return sheet;
}

}  // namespace closeout::css
