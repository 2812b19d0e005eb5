#include "cycle/todo_notices.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/words.hpp"
#include "cycle/declined.hpp"
#include "cycle/notices_about.hpp"
#include "cycle/permission.hpp"
#include "evidence/rectification.hpp"

namespace kaohe::cycle {

namespace {

using evidence::Rectification;
using ledger::Notice;

class NoticeTasks {
 public:
  NoticeTasks(const TodoSources& sources, const std::string& unit)
      : from_(sources), unit_(unit), persons_(sources.plan.persons_of(unit)) {
    declined_ = declined_requests(from_.ledger, from_.plan.year, from_.today);
    for (const auto& request : from_.records.all_supervision_requests)
      requested_.insert(request.notices.begin(), request.notices.end());
  }

  std::vector<Task> find() {
    for (const Notice& notice : from_.records.notices()) {
      if (!notice.issued || *notice.issued > from_.today) continue;
      const Rectification state = evidence::rectification_by(from_.plan, notice, from_.today);
      add_answer(notice, state);
      add_judgement(notice, state);
      add_put_right(notice, state);
      note_overdue(notice, state);
    }
    add_request();
    add_service();
    return std::move(tasks_);
  }

 private:
  Task& add(const char* kind, Text what, std::optional<Date> due, const Notice& about) {
    Task task{kind, std::move(what), due, due_state(std::nullopt, due, from_.today)};
    task.domain = about.domain;
    task.assessees = {about.assessee};
    task.numbers = {about.origin.number};
    tasks_.push_back(std::move(task));
    return tasks_.back();
  }

  bool may(const Deed& deed) const {
    return !persons_.empty() && ask(from_.plan, persons_.front(), deed).permit.has_value();
  }

  void add_answer(const Notice& notice, const Rectification& state) {
    if (plan::assessee_unit(notice.domain, notice.assessee) != unit_ || !state.asks_for_answer())
      return;
    std::vector<std::string> titles;
    for (const std::string& body : state.waiting()) titles.push_back(from_.plan.unit_title(body));
    const std::string bodies = joined(titles, "、");
    add("answer_notice",
        say({"{}{}", "{}{}"},
            state.returns == 0
                ? say({"answer {} to {}", "反馈{}:{}"}, notice.document, bodies)
                : say({"answer {} again to {}: it was returned", "重新反馈{}(已退回):{}"},
                      notice.document, bodies),
            put_right_elsewhere(notice)),
        state.due, notice);
  }

  /// Who is in charge follows it up to its end (Art. 11(7)).
  void add_judgement(const Notice& notice, const Rectification& state) {
    if (!state.answered || state.closed || state.followed || !notice.closings.empty()) return;
    const Deed deed{Act::close_notice, notice.domain, notice.assessee, {notice.unit}};
    if (evidence::in_charge(from_.plan, notice) != unit_ || !may(deed)) return;
    add("judge_answer",
        say({"look at the answer to {}: close it, or return it{}",
             "审核{}的整改反馈:办结或者退回{}"},
            notice.document, put_right_elsewhere(notice)),
        std::nullopt, notice);
  }

  /// "; its problem was put right under #5 (提1)"; empty: under none.
  Text put_right_elsewhere(const Notice& notice) const {
    for (const NoticeAbout& one : notices_beside(from_.plan, from_.records, notice, from_.today))
      if (one.state.closed)
        return say({"; its problem was put right under #{} ({}), closed on {}",
                    ";该问题已按 #{}({})整改,并于 {} 办结"},
                   one.notice.origin.number, one.notice.document, to_text(*one.state.closed));
    return {};
  }

  /// One problem that was put right need not be asked for once more: who is in charge says so.
  void add_put_right(const Notice& notice, const Rectification& state) {
    if (!state.asks_for_answer()) return;
    const Text put_right = put_right_elsewhere(notice);
    if (put_right.empty() || evidence::in_charge(from_.plan, notice) != unit_) return;
    const std::int64_t number = notice.origin.number;
    add("end_notice",
        say({"{} (#{}) runs on{}: take it away (`kaohe record withdraw {}`), or close it once it "
             "is answered",
             "{}(#{})尚未办结{}:请撤销(kaohe record withdraw {}),或在反馈后办结"},
            notice.document, number, put_right, number),
        std::nullopt, notice);
  }

  /// Late or missing answers are proposed to the lead unit for supervision (Art. 11(7)).
  void note_overdue(const Notice& notice, const Rectification& state) {
    if (!state.is_overdue(from_.today) || notice.level == Notice::kSupervision) return;
    if (requested_.count(notice.origin.number) != 0) return;
    if (may({Act::request_supervision, notice.domain, notice.assessee}))
      overdue_[notice.domain].push_back(&notice);
  }

  /// What the office has declined of them already, with its reasons.
  Text declined_before(const std::vector<const Notice*>& notices) const {
    Text text;
    for (const Declined& one : declined_) {
      const bool is_of_these = std::any_of(notices.begin(), notices.end(), [&](const Notice* it) {
        return std::count(one.notices.begin(), one.notices.end(), it->origin.number) != 0;
      });
      if (is_of_these) text = say({"{}; {}", "{};{}"}, text, declined_words(one));
    }
    return text;
  }

  void add_request() {
    for (const auto& [domain, notices] : overdue_) {
      Task& task = add("request_supervision",
                       say({"overdue answers: {}; request supervision for them together if it is "
                            "needed{}",
                            "逾期未反馈 {} 件;确需督办的,请统一提请督办{}"},
                           notices.size(), declined_before(notices)),
                       std::nullopt, *notices.front());
      task.assessees.clear();
      task.numbers.clear();
      for (const Notice* notice : notices) {
        task.assessees.push_back(notice->assessee);
        task.numbers.push_back(notice->origin.number);
        const Text put_right = put_right_elsewhere(*notice);
        if (!put_right.empty())
          task.what = say({"{}; {} (#{}){}", "{};{}(#{}){}"}, task.what, notice->document,
                          notice->origin.number, put_right);
      }
    }
  }

  void add_service() {
    std::set<std::int64_t> served;
    for (const Notice& notice : from_.records.notices()) served.insert(notice.request);
    for (const auto& request : from_.records.all_supervision_requests) {
      if (served.count(request.origin.number) != 0) continue;
      if (!may({Act::serve_supervision, request.domain, request.assessee})) continue;
      Task task{"serve_supervision",
                say({"serve the supervision requested in {} ({} notices), or decline it",
                     "下发 {} 提请的督办通知({} 件),或者说明理由不予下发"},
                    request.document, request.notices.size()),
                std::nullopt, DueState::open};
      task.domain = request.domain;
      task.numbers = {request.origin.number};
      tasks_.push_back(std::move(task));
    }
  }

  const TodoSources& from_;
  const std::string& unit_;
  std::vector<plan::Person> persons_;
  std::vector<Declined> declined_;
  std::set<std::int64_t> requested_;  ///< notices whose supervision was requested
  std::map<std::string, std::vector<const Notice*>> overdue_;  ///< by domain
  std::vector<Task> tasks_;
};

}  // namespace

std::vector<Task> notice_tasks(const TodoSources& sources, const std::string& unit) {
  return NoticeTasks(sources, unit).find();
}

}  // namespace kaohe::cycle
