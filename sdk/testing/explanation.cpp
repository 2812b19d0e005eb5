#include "explanation.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

namespace kaohe::cases {
namespace {

using nlohmann::json;

Explanation read(const json& table) {
  Explanation read;
  read.state = table.at("state").get<std::string>();
  read.points = table.at("points").get<std::string>();
  if (!table.at("score").is_null()) read.score = table.at("score").get<std::string>();
  read.spilled = table.at("spilled").get<std::string>();
  for (const json& item : table.at("items")) {
    for (const json& line : item.at("lines")) read.lines.push_back(line.get<std::string>());
    if (item.at("points") != "0") read.counted.push_back(item.at("id").get<std::string>());
  }
  for (const json& note : table.at("notes")) read.notes.push_back(note.get<std::string>());
  for (const json& one : table.at("missing")) {
    read.missing.push_back((one.contains("peer") ? kPeerPrefix : "") +
                           one.at("input").get<std::string>());
  }
  for (const json& loss : table.at("losses")) {
    read.losses.push_back({loss.at("item").get<std::string>(), loss.at("stage").get<std::string>(),
                           loss.at("points").get<std::string>()});
  }
  return read;
}

}  // namespace

std::optional<Explanation> read_explanation(const std::string& text, const std::string& indicator) {
  try {
    const json explained = json::parse(text);
    for (const json& one : explained.at("indicators")) {
      if (one.at("id") == indicator) return read(one);
    }
    return std::nullopt;
  } catch (const json::exception& error) {
    throw std::runtime_error(std::string("explain: ") + error.what());
  }
}

}  // namespace kaohe::cases
