// kaohe replay: a past year computed again with the files and plugins of its time.
#include <map>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "app/verified.hpp"
#include "base/digest.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "cycle/archive.hpp"

namespace kaohe::app {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr std::size_t kManifestSizeMax = std::size_t{1} << 24U;

/// Where an edition's folder is gone: of what is kept that for which the ledger vouches; of a
/// played year, of which it does not, all that is kept, if that is one. Nothing: none is it.
std::optional<std::string> manifest_kept(const std::vector<std::string>& kept,
                                         const ledger::Publication& publication) {
  const auto digest = publication.files.find(cycle::kManifestFile);
  if (digest == publication.files.end())
    return kept.size() == 1 ? std::optional(kept.front()) : std::nullopt;
  for (const std::string& one : kept)
    if (sha256(one) == digest->second) return one;
  return std::nullopt;
}

/// Years as they were kept, each opened once.
class Archives {
 public:
  Archives(const Session& session, int year) : session_(session), year_(year) {}

  /// What was kept for an edition; nothing: it was written without, or that is gone.
  std::optional<std::string> manifest_of(const cycle::Published& published) {
    const ledger::Publication& publication = published.publication;
    const fs::path workspace = session_.options.workspace;
    const fs::path file =
        cycle::edition_folder(workspace, year_, publication) / cycle::kManifestFile;
    if (!is_there(file)) return manifest_kept(kept(), publication);
    for (const Problem& one : cycle::changed_files(workspace, year_, publication))
      if (one.place.file == file.string()) throw Error(ErrorKind::data, {one});
    return read_file(file, kManifestSizeMax);
  }

  const cycle::Year& opened(const std::string& manifest) {
    const auto found = opened_.find(manifest);
    if (found != opened_.end()) return found->second;
    return opened_
        .emplace(manifest, cycle::open_archived(session_.options.workspace, year_, manifest,
                                                session_.options.hosting()))
        .first->second;
  }

 private:
  const std::vector<std::string>& kept() {
    if (!kept_) kept_ = cycle::kept_manifests(session_.options.workspace, year_);
    return *kept_;
  }

  const Session& session_;
  int year_;
  std::optional<std::vector<std::string>> kept_;  ///< read once it is asked for
  std::map<std::string, cycle::Year> opened_;     ///< by manifest
};

int replay(Session& session, int year) {
  const ledger::Ledger ledger = session.open_ledger();
  cycle::require_whole(ledger);
  const std::vector<cycle::Published> editions = cycle::published_editions(ledger, year);
  if (editions.empty())
    throw Error(
        ErrorKind::data, {},
        say({"nothing of {} was published in this ledger", "账本中没有 {} 年度已形成的结果"},
            year));
  Archives archives(session, year);
  std::vector<Verified> all;
  ordered_json document = ordered_json::array();
  for (const cycle::Published& one : editions) {
    const std::optional<std::string> manifest = archives.manifest_of(one);
    if (!manifest) {
      session.warn(
          say({"#{}: what it was made with is not here; `kaohe verify` takes what is there "
               "now",
               "#{}:当时所用的配置和插件不在此处;可用 kaohe verify 以现有配置核验"},
              one.hand.number));
      continue;
    }
    const cycle::Year& then = archives.opened(*manifest);
    session.language = session.options.language.empty() ? then.plan.language : session.language;
    all.push_back(verified(session, then, ledger, one));
    document.push_back(as_json(all.back(), session.language));
    if (!session.options.json) print(session, then.plan, all.back());
  }
  if (session.options.json) session.print_json(document);
  if (all.empty())
    throw Error(ErrorKind::data, {session.options.workspace},
                say({"nothing of {0} was computed again: the files and plugins that were kept of "
                     "it are not here; bring back the folder archive/{0} of this workspace",
                     "{0} 年度没有重新计算任何结果:当时归档的配置和插件不在此处;请找回本工作目录的 "
                     "archive/{0}"},
                    year));
  refuse_wrong(all, say({"the kept files and plugins do not give what was published; this program "
                         "computes otherwise than that of then: report it, and use the version "
                         "that wrote it",
                         "用归档的配置和插件得不出已形成的结果,说明本程序与当时的计算不同;请报告,"
                         "并使用当时的版本"}));
  return 0;
}

}  // namespace

void add_replay_command(CLI::App& program, Session& session) {
  CLI::App* command = add_subcommand(
      program, "replay",
      say({"compute a past year again with the files and plugins that were kept of it\n"
           "Example: kaohe replay 2023 --workspace office",
           "用当时归档的配置和插件重新计算一个年度\n"
           "例:kaohe replay 2023 --workspace office"})
          .in(session.language));
  add_common_options(*command, session);
  add_threads_option(*command, session);
  add_json_flag(*command, session, {"print what was computed as JSON", "以 JSON 输出"});
  auto year = std::make_shared<int>(0);
  add_option(*command, "YEAR", *year,
             say({"the year, such as 2023", "年度,如 2023"}).in(session.language))
      .required();
  on_call(*command, [&session, year] {
    session.command = [&session, year] { return replay(session, *year); };
  });
}

}  // namespace kaohe::app
