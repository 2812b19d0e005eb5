// Level 2: what a plugin describes, its settings, and instances made and ended.
#include <malloc.h>

#include <cstddef>
#include <set>

#include <nlohmann/json.hpp>

#include "conformance/caller.hpp"
#include "conformance/checks.hpp"
#include "conformance/loaded.hpp"
#include "conformance/trial_settings.hpp"
#include "plan/points_tables.hpp"

namespace kaohe::conformance {

namespace {

// ---------- describe ----------

std::string described(Caller& caller) {
  require_made(caller);
  const std::string text = caller.describe();
  caller.answer().require_lawful("describe");
  if (caller.answer().status == KAOHE_OK) return text;
  throw Breach(say({"describe failed ({}); expected the system of every instance that was made",
                    "describe 失败({});凡已建立的实例都应能说明自己"},
                   caller.answer().text()));
}

Finding check_same_bytes(const Subject& subject) {
  const kaohe_plugin& table = load(subject);
  subject.trying(say({"describing", "说明自己时"}));
  const TrialSettings unchanged;
  Caller one(table), other(table), in_a_year(table, unchanged.get());
  const std::string first = described(one);
  if (described(one) != first || described(other) != first) {
    throw Breach(
        say({"describe wrote other bytes the second time; expected the same each time and "
             "in each instance: sort what it lists, and use no address and no time",
             "describe 两次写出的内容不同;每次、每个实例都应一致:请把所列内容排序,"
             "不用地址和时间"}));
  }
  if (described(in_a_year) != first) {
    throw Breach(
        say({"describe wrote other bytes with a year that changes nothing; expected the "
             "same",
             "年度不作任何改动时 describe 的内容也变了;应保持一致"}));
  }
  return passed(say({"{} bytes", "{} 字节"}, first.size()));
}

void require_canonical(const std::string& text) {
  const nlohmann::json document = nlohmann::json::parse(text, nullptr, false);
  if (document.is_discarded() || document.dump() == text) return;
  throw Breach(
      say({"what it describes is JSON, but not canonical; expected keys in order and no "
           "blanks between",
           "所写的 JSON 不规范;键应按次序排列,中间不留空白"}));
}

void require_unique_gates(const plan::IndicatorSystem& system) {
  std::set<std::string> seen;
  for (const plan::GateInfo& gate : system.gates) {
    if (seen.insert(gate.indicator + "." + gate.id).second) continue;
    throw Breach(say({"the gate {} of {} is there twice; give each its own id",
                      "{1} 的等次限制 {0} 重复;请各用自己的 id"},
                     gate.id, gate.indicator));
  }
}

void require_points(const plan::IndicatorSystem& system) {
  for (const plan::TablePoints& table : plan::points_by_table(system)) {
    if (table.sum == system.total) continue;
    throw Breach(say({"its indicators{} add up to {} points; expected its total, {}",
                      "各项指标{}合计 {} 分;应等于总分 {}"},
                     table.of, table.sum.text(), system.total.text()));
  }
}

Finding check_system(const Subject& subject) {
  const kaohe_plugin& table = load(subject);
  Caller caller(table);
  const std::string text = described(caller);
  const plan::IndicatorSystem system = plan::read_indicator_system(text);
  require_canonical(text);
  if (system.domain != table.domain || system.version != table.version) {
    throw Breach(say({"it describes {} {} and its table says {} {}; expected the same",
                      "所述为 {} {},插件表为 {} {};应一致"},
                     system.domain, system.version, std::string(table.domain),
                     std::string(table.version)));
  }
  if (system.indicators.empty())
    throw Breach(say({"it describes no indicator; expected one or more", "没有指标;至少应有一项"}));
  require_unique_gates(system);
  require_points(system);
  return passed(say({"{} indicators, {} inputs, {} points", "{} 项指标,{} 项数据,共 {} 分"},
                    system.indicators.size(), system.inputs.size(), system.total.text()));
}

// ---------- settings ----------

struct BadSettings {
  Text what;
  std::function<void(TrialSettings&)> make;
};

std::vector<BadSettings> bad_settings(const plan::IndicatorSystem& system) {
  const std::string key = points_key(system);
  const std::string more = (system.indicators.front().points + Rational::of(1)).text();
  return {
      {say({"a key that names nothing", "不存在的键"}),
       [](TrialSettings& year) { year.change("nowhere.nothing", "1"); }},
      {say({"{} = \"0,5\", which is no number", "{} = “0,5”,不是数字"}, key),
       [=](TrialSettings& year) { year.change(key, "0,5"); }},
      {say({"{} = \"-1\"", "{} = “-1”"}, key),
       [=](TrialSettings& year) { year.change(key, "-1"); }},
      {say({"{} = \"{}\", so that the points do not add up", "{} = “{}”,使合计分值不符"}, key,
           more),
       [=](TrialSettings& year) { year.change(key, more); }},
      {say({"a number from a period that is not in the calendar", "自不存在的考核期起生效"}),
       [=](TrialSettings& year) { year.change(key, more, "never"); }},
      {say({"a rounding point of 9 decimals", "保留 9 位小数"}),
       [](TrialSettings& year) { year.round_at(9); }},
      {say({"a reserved field of 1, which a later host may mean something by",
            "保留字段为 1,较新宿主可能另有含义"}),
       [](TrialSettings& year) { year.say_reserved(); }},
  };
}

Finding check_settings(const Subject& subject) {
  const kaohe_plugin& table = load(subject);
  const std::vector<BadSettings> all = bad_settings(system_of(table));
  for (const BadSettings& bad : all) {
    subject.trying(say({"settings with {}", "用有误的设置({})时"}, bad.what));
    TrialSettings year;
    bad.make(year);
    const Caller caller(table, year.get());
    caller.answer().require_lawful("create");
    if (caller.answer().status == KAOHE_REFUSED && !caller.is_made()) continue;
    throw Breach(say({"settings with {} were not refused (status {}); expected KAOHE_REFUSED, a "
                      "reason and no instance",
                      "有误的设置({})没有被拒绝(状态 {});应为 KAOHE_REFUSED、说明原因、不建实例"},
                     bad.what, caller.answer().status));
  }
  return passed(
      say({"{} sorts of bad settings refused, each with a reason", "{} 种有误的设置均被拒绝并说明"},
          all.size()));
}

// ---------- instances ----------

std::size_t heap_in_use() {
  const struct mallinfo2 heap = ::mallinfo2();
  return heap.uordblks + heap.hblkhd;
}

Finding check_leaks(const Subject& subject) {
  constexpr std::size_t kFirst = 20, kCount = 1000;
  const kaohe_plugin& table = load(subject);
  std::size_t before = 0;
  for (std::size_t i = 0; i < kFirst + kCount; ++i) {
    if (i == kFirst) before = heap_in_use();  // what is kept once is no leak
    subject.trying(say({"instance {}", "第 {} 个实例"}, i + 1));
    require_made(Caller(table));
  }
  const std::size_t after = heap_in_use();
  if (after >= before + kCount) {
    throw Breach(say({"{} instances made and destroyed left {} bytes each; destroy must free what "
                      "create took",
                      "建立并销毁 {} 个实例后,每个留下 {} 字节;destroy 应释放 create 所占的内存"},
                     kCount, (after - before) / kCount));
  }
  return passed(say({"{} made and destroyed, nothing left", "建立并销毁 {} 个,没有遗留"}, kCount));
}

Finding check_host_sizes(const Subject& subject) {
  const kaohe_plugin& table = load(subject);
  subject.trying(say({"with a later host's larger table", "遇到较新宿主更大的表时"}));
  if (!is_later(table)) {
    Caller plain(table), later(table, nullptr, sizeof(kaohe_host) + 64);
    if (described(later) != described(plain)) {
      throw Breach(say({"with a later host's larger table it describes something else",
                        "遇到较新宿主更大的表时说明的内容不同;应一致"}));
    }
  }
  subject.trying(
      say({"with an earlier host's table, without fail", "遇到较旧宿主没有 fail 的表时"}));
  TrialSettings year;
  year.change("nowhere.nothing", "1");
  const Caller earlier(table, year.get(), offsetof(kaohe_host, fail));
  if (earlier.answer().status != KAOHE_REFUSED || earlier.answer().reasons != 0) {
    throw Breach(say({"with an earlier host's table, which ends before fail, it returned {} and "
                      "called fail {} times; expected KAOHE_REFUSED and none: look at host->size",
                      "遇到较旧宿主没有 fail 的表时返回 {},调用 fail {} 次;应返回 KAOHE_REFUSED "
                      "且不调用:请查看 host->size"},
                     earlier.answer().status, earlier.answer().reasons));
  }
  return passed(say({"a smaller and a larger one work", "较小和较大的都可用"}));
}

}  // namespace

std::vector<Check> describe_checks() {
  return {
      {"describe.same", 2, {"describe twice", "两次说明一致"}, {"table"}, check_same_bytes},
      {"describe.system",
       2,
       {"the system described", "所述的指标体系"},
       {"describe.same"},
       check_system},
      {"settings.refused", 2, {"bad settings", "有误的设置"}, {"describe.system"}, check_settings},
      {"instances.leak",
       2,
       {"instances made and destroyed", "实例的建立和销毁"},
       {"describe.same"},
       check_leaks},
      {"host.sizes",
       2,
       {"hosts of other versions", "其他版本的宿主"},
       {"settings.refused"},
       check_host_sizes},
  };
}

}  // namespace kaohe::conformance
