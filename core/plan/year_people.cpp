// year.toml → calendar, units, domains. The file fits its schema here.
#include <algorithm>

#include "plan/year_values.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

/// A date that does not exist (30 February) is a problem; the caller goes on with 1 January.
Date date_of(YearFile& file, const std::string& pointer, const json& value) {
  const std::string text = value.get<std::string>();
  const std::optional<Date> date = parse_date(text);
  if (!date)
    file.add(pointer,
             {"{} is no day of the calendar; correct the date", "日历上没有 {} 这一天;请改正"},
             text);
  return date.value_or(make_date(file.document.value["year"].get<int>(), 1, 1));
}

}  // namespace

std::optional<Date> optional_date(YearFile& file, const std::string& pointer, const json& from,
                                  const char* key) {
  if (!from.contains(key)) return std::nullopt;
  return date_of(file, child_pointer(pointer, key), from[key]);
}

namespace {

Period period_of(YearFile& file, const std::string& pointer, const json& from) {
  const auto date = [&](const char* key) {
    return date_of(file, child_pointer(pointer, key), from[key]);
  };
  Period period;
  period.id = from["id"];
  period.title = from["title"];
  period.rhythms = from["rhythms"].get<std::vector<std::string>>();
  period.first_day = date("first_day");
  period.last_day = date("last_day");
  period.opens = date("opens");
  period.closes = date("closes");
  period.asked_on = optional_date(file, pointer, from, "asked_on").value_or(period.last_day);
  period.self_review_by = optional_date(file, pointer, from, "self_review_by");
  period.results_by = optional_date(file, pointer, from, "results_by");
  period.awards = from.value("awards", false);
  return period;
}

PluginRequirement plugin_of(const json& domain) {
  PluginRequirement plugin{domain["plugin"]["id"], domain["plugin"].value("version", ""), {}, {}};
  const json limits = domain["plugin"].value("limits", json::object());
  plugin.limits.memory_mb = limits.value("memory_mb", plugin.limits.memory_mb);
  plugin.limits.seconds = limits.value("seconds", plugin.limits.seconds);
  for (const json& one : domain.value("override", json::array())) {
    const json& value = one["value"];
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    plugin.overrides.push_back(
        {one["key"], text, one.value("from", ""), one["document"], one.value("whole_year", false)});
  }
  return plugin;
}

Domain domain_of(const json& from) {
  Domain domain;
  domain.id = from["id"];
  domain.title = from["title"];
  domain.lead_unit = from["lead_unit"];
  domain.aspects_may = from["aspects_may"].get<std::vector<std::string>>();
  domain.aspects_must = from.value("aspects_must", domain.aspects_may);
  domain.pool = from.value("pool", "");
  domain.plugin = plugin_of(from);
  return domain;
}

/// Art. 12: a period before the year-end that covers an earlier one reviews it.
bool reviews_earlier(const std::vector<Period>& periods, std::size_t index) {
  const Period& period = periods[index];
  if (period.awards) return false;
  return std::any_of(periods.begin(), periods.begin() + static_cast<std::ptrdiff_t>(index),
                     [&](const Period& earlier) {
                       return earlier.first_day >= period.first_day &&
                              earlier.last_day <= period.last_day;
                     });
}

}  // namespace

void read_calendar(YearFile& file, YearPlan& plan) {
  const json& root = file.document.value;
  plan.year = root["year"].get<int>();
  plan.facts_from =
      optional_date(file, "", root, "facts_from").value_or(make_date(plan.year, 1, 1));
  for (std::size_t i = 0; i < root["period"].size(); ++i) {
    const json& from = root["period"][i];
    plan.periods.push_back(period_of(file, child_pointer("/period", i), from));
    plan.periods[i].only_new_matters =
        from.value("only_new_matters", reviews_earlier(plan.periods, i));
  }
  const json& rest_days = list_of(table_of(root, "deadlines"), "rest_days");
  for (std::size_t i = 0; i < rest_days.size(); ++i) {
    plan.rest_days.push_back(date_of(file, child_pointer("/deadlines/rest_days", i), rest_days[i]));
  }
  std::sort(plan.rest_days.begin(), plan.rest_days.end());
}

void read_people(YearFile& file, YearPlan& plan) {
  const json& root = file.document.value;
  plan.county = root["county"];
  plan.language = root.value("language", "zh") == "zh" ? Language::zh : Language::en;
  for (const json& one : root["unit"])
    plan.organisations.push_back({one["id"], one["title"], one["roles"]});
  for (const json& body : root.value("circular_body", json::array())) {
    plan.circular_bodies.push_back({body["id"], body["title"], body["bars"]});
  }
  if (root.contains("division")) plan.division = root["division"].get<decltype(plan.division)>();
  for (const json& one : root["domain"]) plan.domains.push_back(domain_of(one));
}

}  // namespace kaohe::plan
