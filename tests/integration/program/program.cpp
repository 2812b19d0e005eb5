#include "program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace kaohe::testing {

namespace fs = std::filesystem;

namespace {

constexpr int kCannotDrop = 125, kCannotRun = 127;
constexpr uid_t kNobody = 65534;

bool give_up_rights() {
  return ::geteuid() != 0 || (::setgid(kNobody) == 0 && ::setuid(kNobody) == 0);
}

// In the child: never returns.
[[noreturn]] void become(const fs::path& folder, const std::vector<std::string>& arguments, int out,
                         int err, const World& world) {
  if (::dup2(out, STDOUT_FILENO) < 0 || ::dup2(err, STDERR_FILENO) < 0) ::_exit(kCannotRun);
  if (world.takes_rights && !give_up_rights()) ::_exit(kCannotDrop);
  if (::chdir(folder.c_str()) != 0) ::_exit(kCannotRun);
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANGUAGE"}) ::unsetenv(name);
  ::setenv("LANG", world.locale, 1);
  if (!world.preloaded.empty()) ::setenv("LD_PRELOAD", world.preloaded.c_str(), 1);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(argv[0], argv.data());
  ::_exit(kCannotRun);
}

/// Waits for a child to end by itself, so long, and then kills it.
void kill_after(pid_t child, std::chrono::microseconds time) {
  // glibc 2.36 declares pidfd_open for C only.
  const int end = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
  if (end < 0) throw std::runtime_error("pidfd_open");
  pollfd ended{end, POLLIN, 0};
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  const timespec limit{seconds.count(), std::chrono::nanoseconds(time - seconds).count()};
  if (::ppoll(&ended, 1, &limit, nullptr) == 0) ::kill(child, SIGKILL);
  ::close(end);
}

int new_file(const fs::path& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) throw std::runtime_error("cannot write " + path.string());
  return file;
}

}  // namespace

Ended run_kaohe(const fs::path& folder, const std::vector<std::string>& arguments,
                const char* locale) {
  return run_kaohe(folder, arguments, World{.locale = locale}).value();
}

std::optional<Ended> run_kaohe(const fs::path& folder, const std::vector<std::string>& arguments,
                               const World& world) {
  const TempFolder outputs;
  const fs::path out = outputs.path() / "out", err = outputs.path() / "err";
  std::vector<std::string> command{(build_folder() / "bin/kaohe").string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const int out_file = new_file(out), err_file = new_file(err);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) become(folder, command, out_file, err_file, world);
  ::close(out_file);
  ::close(err_file);
  if (world.killed_after) kill_after(child, *world.killed_after);
  int status = 0;
  if (::waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid");
  const int exit = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  if (world.takes_rights && (exit == kCannotDrop || exit == kCannotRun)) return std::nullopt;
  return Ended{exit, bytes_of(out), bytes_of(err)};
}

std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    files[entry.path().lexically_relative(folder).string()] =
        entry.is_regular_file() ? bytes_of(entry.path()) : "";
  }
  return files;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

County::County() {
  fs::create_directories(path() / "configs");
  fs::copy(source_folder() / "configs/2023", path() / "configs/2023", fs::copy_options::recursive);
}

void County::write(const std::string& name, const std::string& bytes) const {
  folder_.write("configs/2023/" + name, bytes);
}

void County::append(const std::string& name, const std::string& text) const {
  write(name, bytes_of(file(name)) + text);
}

void County::replace(const std::string& name, const std::string& found,
                     const std::string& by) const {
  std::string bytes = bytes_of(file(name));
  const std::size_t at = bytes.find(found);
  if (at == std::string::npos) throw std::runtime_error(name + " has no " + found);
  write(name, bytes.replace(at, found.size(), by));
}

void County::add_to_domain(const std::string& id, const std::string& lines) const {
  const std::string rules = bytes_of(file("year.toml"));
  const std::size_t plugin = rules.find("\nplugin = { id = \"" + id + "\"");
  if (plugin == std::string::npos) throw std::runtime_error("year.toml has no domain " + id);
  const std::size_t end = rules.find('\n', plugin + 1) + 1;
  write("year.toml", rules.substr(0, end) + lines + rules.substr(end));
}

int County::line_of(const std::string& name, const std::string& text) const {
  const std::string bytes = bytes_of(file(name));
  const std::size_t at = bytes.find(text);
  if (at == std::string::npos) throw std::runtime_error(name + " has no " + text);
  return 1 + static_cast<int>(
                 std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::string County::place(const std::string& name, const std::string& text) const {
  return "configs/2023/" + name + ":" + std::to_string(line_of(name, text));
}

Ended County::run(const std::vector<std::string>& arguments) const {
  return run_kaohe(path(), arguments);
}

}  // namespace kaohe::testing
