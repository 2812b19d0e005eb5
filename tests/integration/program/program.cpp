#include "program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace kaohe::testing {

namespace fs = std::filesystem;

namespace {

// In the child: never returns.
[[noreturn]] void become(const fs::path& folder, const std::vector<std::string>& arguments,
                         const fs::path& out, const fs::path& err, const char* locale) {
  const auto redirect = [](const fs::path& to, int descriptor) {
    const int file = ::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
  };
  redirect(out, STDOUT_FILENO);
  redirect(err, STDERR_FILENO);
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANGUAGE"}) ::unsetenv(name);
  ::setenv("LANG", locale, 1);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

}  // namespace

Ended run_kaohe(const fs::path& folder, const std::vector<std::string>& arguments,
                const char* locale) {
  const TempFolder outputs;
  const fs::path out = outputs.path() / "out", err = outputs.path() / "err";
  std::vector<std::string> command{(build_folder() / "bin/kaohe").string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) become(folder, command, out, err, locale);
  int status = 0;
  if (::waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid");
  const int exit = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  return {exit, bytes_of(out), bytes_of(err)};
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
