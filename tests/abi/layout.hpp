// What of an abi.h the bytes of a plugin depend on, and whether another abi.h keeps it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kaohe::testing {

struct LayoutField {
  std::string name;
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::string declaration;
};

struct LayoutStruct {
  std::uint64_t size = 0;
  std::vector<LayoutField> fields;  ///< in their order

  const LayoutField* find(const std::string& name) const;
  /// It may not grow: no reader would know how long another's is.
  bool is_fixed() const;
};

struct Layout {
  std::map<std::string, std::string> constants;
  std::map<std::string, LayoutStruct> structs;
};

/// As layout_program.pl describes it.
Layout parse_layout(const std::string& text);

struct LayoutChanges {
  std::vector<std::string> broken;    ///< each with what it breaks and what to do
  std::vector<std::string> appended;  ///< "kaohe_host.cancelled"
};

/// What became of a released layout.
LayoutChanges compare_layouts(const Layout& released, const Layout& current);

/// Fields that do not follow each other without a gap: "kaohe_batch: 4 bytes before pool".
std::vector<std::string> gaps(const Layout& layout);

}  // namespace kaohe::testing
