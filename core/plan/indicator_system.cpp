#include "plan/indicator_system.hpp"

#include <set>

#include "base/digest.hpp"
#include "base/errors.hpp"
#include "plan/describe_reader.hpp"
#include "plan/year_file.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

std::vector<OptionInfo> options_of(const DescribedObject& from) {
  std::vector<OptionInfo> options;
  for (const DescribedObject& option : from.objects("options"))
    options.push_back({option.text("id"), option.text("title")});
  return options;
}

std::vector<AttributeInfo> attributes_of(const DescribedObject& from) {
  std::vector<AttributeInfo> attributes;
  for (const DescribedObject& one : from.objects("attributes"))
    attributes.push_back({one.text("id"), one.text("title", ""), options_of(one)});
  return attributes;
}

void read_kind(const DescribedObject& from, InputInfo& input) {
  input.type = from.word<InputType>("type",
                                    {{"events", InputType::events},
                                     {"count", InputType::count},
                                     {"measure", InputType::measure},
                                     {"flag", InputType::flag},
                                     {"choice", InputType::choice}},
                                    "");
  input.every = from.word<CellKind>("every",
                                    {{"month", CellKind::month},
                                     {"quarter", CellKind::quarter},
                                     {"half", CellKind::half},
                                     {"year", CellKind::year}},
                                    "year");
  input.source = from.word<InputSource>("source",
                                        {{"record", InputSource::record},
                                         {"roster", InputSource::roster},
                                         {"last_year", InputSource::last_year},
                                         {"result", InputSource::result},
                                         {"notices", InputSource::notices}},
                                        "record");
  input.scope = from.word<InputScope>("scope",
                                      {{"assessee", InputScope::assessee},
                                       {"pool", InputScope::pool},
                                       {"domain", InputScope::domain}},
                                      "assessee");
  input.previous_if_missing =
      from.word<bool>("if_missing", {{"absent", false}, {"previous", true}}, "absent");
}

InputInfo input_of(const DescribedObject& from) {
  InputInfo input;
  input.id = from.text("id");
  input.indicator = from.text("indicator", "");
  input.title = from.text("title", "");
  input.unit = from.text("unit", "");
  read_kind(from, input);
  input.source_id = from.text("source_id", "");
  input.merge = from.text("merge", "none");
  input.matter = from.flag("matter");
  input.named = from.flag("named");
  input.reason = from.flag("reason");
  input.awarded_points = from.flag("awarded_points");
  input.sub = from.text("sub", "");
  input.sample = from.integer("sample", 0);
  input.decimals = from.integer("decimals", -1);
  input.year = from.text("year", "");
  input.options = options_of(from);
  input.attributes = attributes_of(from);
  input.low = from.optional_number("low");
  input.high = from.optional_number("high");
  input.periods = from.texts("periods");
  return input;
}

ItemInfo item_of(const DescribedObject& from) {
  return {from.text("id"), from.text("title", ""), from.text("kind"), from.text("sign"),
          from.texts("reads")};
}

/// Which assessees' tables an indicator belongs to stands in its definition, as its author wrote
/// it.
std::map<std::string, std::vector<std::string>> only_of(const DescribedObject& from) {
  std::map<std::string, std::vector<std::string>> only;
  for (const auto& [choice, options] : from.object("definition").members("only")) {
    for (const json& option : options) {
      if (!option.is_string()) from.refuse("definition.only." + choice, option.dump());
      only[choice].push_back(option.get<std::string>());
    }
  }
  return only;
}

/// An id, or an id with a title.
std::string spill_title_of(const DescribedObject& indicator) {
  for (const auto& [key, value] : indicator.fields("definition")) {
    if (key != "spill") continue;
    if (value.is_string()) return value.get<std::string>();
    if (value.is_object()) return value.value("title", value.value("id", ""));
  }
  return {};
}

IndicatorInfo indicator_of(const DescribedObject& from) {
  IndicatorInfo indicator;
  indicator.id = from.text("id");
  indicator.title = from.text("title");
  indicator.aspect = from.text("aspect");
  indicator.responsible_unit = from.text("responsible_unit", "");
  indicator.basis = from.text("basis", "");
  indicator.points = from.number("points");
  indicator.rhythms = from.texts("rhythms");
  indicator.spill_title = spill_title_of(from);
  indicator.periods = from.texts("periods");
  for (const DescribedObject& item : from.objects("items"))
    indicator.items.push_back(item_of(item));
  indicator.clamp = from.text("clamp", "both");
  indicator.off = from.flag("off");
  if (from.flag("only")) indicator.only = only_of(from);
  return indicator;
}

std::vector<NumberVersion> versions_of(const DescribedObject& root, const std::string& key,
                                       const json& list) {
  std::vector<NumberVersion> versions;
  for (const json& one : list) {
    const DescribedObject version(one, fmt::format("{}.numbers.{}", root.path(), key));
    versions.push_back({version.text("from", ""), version.text("value")});
  }
  return versions;
}

template <class List>
void require_unique(const DescribedObject& root, const char* key, const List& list) {
  std::set<std::string> seen;
  for (const auto& one : list) {
    if (!seen.insert(one.id).second)
      root.refuse(key, fmt::format("a list with the id \"{}\" twice", one.id));
  }
}

/// Every input that belongs to an indicator or a list, every item's reading and every gate names
/// what is there.
void require_known(const DescribedObject& root, const IndicatorSystem& system) {
  const auto require = [&root](bool known, const char* key, const std::string& id,
                               const std::string& name) {
    if (!known)
      root.refuse(key, fmt::format("a list whose \"{}\" names \"{}\", which is nowhere", id, name));
  };
  for (const InputInfo& input : system.inputs) {
    require(input.indicator.empty() || system.find_indicator(input.indicator) != nullptr, "inputs",
            input.id, input.indicator);
    require(input.sub.empty() || system.find_sub(input.sub) != nullptr, "inputs", input.id,
            input.sub);
  }
  for (const IndicatorInfo& indicator : system.indicators) {
    for (const ItemInfo& item : indicator.items) {
      for (const std::string& input : item.reads)
        require(system.find_input(input) != nullptr, "indicators", indicator.id, input);
    }
  }
  for (const GateInfo& gate : system.gates)
    require(system.find_indicator(gate.indicator) != nullptr, "gates", gate.id, gate.indicator);
}

json parse_document(const std::string& document) {
  const json parsed = json::parse(document, nullptr, false);
  if (!parsed.is_discarded()) return parsed;
  throw Error(
      ErrorKind::plugin, {},
      say({"what the plugin describes is not JSON; rebuild the plugin with the SDK of this version",
           "插件描述的内容不是 JSON;请用同版本 SDK 重新构建插件"}));
}

}  // namespace

int InputInfo::option_index(std::string_view option) const {
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].id == option) return static_cast<int>(i);
  }
  return -1;
}

const InputInfo* IndicatorSystem::find_input(std::string_view id) const {
  return find_by_id(inputs, id);
}

int IndicatorSystem::input_index(std::string_view id) const {
  return index_by_id(inputs, id);
}

const IndicatorInfo* IndicatorSystem::find_indicator(std::string_view id) const {
  return find_by_id(indicators, id);
}

int IndicatorSystem::indicator_index(std::string_view id) const {
  return index_by_id(indicators, id);
}

const SubInfo* IndicatorSystem::find_sub(std::string_view id) const {
  return find_by_id(subs, id);
}

int cells_in_year(CellKind kind) {
  switch (kind) {
    case CellKind::month:
      return 12;
    case CellKind::quarter:
      return 4;
    case CellKind::half:
      return 2;
    case CellKind::year:
      break;
  }
  return 1;
}

IndicatorSystem read_indicator_system(const std::string& document) {
  const json parsed = parse_document(document);
  const DescribedObject root(parsed, "describe");
  IndicatorSystem system;
  system.domain = root.text("domain");
  system.title = root.text("title");
  system.plugin = root.text("plugin", "");
  system.version = root.text("version");
  system.abi = root.text("abi", "");
  system.sight = root.text("sight", "row");
  system.total = root.number("total");
  for (const DescribedObject& sub : root.objects("subs")) {
    system.subs.push_back(
        {sub.text("id"), sub.text("title"), sub.flag("may_be_empty"), sub.integer("sample", 0)});
  }
  for (const DescribedObject& input : root.objects("inputs"))
    system.inputs.push_back(input_of(input));
  for (const DescribedObject& indicator : root.objects("indicators"))
    system.indicators.push_back(indicator_of(indicator));
  for (const DescribedObject& gate : root.objects("gates")) {
    system.gates.push_back({gate.text("id"), gate.text("indicator"), gate.text("title"),
                            gate.text("article"), gate.text("at_most")});
  }
  for (const auto& [key, list] : root.members("numbers"))
    system.numbers[key] = versions_of(root, key, list);
  require_unique(root, "subs", system.subs);
  require_unique(root, "inputs", system.inputs);
  require_unique(root, "indicators", system.indicators);
  require_known(root, system);
  system.document = document;
  system.digest = sha256(document);
  return system;
}

}  // namespace kaohe::plan
