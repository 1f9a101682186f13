// Holds pipeline/README.md against the tree: the table of rooms, who includes whom, and which foreign library is where.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

fs::path const pipeline_folder = fs::path(CLOSEOUT_SOURCE_DIR) / "pipeline";

struct Room {
  std::set<std::string> may_include;
  std::set<std::string> owns;
};

std::set<std::string> words(std::string const& text) {
  std::istringstream stream(text);
  std::set<std::string> result{std::istream_iterator<std::string>(stream), {}};
  result.erase("-");
  return result;
}

/// Rows "| room | what | may include | owns |" in their order.
std::vector<std::pair<std::string, Room>> table_of_rooms() {
  std::ifstream file(pipeline_folder / "README.md");
  std::vector<std::pair<std::string, Room>> rooms;
  std::regex const row(R"(\| ([a-z]+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|)");
  std::smatch match;
  for (std::string line; std::getline(file, line);) {
    if (std::regex_match(line, match, row) && match[1] != "room") {
      rooms.emplace_back(match[1], Room{words(match[2]), words(match[3])});
    }
  }
  return rooms;
}

std::map<std::string, Room> rooms_by_name() {
  auto const table = table_of_rooms();
  return {table.begin(), table.end()};
}

/// First path segment or file name of a foreign header, to the library whose it is.
std::map<std::string, std::string> const foreign_headers{
    {"pugixml.hpp", "pugixml"}, {"libxml", "libxml2"},          {"unicode", "ICU"},
    {"hb.h", "HarfBuzz"},       {"hb-ot.h", "HarfBuzz"},        {"hb-subset.h", "HarfBuzz"},
    {"harfbuzz", "HarfBuzz"},   {"fontconfig", "fontconfig"},   {"podofo", "PoDoFo"},
    {"openssl", "OpenSSL"},     {"libdeflate.h", "libdeflate"}, {"xlsxwriter.h", "libxlsxwriter"},
    {"CLI", "CLI11"},           {"nlohmann", "nlohmann-json"},  {"fmt", "fmt"},
    {"png.h", "libpng"},        {"jpeglib.h", "libjpeg"},       {"zlib.h", "zlib"},       {"qrcodegen.hpp", "qrcodegen"},
    {"sqlite3.h", "SQLite"},    {"hyphen.h", "hyphenation"}};

std::set<std::string> const system_headers{"fcntl.h", "unistd.h", "sys"};

struct Include {
  fs::path file;
  std::size_t line = 0;
  std::string header;
  bool is_quoted = false;
};

std::string room_of(fs::path const& file) {
  fs::path const relative = file.lexically_relative(pipeline_folder);
  return std::distance(relative.begin(), relative.end()) == 1 ? "pipeline" : relative.begin()->string();
}

std::string first_segment(std::string const& header) {
  return header.substr(0, header.find('/'));
}

std::vector<Include> all_includes() {
  std::vector<Include> result;
  std::regex const directive(R"re(\s*#\s*include\s*([<"])([^>"]+)[>"].*)re");
  for (auto const& entry : fs::recursive_directory_iterator(pipeline_folder)) {
    std::string const extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") continue;
    std::ifstream file(entry.path());
    std::size_t number = 0;
    std::smatch match;
    for (std::string line; std::getline(file, line);) {
      ++number;
      if (std::regex_match(line, match, directive))
        result.push_back({entry.path(), number, match[2], match[1] == "\""});
    }
  }
  return result;
}

std::string where(Include const& include) {
  return include.file.lexically_relative(pipeline_folder).string() + ":" + std::to_string(include.line) + ": " +
         include.header;
}

TEST(Architecture, TableNamesExactlyTheRoomsThatExist) {
  std::set<std::string> folders{"pipeline"};
  for (auto const& entry : fs::directory_iterator(pipeline_folder)) {
    if (entry.is_directory()) folders.insert(entry.path().filename());
  }
  std::set<std::string> named;
  for (auto const& [name, room] : table_of_rooms()) named.insert(name);
  EXPECT_EQ(named, folders);
}

TEST(Architecture, RoomsMayIncludeOnlyRoomsAboveThem) {
  std::set<std::string> above;
  for (auto const& [name, room] : table_of_rooms()) {
    for (std::string const& other : room.may_include) {
      EXPECT_TRUE(above.contains(other)) << name << " may include " << other << ", which is not above it";
    }
    above.insert(name);
  }
}

TEST(Architecture, RoomsIncludeOnlyWhatTheirRowAllows) {
  auto const rooms = rooms_by_name();
  for (Include const& include : all_includes()) {
    if (!include.is_quoted) continue;
    std::string const from = room_of(include.file);
    std::string const to = include.header.find('/') == std::string::npos ? "pipeline" : first_segment(include.header);
    if (from == to) continue;
    ASSERT_TRUE(rooms.contains(from)) << from;
    EXPECT_TRUE(rooms.at(from).may_include.contains(to)) << where(include);
  }
}

TEST(Architecture, EveryAllowedIncludeIsUsed) {
  std::map<std::string, std::set<std::string>> used;
  for (Include const& include : all_includes()) {
    bool const is_flow = include.header.find('/') == std::string::npos;
    if (include.is_quoted) used[room_of(include.file)].insert(is_flow ? "pipeline" : first_segment(include.header));
  }
  for (auto const& [name, room] : table_of_rooms()) {
    for (std::string const& other : room.may_include) {
      EXPECT_TRUE(used[name].contains(other)) << name << " may include " << other << " but does not";
    }
  }
}

TEST(Architecture, FilesDoNotIncludeEachOtherInACircle) {
  std::map<std::string, std::vector<std::string>> graph;
  for (Include const& include : all_includes()) {
    if (include.is_quoted) graph[include.file.lexically_relative(pipeline_folder)].push_back(include.header);
  }
  std::set<std::string> finished, open;
  std::function<void(std::string const&)> const visit = [&](std::string const& file) {
    if (finished.contains(file)) return;
    ASSERT_TRUE(open.insert(file).second) << file << " includes itself over others";
    for (std::string const& next : graph[file]) visit(next);
    open.erase(file);
    finished.insert(file);
  };
  std::vector<std::string> files;
  for (auto const& [file, headers] : graph) files.push_back(file);
  for (std::string const& file : files) visit(file);
}

TEST(Architecture, ForeignHeadersStayInTheSourcesOfTheirRoom) {
  auto const rooms = rooms_by_name();
  for (Include const& include : all_includes()) {
    auto const foreign = foreign_headers.find(first_segment(include.header));
    if (include.is_quoted || foreign == foreign_headers.end()) continue;
    std::string const& library = foreign->second;
    // The node type of the tree is every room's; formatting text needs no owner.
    if (library == "pugixml" && include.header == "pugixml.hpp") continue;
    bool const is_source = include.file.extension() == ".cpp";
    if (library == "fmt") {
      EXPECT_TRUE(is_source) << where(include);
      continue;
    }
    EXPECT_TRUE(rooms.at(room_of(include.file)).owns.contains(library)) << where(include);
    // A header that only this room's sources include says so by its first comment.
    std::ifstream file(include.file);
    std::string const text(std::istreambuf_iterator<char>(file), {});
    EXPECT_TRUE(is_source || text.find("this room's sources only") != std::string::npos) << where(include);
  }
}

TEST(Architecture, EveryForeignHeaderIsKnown) {
  std::regex const standard("[a-z_]+");
  for (Include const& include : all_includes()) {
    if (include.is_quoted || std::regex_match(include.header, standard)) continue;
    std::string const first = first_segment(include.header);
    EXPECT_TRUE(foreign_headers.contains(first) || system_headers.contains(first)) << where(include);
  }
}

TEST(Architecture, NoRoomsHeaderNeedsAForeignOne) {
  // A header "for this room's sources only" may name a foreign library; no other room may include such a header.
  std::set<std::string> private_headers;
  for (auto const& entry : fs::recursive_directory_iterator(pipeline_folder)) {
    if (entry.path().extension() != ".hpp") continue;
    std::ifstream file(entry.path());
    std::string const text(std::istreambuf_iterator<char>(file), {});
    if (text.find("this room's sources only") != std::string::npos) {
      private_headers.insert(entry.path().lexically_relative(pipeline_folder));
    }
  }
  for (Include const& include : all_includes()) {
    if (!include.is_quoted || !private_headers.contains(include.header)) continue;
    EXPECT_EQ(room_of(include.file), first_segment(include.header)) << where(include);
  }
}

}  // namespace
