/// A part of a workbook as a walk through its XML.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "office/archive.hpp"

namespace kaohe::office {

/// The attributes of one element; valid while it is being begun.
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  /// The value of the first attribute with this name, whatever its namespace; with `space`: whose
  /// namespace ends so.
  std::optional<std::string_view> find(std::string_view name, std::string_view space = "") const;
  /// The value, or "" without one.
  std::string_view text(std::string_view name) const { return find(name).value_or(""); }
  /// The value as a whole number of at least 1 and at most `most`; `missing` without one or for
  /// what is no such number.
  int number(std::string_view name, int missing, int most) const;

 private:
  const char** pairs_;
};

/// Told of each element by its name without namespace. What it throws ends the walk.
class XmlVisitor {
 public:
  virtual ~XmlVisitor() = default;
  virtual void begin(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
};

/// Throws Error(data) when the part is missing or no whole XML.
void walk_xml(Archive& archive, const std::string& part, XmlVisitor& visitor);

}  // namespace kaohe::office
