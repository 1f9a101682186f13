# Writes a C++ source that holds a style sheet as bytes.
#   cmake -DINPUT=sheet.css -DOUTPUT=sheet.cpp -P user_agent_sheet.cmake
# Bytes rather than a string literal: a literal has a length limit and would need escapes.
file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
string(REGEX REPLACE "((,?[^,]+,?,){24})" "\\1\n    " bytes "${bytes}")
file(WRITE ${OUTPUT} "// Made from templates/user-agent.css; do not edit.
#include \"css/user_agent_sheet.hpp\"

namespace closeout::css {
namespace {

constexpr char bytes[] = {
    ${bytes}};

}  // namespace

std::string_view user_agent_sheet_text() { return {bytes, sizeof bytes}; }

}  // namespace closeout::css
")
