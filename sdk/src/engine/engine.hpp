// A plugin's instance: the rules of one year, ready to score and to explain.
#pragma once

#include <string>

#include <kaohe/abi.h>

#include "engine/describe.hpp"
#include "engine/rules.hpp"

namespace kaohe::engine {

class Engine {
 public:
  // Throws Refused when the settings do not fit.
  Engine(const Catalogue& catalogue, const Identity& identity, const kaohe_settings& settings);

  const std::string& description() const { return description_; }
  // `row_reached` says, if an exception leaves, which assessee was at work.
  void score(const kaohe_batch& batch, const kaohe_sheet& sheet, std::int64_t& row_reached) const;
  void explain(const kaohe_batch& batch, std::uint64_t first, std::uint64_t count,
               const kaohe_sink& sink, std::int64_t& row_reached) const;

 private:
  Rules rules_;
  std::string description_;
};

}  // namespace kaohe::engine
