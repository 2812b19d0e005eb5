// Figures that read themselves.
#include <algorithm>

#include "checks.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

class CycleSearch {
 public:
  explicit CycleSearch(Build& build) : build_(build), done_(build.store.figures.size(), false) {}

  bool run() {
    for (std::uint32_t i = 0; i < size_of(build_.store.figures); ++i) visit(i);
    return clean_;
  }

 private:
  void visit(std::uint32_t figure) {
    if (done_[figure]) return;
    const auto begun = std::find(path_.begin(), path_.end(), figure);
    if (begun != path_.end()) {
      report(static_cast<std::size_t>(begun - path_.begin()));
      return;
    }
    path_.push_back(figure);
    for (const Operand& read : reads_of(build_.store, build_.store.figures[figure])) {
      if (read.kind == OperandKind::figure) visit(read.index);
    }
    path_.pop_back();
    done_[figure] = true;
  }

  void report(std::size_t from) {
    std::string chain;
    for (std::size_t i = from; i < path_.size(); ++i)
      chain += full_name(build_, {OperandKind::figure, path_[i]}) + " → ";
    chain += full_name(build_, {OperandKind::figure, path_[from]});
    const Place& place = build_.figure_places[path_[from]];
    build_.report.add(place.at(), place.path(), "a figure that reads itself: " + chain,
                      "figures that end at inputs");
    clean_ = false;
  }

  Build& build_;
  std::vector<bool> done_;
  std::vector<std::uint32_t> path_;
  bool clean_ = true;
};

}  // namespace

bool check_cycles(Build& build) {
  return CycleSearch(build).run();
}

}  // namespace kaohe::catalogue
