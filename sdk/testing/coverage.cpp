#include "coverage.hpp"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include <nlohmann/json.hpp>

namespace kaohe::cases {
namespace {

using nlohmann::json;

/// What the plugin says there is to be touched.
struct System {
  explicit System(const json& described) {
    for (const auto& [key, versions] : described.at("numbers").items()) {
      numbers.emplace(key, versions.at(0).at("value").get<std::string>());
    }
    for (const json& gate : described.at("gates")) {
      gates.push_back(gate.at("indicator").get<std::string>() + ".gate." +
                      gate.at("id").get<std::string>());
    }
    for (const json& one : described.at("indicators")) read_indicator(one);
  }

  void read_indicator(const json& one) {
    const std::string id = one.at("id").get<std::string>();
    indicators.push_back(id);
    if (one.at("start") == "full") spare.push_back(id);
    for (const json& item : one.at("items")) {
      items.push_back(id + ".item." + item.at("id").get<std::string>());
    }
    const json zeros_of = one.at("definition").value("zero", json::array());
    for (std::size_t i = 0; i < zeros_of.size(); ++i) {
      zeros.emplace_back(id + ".zero." + std::to_string(i + 1), zeros_of[i].value("title", ""));
    }
  }

  Numbers numbers;
  std::vector<std::string> indicators, items, gates;
  std::vector<std::pair<std::string, std::string>> zeros;  ///< with their titles
  std::vector<std::string> spare;  ///< indicators that start with all points
};

/// The cases of all files, ready.
class Cases {
 public:
  Cases(const std::vector<std::filesystem::path>& files, const kaohe_plugin& table,
        std::vector<std::string>& mistakes)
      : table_(table), mistakes_(mistakes) {
    for (const std::filesystem::path& file : files) read(file);
  }

  const std::vector<std::unique_ptr<ReadyCase>>& all() const { return cases_; }
  std::size_t count() const { return count_; }
  const std::set<std::string>& touched() const { return touched_; }
  /// Notes of explanations, each after the indicator's id and a blank.
  const std::set<std::string>& notes() const { return notes_; }

 private:
  void read(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) return mistakes_.push_back(path.string() + ": cannot be read");
    try {
      documents_.push_back(std::make_unique<Document>(path.string(), text.str()));
      const CaseFile file(*documents_.back());
      if (file.catalogue) return;
      for (const Place& place : file.cases) read(file, place);
    } catch (const CaseError& error) {
      mistakes_.emplace_back(error.what());
    }
  }

  void read(const CaseFile& file, const Place& place) {
    ++count_;
    const bool refusal_expected = [&] {
      const std::optional<Place> expect = place.find("expect");
      return expect && expect->is_table() && expect->find("error");
    }();
    if (refusal_expected) return;  // a case of the settings or of what cannot be computed
    try {
      auto ready = std::make_unique<ReadyCase>(table_, file, place);
      const std::optional<Touched> touched =
          ready->touched(*client_of(table_, ready->settings(), {}));
      if (!touched) return not_passed(place, "it does not pass");
      keep(ready->indicator(), *touched);
      cases_.push_back(std::move(ready));
    } catch (const CaseError& error) {
      mistakes_.emplace_back(error.what());
    } catch (const PluginError& error) {
      not_passed(place, error.what());
    }
  }

  void not_passed(const Place& place, const std::string& why) {
    mistakes_.push_back(place.document().file() + ":" + std::to_string(place.line()) + ": " + why);
  }

  void keep(const std::string& indicator, const Touched& touched) {
    touched_.insert(indicator);
    for (const std::string& item : touched.items) touched_.insert(indicator + ".item." + item);
    for (const std::string& gate : touched.gates) touched_.insert(indicator + ".gate." + gate);
    for (const std::string& note : touched.notes) notes_.insert(indicator + " " + note);
  }

  const kaohe_plugin& table_;
  std::vector<std::string>& mistakes_;
  std::vector<std::unique_ptr<Document>> documents_;
  std::vector<std::unique_ptr<ReadyCase>> cases_;
  std::set<std::string> touched_;
  std::set<std::string> notes_;
  std::size_t count_ = 0;
};

/// One move in force: an instance for each settings that cases have, made when first needed.
class Trial {
 public:
  Trial(const kaohe_plugin& table, const Move& move) : table_(table), move_(move) {
    on_entry_ = std::any_of(move.begin(), move.end(), [](const auto& one) {
      return kind_of_number(one.first) == NumberKind::bound_on_entry;
    });
  }

  bool notices(const ReadyCase& one) {
    for (const auto& [key, value] : move_) {
      if (one.settings().sets(key)) return false;
    }
    Instance& instance = this->instance(one);
    if (!instance.client) return false;
    if (instance.description && one.is_refused_entry(*instance.description)) return true;
    return one.notices(*instance.client);
  }

 private:
  struct Instance {
    std::unique_ptr<PluginClient> client;  ///< none: the settings of the case refuse the move
    std::unique_ptr<const Description> description;  ///< where bounds on entry have moved
  };

  Instance& instance(const ReadyCase& one) {
    const void* const shared =
        one.settings().is_plain() ? static_cast<const void*>(&one.calendar()) : &one;
    const auto [at, is_new] = instances_.try_emplace(shared);
    if (!is_new) return at->second;
    try {
      at->second.client = client_of(table_, one.settings(), move_);
      if (on_entry_) {
        at->second.description = std::make_unique<const Description>(
            read_description(at->second.client->describe(), one.calendar()));
      }
    } catch (const PluginError&) {
      at->second.client.reset();
    }
    return at->second;
  }

  const kaohe_plugin& table_;
  const Move& move_;
  bool on_entry_ = false;
  std::map<const void*, Instance> instances_;
};

/// What came of moving one number.
struct Found {
  bool moved = false;
  bool noticed = false;
  std::vector<std::string> unnoticed;  ///< values that no case noticed
};

class Prober {
 public:
  Prober(const kaohe_plugin& table, const System& system, const Cases& cases)
      : table_(table), system_(system), cases_(cases) {}

  /// Alone where that is allowed; with others a way that is not allowed alone, until a case
  /// notices.
  Found probe(const std::string& key) const {
    Found found;
    std::vector<Way> held;
    for (const Way way : {Way::up, Way::down}) {
      if (!alone(key, way, found)) held.push_back(way);
    }
    for (const Way way : held) {
      if (!found.noticed) together(key, way, found);
    }
    return found;
  }

 private:
  bool alone(const std::string& key, Way way, Found& found) const {
    for (const std::string& value : nudged(system_.numbers.at(key), way)) {
      const Move move{{key, value}};
      if (!is_allowed(move)) continue;
      tried(move, found);
      return true;
    }
    return false;
  }

  void together(const std::string& key, Way way, Found& found) const {
    for (const Move& move : moved_together(system_.numbers, key, way, system_.spare)) {
      if (is_allowed(move)) return tried(move, found);
    }
  }

  bool is_allowed(const Move& move) const {
    try {
      client_of(table_, CaseSettings({}, {}, CaseCalendar::standard()), move);
      return true;
    } catch (const PluginError&) {
      return false;
    }
  }

  void tried(const Move& move, Found& found) const {
    found.moved = true;
    if (some_case_notices(move)) {
      found.noticed = true;
    } else {
      found.unnoticed.push_back(move.front().second);
    }
  }

  // The cases of the number's own indicator first.
  bool some_case_notices(const Move& move) const {
    Trial trial(table_, move);
    const std::string& key = move.front().first;
    const std::string owner = key.substr(0, key.find('.'));
    for (const bool own : {true, false}) {
      for (const std::unique_ptr<ReadyCase>& one : cases_.all()) {
        if ((one->indicator() == owner) == own && trial.notices(*one)) return true;
      }
    }
    return false;
  }

  const kaohe_plugin& table_;
  const System& system_;
  const Cases& cases_;
};

std::vector<Found> probe_all(const Prober& prober, const std::vector<std::string>& keys,
                             unsigned threads) {
  std::vector<Found> found(keys.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < keys.size(); i = next++) found[i] = prober.probe(keys[i]);
  };
  std::vector<std::thread> helpers;
  for (unsigned i = 1; i < threads; ++i) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();
  return found;
}

void find_untouched(Coverage& coverage, const System& system, const Cases& cases) {
  const auto untouched = [&](const std::vector<std::string>& all, std::vector<std::string>& into) {
    for (const std::string& one : all) {
      if (cases.touched().count(one) == 0) into.push_back(one);
    }
  };
  untouched(system.indicators, coverage.indicators);
  untouched(system.items, coverage.items);
  untouched(system.gates, coverage.gates);
  for (const auto& [key, title] : system.zeros) {
    const std::string note = key.substr(0, key.find('.')) + " " + title;
    const bool told = std::any_of(cases.notes().begin(), cases.notes().end(),
                                  [&, &start = note](const std::string& one) {
                                    return one.compare(0, start.size(), start) == 0;
                                  });
    if (!told) coverage.zeros.push_back(key);
  }
}

void find_unnoticed(Coverage& coverage, const System& system, const std::vector<std::string>& keys,
                    const std::vector<Found>& found) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!found[i].moved) {
      coverage.held.push_back(keys[i]);
    } else if (!found[i].unnoticed.empty()) {
      (found[i].noticed ? coverage.one_way : coverage.unnoticed)
          .push_back({keys[i], system.numbers.at(keys[i]), found[i].unnoticed});
    }
  }
}

// An item that only says why nothing is taken comes to points once its 0 is moved.
void leave_out_noticed_items(Coverage& coverage, const std::vector<std::string>& keys,
                             const std::vector<Found>& found) {
  const auto has_noticed_number = [&](const std::string& item) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (found[i].noticed && keys[i].compare(0, item.size() + 1, item + ".") == 0) return true;
    }
    return false;
  };
  std::vector<std::string>& items = coverage.items;
  items.erase(std::remove_if(items.begin(), items.end(), has_noticed_number), items.end());
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

void list(std::string& text, const std::string& heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  text += heading + "\n";
  for (const std::string& line : lines) text += "  " + line + "\n";
}

std::vector<std::string> lines_of(const std::vector<UnnoticedNumber>& numbers) {
  std::vector<std::string> lines;
  for (const UnnoticedNumber& one : numbers) {
    std::string tried;
    for (const std::string& value : one.tried) tried += (tried.empty() ? "" : ", ") + value;
    lines.push_back(std::string(word_of(kind_of_number(one.key))) + " " + one.key + " = " +
                    one.value + ": no case notices " + tried);
  }
  return lines;
}

}  // namespace

NumberKind kind_of_number(const std::string& key) {
  if (key.find(".input.") != std::string::npos) return NumberKind::bound_on_entry;
  for (const std::string_view limit :
       {".cap", ".target", ".at_least", ".above", ".at_most", ".below", ".upto", ".from"}) {
    if (ends_with(key, limit)) return NumberKind::limit;
  }
  return key.find(".rows.") != std::string::npos ? NumberKind::row : NumberKind::other;
}

const char* word_of(NumberKind kind) {
  switch (kind) {
    case NumberKind::row:
      return "row";
    case NumberKind::limit:
      return "limit";
    case NumberKind::bound_on_entry:
      return "bound_on_entry";
    case NumberKind::other:
      break;
  }
  return "number";
}

bool Coverage::is_whole() const {
  return mistakes.empty() && indicators.empty() && items.empty() && zeros.empty() &&
         gates.empty() && unnoticed.empty();
}

std::string Coverage::text() const {
  std::string text;
  list(text, "cases that cannot be used, or do not pass:", mistakes);
  list(text, "indicators that no case is about:", indicators);
  list(text, "items that come to points in no case:", items);
  list(text, "zeros that hold in no case:", zeros);
  list(text, "gates that fire in no case:", gates);
  list(text, "numbers that no case notices:", lines_of(unnoticed));
  return text + domain + ": " + std::to_string(cases) + " cases, " + std::to_string(numbers) +
         " numbers, " + std::to_string(unnoticed.size()) + " of them unnoticed, " +
         std::to_string(one_way.size()) + " noticed one way only\n";
}

Coverage cover(const std::vector<std::filesystem::path>& files, const kaohe_plugin& table,
               unsigned threads) {
  Coverage coverage;
  coverage.domain = table.domain;
  PluginClient client(table, nullptr);
  const System system(json::parse(client.describe()));
  const Cases cases(files, table, coverage.mistakes);
  coverage.cases = cases.count();
  coverage.numbers = system.numbers.size();
  find_untouched(coverage, system, cases);
  std::vector<std::string> keys;
  for (const auto& [key, value] : system.numbers) keys.push_back(key);
  const Prober prober(table, system, cases);
  const std::vector<Found> found = probe_all(prober, keys, threads);
  find_unnoticed(coverage, system, keys, found);
  leave_out_noticed_items(coverage, keys, found);
  return coverage;
}

}  // namespace kaohe::cases
