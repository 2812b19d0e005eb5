// kaohe year amend …: an issued indicator system is amended (Art. 8).
#include <memory>

#include <nlohmann/json.hpp>

#include "app/acting.hpp"
#include "app/effect_report.hpp"
#include "app/period_choice.hpp"
#include "app/system_editions.hpp"
#include "base/errors.hpp"
#include "cycle/amendment_effect.hpp"
#include "cycle/amendments.hpp"
#include "ledger/read_records.hpp"

namespace kaohe::app {

namespace {

struct Wanted {
  Acting acting;
  cycle::AmendmentOptions proposal;
  std::int64_t number = 0;
  std::string opinion, document, reason;
  std::string period;  ///< for which the effect is computed; empty: the first that is affected
  std::string former;  ///< folder of the plugin in force; empty: it is the year's
};

// ---------- The effect on scores ----------

/// The domain's system in force; throws Error(data) before it is issued.
const cycle::SystemEdition& edition_of(const plan::YearPlan& plan, const plan::Domain& domain,
                                       const cycle::Systems& systems) {
  if (const cycle::SystemEdition* edition = systems.of(domain.id).in_force()) return *edition;
  throw Error(ErrorKind::data, cycle::unofficial(plan, domain, {}));
}

/// Computes effects of what the files change in a domain, period by period.
class Effects {
 public:
  Effects(const cycle::Year& year, const ledger::Ledger& ledger, const plan::Domain& domain,
          const std::string& former)
      : year_(year), ledger_(ledger), domain_(domain) {
    const cycle::Systems systems(ledger, year.plan.year);
    const ledger::SystemVersion& before = edition_of(year.plan, domain, systems).version;
    before_ = cycle::year_before(year, domain, before, former);
    left_out_ = cycle::differences(year.plan, domain, before, cycle::version_of(year.plan, domain));
    std::erase_if(left_out_, [](const plan::Difference& one) { return !cycle::is_of_rules(one); });
    ledger::ReadOptions options;
    options.year = year.plan.year;
    options.folder = year.plan.folder;
    records_ = ledger::read_records(ledger, options);
  }

  cycle::AmendmentEffect of(const std::string& period) const {
    return cycle::amendment_effect(before_, year_, domain_.id, *records_, period);
  }
  /// Rules of the year that change too: the version on record does not let them be made again, so
  /// that before and after are both scored under the new ones.
  const std::vector<plan::Difference>& left_out() const { return left_out_; }

  void print(const Session& session, const std::string& period) const {
    print_effect(session, of(period), *year_.plan.find_period(period));
    print_left_out(session, left_out_);
  }
  /// What is closed moves only where a number cannot be split: then it is shown.
  void print_closed(const Session& session, const std::string& but) const {
    const cycle::Progress progress(ledger_, year_.plan.year);
    for (const plan::Period& period : year_.plan.periods) {
      if (period.id == but || progress.closing(domain_.id, period.id) == nullptr) continue;
      const cycle::AmendmentEffect effect = of(period.id);
      if (!effect.assessees.empty()) print_effect(session, effect, period);
    }
  }

 private:
  const cycle::Year& year_;
  const ledger::Ledger& ledger_;
  const plan::Domain& domain_;
  cycle::Year before_;
  std::vector<plan::Difference> left_out_;
  std::unique_ptr<ledger::MemorySource> records_;
};

/// The period named, else the first that the change reaches: of the proposal that is open, else of
/// the files; where these name none, by --today.
std::string period_affected(const Session& session, const plan::YearPlan& plan,
                            const plan::Domain& domain, const cycle::Systems& systems,
                            const std::string& named) {
  if (!named.empty()) return period_asked(session.options, plan, named);
  const cycle::SystemLife& life = systems.of(domain.id);
  const cycle::Amendment* open = life.open_amendment();
  const std::string first =
      open != nullptr
          ? open->proposal.record.from
          : cycle::first_period_changed(plan, domain, edition_of(plan, domain, systems).version);
  return first.empty() ? period_asked(session.options, plan, "") : first;
}

/// Beside an act, which it never bars: made before the act, as an approval puts other rules in
/// force, and shown after it.
class EffectBeside {
 public:
  EffectBeside(const Session& session, OpenDesk& open, const std::string& domain,
               const std::string& former = "")
      : session_(session), plan_(open.year().plan) {
    try {
      effects_.emplace(open.year(), open.desk().ledger(), cycle::domain_named(plan_, domain),
                       former);
    } catch (const Error& error) {
      why_not_ = error.text(session_.language);
    }
  }

  /// Before the amendment holds, from the period `from` on, nothing can move.
  void print(const std::string& from) const {
    if (!effects_) return warn(why_not_);
    try {
      print_from(from);
    } catch (const Error& error) {
      warn(error.text(session_.language));
    }
  }

 private:
  void print_from(const std::string& from) const {
    const std::string now = period_asked(session_.options, plan_, "");
    const bool holds = plan_.period_index(now) >= plan_.period_index(from);
    const std::string period = holds ? now : from;
    effects_->print(session_, period);
    effects_->print_closed(session_, period);
  }
  void warn(const std::string& why) const {
    session_.warn(
        say({"The effect on scores cannot be shown: {}", "无法显示对得分的影响:{}"}, why));
  }

  const Session& session_;
  const plan::YearPlan& plan_;
  std::optional<Effects> effects_;
  std::string why_not_;  ///< where there are none
};

int effect(Session& session, const Wanted& wanted) {
  const cycle::Year year = session.open_year();
  const ledger::Ledger ledger = session.open_ledger();
  const plan::Domain& domain = cycle::domain_named(year.plan, wanted.proposal.domain);
  const cycle::Systems systems(ledger, year.plan.year);
  const Effects effects(year, ledger, domain, wanted.former);
  const std::string period = period_affected(session, year.plan, domain, systems, wanted.period);
  if (session.options.json) {
    nlohmann::ordered_json document{{"domain", domain.id}, {"period", period}};
    document.update(as_json(effects.of(period)));
    document["left_out"] = nlohmann::ordered_json::array();
    for (const plan::Difference& one : effects.left_out())
      document["left_out"].push_back(difference_json(one, session.language));
    session.print_json(document);
  } else {
    effects.print(session, period);
  }
  return 0;
}

// ---------- Acts ----------

int propose(Session& session, const Wanted& wanted) {
  OpenDesk open(session, wanted.acting);
  const plan::Period& from = cycle::period_named(open.year().plan, wanted.proposal.from);
  const cycle::ProposalDone done = cycle::propose_amendment(open.desk(), wanted.proposal);
  for (const plan::Difference& one : done.differences)
    session.print(one.indicator + (one.indicator.empty() ? "" : " ") +
                  cycle::in_words(one).in(session.language));
  EffectBeside(session, open, wanted.proposal.domain).print(from.id);
  say_recorded(session, open.desk(), {done.number});
  if (!open.desk().is_dry_run())
    session.print(say({"next: `kaohe year amend study {} --opinion …` by the assessment office",
                       "下一步:由县考核办研究 kaohe year amend study {} --opinion …"},
                      done.number));
  return 0;
}

/// An act on an amendment, and its effect once the act is done: who may not act is told so and
/// nothing else.
template <class Act>
int with_effect(Session& session, const Wanted& wanted, const Act& act) {
  OpenDesk open(session, wanted.acting);
  const plan::YearPlan& plan = open.year().plan;
  const cycle::Systems systems(open.desk().ledger(), plan.year);
  const ledger::AmendmentProposal& proposal =
      cycle::amendment_named(systems, plan.year, wanted.number).proposal.record;
  const EffectBeside effect(session, open, proposal.domain, wanted.former);
  const std::int64_t number = act(open);
  effect.print(proposal.from);
  say_recorded(session, open.desk(), {number});
  return 0;
}

int study(Session& session, const Wanted& wanted) {
  return with_effect(session, wanted, [&](OpenDesk& open) {
    return cycle::study_amendment(open.desk(), wanted.number, wanted.opinion);
  });
}

int approve(Session& session, const Wanted& wanted) {
  return with_effect(session, wanted, [&](OpenDesk& open) {
    return cycle::approve_amendment(open.year(), open.desk(), wanted.number, wanted.document,
                                    wanted.former);
  });
}

int reject(Session& session, const Wanted& wanted) {
  OpenDesk open(session, wanted.acting);
  say_recorded(session, open.desk(),
               {cycle::reject_amendment(open.desk(), wanted.number, wanted.reason)});
  return 0;
}

// ---------- The command line ----------

using Doing = int (*)(Session&, const Wanted&);

void let_do(CLI::App& command, Session& session, const std::shared_ptr<Wanted>& wanted,
            Doing doing) {
  on_call(command, [&session, wanted, doing] {
    session.command = [&session, wanted, doing] { return doing(session, *wanted); };
  });
}

Argument add_text(CLI::App& command, const Session& session, const char* name, std::string& text,
                  const Message& about) {
  return add_option(command, name, text, say(about).in(session.language)).type_name("TEXT");
}

Argument add_id(CLI::App& command, const Session& session, const char* name, std::string& id,
                const Message& about) {
  return add_option(command, name, id, say(about).in(session.language)).type_name("ID");
}

void add_former(CLI::App& command, const Session& session, Wanted& wanted) {
  add_option(command, "--former", wanted.former,
             say({"the folder of the plugin in force, where the amendment changes the plugin",
                  "调整插件时,施行中的插件所在的目录"})
                 .in(session.language))
      .type_name("DIR");
}

/// An act on a proposed amendment, named by its number.
CLI::App* add_deciding(CLI::App& group, Session& session, const std::shared_ptr<Wanted>& wanted,
                       const char* name, const Message& about, Doing doing) {
  CLI::App* command = add_subcommand(group, name, say(about).in(session.language));
  add_acting_options(*command, session, wanted->acting);
  add_option(*command, "NUMBER", wanted->number,
             say({"the number of the proposal", "提出调整的记录编号"}).in(session.language))
      .required();
  if (doing != reject) add_former(*command, session, *wanted);
  let_do(*command, session, wanted, doing);
  return command;
}

void add_propose(CLI::App& group, Session& session, const std::shared_ptr<Wanted>& wanted) {
  CLI::App* command = add_subcommand(
      group, "propose",
      say({"propose what the year's files change, for a responsible unit\n"
           "Example: kaohe year amend propose --domain schools --from q3 --reason 上级新规 --as "
           "zhu_shiwen",
           "责任单位提出调整(改动先写入年度配置)\n例:kaohe year amend propose --domain schools "
           "--from q3 --reason 上级新规 --as zhu_shiwen"})
          .in(session.language));
  add_acting_options(*command, session, wanted->acting);
  cycle::AmendmentOptions& proposal = wanted->proposal;
  add_id(*command, session, "--domain", proposal.domain, {"the domain, by its id", "领域的 id"})
      .required();
  add_id(*command, session, "--from", proposal.from,
         {"the period from which on it shall hold", "自哪一考核阶段起施行"})
      .required();
  add_text(*command, session, "--reason", proposal.reason, {"why it must be", "确需调整的理由"});
  add_text(*command, session, "--document", proposal.document,
           {"the unit's own document", "本单位的文件"});
  let_do(*command, session, wanted, propose);
}

void add_effect(CLI::App& group, Session& session, const std::shared_ptr<Wanted>& wanted) {
  CLI::App* command = add_command(
      group, session, "effect",
      {"what the files' change does to indicator scores; writes nothing. It covers overrides and\n"
       "the plugin; rules of year.toml and rosters are the files' own before and after, and the\n"
       "year's score, ranks and grades are not computed\n"
       "Example: kaohe year amend effect --domain schools",
       "现有配置的改动对指标考核分值的影响,不写任何文件。只计算插件和 override 的改动;\n"
       "year.toml 的规则和名册前后均按现有配置,不计算年度得分、排名和等次\n例:kaohe year amend "
       "effect --domain schools"});
  add_id(*command, session, "--domain", wanted->proposal.domain,
         {"the domain, by its id", "领域的 id"})
      .required();
  add_id(*command, session, "--period", wanted->period,
         {"the period looked at (default: the first that the change reaches)",
          "考核阶段(默认:改动最先涉及的阶段)"});
  add_json_flag(*command, session, {"print it as JSON", "以 JSON 输出"});
  add_former(*command, session, *wanted);
  let_do(*command, session, wanted, effect);
}

}  // namespace

void add_amend_commands(CLI::App& year, Session& session) {
  const auto wanted = std::make_shared<Wanted>();
  CLI::App* group =
      add_subcommand(year, "amend",
                     say({"amend an issued indicator system: propose, study, approve or reject "
                          "(Art. 8)\nExample: kaohe year amend effect --domain schools",
                          "指标体系印发后的调整:提出、研究、审定或否决(第八条)\n例:kaohe year "
                          "amend effect --domain schools"})
                         .in(session.language));
  require_subcommand(*group);
  add_propose(*group, session, wanted);
  add_text(
      *add_deciding(*group, session, wanted, "study",
                    {"study a proposal, for the assessment office\n"
                     "Example: kaohe year amend study 812 --opinion 同意 --as lu_jingwen",
                     "县考核办研究\n例:kaohe year amend study 812 --opinion 同意 --as lu_jingwen"},
                    study),
      session, "--opinion", wanted->opinion, {"the office's opinion", "研究意见"});
  add_text(
      *add_deciding(
          *group, session, wanted, "approve",
          {"approve a proposal, for the committee: it is in force\n"
           "Example: kaohe year amend approve 812 --document 云考委〔2023〕8号 --as gu_changning",
           "县考核委审定,随即施行\n例:kaohe year amend approve 812 --document "
           "云考委〔2023〕8号 --as gu_changning"},
          approve),
      session, "--document", wanted->document,
      {"the document, by number or title", "文号或文件名称"});
  add_text(
      *add_deciding(*group, session, wanted, "reject",
                    {"reject a proposal, for office or committee\n"
                     "Example: kaohe year amend reject 812 --reason 理由不足 --as lu_jingwen",
                     "县考核办或县考核委否决\n例:kaohe year amend reject 812 --reason 理由不足 "
                     "--as lu_jingwen"},
                    reject),
      session, "--reason", wanted->reason, {"why", "理由"});
  add_effect(*group, session, wanted);
}

}  // namespace kaohe::app
