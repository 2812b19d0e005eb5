// What items, figures and conditions read: walks the catalogue's references.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <kaohe/catalogue.hpp>

namespace kaohe::engine {

// Calls `visit(input, cell)` for every input that is read; `cell`: the calendar span the reading is
// tied to, none if it takes the year as a whole.
class Reads {
 public:
  using Visit = std::function<void(std::uint32_t input, Cell cell)>;

  Reads(const Catalogue& catalogue, Visit visit)
      : catalogue_(catalogue), visit_(std::move(visit)) {}

  void item(const Item& item) const;
  void tests(Range tests, Cell cell) const;
  void operand(const Operand& operand, Cell cell) const;
  void figure(const Figure& figure, Cell cell) const;

 private:
  void modifiers(Range modifiers, Cell cell) const;
  void uses(Range uses, Cell cell) const;
  Cell looped(Range loops, Cell outer) const;

  const Catalogue& catalogue_;
  Visit visit_;
};

// The finest calendar span of a list of loops; none if it has none.
Cell loop_cell(const Catalogue& catalogue, Range loops);
bool loops_records(const Catalogue& catalogue, Range loops);

// Whether what is read is there only with the last of the input's periods: a value that somebody
// owes and that is not tied to a span of its own.
bool reads_whole_year(const Input& input, Cell cell);
// In which rhythms (KAOHE_QUARTERLY, …) each input is submitted: that of its indicator, or of all
// that read it.
std::vector<std::uint32_t> rhythms_of_inputs(const Catalogue& catalogue);

}  // namespace kaohe::engine
