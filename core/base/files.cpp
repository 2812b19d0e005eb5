#include "base/files.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <set>
#include <system_error>

#include "base/errors.hpp"

namespace kaohe {

namespace fs = std::filesystem;

Text failure_reason(int code) {
  switch (code) {
    case ENOENT:
      return say({"it does not exist; check the path or create it", "不存在;请核对路径或者先建立"});
    case EACCES:
    case EPERM:
      return say({"you have no right to it; ask for the right, or run as its owner",
                  "没有权限;请申请权限,或以其所有者身份运行"});
    case ENOTDIR:
      return say({"it is not a folder; name a folder", "不是文件夹;请指定文件夹"});
    case EISDIR:
      return say({"it is a folder; name a file", "是文件夹;请指定文件"});
    case EEXIST:
    case ENOTEMPTY:
      return say({"it exists already; choose another name or move it away",
                  "已经存在;请换一个名称,或先移走"});
    case ENOSPC:
    case EDQUOT:
      return say({"the disk is full; free some space and try again", "磁盘空间不足;请清理后重试"});
    case EROFS:
      return say({"the disk is read-only; use another place", "磁盘为只读;请换一个位置"});
    case ELOOP:
      return say({"it is a link that leads back to itself; put the file or folder itself there",
                  "是指向自身的链接;请换成文件或文件夹本身"});
    default:
      break;
  }
  const std::string message = std::generic_category().message(code);
  return say({"{}; mend this and try again", "{};请排除后重试"}, message);
}

Text failure_reason(int code, const fs::path& path) {
  std::error_code unknown;
  if (code != ENOENT || !fs::is_symlink(fs::symlink_status(path, unknown)))
    return failure_reason(code);
  return say({"it is a link to something that is not there; put the file or folder itself there",
              "是链接,所指的文件或文件夹不存在;请换成文件或文件夹本身"});
}

namespace {

[[noreturn]] void refuse(const MessageFor<Text>& message, const fs::path& path, int code) {
  throw Error(ErrorKind::environment, {path.string()}, say(message, failure_reason(code, path)));
}

constexpr MessageFor<Text> kCannotRead{"the file cannot be read: {}", "文件无法读取:{}"};
constexpr MessageFor<Text> kCannotReadFolder{"the folder cannot be read: {}", "文件夹无法读取:{}"};
constexpr MessageFor<Text> kCannotWrite{"the file cannot be written: {}", "文件无法写入:{}"};
constexpr MessageFor<Text> kCannotMake{"the folder cannot be made: {}", "文件夹无法建立:{}"};

/// A file descriptor that is closed with its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

std::string read_all(const Descriptor& file, const fs::path& path, std::size_t size_max) {
  std::string bytes;
  char buffer[65536];
  while (bytes.size() <= size_max) {
    const ssize_t size = ::read(file.number(), buffer, sizeof buffer);
    if (size == 0) return bytes;
    if (size > 0) bytes.append(buffer, static_cast<std::size_t>(size));
    if (size < 0 && errno != EINTR) refuse(kCannotRead, path, errno);
  }
  throw Error(ErrorKind::data, {path.string()},
              say({"the file is larger than {} bytes, expected no more; check that it is the right "
                   "file, or split it",
                   "文件超过 {} 字节的上限;请核对是否放错文件,或者拆分"},
                  size_max));
}

void write_all(const Descriptor& file, const fs::path& path, const std::string& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t size = ::write(file.number(), bytes.data() + done, bytes.size() - done);
    if (size > 0) done += static_cast<std::size_t>(size);
    if (size < 0 && errno != EINTR) refuse(kCannotWrite, path, errno);
  }
}

void write_synced(const fs::path& path, const std::string& bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file.is_open()) refuse(kCannotWrite, path, errno);
  write_all(file, path, bytes);
  if (::fsync(file.number()) != 0) refuse(kCannotWrite, path, errno);
}

/// Makes the names in a folder last.
void sync_folder(const fs::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open() || ::fsync(opened.number()) != 0) refuse(kCannotMake, folder, errno);
}

/// Never over what is there, not even over an empty folder, which rename() would replace.
void rename_new(const fs::path& from, const fs::path& to, const MessageFor<Text>& failed) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return;
  const bool unsupported = errno == EINVAL || errno == ENOSYS;
  if (!unsupported || ::rename(from.c_str(), to.c_str()) != 0) refuse(failed, to, errno);
}

/// "results/.2023.4711": where the process 4711 writes what becomes "results/2023".
std::string beside_prefix(const fs::path& whole) {
  return "." + whole.filename().string() + ".";
}

/// Whether a process has this number; one that may not be asked has it.
bool is_running(const std::string& number) {
  const bool digits = !number.empty() && number.size() <= 9 &&
                      number.find_first_not_of("0123456789") == std::string::npos;
  return !digits || ::kill(static_cast<pid_t>(std::stol(number)), 0) == 0 || errno != ESRCH;
}

/// Removes what processes that died left beside a folder.
void remove_stale(const fs::path& whole) {
  const std::string prefix = beside_prefix(whole), own = std::to_string(::getpid());
  std::error_code failure;
  std::vector<fs::path> stale;
  for (fs::directory_iterator at(whole.parent_path(), failure), end; !failure && at != end;
       at.increment(failure)) {
    const std::string name = at->path().filename().string();
    if (name.compare(0, prefix.size(), prefix) != 0) continue;
    const std::string number = name.substr(prefix.size());
    if (number == own || !is_running(number)) stale.push_back(at->path());
  }
  for (const fs::path& path : stale) fs::remove_all(path, failure);
}

/// While this lives, Ctrl-C and a request to end wait: what is being written is finished first.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    is_held_ = ::pthread_sigmask(SIG_BLOCK, &held, &before_) == 0;
  }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;
  ~SignalsHeld() {
    if (is_held_) ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t before_{};
  bool is_held_ = false;
};

/// The path without a mark of a folder at its end.
fs::path whole_path(const fs::path& folder) {
  const fs::path target = absolute_path(folder).lexically_normal();
  return target.has_filename() ? target : target.parent_path();
}

void make_parents(const fs::path& parent) {
  std::error_code failure;
  fs::create_directories(parent, failure);
  if (failure) refuse(kCannotMake, parent, failure.value());
}

}  // namespace

bool is_there(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return true;
  const int code = errno;
  const bool leads_on = code == ENOENT || code == ELOOP;
  if (leads_on && ::lstat(path.c_str(), &status) == 0) return true;
  if (code == ENOENT) return false;
  const fs::path folder = path.parent_path();
  refuse(kCannotReadFolder, folder.empty() ? fs::path(".") : folder, code);
}

fs::path absolute_path(const fs::path& path) {
  std::error_code failure;
  fs::path whole = fs::absolute(path, failure);
  if (failure) refuse(kCannotReadFolder, path, failure.value());
  return whole;
}

std::string read_file(const fs::path& path, std::size_t size_max) {
  // O_NONBLOCK: a named pipe is refused below instead of waiting for its other end.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) refuse(kCannotRead, path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) refuse(kCannotRead, path, errno);
  if (S_ISDIR(status.st_mode)) refuse(kCannotRead, path, EISDIR);
  if (!S_ISREG(status.st_mode)) {
    throw Error(
        ErrorKind::environment, {path.string()},
        say({"it is not a regular file; name a file on disk", "不是普通文件;请指定磁盘上的文件"}));
  }
  return read_all(file, path, size_max);
}

std::vector<fs::path> list_files(const fs::path& folder, const std::string& extension) {
  std::error_code failure;
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, failure), end; !failure && at != end;
       at.increment(failure)) {
    std::error_code vanished;
    const bool wanted = extension.empty() || at->path().extension() == extension;
    if (wanted && at->is_regular_file(vanished)) files.push_back(at->path());
  }
  if (failure) refuse(kCannotReadFolder, folder, failure.value());
  std::sort(files.begin(), files.end());
  return files;
}

void require_writable(const fs::path& path) {
  const fs::path whole = whole_path(path);
  fs::path parent = whole.parent_path();
  while (!is_there(parent) && parent != parent.parent_path()) parent = parent.parent_path();
  const fs::path tried = parent / (beside_prefix(whole) + std::to_string(::getpid()));
  const SignalsHeld held;
  std::error_code ignored;
  fs::remove_all(tried, ignored);
  if (::mkdir(tried.c_str(), 0777) != 0) refuse(kCannotMake, path, errno);
  fs::remove(tried, ignored);
}

void write_folder(const fs::path& folder,
                  const std::vector<std::pair<std::string, std::string>>& files) {
  const fs::path whole = whole_path(folder);
  std::error_code unknown;
  if (fs::exists(fs::symlink_status(whole, unknown))) refuse(kCannotMake, folder, EEXIST);
  const SignalsHeld held;
  make_parents(whole.parent_path());
  remove_stale(whole);
  const fs::path beside = whole.parent_path() / (beside_prefix(whole) + std::to_string(::getpid()));
  std::error_code failure;
  if (!fs::create_directory(beside, failure))
    refuse(kCannotMake, folder, failure ? failure.value() : EEXIST);
  try {
    std::set<fs::path> folders = {beside};
    for (const auto& [name, bytes] : files) {
      const fs::path file = beside / name;
      make_parents(file.parent_path());
      write_synced(file, bytes);
      for (fs::path at = file.parent_path(); at != beside; at = at.parent_path())
        folders.insert(at);
    }
    for (const fs::path& made : folders) sync_folder(made);
    rename_new(beside, whole, kCannotMake);
  } catch (...) {
    fs::remove_all(beside, failure);
    throw;
  }
  sync_folder(whole.parent_path());
}

namespace {

/// Writes a file beside its place, then gives it its name as `rename` does.
template <class Rename>
void write_renamed(const fs::path& whole, const std::string& bytes, Rename rename) {
  const SignalsHeld held;
  make_parents(whole.parent_path());
  remove_stale(whole);
  const fs::path beside = whole.parent_path() / (beside_prefix(whole) + std::to_string(::getpid()));
  try {
    write_synced(beside, bytes);
    rename(beside);
  } catch (...) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw;
  }
  sync_folder(whole.parent_path());
}

}  // namespace

void write_new_file(const fs::path& path, const std::string& bytes) {
  const fs::path whole = whole_path(path);
  if (is_there(whole)) refuse(kCannotWrite, path, EEXIST);
  write_renamed(whole, bytes,
                [&](const fs::path& beside) { rename_new(beside, whole, kCannotWrite); });
}

void forbid_others_to_write(const fs::path& path) {
  const auto forbid = [](const fs::path& one) {
    std::error_code failure;
    fs::permissions(one, fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove,
                    failure);
    if (failure) refuse(kCannotWrite, one, failure.value());
  };
  forbid(path);
  if (!fs::is_directory(path)) return;
  for (const auto& one : fs::recursive_directory_iterator(path)) forbid(one.path());
}

void replace_file(const fs::path& path, const std::string& bytes) {
  const fs::path whole = whole_path(path);
  write_renamed(whole, bytes, [&](const fs::path& beside) {
    if (::rename(beside.c_str(), whole.c_str()) != 0) refuse(kCannotWrite, path, errno);
  });
}

}  // namespace kaohe
