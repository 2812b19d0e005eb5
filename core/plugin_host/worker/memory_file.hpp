/// Files that have no name and lie in memory: what host and worker hand each other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <kaohe/abi.h>

namespace kaohe::plugin_host {

/// A descriptor of the system, closed with it.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  int get() const { return number_; }
  /// Whoever takes the number closes it.
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

/// The bytes in a file that nobody can change any more. Throws Error(environment) where memory does
/// not do.
Descriptor sealed_file(const std::string& name, std::string_view bytes);

/// A file for an answer: pages at whose end `cells` cells stand, each marked as not written.
Descriptor answer_file(std::uint64_t cells);

/// What was written into it, copied: nobody can change it afterwards. Cells that are not there any
/// more count as not written.
std::vector<kaohe_cell> read_cells(const Descriptor& answer, std::uint64_t cells);
/// `size` bytes behind the pages of cells; fewer where the file has fewer.
std::string read_answer(const Descriptor& answer, std::uint64_t cells, std::uint64_t size);

}  // namespace kaohe::plugin_host
