#include "plugin_host/worker/memory_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "base/errors.hpp"
#include "plugin_host/worker/protocol.hpp"

namespace kaohe::plugin_host {

namespace {

[[noreturn]] void fail(const std::string& name, const char* what) {
  const std::string reason = std::strerror(errno);
  throw Error(ErrorKind::environment, {name, 0, 0},
              say({"cannot keep it in memory: {}: {}; free memory and try again",
                   "无法在内存中保存:{}:{};请释放内存后重试"},
                  std::string(what), reason));
}

Descriptor new_file(const std::string& name) {
  Descriptor file(memfd_create(name.c_str(), MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (file.get() < 0) fail(name, "memfd_create");
  return file;
}

void write_at(const Descriptor& file, std::uint64_t at, std::string_view bytes,
              const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail(name, "write");
    at += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

/// How many bytes came: fewer than asked for where the file ends.
std::size_t read_at(const Descriptor& file, std::uint64_t at, char* into, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count =
        ::pread(file.get(), into + done, size - done, static_cast<off_t>(at + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    done += static_cast<std::size_t>(count);
  }
  return done;
}

/// The kernel refuses as long as it holds one of the pages itself, as when it looks for memory to
/// free: that passes.
void seal(const Descriptor& file, const std::string& name) {
  constexpr int kSeals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
  constexpr int kTries = 100;
  constexpr auto kPause = std::chrono::milliseconds(50);
  for (int tries = 1; fcntl(file.get(), F_ADD_SEALS, kSeals) != 0; ++tries) {
    if (errno != EBUSY || tries == kTries) fail(name, "F_ADD_SEALS");
    std::this_thread::sleep_for(kPause);
  }
}

std::uint64_t start_of_cells(std::uint64_t cells) {
  return pages_of_cells(cells) - cells * sizeof(kaohe_cell);
}

std::vector<kaohe_cell> unwritten(std::uint64_t count) {
  kaohe_cell cell{};
  cell.state = KAOHE_CELL_ERROR;
  return std::vector<kaohe_cell>(static_cast<std::size_t>(count), cell);
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Descriptor sealed_file(const std::string& name, std::string_view bytes) {
  Descriptor file = new_file(name);
  write_at(file, 0, bytes, name);
  seal(file, name);
  return file;
}

Descriptor answer_file(std::uint64_t cells) {
  constexpr std::uint64_t kAtOnce = 65536;
  const std::string name = "answer";
  Descriptor file = new_file(name);
  const std::vector<kaohe_cell> some = unwritten(std::min(cells, kAtOnce));
  for (std::uint64_t done = 0; done < cells; done += kAtOnce) {
    const std::uint64_t count = std::min(cells - done, kAtOnce);
    write_at(file, start_of_cells(cells) + done * sizeof(kaohe_cell),
             {reinterpret_cast<const char*>(some.data()), count * sizeof(kaohe_cell)}, name);
  }
  return file;
}

std::vector<kaohe_cell> read_cells(const Descriptor& answer, std::uint64_t cells) {
  std::vector<kaohe_cell> read = unwritten(cells);
  read_at(answer, start_of_cells(cells), reinterpret_cast<char*>(read.data()),
          read.size() * sizeof(kaohe_cell));
  return read;
}

std::string read_answer(const Descriptor& answer, std::uint64_t cells, std::uint64_t size) {
  struct stat status {};
  const std::uint64_t at = pages_of_cells(cells);
  const bool is_known = ::fstat(answer.get(), &status) == 0;
  const std::uint64_t end = is_known ? static_cast<std::uint64_t>(status.st_size) : 0;
  std::string bytes(static_cast<std::size_t>(std::min(size, end > at ? end - at : 0)), '\0');
  bytes.resize(read_at(answer, at, bytes.data(), bytes.size()));
  return bytes;
}

}  // namespace kaohe::plugin_host
