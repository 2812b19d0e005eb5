// kaohe roles: the table of who may do what, as every refusal names its rows.
#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "cycle/role_table.hpp"
#include "report/summary.hpp"

namespace kaohe::app {

namespace {

using cycle::Reach;
using cycle::Role;
using cycle::RoleRow;

constexpr std::array<std::string_view, 7> kReachIds{"none",     "own",    "domain",    "team",
                                                    "stand_in", "itself", "everything"};

nlohmann::ordered_json as_json(const RoleRow& row) {
  nlohmann::ordered_json made{{"row", row.id},
                              {"article", row.article},
                              {"en", say(row.about).en},
                              {"zh", say(row.about).zh}};
  for (std::size_t i = 0; i < cycle::kRoleCount; ++i)
    made["roles"][std::string(cycle::id_of(static_cast<Role>(i)))] =
        kReachIds[static_cast<std::size_t>(row.reaches[i])];
  return made;
}

/// Each way to reach has a sign, explained below the table: seven columns of words fit no terminal.
Text sign_of(Reach reach) {
  constexpr std::array<Message, 7> signs{Message{"-", "-"}, {"U", "责"}, {"D", "领"}, {"T", "组"},
                                         {"S", "代"},       {"I", "己"}, {"A", "全"}};
  return say(signs[static_cast<std::size_t>(reach)]);
}

void print_table(const Session& session) {
  const auto word = [&](const Text& text) { return text.in(session.language); };
  // Refusals name a row by its id, in Chinese by what it is about.
  const bool by_id = session.language == Language::en;
  std::vector<std::vector<std::string>> rows{
      {word(say({"row", "事项"})), word(say({"article", "条款"}))}};
  for (std::size_t i = 0; i < cycle::kRoleCount; ++i)
    rows[0].push_back(word(cycle::title_of(static_cast<Role>(i))));
  if (by_id) rows[0].push_back("act");
  for (const RoleRow& row : cycle::role_table()) {
    std::vector<std::string> cells{by_id ? std::string(row.id) : std::string(row.about.zh),
                                   row.article.empty() ? "-" : std::string(row.article)};
    for (const Reach reach : row.reaches) cells.push_back(word(sign_of(reach)));
    if (by_id) cells.push_back(word(say(row.about)));
    rows.push_back(std::move(cells));
  }
  session.print(report::in_columns(rows, std::vector<bool>(rows[0].size(), false)));
}

int roles(const Session& session) {
  if (session.options.json) {
    nlohmann::ordered_json document = nlohmann::ordered_json::array();
    for (const RoleRow& row : cycle::role_table()) document.push_back(as_json(row));
    session.print_json(document);
    return 0;
  }
  print_table(session);
  for (std::size_t i = 1; i < kReachIds.size(); ++i) {
    const Reach reach = static_cast<Reach>(i);
    session.print(say({"{}  {}", "{}  {}"}, sign_of(reach), cycle::title_of(reach)));
  }
  session.print(say({"Nobody acts about their own unit, and nobody confirms what they recorded.",
                     "任何人不得办理涉及本单位的事项,也不得确认自己录入的内容。"}));
  return 0;
}

}  // namespace

void add_roles_command(CLI::App& program, Session& session) {
  CLI::App* command =
      add_subcommand(program, "roles",
                     say({"who may do what: the table of roles, whose rows refusals name\n"
                          "Example: kaohe roles",
                          "职责表:谁可以办理什么,拒绝时所指的“行”即在其中\n例:kaohe roles"})
                         .in(session.language));
  add_common_options(*command, session);
  add_json_flag(*command, session, {"print the table as JSON", "以 JSON 输出"});
  on_call(*command, [&session] { session.command = [&session] { return roles(session); }; });
}

}  // namespace kaohe::app
