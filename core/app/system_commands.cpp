// kaohe year submit, consolidate, approve, issue: an indicator system comes into force (Art. 8).
#include <memory>

#include "app/acting.hpp"
#include "base/nearest.hpp"
#include "cycle/issuing.hpp"

namespace kaohe::app {

namespace {

using cycle::SystemAct;

struct Wanted {
  Acting acting;
  std::string domain, document;
  std::vector<std::string> without;
};

/// What was put on record, and what a person should know of it.
int tell(const Session& session, const cycle::Desk& desk, const std::string& domain,
         const SystemAct& done) {
  say_recorded(session, desk, {done.number});
  session.print(say({"{}: indicators: {}", "{}:指标 {} 项"},
                    cycle::domain_named(desk.plan(), domain).title, done.indicator_count));
  if (!done.digest.empty()) session.print(say({"digest {}", "摘要 {}"}, done.digest));
  std::vector<std::string> titles;
  for (const std::string& unit : done.missing) titles.push_back(desk.plan().unit_title(unit));
  if (!titles.empty())
    session.warn(say({"without the parts of {}", "未含下列单位起草的部分:{}"}, listed(titles)));
  if (done.is_late)
    session.warn(say({"late: it was due on {} (Art. 8)", "逾期:应于 {} 前完成(第八条)"},
                     to_text(cycle::system_due(desk.plan()))));
  return 0;
}

template <class Act>
int act(Session& session, const Wanted& wanted, const Act& act) {
  OpenDesk open(session, wanted.acting);
  return tell(session, open.desk(), wanted.domain, act(open.desk()));
}

int submit(Session& session, const Wanted& wanted) {
  return act(session, wanted,
             [&](cycle::Desk& desk) { return cycle::draft_system(desk, wanted.domain); });
}

int consolidate(Session& session, const Wanted& wanted) {
  return act(session, wanted, [&](cycle::Desk& desk) {
    return cycle::consolidate_system(desk, wanted.domain, wanted.without);
  });
}

int approve(Session& session, const Wanted& wanted) {
  return act(session, wanted, [&](cycle::Desk& desk) {
    return cycle::approve_system(desk, wanted.domain, wanted.document);
  });
}

int issue(Session& session, const Wanted& wanted) {
  return act(session, wanted, [&](cycle::Desk& desk) {
    return cycle::issue_system(desk, wanted.domain, wanted.document);
  });
}

// ---------- The command line ----------

using Doing = int (*)(Session&, const Wanted&);

/// A command of one act, with what all of them take.
CLI::App* add_act(CLI::App& year, Session& session, const std::shared_ptr<Wanted>& wanted,
                  const char* name, const Message& about, Doing doing) {
  CLI::App* command = add_subcommand(year, name, say(about).in(session.language));
  add_acting_options(*command, session, wanted->acting);
  add_option(*command, "--domain", wanted->domain,
             say({"the domain, by its id", "领域的 id"}).in(session.language))
      .type_name("ID")
      .required();
  on_call(*command, [&session, wanted, doing] {
    session.command = [&session, wanted, doing] { return doing(session, *wanted); };
  });
  return command;
}

void add_document(CLI::App& command, const Session& session, Wanted& wanted) {
  add_option(command, "--document", wanted.document,
             say({"the document, by number or title", "文号或文件名称"}).in(session.language))
      .type_name("TEXT");
}

}  // namespace

void add_system_commands(CLI::App& year, Session& session) {
  const auto wanted = std::make_shared<Wanted>();
  add_act(year, session, wanted, "submit",
          {"hand in one's own part of a domain's indicator system as drafted\n"
           "Example: kaohe year submit --domain schools --as zhu_shiwen",
           "报送本单位起草的指标\n例:kaohe year submit --domain schools --as zhu_shiwen"},
          submit);
  CLI::App* consolidating =
      add_act(year, session, wanted, "consolidate",
              {"consolidate and review all parts, for the assessment office\n"
               "Example: kaohe year consolidate --domain schools --as lu_jingwen",
               "县考核办汇总审核\n例:kaohe year consolidate --domain schools --as lu_jingwen"},
              consolidate);
  add_option(*consolidating, "--without", wanted->without,
             say({"a unit whose part is missing and not waited for", "不再等待的单位"})
                 .in(session.language))
      .type_name("UNIT");
  add_document(
      *add_act(year, session, wanted, "approve",
               {"agree to the consolidated system, for the committee\n"
                "Example: kaohe year approve --domain schools --document 云考委〔2023〕3号 "
                "--as gu_changning",
                "县考核委审定\n例:kaohe year approve --domain schools --document "
                "云考委〔2023〕3号 --as gu_changning"},
               approve),
      session, *wanted);
  add_document(
      *add_act(year, session, wanted, "issue",
               {"issue the approved system: from then on it is frozen\n"
                "Example: kaohe year issue --domain schools --document 云考办〔2023〕5号 "
                "--as lu_jingwen",
                "印发审定的指标体系,此后不得擅自改动\n例:kaohe year issue --domain schools "
                "--document 云考办〔2023〕5号 --as lu_jingwen"},
               issue),
      session, *wanted);
}

}  // namespace kaohe::app
