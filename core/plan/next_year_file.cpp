// year.toml of the next year: its text with the days moved, and nothing else touched.
#include <algorithm>
#include <map>

#include "base/files.hpp"
#include "base/toml.hpp"
#include "base/utf8.hpp"
#include "plan/next_year_parts.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

class YearFileMover {
 public:
  YearFileMover(const YearPlan& plan, int year, const std::string& folder, NextYear& next)
      : plan_(plan),
        year_(year),
        file_((std::filesystem::path(folder) / "year.toml").string()),
        next_(next),
        bytes_(read_file(plan.folder / "year.toml", kTomlSizeMax)),
        document_(read_toml(bytes_, (plan.folder / "year.toml").string())),
        expected_(document_.value),
        edits_(std::string(without_bom(bytes_))) {}

  void move() {
    move_year();
    move_days(document_.value, "");
    for (std::size_t i = 0; i < plan_.domains.size(); ++i) settle_overrides(i);
    const std::string text = edits_.edited();
    require_as_meant(text);
    for (const Pending& one : pending_) tell(one);
    name_what_to_look_at();
    name_lines_with_the_old_year(text);
    const std::size_t mark = bytes_.size() - without_bom(bytes_).size();
    next_.files.emplace_back("year.toml", bytes_.substr(0, mark) + text);
  }

 private:
  struct Pending {
    std::vector<Problem>* list;
    std::size_t offset;
    Text what;
  };

  /// Places in the new text are known when all edits are.
  void say_of(std::vector<Problem>& list, std::size_t offset, Text what) {
    pending_.push_back({&list, offset, std::move(what)});
  }

  void tell(const Pending& one) {
    one.list->push_back({{file_, edits_.line_after(one.offset), 0}, one.what});
  }

  std::size_t offset(const std::string& pointer) const {
    return edits_.offset(document_.place(pointer));
  }

  [[noreturn]] void refuse(const std::string& pointer, const Text& what) const {
    throw Error(ErrorKind::data, document_.place(pointer), what);
  }

  // ---------- The year and its days ----------

  void move_year() {
    const std::size_t at = offset("/year");
    const std::string was = std::to_string(plan_.year), is = std::to_string(year_);
    edits_.replace(at, was.size(), is);
    expected_["year"] = year_;
    say_of(next_.changed, at, say({"year: {} → {}", "year:{} → {}"}, was, is));
  }

  void move_days(const json& value, const std::string& pointer) {
    if (value.is_object()) {
      for (const auto& [key, child] : value.items()) move_days(child, child_pointer(pointer, key));
    } else if (value.is_array()) {
      for (std::size_t i = 0; i < value.size(); ++i) move_days(value[i], child_pointer(pointer, i));
    } else if (value.is_string()) {
      const std::optional<Date> day = parse_date(value.get_ref<const std::string&>());
      if (day) move_day(*day, pointer);
    }
  }

  void move_day(Date day, const std::string& pointer) {
    const std::string was = to_text(day), is = to_text(moved(day, pointer));
    std::size_t at = offset(pointer);
    if (edits_.text()[at] == '"' || edits_.text()[at] == '\'') ++at;
    edits_.replace(at, was.size(), is);
    expected_[json::json_pointer(pointer)] = is;
    say_of(next_.changed, at, say({"{}: {} → {}", "{}:{} → {}"}, path_of(pointer), was, is));
    if (was.substr(5) != is.substr(5)) {
      say_of(next_.to_decide, at,
             say({"{} was {} and is {}, as February is not as long; is that meant?",
                  "{} 原为 {},因 2 月天数不同改为 {};请核对"},
                 path_of(pointer), was, is));
    }
  }

  Date moved(Date day, const std::string& pointer) const {
    using namespace std::chrono;
    const year_month_day was(day);
    const std::chrono::year to = was.year() + years(year_ - plan_.year);
    const year_month_day same(to, was.month(), was.day());
    const bool ends_february = was.month() == February &&
                               was.day() == year_month_day_last(was.year() / February / last).day();
    const bool is_of_period = pointer.compare(0, 8, "/period/") == 0;
    if (!same.ok() || (ends_february && is_of_period)) return sys_days(to / was.month() / last);
    return sys_days(same);
  }

  // ---------- Numbers that the year changes ----------

  /// Of several changes of one number the latest is in force at the end of the year.
  void settle_overrides(std::size_t domain) {
    const std::vector<Override>& all = plan_.domains[domain].plugin.overrides;
    std::map<std::string, std::size_t> latest;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto [at, is_new] = latest.try_emplace(all[i].key, i);
      const bool is_later =
          plan_.period_index(all[i].from) > plan_.period_index(all[at->second].from);
      if (!is_new && is_later) at->second = i;
    }
    json& kept = expected_["domain"][domain]["override"];
    for (std::size_t i = all.size(); i-- > 0;) {
      if (latest.at(all[i].key) == i) continue;
      drop(fmt::format("/domain/{}/override/{}", domain, i), all[i], all[latest.at(all[i].key)]);
      kept.erase(i);
    }
    std::size_t place = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (latest.at(all[i].key) != i) continue;
      carry(fmt::format("/domain/{}/override/{}", domain, i), all[i]);
      kept[place++].erase("from");
    }
    if (all.empty()) expected_["domain"][domain].erase("override");
  }

  void carry(const std::string& pointer, const Override& change) {
    const std::size_t at = offset(child_pointer(pointer, "key"));
    if (!change.from.empty()) {
      take_out_from(pointer, change);
      say_of(next_.changed, at,
             say({"{} = {}: was in force from {}, is now for the whole year",
                  "{} = {}:原自 {} 起执行,现为全年执行"},
                 change.key, change.value, change.from));
      say_of(next_.to_decide, at,
             say({"{} = {}: an amendment of {} from {} ({}); decide whether it holds for the whole "
                  "of {}, and on which document",
                  "{} = {}:{} 年自 {} 起的调整({});请决定 {} 年全年是否照此执行、依据什么文件"},
                 change.key, change.value, plan_.year, change.from, change.document, year_));
      return;
    }
    say_of(next_.to_decide, offset(child_pointer(pointer, "document")),
           say({"{} = {} rests on {}, a document of the year {}; does it still hold?",
                "{0} = {1} 的依据是 {3} 年度的 {2};请核对是否仍然有效"},
               change.key, change.value, change.document, plan_.year));
  }

  /// The line of `from` goes; a comment behind it stays. Inside { } only the key goes.
  void take_out_from(const std::string& pointer, const Override& change) {
    const std::string& text = edits_.text();
    const std::string from = child_pointer(pointer, "from");
    std::size_t begin = edits_.offset(document_.key_place(from));
    std::size_t end = offset(from) + change.from.size() + 2;
    const std::size_t line = begin == 0 ? 0 : text.rfind('\n', begin - 1) + 1;
    const std::size_t rest = std::min(text.find_first_not_of(" \t\r", end), text.size());
    const bool begins_line = text.find_first_not_of(" \t", line) == begin;
    if (begins_line && (rest == text.size() || text[rest] == '\n')) {
      begin = line;
      end = std::min(rest + 1, text.size());
    } else if (begins_line && text[rest] == '#') {
      end = rest;
    } else if (rest < text.size() && text[rest] == ',') {
      end = std::min(text.find_first_not_of(" \t", rest + 1), text.size());
    } else {
      const std::size_t comma = text.find_last_not_of(" \t\n", begin - 1);
      if (comma != std::string::npos && text[comma] == ',') begin = comma;
    }
    edits_.replace(begin, end - begin, "");
  }

  /// An earlier change of the same number becomes a comment.
  void drop(const std::string& pointer, const Override& change, const Override& later) {
    const std::string& text = edits_.text();
    const std::size_t begin = offset(pointer);
    if (text.compare(begin, 2, "[[") != 0) {
      refuse(pointer, say({"{} is changed here and again from {}, and only the later holds in {}; "
                           "write each change as a [[domain.override]] of its own, then try again",
                           "{} 在此改动,自 {} 起又改,{} 年只照后者执行;请把每项改动各写成一个 "
                           "[[domain.override]],再试"},
                          change.key, later.from, year_));
    }
    std::size_t end = begin;
    for (const auto& [key, place] : document_.values) {
      if (key.compare(0, pointer.size() + 1, pointer + "/") == 0)
        end = std::max(end, edits_.offset(place));
    }
    for (std::size_t at = begin; at != std::string::npos && at <= end;) {
      edits_.replace(at, 0, "# ");
      const std::size_t line_end = text.find('\n', at);
      at = line_end == std::string::npos ? line_end : line_end + 1;
    }
    say_of(next_.changed, begin,
           say({"{} = {}: a later change (from {}) replaces it; now a comment",
                "{} = {}:已被后来(自 {} 起)的改动取代,改为注释"},
               change.key, change.value, later.from));
  }

  // ---------- Proof ----------

  /// Whatever way the file is written, it must now say what was meant and nothing else.
  void require_as_meant(const std::string& text) const {
    bool is_meant = false;
    try {
      is_meant = read_toml(text, file_).value == expected_;
    } catch (const Error&) {
      // What cannot be read is not what was meant.
    }
    if (is_meant) return;
    refuse("", say({"its days or overrides are written in a way that this program cannot move to "
                    "another year; write them as configs/README.md does, or copy the file by hand",
                    "其中日期或改动的写法无法自动改到另一年度;请按 configs/README.md "
                    "的写法书写,或手工复制"}));
  }

  // ---------- For a person ----------

  void name_what_to_look_at() {
    const auto decide = [&](const std::string& pointer, const Text& what) {
      tell({&next_.to_decide, offset(pointer), what});
    };
    decide("/period/0",
           say({"each window keeps its month and day; hold them against the calendar of {}",
                "各阶段的月、日照旧;请对照 {} 年日历核对"},
               year_));
    if (!plan_.rest_days.empty()) {
      decide("/deadlines/rest_days", say({"rest days moved by their date only; enter those of {}",
                                          "顺延日只按日期平移;请改为 {} 年的"},
                                         year_));
    }
    for (std::size_t i = 0; i < plan_.domains.size(); ++i) {
      const Domain& domain = plan_.domains[i];
      decide(fmt::format("/domain/{}/plugin", i),
             say({"plugin {} {} is required as before; name that of {}'s indicators",
                  "所要求的插件仍是 {} {};请写明 {} 年指标体系所用的"},
                 domain.plugin.id, domain.plugin.version, year_));
    }
  }

  void name_lines_with_the_old_year(const std::string& text) {
    const std::string old_year = std::to_string(plan_.year);
    int line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string words = text.substr(at, end - at);
      if (words.find(old_year) != std::string::npos) {
        next_.to_decide.push_back(
            {{file_, line, 0},
             say({"still says {}: {}", "仍写有 {}:{}"}, old_year, excerpt(words))});
      }
      at = end + 1;
    }
  }

  const YearPlan& plan_;
  int year_;
  std::string file_;
  NextYear& next_;
  std::string bytes_;
  TomlDocument document_;
  json expected_;
  TextEdits edits_;
  std::vector<Pending> pending_;
};

}  // namespace

void carry_year_file(const YearPlan& plan, int year, const std::string& folder, NextYear& next) {
  YearFileMover(plan, year, folder, next).move();
}

}  // namespace kaohe::plan
