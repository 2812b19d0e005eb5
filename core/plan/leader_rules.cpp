// Art. 14: the rules of the leaders' evaluation in year.toml, read and checked.
#include <set>

#include "base/nearest.hpp"
#include "plan/year_values.hpp"

namespace kaohe::plan {

using nlohmann::json;

namespace {

const char* const kPointer = "/leader_evaluation";

LeaderGroup group_of(const json& from) {
  return {from["id"], from["title"], number_of(from["weight"]), texts_of(from, "members"),
          from.value("minimum", 0)};
}

/// What is wrong with the rules of the leaders' evaluation.
class Checker {
 public:
  Checker(YearFile& file, const YearPlan& plan) : file_(file), rules_(plan.leader_evaluation) {}

  void check() {
    check_weights();
    check_titles();
    check_places();
    for (std::size_t i = 0; i < rules_.groups.size(); ++i)
      check_group(rules_.groups[i], child_pointer(at("group"), i));
    if (!rules_.groups.empty() && rules_.minimum > 0) {
      file_.add_at_key(at("minimum"), {"`minimum` stands beside groups, which have their own; "
                                       "write it into them, or delete it",
                                       "分组后各组自有 minimum;请写到各组中,或者删去"});
    }
    check_minimum(at("minimum"), rules_.minimum, rules_.leaders());
    if (rules_.groups.empty()) check_trim(rules_.leaders().size());
  }

 private:
  static std::string at(const std::string& key) { return child_pointer(kPointer, key); }

  void check_weights() {
    for (const auto& [leader, weight] : rules_.weights) {
      const std::string pointer = child_pointer(at("weights"), leader);
      if (weight.sign() <= 0) {
        file_.add(pointer,
                  {"the weight of \"{}\" is {}, expected more than 0; correct or delete it",
                   "“{}”的权重为 {},应大于 0;请改正或者删去"},
                  leader, weight.text());
      }
      if (!rules_.groups.empty() && grouped().count(leader) == 0) {
        file_.add(pointer,
                  {"\"{}\" has a weight but belongs to no group; add it to one, or delete it",
                   "“{}”有权重而不属于任何一组;请加入一组,或者删去"},
                  leader);
      }
    }
  }

  void check_titles() {
    const std::vector<std::string> known = rules_.leaders();
    const std::set<std::string> leaders(known.begin(), known.end());
    for (const auto& [leader, title] : rules_.titles) {
      if (leaders.empty() || leaders.count(leader) != 0) continue;
      const std::string pointer = child_pointer(at("titles"), leader);
      if (rules_.groups.empty()) {
        file_.add(pointer,
                  {"\"{}\" has a title but no weight, expected a leader of `weights`; correct or "
                   "delete it",
                   "“{}”有名称而没有权重,应为 weights 里的一位领导;请改正或者删去"},
                  leader);
      } else {
        file_.add(pointer,
                  {"\"{}\" has a title but belongs to no group; correct or delete it",
                   "“{}”有名称而不属于任何一组;请改正或者删去"},
                  leader);
      }
    }
  }

  void check_places() {
    if (rules_.by == "marks" && rules_.rank_loss) {
      file_.add_at_key(at("rank_loss"), {"`rank_loss` means nothing with by = \"marks\"; write by "
                                         "= \"ranks\" or \"places\", or delete it",
                                         "by = \"marks\" 时 rank_loss 没有意义;请把 by 写成 "
                                         "\"ranks\" 或 \"places\",或者删去"});
    } else if (rules_.by != "marks" && !rules_.rank_loss) {
      file_.add(kPointer,
                {"by = \"{}\" needs `rank_loss`: how many points each place down loses; add it",
                 "by = \"{}\" 时须写 rank_loss(每降一位减多少分);请补上"},
                rules_.by);
    } else if (rules_.rank_loss && rules_.rank_loss->sign() <= 0) {
      file_.add(at("rank_loss"),
                {"rank_loss is {}, expected more than 0; it has no sign. Correct it",
                 "rank_loss 为 {},应大于 0,不带正负号;请改正"},
                rules_.rank_loss->text());
    }
  }

  /// Of so many marks some have to be left; 0: anybody may mark.
  void check_trim(std::size_t leaders) {
    if (leaders == 0 || leaders > 2 * static_cast<std::size_t>(rules_.trim)) return;
    file_.add(at("trim"),
              {"trim leaves out {} highest and lowest marks of {} leaders: none would be left. "
               "Lower it",
               "trim 去掉最高、最低各 {} 个,而领导只有 {} 位,将没有可计的评价分;请减小"},
              rules_.trim, leaders);
  }

  void check_group(const LeaderGroup& group, const std::string& pointer) {
    check_trim(group.members.size());
    if (!group_ids_.insert(group.id).second) {
      file_.add(child_pointer(pointer, "id"),
                {"two groups have the id \"{}\"; rename one", "有两个组的编号都是“{}”;请改名"},
                group.id);
    }
    if (group.weight.sign() <= 0) {
      file_.add(child_pointer(pointer, "weight"),
                {"the weight of \"{}\" is {}, expected more than 0; correct or delete it",
                 "“{}”的权重为 {},应大于 0;请改正或者删去"},
                group.id, group.weight.text());
    }
    for (std::size_t i = 0; i < group.members.size(); ++i) {
      const std::string& leader = group.members[i];
      const std::string member = child_pointer(child_pointer(pointer, "members"), i);
      if (!seen_.insert(leader).second) {
        file_.add(member,
                  {"\"{}\" belongs to two groups, expected one; delete it from the other",
                   "“{}”属于两组,只能属于一组;请从另一组删去"},
                  leader);
      }
      if (!rules_.weights.empty() && rules_.weights.count(leader) == 0) {
        file_.add(member,
                  {"\"{}\" has no weight, as others in `weights` have; add it there, or leave "
                   "`weights` out",
                   "weights 中没有“{}”的权重;请补上,或者不写 weights"},
                  leader);
      }
    }
    check_minimum(child_pointer(pointer, "minimum"), group.minimum, group.members);
  }

  void check_minimum(const std::string& pointer, int minimum,
                     const std::vector<std::string>& members) {
    if (minimum == 0) return;
    if (!members.empty() && static_cast<std::size_t>(minimum) > members.size()) {
      file_.add(pointer,
                {"minimum is {}, expected at most {}, as many as there are leaders; correct it",
                 "minimum 为 {},不应超过领导人数 {};请改正"},
                minimum, members.size());
    } else if (minimum <= 2 * rules_.trim) {
      file_.add(
          pointer,
          {"minimum is {}, but trim leaves out {} highest and lowest marks: none would be "
           "left. Raise minimum above {}",
           "minimum 为 {},而 trim 去掉最高、最低各 {} 个,将没有可计的评价分;minimum 应大于 {}"},
          minimum, rules_.trim, 2 * rules_.trim);
    }
  }

  std::set<std::string> grouped() const {
    std::set<std::string> members;
    for (const LeaderGroup& group : rules_.groups)
      members.insert(group.members.begin(), group.members.end());
    return members;
  }

  YearFile& file_;
  const LeaderEvaluation& rules_;
  std::set<std::string> seen_, group_ids_;
};

}  // namespace

void read_leader_evaluation(const YearFile& file, YearPlan& plan) {
  const json& from = table_of(file.document.value, "leader_evaluation");
  LeaderEvaluation& rules = plan.leader_evaluation;
  for (const auto& [leader, weight] : table_of(from, "weights").items())
    rules.weights[leader] = number_of(weight);
  for (const auto& [leader, title] : table_of(from, "titles").items()) rules.titles[leader] = title;
  rules.trim = from.value("trim", 0);
  rules.by = text_of(from, "by", "marks");
  rules.rank_loss = optional_number(from, "rank_loss");
  rules.minimum = from.value("minimum", 0);
  rules.sealed = from.value("sealed", true);
  for (const json& group : list_of(from, "group")) rules.groups.push_back(group_of(group));
}

void check_leader_evaluation(YearFile& file, const YearPlan& plan) {
  Checker(file, plan).check();
}

}  // namespace kaohe::plan
