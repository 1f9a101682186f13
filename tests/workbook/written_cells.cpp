#include "workbook/written_cells.hpp"

#include <cstdlib>
#include <pugixml.hpp>
#include <utility>

#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {

namespace {

/// All text below a node: of a string with runs, of several <t>.
std::string text_below(pugi::xml_node node) {
  std::string text;
  for (pugi::xpath_node const& found : node.select_nodes(".//*[local-name() = 't']"))
    text += found.node().child_value();
  return text;
}

std::vector<std::string> shared_strings(std::filesystem::path const& part) {
  pugi::xml_document document;
  document.load_file(part.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  std::vector<std::string> result;
  for (pugi::xml_node const item : document.child("sst").children("si")) result.push_back(text_below(item));
  return result;
}

std::string cell_text(pugi::xml_node cell, std::vector<std::string> const& strings) {
  std::string const type = cell.attribute("t").value();
  std::string value = cell.child_value("v");
  if (type == "s") value = strings.at(std::stoul(value));
  if (type == "inlineStr") value = text_below(cell.child("is"));
  std::string const formula = cell.child_value("f");
  return formula.empty() ? value : formula + " -> " + value;
}

WrittenSheet sheet_of(std::string name, std::filesystem::path const& part, std::vector<std::string> const& strings) {
  pugi::xml_document document;
  document.load_file(part.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  pugi::xml_node const sheet = document.child("worksheet");
  WrittenSheet result{std::move(name), {}, {}};
  for (pugi::xml_node const column : sheet.child("cols").children("col")) {
    result.widths.emplace_back(column.attribute("width").value());
  }
  for (pugi::xml_node const row : sheet.child("sheetData").children("row")) {
    for (pugi::xml_node const cell : row.children("c")) {
      result.cells[cell.attribute("r").value()] = cell_text(cell, strings);
    }
  }
  return result;
}

}  // namespace

std::vector<WrittenSheet> written_sheets(std::filesystem::path const& file) {
  auto const folder = file.parent_path() / (file.stem().string() + ".parts");
  std::string const command = "python3 -m zipfile -e '" + file.string() + "' '" + folder.string() + "'";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  pugi::xml_document workbook;
  workbook.load_file((folder / "xl/workbook.xml").c_str());
  auto const strings = shared_strings(folder / "xl/sharedStrings.xml");
  std::vector<WrittenSheet> result;
  for (pugi::xml_node const sheet : workbook.child("workbook").child("sheets").children("sheet")) {
    auto const part = folder / "xl/worksheets" / ("sheet" + std::to_string(result.size() + 1) + ".xml");
    result.push_back(sheet_of(sheet.attribute("name").value(), part, strings));
  }
  return result;
}

}  // namespace closeout::workbook
