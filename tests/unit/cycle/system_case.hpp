// The year of tests/fixtures/sixth with persons, in a played ledger: its files may be changed as
// somebody would change them in the year.
#pragma once

#include <memory>
#include <string>

#include "base/csv.hpp"
#include "cycle/amendments.hpp"
#include "cycle/issuing.hpp"
#include "cycle/owed.hpp"
#include "cycle/recording.hpp"
#include "cycle/submitting.hpp"
#include "evidence/forms.hpp"
#include "fixtures/small_year.hpp"
#include "unit/base/refusal.hpp"

namespace kaohe::testing {

constexpr const char* kDomain = "associations";

/// HX01, HX03 and HX04 are society's, which leads; HX02 is market's.
inline constexpr const char* kPersons = R"(
[[unit]]
id = "press"
title = "县融媒体中心"
roles = ["responsible_unit"]
[[person]]
id = "gu"
name = "顾一"
unit = "society"
[[person]]
id = "mai"
name = "麦二"
unit = "market"
[[person]]
id = "meng"
name = "孟八"
unit = "market"
[[person]]
id = "pei"
name = "裴三"
unit = "press"
[[person]]
id = "ou"
name = "欧四"
unit = "office"
[[person]]
id = "pan"
name = "潘五"
unit = "office"
[[person]]
id = "qi"
name = "齐六"
unit = "committee"
[[person]]
id = "rong"
name = "荣七"
unit = "committee"
)";

constexpr const char* kDocument = "云考委〔2023〕7号";

inline std::string override_of(const std::string& key, const std::string& value,
                               const std::string& from = "q3") {
  return "[[domain.override]]\nkey = \"" + key + "\"\nvalue = \"" + value + "\"\ndocument = \"" +
         kDocument + "\"\n" + (from.empty() ? "" : "from = \"" + from + "\"\n");
}

inline const std::string& dearer_complaints() {
  static const std::string text = override_of("HX02.item.complaints.price", "3");
  return text;
}

class SystemCase {
 public:
  SystemCase() {
    std::filesystem::copy(source_folder() / "tests/fixtures/sixth/configs", configs(),
                          std::filesystem::copy_options::recursive);
    rules_ = bytes_of(configs() / "2023/year.toml");
    rules_.resize(rules_.find("# 三季度起"));
    const std::size_t persons = rules_.find("person = [");
    rules_.erase(persons, rules_.find("\n]\n", persons) + 3 - persons);
    ledger_ = std::make_unique<ledger::Ledger>(
        ledger::Ledger::create(ledger::Ledger::file_of(folder_.path()), ledger::Nature::played));
    edit("");
  }

  /// Gives the domain these overrides, and no others.
  void edit(const std::string& overrides) {
    overrides_ = overrides;
    folder_.write("configs/2023/year.toml", rules_ + overrides_ + kPersons);
    year_ = cycle::open_year(configs() / "2023", build_folder() / "tests/plugins/sixth");
  }
  /// Lets office and committee answer for an indicator too.
  void mix_roles() {
    replace("roles = [\"committee\"]", "roles = [\"committee\", \"responsible_unit\"]");
    replace("roles = [\"office\"]", "roles = [\"office\", \"responsible_unit\"]");
    replace("[[domain]]",
            "[division.associations]\nHX03 = \"committee\"\nHX04 = \"office\"\n\n[[domain]]");
    edit(overrides_);
  }

  /// Changes a rule of year.toml, outside the indicators.
  void rule(const std::string& found, const std::string& by) {
    replace(found, by);
    edit(overrides_);
  }
  /// Changes the roster.
  void roster(const std::string& found, const std::string& by) {
    std::string rows = bytes_of(configs() / "2023/roster/associations.csv");
    rows.replace(rows.find(found), found.size(), by);
    folder_.write("configs/2023/roster/associations.csv", rows);
    edit(overrides_);
  }
  /// As if the plugin had come from other bytes.
  void other_bytes() { year_.plan.domains.front().system.plugin_digest = "sha256:other"; }

  const cycle::Year& year() const { return year_; }
  const plan::Domain& domain() const { return year_.plan.domains.front(); }
  ledger::Ledger& ledger() { return *ledger_; }
  cycle::SystemLife life() const { return cycle::Systems(*ledger_, 2023).of(kDomain); }
  std::filesystem::path configs() const { return folder_.path() / "configs"; }

  cycle::Desk desk(const std::string& person, const char* day = "2023-03-20") {
    return cycle::Desk(year_.plan, *ledger_, *year_.plan.find_person(person), {parse_date(day)});
  }

  // Acts of a person on a day.
  cycle::SystemAct draft(const std::string& person, const char* day = "2023-03-20") {
    cycle::Desk at = desk(person, day);
    return cycle::draft_system(at, kDomain);
  }
  cycle::SystemAct consolidate(const std::string& person = "ou",
                               const std::vector<std::string>& without = {}) {
    cycle::Desk at = desk(person);
    return cycle::consolidate_system(at, kDomain, without);
  }
  cycle::SystemAct approve(const std::string& person = "qi", const char* document = "云考委3号") {
    cycle::Desk at = desk(person);
    return cycle::approve_system(at, kDomain, document);
  }
  cycle::SystemAct issue(const char* document = "云考办5号", const char* day = "2023-03-20") {
    cycle::Desk at = desk("ou", day);
    return cycle::issue_system(at, kDomain, document);
  }
  void draft_all() {
    draft("gu");
    draft("mai");
  }
  void issue_all() {
    draft_all();
    consolidate();
    approve();
    issue();
  }
  /// What market recorded in the second quarter, submitted, after a nil return of the first.
  void record_q2() {
    cycle::Desk nil = desk("mai", "2023-03-20");
    cycle::submit(nil, "q1");
    const std::filesystem::path file = configs() / "2023/evidence/q2/market.csv";
    cycle::Desk at = desk("mai", "2023-06-26");
    std::string bytes = bytes_of(file);  // one of its facts is of a later day
    bytes.replace(bytes.find("2023-06-30"), 10, "2023-06-26");
    cycle::record_table(at, evidence::kObservations, {read_csv(bytes, file), file, ""}, "q2");
    cycle::Desk other = desk("meng", "2023-06-26");
    cycle::submit(other, "q2");
  }
  /// Closes a period without a submission.
  void close(const char* period, const char* day) {
    cycle::Desk at = desk("gu", day);
    const cycle::Progress progress(*ledger_, 2023);
    cycle::close_period(
        at, kDomain, period,
        {"", cycle::missing_units(year_.plan, progress, kDomain, period), "all is in"});
  }
  cycle::ProposalDone propose(const std::string& person, const char* reason = "投诉增多",
                              const char* from = "q3") {
    cycle::Desk at = desk(person, "2023-06-28");
    return cycle::propose_amendment(at, {kDomain, from, reason});
  }
  std::int64_t study(std::int64_t number, const std::string& person = "ou",
                     const char* opinion = "同意") {
    cycle::Desk at = desk(person, "2023-06-28");
    return cycle::study_amendment(at, number, opinion);
  }
  std::int64_t approve_amendment(std::int64_t number, const std::string& person = "qi",
                                 const char* document = kDocument) {
    cycle::Desk at = desk(person, "2023-06-28");
    return cycle::approve_amendment(year_, at, number, document);
  }
  std::int64_t reject(std::int64_t number, const std::string& person = "ou",
                      const char* reason = "理由不足") {
    cycle::Desk at = desk(person, "2023-06-28");
    return cycle::reject_amendment(at, number, reason);
  }

 private:
  void replace(const std::string& found, const std::string& by) {
    rules_.replace(rules_.find(found), found.size(), by);
  }

  TempFolder folder_;
  std::string rules_, overrides_;
  cycle::Year year_;
  std::unique_ptr<ledger::Ledger> ledger_;
};

}  // namespace kaohe::testing
