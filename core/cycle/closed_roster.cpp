#include "cycle/closed_roster.hpp"

#include <algorithm>
#include <set>

namespace kaohe::cycle {

namespace {

using Fields = std::map<std::string, std::string>;

/// The value of a row of a list, which is there and says no more.
constexpr const char* kRow = "-";

std::string field_of(const std::string& key) {
  return key.substr(0, key.find('/'));
}

/// The row of a list that a field belongs to; empty: to none.
std::string subject_of(const std::string& key) {
  const std::size_t slash = key.find('/');
  return slash == std::string::npos ? "" : key.substr(slash + 1);
}

/// The rows of all lists.
std::set<std::string> rows_in(const Fields& fields) {
  std::set<std::string> rows;
  for (const auto& [key, value] : fields) {
    if (value == kRow) rows.insert(subject_of(key));
  }
  return rows;
}

/// "stage=high, pupils=1200, person/p1=-": by input, by input and subject, by list and subject.
std::string joined(const Fields& fields) {
  std::string text;
  for (const auto& [key, value] : fields)
    text.append(text.empty() ? "" : ", ").append(key).append("=").append(value);
  return text.empty() ? "-" : text;
}

Fields fields_in(const std::string& text) {
  Fields fields;
  std::size_t end = 0;
  for (std::size_t begin = 0; begin < text.size(); begin = end + 2) {
    end = std::min(text.find(", ", begin), text.size());
    const std::string one = text.substr(begin, end - begin);
    const std::size_t sign = one.find('=');
    if (sign != std::string::npos) fields[one.substr(0, sign)] = one.substr(sign + 1);
  }
  return fields;
}

std::string placed(const plan::Domain& domain, const plan::Assessee& one,
                   const plan::Period& period) {
  Fields fields;
  for (const auto& [id, value] : one.roster) {
    if (domain.system.find_input(id) != nullptr) fields[id] = value;
  }
  for (const auto& [list, subjects] : one.subjects) {
    for (const plan::Subject& subject : subjects) fields[list + "/" + subject.id] = kRow;
  }
  for (const auto& [id, values] : one.subject_roster) {
    for (const auto& [subject, value] : values) fields[id + "/" + subject] = value;
  }
  if (one.from && *one.from > period.first_day) fields["from"] = to_text(*one.from);
  if (one.until && *one.until < period.last_day) fields["until"] = to_text(*one.until);
  return joined(fields);
}

/// One closed period against the roster as it stands.
class ClosedRoster {
 public:
  ClosedRoster(const plan::Domain& domain, const plan::Period& period, const Closed& closed,
               bool is_published, std::vector<Problem>& problems)
      : domain_(domain),
        period_(period),
        closed_(closed),
        is_published_(is_published),
        problems_(problems) {}

  void compare() {
    const auto now = roster_in(domain_, period_);
    for (const auto& [id, was] : closed_.closing.roster) {
      const auto found = now.find(id);
      if (found == now.end()) {
        add(id, say({"{} was assessed and no longer is: put the row back as it was; who has ended "
                     "gets `until`, who was replaced also `successor`",
                     "{} 当时是考核对象,现已不在:请恢复原行;已撤并的写截止日,有承接单位的一并写明"},
                    id));
      } else {
        compare_fields(id, fields_in(was), fields_in(found->second));
      }
    }
    for (const auto& [id, is] : now) {
      if (closed_.closing.roster.count(id) == 0)
        add(id, say({"{} was not assessed then: who came later gets `from` after {}",
                     "{} 当时不是考核对象:后来增加的,请写起始日,且在 {} 之后"},
                    id, to_text(period_.last_day)));
    }
  }

 private:
  void compare_fields(const std::string& id, Fields was, Fields now) {
    Fields all = was;
    all.insert(now.begin(), now.end());
    const std::set<std::string> rows_before = rows_in(was), rows_now = rows_in(now);
    for (const auto& [key, value] : all) {
      if (was[key] == now[key]) continue;
      const std::string subject = subject_of(key);
      const bool was_there = rows_before.count(subject) != 0,
                 is_there = rows_now.count(subject) != 0;
      if (was[key] == kRow || now[key] == kRow)
        add_row(id, key, now[key] == kRow, was_there);
      else if (subject.empty() || (was_there && is_there))  // a row's numbers go and come with it
        add_field(id, key, was[key], now[key]);
    }
  }

  /// A row of a list that came or went.
  void add_row(const std::string& id, const std::string& key, bool is_new, bool was_there) {
    // A branch that is founded in summer: what was published without it stays as it is.
    if (is_new && !was_there && is_published_) return;
    const std::string list = titled(field_of(key)), subject = subject_of(key);
    add(id, subject,
        is_new ? say({"{} did not have {} {} then: take the row out; once the period is published "
                      "the list may grow",
                      "{} 当时没有{} {}:请删去该行;阶段结果形成后,名单可以增加"},
                     id, list, subject)
               : say({"{} had {} {} then: put the row back", "{} 当时有{} {}:请恢复该行"}, id, list,
                     subject));
  }

  void add_field(const std::string& id, const std::string& key, const std::string& was,
                 const std::string& now) {
    const std::string subject = subject_of(key);
    add(id, subject,
        say({"{} stood there with {}{} \"{}\" and now has \"{}\": put that back; what is new holds "
             "from the next period or year",
             "{} 当时的{}{}为“{}”,现为“{}”:请改回;新的情况自下一阶段或下一年度起"},
            id, titled(field_of(key)), subject.empty() ? "" : " " + subject, was, now));
  }

  /// "pupils (在校学生数)".
  std::string titled(const std::string& field) const {
    const plan::InputInfo* input = domain_.system.find_input(field);
    const plan::SubInfo* list = domain_.system.find_sub(field);
    const std::string title = input != nullptr ? input->title : list != nullptr ? list->title : "";
    return title.empty() || title == field ? field : field + " (" + title + ")";
  }

  void add(const std::string& id, const Text& what) { add(id, "", what); }
  void add(const std::string& id, const std::string& subject, const Text& what) {
    problems_.push_back({place_of(id, subject),
                         say({"{} is closed since {} (#{}), and its roster with it: {}",
                              "“{}”已于 {} 办结(#{}),名册随之确定:{}"},
                             period_.title, to_text(closed_.hand.day), closed_.hand.number, what)});
  }

  /// Who or what is gone has a file and no line.
  Place place_of(const std::string& id, const std::string& subject) const {
    Place place{subject.empty() ? domain_.roster_file : domain_.subjects_file, 0, 0};
    for (const plan::Assessee& one : domain_.assessees) {
      if (one.id != id) continue;
      if (subject.empty()) place.line = one.line;
      for (const auto& [list, subjects] : one.subjects) {
        for (const plan::Subject& other : subjects) {
          if (other.id == subject) place.line = other.line;
        }
      }
    }
    return place;
  }

  const plan::Domain& domain_;
  const plan::Period& period_;
  const Closed& closed_;
  bool is_published_;
  std::vector<Problem>& problems_;
};

}  // namespace

std::map<std::string, std::string> roster_in(const plan::Domain& domain,
                                             const plan::Period& period) {
  std::map<std::string, std::string> roster;
  for (const plan::Assessee& one : domain.assessees) {
    if (one.is_there(period)) roster[one.id] = placed(domain, one, period);
  }
  return roster;
}

std::vector<Problem> roster_problems(const plan::YearPlan& plan, const Progress& progress,
                                     const plan::Domain& domain) {
  std::vector<Problem> problems;
  for (const plan::Period& period : plan.periods) {
    const Closed* closed = progress.closing(domain.id, period.id);
    const bool is_published = progress.publication(period.id) != nullptr;
    if (closed != nullptr) ClosedRoster(domain, period, *closed, is_published, problems).compare();
  }
  return problems;
}

}  // namespace kaohe::cycle
