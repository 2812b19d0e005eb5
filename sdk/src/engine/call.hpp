// The view that a function of the plugin has of one call.
#pragma once

#include <kaohe/function.hpp>

#include "engine/lookup.hpp"

namespace kaohe::engine {

class Call final : public FunctionCall {
 public:
  Call(const Lookup& lookup, Range uses, Range args, const Context& context)
      : lookup_(lookup), uses_(uses), args_(args), context_(context) {}

  Value value(std::string_view name) const override;
  Value value_of(std::string_view name, std::size_t subject) const override;
  std::size_t subject_count(std::string_view name) const override;
  std::vector<FunctionRecord> records(std::string_view name) const override;
  std::int32_t option(std::string_view name, std::string_view option) const override;
  Rational arg(std::string_view name) const override;

  // Something provisional was looked at.
  bool provisional() const { return provisional_; }

 private:
  const Use& use(std::string_view name) const;
  const Input& used_input(std::string_view name) const;
  Value seen(const Value& value) const;

  const Lookup& lookup_;
  Range uses_;
  Range args_;
  const Context& context_;
  mutable bool provisional_ = false;
};

}  // namespace kaohe::engine
