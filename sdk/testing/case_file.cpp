#include "case_file.hpp"

#include <algorithm>
#include <limits>

#include "catalogue/words.hpp"

namespace kaohe::cases {
namespace {

constexpr std::uint32_t kPeersMax = 100'000;

const std::vector<std::string> kLayerKeys{"subjects",  "roster",  "facts", "states",
                                          "decisions", "undrawn", "pool"};

std::vector<std::string> and_layer_keys(std::vector<std::string> keys) {
  keys.insert(keys.end(), kLayerKeys.begin(), kLayerKeys.end());
  return keys;
}

Layer::Entries entries(const Place& place, const char* key) {
  Layer::Entries entries;
  const std::optional<Place> table = place.find(key);
  if (!table) return entries;
  for (const Place& entry : table->entries()) entries.emplace(entry.key(), entry);
  return entries;
}

Layer read_layer(const Place& place) {
  Layer layer;
  layer.subjects = entries(place, "subjects");
  layer.roster = entries(place, "roster");
  layer.facts = entries(place, "facts");
  layer.states = entries(place, "states");
  layer.decisions = place.find("decisions");
  layer.undrawn = place.find("undrawn");
  layer.pool = place.find("pool");
  return layer;
}

Layer::Entries replaced(Layer::Entries lower, const Layer::Entries& upper) {
  for (const auto& [key, place] : upper) lower.insert_or_assign(key, place);
  return lower;
}

Place required(const Place& place, const char* key, const std::string& expected) {
  const std::optional<Place> found = place.find(key);
  if (!found) place.refuse_as(std::string("without ") + key, expected);
  return *found;
}

PeerGroup read_peer(const Place& place, const Layer& base) {
  place.allow(and_layer_keys({"count", "inherit"}), "a peer");
  PeerGroup peer{place, read_layer(place), 1};
  const std::optional<Place> inherit = place.find("inherit");
  if (inherit && inherit->truth()) peer.layer = base.under(peer.layer);
  if (const std::optional<Place> count = place.find("count")) {
    peer.count = count->whole(1, kPeersMax);
  }
  return peer;
}

std::uint32_t read_period(const Place& place, const CaseCalendar& calendar) {
  const std::optional<Place> period = place.find("period");
  const std::vector<std::string> ids = calendar.ids();
  return static_cast<std::uint32_t>(period ? period->one_of(ids) : ids.size() - 1);
}

std::vector<kaohe_period> periods_of(const CaseCalendar& calendar) {
  std::vector<kaohe_period> periods;
  for (const CasePeriod& period : calendar.periods()) {
    periods.push_back({sizeof(kaohe_period),
                       period.rhythms,
                       {period.id.data(), period.id.size()},
                       period.first_day,
                       period.last_day,
                       period.awards ? 1U : 0U,
                       0});
  }
  return periods;
}

}  // namespace

Layer Layer::under(const Layer& upper) const {
  Layer both = upper;
  both.subjects = replaced(subjects, upper.subjects);
  both.roster = replaced(roster, upper.roster);
  both.facts = replaced(facts, upper.facts);
  both.states = replaced(states, upper.states);
  if (!both.decisions) both.decisions = decisions;
  if (!both.undrawn) both.undrawn = undrawn;
  if (!both.pool) both.pool = pool;
  return both;
}

CaseSettings::CaseSettings(const std::optional<Place>& settings,
                           const std::optional<Place>& rounding, const CaseCalendar& calendar) {
  if (&calendar != &CaseCalendar::standard()) periods_ = periods_of(calendar);
  if (settings && settings->is_list()) {
    for (const Place& element : settings->elements()) read_override(element);
  } else if (settings) {
    for (const Place& entry : settings->entries()) {
      overrides_.push_back({entry.key(), entry.number(), {}, false});
    }
  }
  if (!rounding) return;
  rounding->allow({"indicator", "compared"}, "a rounding");
  rounds_ = true;
  if (const auto place = rounding->find("indicator")) indicator_ = read_rounding(*place);
  if (const auto place = rounding->find("compared")) compared_ = read_rounding(*place);
}

void CaseSettings::read_override(const Place& place) {
  place.allow({"key", "value", "from", "whole_year"}, "a setting");
  Override read;
  read.key = required(place, "key", "the key of a number, \"XX01.item.leaders.price\"").text();
  read.value = required(place, "value", "a number").number();
  if (const auto from = place.find("from")) read.from = from->text();
  if (const auto whole_year = place.find("whole_year")) read.whole_year = whole_year->truth();
  overrides_.push_back(std::move(read));
}

kaohe_rounding CaseSettings::read_rounding(const Place& place) {
  kaohe_rounding rounding{};
  if (place.is("none")) return rounding;
  if (!place.is_table()) place.refuse("\"none\" or { decimals = 4, mode = \"half_up\" }");
  place.allow({"decimals", "mode"}, "a rounding point");
  rounding.declared = 1;
  rounding.decimals =
      static_cast<std::uint8_t>(required(place, "decimals", "a number of decimals").whole(0, 8));
  if (const auto mode = place.find("mode")) {
    rounding.mode = static_cast<std::uint8_t>(mode->one_of({"half_up", "half_even", "truncate"}));
  }
  return rounding;
}

bool CaseSettings::sets(const std::string& key) const {
  return std::any_of(overrides_.begin(), overrides_.end(),
                     [&](const Override& one) { return one.key == key; });
}

void CaseSettings::set(std::string key, std::string value) {
  overrides_.push_back({std::move(key), std::move(value), {}, false});
}

kaohe_settings CaseSettings::view() {
  const auto text = [](const std::string& s) { return kaohe_text{s.data(), s.size()}; };
  view_.clear();
  for (const Override& one : overrides_) {
    view_.push_back({sizeof(kaohe_override), one.whole_year ? 1U : 0U, text(one.key),
                     text(one.value), text(one.from)});
  }
  kaohe_settings settings{};
  settings.size = sizeof settings;
  settings.year = kCaseYear;
  settings.periods = {periods_.data(), periods_.size(), sizeof(kaohe_period)};
  settings.overrides = {view_.data(), view_.size(), sizeof(kaohe_override)};
  settings.indicator = indicator_;
  settings.compared = compared_;
  settings.has_rounding = rounds_ ? 1 : 0;
  return settings;
}

CaseFile::CaseFile(const Document& document) {
  const Place root(document);
  root.allow({"indicator", "catalogue", "calendar", "base", "case"}, "a case file");
  catalogue = root.find("catalogue");
  indicator = root.find("indicator");
  const std::optional<Place> named = root.find("calendar");
  if (named && named->one_of({"standard", "monthly"}) == 1) calendar = &CaseCalendar::monthly();
  base = root.find("base");
  if (base) base->allow(and_layer_keys({"peer"}), "the base");
  const std::optional<Place> list = root.find("case");
  if (list) cases = list->elements();
  if (cases.empty()) root.refuse_as("without cases", "at least one [[case]]");
}

Case read_trial(const CaseFile& file, const Place& place) {
  place.allow(
      and_layer_keys({"title", "period", "expect", "peer", "settings", "rounding", "indicator"}),
      "a case");
  const std::optional<Place> title = place.find("title"), own = place.find("indicator");
  const Layer base = file.base ? read_layer(*file.base) : Layer();
  Case read{place,
            title ? title->text() : std::string(),
            read_period(place, *file.calendar),
            own ? own : file.indicator,
            base.under(read_layer(place)),
            {},
            place.find("settings"),
            place.find("rounding"),
            place.find("expect")};
  std::optional<Place> peers = place.find("peer");
  if (!peers && file.base) peers = file.base->find("peer");
  if (peers) {
    for (const Place& peer : peers->elements()) read.peers.push_back(read_peer(peer, base));
  }
  return read;
}

Case read_case(const CaseFile& file, const Place& place) {
  Case read = read_trial(file, place);
  required(place, "title", "a sentence that says what is tried");
  if (!read.indicator)
    place.refuse_as("without indicator", "indicator = \"…\" here or at the top of the file");
  required(place, "expect", "expect = \"…\": a case that expects nothing tests nothing");
  return read;
}

}  // namespace kaohe::cases
