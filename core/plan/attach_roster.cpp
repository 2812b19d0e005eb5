// The roster as written → values of the inputs that a domain's system declares.
#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "plan/year_file.hpp"

namespace kaohe::plan {

namespace {

/// What the inputs of one file are called there: by id, or by title where no other input of the
/// file has it.
class Headings {
 public:
  Headings(const IndicatorSystem& system, bool with_subject) {
    std::map<std::string, int> titles;
    for (const InputInfo& input : system.inputs) {
      if (input.source != InputSource::roster || input.sub.empty() == with_subject) continue;
      inputs.push_back(&input);
      ++titles[input.title];
    }
    for (const InputInfo* input : inputs) {
      by_name_[input->id] = input;
      if (titles[input->title] == 1) by_name_.emplace(input->title, input);
    }
  }

  const InputInfo* find(const std::string& heading) const {
    const auto found = by_name_.find(heading);
    return found == by_name_.end() ? nullptr : found->second;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& [name, input] : by_name_) names.push_back(name);
    return names;
  }

  std::vector<const InputInfo*> inputs;

 private:
  std::map<std::string, const InputInfo*> by_name_;
};

class RosterAttacher {
 public:
  RosterAttacher(const YearPlan& plan, Domain& domain, std::vector<Problem>& problems)
      : plan_(plan),
        domain_(domain),
        problems_(problems),
        own_(domain.system, false),
        listed_(domain.system, true) {}

  void attach() {
    const auto own = columns(domain_.roster_file, domain_.roster_columns, own_, listed_);
    const bool lists_needed = !domain_.subjects_columns.empty() || any_subject();
    const auto lists = lists_needed
                           ? columns(domain_.subjects_file, domain_.subjects_columns, listed_, own_)
                           : Columns{};
    for (Assessee& assessee : domain_.assessees) {
      attach_own(assessee, own);
      attach_lists(assessee);
      attach_listed(assessee, lists);
    }
    // From here on the plan speaks in ids, and can be attached again (what-if).
    domain_.roster_columns = input_ids(own);
    domain_.subjects_columns = input_ids(lists);
    attach_pools();
  }

 private:
  using Columns = std::map<std::string, const InputInfo*>;  // heading → input

  template <class... Arguments>
  void add(const std::string& file, int line, const MessageFor<Arguments...>& message,
           const Arguments&... arguments) {
    Text what = say(message, arguments...);
    problems_.push_back({{file, line, 0}, std::move(what)});
  }

  bool any_subject() const {
    return std::any_of(domain_.assessees.begin(), domain_.assessees.end(),
                       [](const Assessee& one) { return !one.subjects.empty(); });
  }

  static std::vector<std::string> input_ids(const Columns& columns) {
    std::vector<std::string> ids;
    for (const auto& [heading, input] : columns) ids.push_back(input->id);
    return ids;
  }

  // ---------- Columns ----------

  Columns columns(const std::string& file, const std::vector<std::string>& headings,
                  const Headings& here, const Headings& elsewhere) {
    Columns found;
    std::set<const InputInfo*> seen;
    for (const std::string& heading : headings) {
      const InputInfo* input = here.find(heading);
      if (input == nullptr) {
        refuse_column(file, heading, here, elsewhere);
      } else if (!seen.insert(input).second) {
        add(file, 1,
            {"column \"{}\" is the input {} once more; delete one of the two columns",
             "“{}”这一列与另一列都是 {};请删去一列"},
            heading, input->id);
      } else {
        found[heading] = input;
      }
    }
    for (const InputInfo* input : here.inputs) {
      if (seen.count(input) == 0)
        add(file, 1,
            {"no column \"{}\" ({}), which the indicators need; add it",
             "没有“{1}”({0})这一列,指标要用;请补上"},
            input->id, input->title);
    }
    return found;
  }

  void refuse_column(const std::string& file, const std::string& heading, const Headings& here,
                     const Headings& elsewhere) {
    if (const InputInfo* other = elsewhere.find(heading); other != nullptr) {
      add(file, 1,
          {"column \"{}\" belongs into {}; move it there", "“{}”这一列应写在 {} 里;请移过去"},
          heading, other->sub.empty() ? domain_.roster_file : domain_.subjects_file);
    } else if (here.inputs.empty()) {
      add(file, 1,
          {"unknown column \"{}\": no indicator reads a roster value here; delete it",
           "没有“{}”这一列:指标在这里不取名单数据;请删去"},
          heading);
    } else {
      add(file, 1,
          {"unknown column \"{}\"{}; the indicators read {}. Correct or delete it",
           "没有“{}”这一列{};指标读取的列:{}。请改正或者删去"},
          heading, did_you_mean(heading, here.names()), listed(here.names()));
    }
  }

  // ---------- Values ----------

  void attach_own(Assessee& assessee, const Columns& columns) {
    const std::map<std::string, std::string> written = std::move(assessee.roster);
    assessee.roster.clear();
    for (const auto& [heading, input] : columns) {
      const auto cell = written.find(heading);
      const std::string text = cell == written.end() ? "" : cell->second;
      assessee.roster[input->id] =
          value(*input, text, {domain_.roster_file, assessee.line, 0}, assessee.id);
    }
  }

  void attach_listed(Assessee& assessee, const Columns& columns) {
    const auto written = std::move(assessee.subject_roster);
    assessee.subject_roster.clear();
    for (const auto& [heading, input] : columns) {
      const auto column = written.find(heading);
      const std::map<std::string, std::string> cells =
          column == written.end() ? std::map<std::string, std::string>{} : column->second;
      for (const auto& [sub, subjects] : assessee.subjects) {
        for (const Subject& subject : subjects) attach_cell(assessee, *input, sub, subject, cells);
      }
    }
  }

  void attach_cell(Assessee& assessee, const InputInfo& input, const std::string& sub,
                   const Subject& subject, const std::map<std::string, std::string>& cells) {
    const auto cell = cells.find(subject.id);
    const std::string text = cell == cells.end() ? "" : cell->second;
    if (sub == input.sub) {
      assessee.subject_roster[input.id][subject.id] = value(
          input, text, {domain_.subjects_file, subject.line, 0}, assessee.id + "/" + subject.id);
    } else if (!text.empty()) {
      add(domain_.subjects_file, subject.line,
          {"{} is \"{}\", but \"{}\" is of the list {}, expected nothing: it is for {}. Empty the "
           "cell",
           "{} 填了“{}”,但“{}”属于清单 {},应留空({} 才填);请清空"},
          input.id, text, subject.id, sub, input.sub);
    }
  }

  std::string value(const InputInfo& input, const std::string& text, const Place& place,
                    const std::string& owner) {
    const auto refuse = [&](const Text& expected) {
      problems_.push_back({place, text.empty() ? say({"{} of {} is empty, expected {}; fill it in",
                                                      "{1} 的 {0} 没有填写,应为{2};请补上"},
                                                     named(input), owner, expected)
                                               : say({"{} of {} is \"{}\", expected {}; correct it",
                                                      "{1} 的 {0} 是“{2}”,应为{3};请改正"},
                                                     named(input), owner, text, expected)});
      return text;
    };
    if (input.type == InputType::choice) {
      for (const OptionInfo& option : input.options) {
        if (text == option.id || text == option.title) return option.id;
      }
      return refuse(options_text(input));
    }
    if (input.type == InputType::flag) {
      if (text == "1" || text == "是" || text == "yes") return "1";
      if (text == "0" || text == "否" || text == "no") return "0";
      return refuse({"yes or no (是, 否, 1, 0)", "是或否(yes、no、1、0)"});
    }
    return number_fits(input, text) ? text : refuse(number_text(input));
  }

  static Text named(const InputInfo& input) {
    return {fmt::format("{} ({})", input.id, input.title),
            fmt::format("“{}”({})", input.title, input.id)};
  }

  static Text options_text(const InputInfo& input) {
    Text text;
    for (const OptionInfo& option : input.options) {
      text.en +=
          fmt::format("{}{} ({})", text.en.empty() ? "one of " : ", ", option.id, option.title);
      text.zh += fmt::format("{}{}({})", text.zh.empty() ? "" : "、", option.title, option.id);
    }
    return text;
  }

  static bool number_fits(const InputInfo& input, const std::string& text) {
    const std::optional<Points> number = Points::parse(text, decimals_of(input));
    if (!number) return false;
    const Rational value = number->rational();
    const bool low =
        input.low ? value >= *input.low : input.type != InputType::count || value.sign() >= 0;
    return low && (!input.high || value <= *input.high);
  }

  static int decimals_of(const InputInfo& input) {
    if (input.type == InputType::count) return 0;
    return input.decimals >= 0 ? input.decimals : kUnitDecimals;
  }

  static Text number_text(const InputInfo& input) {
    Text text =
        input.type == InputType::count
            ? Text{"a whole number", "整数"}
            : say({"a number of at most {} places", "最多 {} 位小数的数"}, decimals_of(input));
    if (input.low) text = say({"{}, at least {}", "{},不小于 {}"}, text, input.low->text());
    if (input.high) text = say({"{}, at most {}", "{},不大于 {}"}, text, input.high->text());
    return text;
  }

  // ---------- Lists ----------

  void attach_lists(Assessee& assessee) {
    std::map<std::string, std::vector<Subject>> written = std::move(assessee.subjects);
    assessee.subjects.clear();
    for (auto& [name, subjects] : written) {
      const SubInfo* sub = find_sub(name);
      if (sub == nullptr) {
        refuse_list(name, subjects.front());
      } else if (sub->sample > 0) {
        add(domain_.subjects_file, subjects.front().line,
            {"the list {} ({}) is drawn as a sample of {}, expected no rows; delete them and "
             "record the draw",
             "清单 {}({})由抽样产生({} 个),不写在名单里;请删去,抽取结果另行登记"},
            sub->id, sub->title, sub->sample);
      } else {
        std::vector<Subject>& list = assessee.subjects[sub->id];
        list.insert(list.end(), subjects.begin(), subjects.end());
        std::sort(list.begin(), list.end(),
                  [](const Subject& a, const Subject& b) { return a.line < b.line; });
      }
    }
    for (const auto& [sub, list] : assessee.subjects) check_names(assessee, sub, list);
    for (const SubInfo& sub : domain_.system.subs) {
      if (sub.sample > 0 || sub.may_be_empty || assessee.subjects.count(sub.id) != 0) continue;
      add(domain_.roster_file, assessee.line,
          {"\"{}\" has no {} ({}), expected at least one; add rows to {}",
           "“{0}”没有{2}({1}),至少应有一个;请在 {3} 中补上"},
          assessee.id, sub.id, sub.title, domain_.subjects_file);
    }
  }

  /// Records may name a subject by its name, within its list.
  void check_names(const Assessee& assessee, const std::string& sub,
                   const std::vector<Subject>& list) {
    std::map<std::string, int> lines;
    for (const Subject& subject : list) {
      const auto [first, fresh] = lines.emplace(subject.name, subject.line);
      if (fresh) continue;
      add(domain_.subjects_file, subject.line,
          {"name \"{}\" stands in row {} already, in the list {} of \"{}\"; records could not tell "
           "the two apart. Rename one",
           "“{3}”的清单 {2} 中,名称“{0}”与第 {1} 行重复,记录无法区分;请改名"},
          subject.name, first->second, sub, assessee.id);
    }
  }

  const SubInfo* find_sub(const std::string& name) const {
    for (const SubInfo& sub : domain_.system.subs) {
      if (sub.id == name || sub.title == name) return &sub;
    }
    return nullptr;
  }

  void refuse_list(const std::string& name, const Subject& first) {
    std::vector<std::string> names;
    for (const SubInfo& sub : domain_.system.subs) {
      names.push_back(sub.id);
      names.push_back(sub.title);
    }
    add(domain_.subjects_file, first.line,
        {"sub is \"{}\", which is no list of the domain{}; expected one of {}",
         "清单“{}”不存在{};只能是 {} 之一"},
        name, did_you_mean(name, names), listed(names));
  }

  // ---------- Pools ----------

  void attach_pools() {
    if (domain_.pool.empty()) return;
    const InputInfo* choice = own_.find(domain_.pool);
    if (choice != nullptr && choice->id == domain_.pool && choice->type == InputType::choice) {
      for (Assessee& assessee : domain_.assessees) assessee.pool = assessee.roster[choice->id];
      return;
    }
    std::vector<std::string> choices;
    for (const InputInfo* input : own_.inputs) {
      if (input->type == InputType::choice) choices.push_back(input->id);
    }
    const auto index = static_cast<std::size_t>(&domain_ - plan_.domains.data());
    problems_.push_back({plan_.place(fmt::format("/domain/{}/pool", index)),
                         say({"pool is \"{}\", expected a roster choice of the indicators: {}. "
                              "Correct or delete it",
                              "pool 为“{}”,应是指标体系中取自名单的分类:{}。请改正或者删去"},
                             domain_.pool, listed(choices))});
  }

  const YearPlan& plan_;
  Domain& domain_;
  std::vector<Problem>& problems_;
  Headings own_, listed_;
};

}  // namespace

void attach_roster(const YearPlan& plan, Domain& domain, std::vector<Problem>& problems) {
  RosterAttacher(plan, domain, problems).attach();
}

}  // namespace kaohe::plan
