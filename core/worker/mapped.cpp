#include "worker/mapped.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <new>

#include "plugin_host/worker/protocol.hpp"

namespace kaohe::worker {

namespace {

void* mapped(void* at, std::size_t size, int rights, int flags, int file) {
  void* start = ::mmap(at, size, rights, flags, file, 0);
  if (start == MAP_FAILED) throw std::bad_alloc();
  return start;
}

}  // namespace

MappedInput::MappedInput(std::uint64_t size) : size_(static_cast<std::size_t>(size)) {
  if (size_ > 0) start_ = mapped(nullptr, size_, PROT_READ, MAP_PRIVATE, plugin_host::kInput);
}

MappedInput::~MappedInput() {
  if (size_ > 0) ::munmap(start_, size_);
}

MappedCells::MappedCells(std::uint64_t count) {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const auto open = static_cast<std::size_t>(plugin_host::pages_of_cells(count));
  size_ = open + 2 * page;
  start_ = mapped(nullptr, size_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1);
  char* first = static_cast<char*>(start_) + page;
  if (open > 0)
    mapped(first, open, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, plugin_host::kAnswer);
  cells_ = reinterpret_cast<kaohe_cell*>(first + open) - count;
}

MappedCells::~MappedCells() {
  ::munmap(start_, size_);
}

}  // namespace kaohe::worker
