// kaohe period disclose: assessees are shown what is recorded of them before it counts.
#include <memory>

#include "app/period_commands.hpp"
#include "cycle/hearing.hpp"

namespace kaohe::app {

namespace {

int disclose(Session& session, const PeriodAct& act) {
  OpenDesk open(session, act.acting);
  const std::int64_t number = cycle::disclose(open.desk(), act.domain, act.period, act.document);
  say_recorded(session, open.desk(), {number});
  session.print(say({"each assessee sees what is recorded of it with `kaohe objection list --as "
                     "DOMAIN/ID`, and may object within {} days",
                     "考核对象可用 kaohe objection list --as 领域/编号 查看,{} 天内可以提出异议"},
                    open.desk().plan().hearing.objection_days));
  return 0;
}

}  // namespace

void add_period_disclose_command(CLI::App& group, Session& session) {
  auto act = std::make_shared<PeriodAct>();
  CLI::App* command =
      add_subcommand(group, "disclose",
                     say({"show a domain's assessees what is recorded of them, before it counts\n"
                          "Example: kaohe period disclose --period q1 --domain schools --document "
                          "云教工委告〔2023〕1号 --as gao_lanying",
                          "把拟扣分情况告知本领域的考核对象\n"
                          "例:kaohe period disclose --period q1 --domain schools --document "
                          "云教工委告〔2023〕1号 --as gao_lanying"})
                         .in(session.language));
  add_acting_options(*command, session, act->acting);
  add_needed_period(*command, session, act->period);
  add_option(*command, "--domain", act->domain, say({"the domain", "领域"}).in(session.language))
      .type_name("ID")
      .required();
  add_cell(*command, session, "--document", act->document,
           {"the paper by which it was shown", "告知文件"});
  on_call(*command, [&session, act] {
    session.command = [&session, act] { return disclose(session, *act); };
  });
}

}  // namespace kaohe::app
