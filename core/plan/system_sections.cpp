#include "plan/system_sections.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

json empty_section() {
  return {{"definition", json::object()},
          {"gates", json::array()},
          {"inputs", json::array()},
          {"numbers", json::object()},
          {"resolved", json::object()}};
}

class Divider {
 public:
  explicit Divider(const IndicatorSystem& system) : system_(system) {
    sections_.shared = empty_section();
    for (const IndicatorInfo& indicator : system.indicators)
      sections_.indicators.emplace_back(indicator.id, empty_section());
  }

  SystemSections divide() {
    const json document = json::parse(system_.document);
    for (const auto& [key, value] : document.items()) {
      if (key == "indicators") {
        add_indicators(value);
      } else if (key == "inputs" || key == "gates") {
        for (const json& one : value) of(one.value("indicator", ""))[key].push_back(one);
      } else if (key == "numbers") {
        for (const auto& [number, versions] : value.items())
          of(owner_of(number))[key][number] = versions;
      } else if (key == "plugin" || key == "version" || key == "abi") {
        sections_.plugin[key] = value;
      } else if (key == "definition") {
        sections_.shared[key] = value;
      } else {
        sections_.shared["resolved"][key] = value;
      }
    }
    return std::move(sections_);
  }

 private:
  json& of(const std::string& id) {
    const int index = system_.indicator_index(id);
    return index < 0 ? sections_.shared
                     : sections_.indicators[static_cast<std::size_t>(index)].second;
  }

  void add_indicators(const json& list) {
    for (const json& one : list) {
      json& section = of(one.at("id").get<std::string>());
      for (const auto& [key, value] : one.items()) {
        (key == "definition" ? section[key] : section["resolved"][key]) = value;
      }
      section["resolved"]["responsible_unit"] =
          system_.find_indicator(one.at("id").get<std::string>())->responsible_unit;
    }
  }

  /// An id may have dots: the longest that the key begins with.
  std::string owner_of(const std::string& number) const {
    for (std::size_t dot = number.rfind('.'); dot != std::string::npos && dot != 0;
         dot = number.rfind('.', dot - 1)) {
      if (system_.find_indicator(number.substr(0, dot)) != nullptr) return number.substr(0, dot);
    }
    return {};
  }

  const IndicatorSystem& system_;
  SystemSections sections_;
};

}  // namespace

SystemSections sections_of(const IndicatorSystem& system) {
  return Divider(system).divide();
}

}  // namespace kaohe::plan
