// Art. 8 on the five domains' own systems: what an override or a mutation of a description moves.
#include <random>
#include <set>

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "cycle/year.hpp"
#include "fixtures/small_year.hpp"
#include "plan/compare_systems.hpp"
#include "plan/indicator_digests.hpp"
#include "scoring/score_domain.hpp"
#include "support/mutator.hpp"

using namespace kaohe;
using namespace kaohe::testing;
using nlohmann::json;

namespace {

const cycle::Year& county() {
  static const cycle::Year year =
      cycle::open_year(source_folder() / "configs/2023", build_folder() / "plugins");
  return year;
}

// The system with one number changed by the year; nothing where the plugin refuses it, as points
// must still add up.
std::optional<plan::IndicatorSystem> with_number(plan::Domain domain, const std::string& key,
                                                 const Rational& value) {
  domain.plugin.overrides.push_back({key, value.text(), "", "No. 1", true});
  try {
    plan::IndicatorSystem system =
        scoring::describe(county().plan, domain, *county().plugins.at(domain.id));
    for (plan::IndicatorInfo& one : system.indicators)
      one.responsible_unit = domain.system.find_indicator(one.id)->responsible_unit;
    return system;
  } catch (const Error&) {
    return std::nullopt;
  }
}

// The indicators whose digests moved, "domain" for what they share.
std::set<std::string> moved(const plan::IndicatorDigests& was, const plan::IndicatorDigests& is) {
  const std::vector<std::string> ids = plan::differing_indicators(was, is);
  std::set<std::string> names(ids.begin(), ids.end());
  if (was.shared != is.shared) names.insert("domain");
  return names;
}

std::set<std::string> named(const std::vector<plan::Difference>& all) {
  std::set<std::string> names;
  for (const plan::Difference& one : all) {
    if (!one.indicator.empty()) names.insert(one.indicator);
    if (one.kind == plan::DifferenceKind::shared) names.insert("domain");
  }
  return names;
}

// One value somewhere in a document changed, taken out or put in.
class JsonMutator {
 public:
  explicit JsonMutator(unsigned seed) : random_(seed) {}

  void operator()(json& value) {
    if (value.is_structured() && !value.empty() && below(12) != 0) {
      auto at = value.begin();
      std::advance(at, below(value.size()));
      if (below(40) == 0) {
        value.erase(at);
      } else {
        (*this)(*at);
      }
      return;
    }
    if (value.is_object()) {
      value["novel"] = below(100);
    } else if (value.is_array() && value.size() > 1) {
      std::swap(value.front(), value.back());
    } else if (value.is_string()) {
      value = value.get<std::string>() + "x";
    } else if (value.is_boolean()) {
      value = !value.get<bool>();
    } else {
      value = below(1000);
    }
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("Digests: a number that the year changes moves its indicator's digest and no other",
          "[contract][A8.3]") {
  constexpr std::size_t kTried = 8;
  for (const plan::Domain& domain : county().plan.domains) {
    const plan::IndicatorDigests digests = plan::indicator_digests(domain.system);
    const std::size_t step = domain.system.numbers.size() / kTried;
    std::size_t index = 0, tried = 0;
    for (const auto& [key, versions] : domain.system.numbers) {
      if (index++ % step != 1) continue;
      const Rational value = *Rational::parse(versions.back().value) + Rational::of(1, 2);
      const std::optional<plan::IndicatorSystem> after = with_number(domain, key, value);
      if (!after) continue;
      INFO(key);
      const std::string owner = key.substr(0, key.find('.'));
      CHECK(moved(digests, plan::indicator_digests(*after)) == std::set<std::string>{owner});
      const std::vector<plan::Difference> all = plan::compare_systems(domain.system, *after);
      REQUIRE(all.size() == 1);
      CHECK(all[0].path == key.substr(owner.size() + 1));
      CHECK(all[0].after == value.text());
      ++tried;
    }
    INFO(domain.id);
    CHECK(tried >= kTried / 2);
  }
}

TEST_CASE("Digests: from when an indicator is switched off is part of its own",
          "[contract][A8.3][A8.4]") {
  const plan::Domain& domain = *county().plan.find_domain("hospitals");
  const plan::IndicatorInfo &off = domain.system.indicators[1],
                            &instead = domain.system.indicators[2];
  const auto switched_off = [&](const std::string& from) {
    plan::Domain changed = domain;
    const Rational points = off.points + instead.points;
    changed.plugin.overrides.push_back({off.id + ".off", "true", from, "No. 1", false});
    changed.plugin.overrides.push_back(
        {instead.id + ".points", points.text(), from, "No. 1", false});
    return scoring::describe(county().plan, changed, *county().plugins.at(domain.id));
  };
  const plan::IndicatorSystem all_year = switched_off(""), from_q3 = switched_off("q3");
  CHECK(all_year.find_indicator(off.id)->off);
  CHECK(from_q3.find_indicator(off.id)->off);
  CHECK(moved(plan::indicator_digests(all_year), plan::indicator_digests(from_q3)) ==
        std::set<std::string>{off.id, instead.id});
  const std::vector<plan::Difference> all = plan::compare_systems(all_year, from_q3);
  REQUIRE(all.size() == 2);
  CHECK(all[0].path == "off_from");
  CHECK(all[0].after == "q3");
}

TEST_CASE("Digests: they differ exactly where the comparison names a difference",
          "[contract][mutation][A8.3]") {
  const plan::IndicatorSystem& before = county().plan.find_domain("hospitals")->system;
  const plan::IndicatorSystem described = plan::read_indicator_system(before.document);
  const plan::IndicatorDigests digests = plan::indicator_digests(described);
  const json document = json::parse(before.document);
  JsonMutator mutate(20240108);
  int differed = 0;
  const int count = mutations(60);
  for (int i = 0; i < count; ++i) {
    json changed = document;
    mutate(changed);
    plan::IndicatorSystem after;
    try {
      after = plan::read_indicator_system(changed.dump());
    } catch (const Error&) {
      continue;
    }
    INFO("fault " << i);
    const plan::IndicatorDigests now = plan::indicator_digests(after);
    const std::vector<plan::Difference> all = plan::compare_systems(described, after);
    CHECK(moved(digests, now) == named(all));
    CHECK((digests.whole == now.whole) == all.empty());
    if (!all.empty()) ++differed;
  }
  CHECK(differed > count / 3);
}
