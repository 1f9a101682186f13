#include "manifest.hpp"

#include <nlohmann/json.hpp>

namespace closeout::pipeline {

std::string manifest(Project const& project, std::vector<Made> const& files, FontsUsed const& fonts,
                     std::string const& version) {
  using Json = nlohmann::ordered_json;
  Json result{{"closeout", version},
              {"project", project.record.root().child("identity").attribute("code").value()},
              {"inputs", Json::array()},
              {"files", Json::array()},
              {"fonts", Json::array()}};
  for (Input const& input : project.inputs) {
    result["inputs"].push_back({{"name", input.name}, {"bytes", input.digest.bytes}, {"sha256", input.digest.sha256}});
  }
  for (Made const& file : files) {
    Json entry{{"path", file.path.generic_string()}, {"kind", file.kind}, {"language", file.language}};
    if (!file.conformance.empty()) entry["conformance"] = file.conformance;
    entry["bytes"] = file.bytes;
    entry["sha256"] = file.sha256;
    result["files"].push_back(std::move(entry));
  }
  for (auto const& [name, sha256] : fonts) result["fonts"].push_back({{"name", name}, {"sha256", sha256}});
  return result.dump(2) + "\n";
}

}  // namespace closeout::pipeline
