#include "abi/layout.hpp"

#include <algorithm>
#include <sstream>

namespace kaohe::testing {

namespace {

constexpr const char* kMinor = "KAOHE_ABI_MINOR";

class Comparison {
 public:
  Comparison(const Layout& released, const Layout& current)
      : released_(released), current_(current) {}

  LayoutChanges changes() {
    for (const auto& [name, value] : released_.constants) constant(name, value);
    for (const auto& [name, was] : released_.structs) {
      const auto is = current_.structs.find(name);
      if (is == current_.structs.end()) {
        broken(name + " is gone: plugins built before use it; put it back");
      } else {
        compare(name, was, is->second);
      }
    }
    find_appended();
    return std::move(changes_);
  }

 private:
  void broken(const std::string& text) { changes_.broken.push_back(text); }

  void constant(const std::string& name, const std::string& was) {
    const auto is = current_.constants.find(name);
    if (is == current_.constants.end()) {
      broken(name + " is gone: plugins built before use it; put it back");
    } else if (is->second != was && name != kMinor) {
      broken(name + " was " + was + " and is " + is->second +
             ": plugins built before mean the old value; put it back and give what is new a name "
             "of its own");
    }
  }

  void compare(const std::string& name, const LayoutStruct& was, const LayoutStruct& is) {
    for (const LayoutField& field : was.fields) {
      const LayoutField* found = is.find(field.name);
      if (found == nullptr) {
        broken(name + "." + field.name + " is gone: plugins built before use it; put it back");
      } else {
        compare(name + "." + field.name, field, *found);
      }
    }
    if (is.size < was.size || (was.is_fixed() && is.size != was.size)) {
      broken(name + " had " + std::to_string(was.size) + " bytes and has " +
             std::to_string(is.size) +
             (was.is_fixed() ? ": it lies inside others and never grows; put what is new elsewhere"
                             : ": it can only grow; put back what was there"));
    }
    for (const LayoutField& field : is.fields) {
      if (was.find(field.name) == nullptr && field.offset < was.size) {
        broken(name + "." + field.name + " lies at " + std::to_string(field.offset) +
               ", within the " + std::to_string(was.size) +
               " bytes of the released struct: append it behind the last field");
      }
    }
  }

  void compare(const std::string& name, const LayoutField& was, const LayoutField& is) {
    if (is.offset != was.offset) {
      broken(name + " lay at " + std::to_string(was.offset) + " and lies at " +
             std::to_string(is.offset) +
             ": plugins built before read the old place; append what is new behind the last field");
    } else if (is.size != was.size || is.declaration != was.declaration) {
      broken(name + " was \"" + was.declaration + "\" and is \"" + is.declaration +
             "\": plugins built before have the old type; put it back and append a field of "
             "another name");
    }
  }

  void find_appended() {
    for (const auto& [name, value] : current_.constants) {
      if (released_.constants.count(name) == 0) changes_.appended.push_back(name);
    }
    for (const auto& [name, is] : current_.structs) {
      const auto was = released_.structs.find(name);
      if (was == released_.structs.end()) changes_.appended.push_back(name);
      if (was == released_.structs.end()) continue;
      for (const LayoutField& field : is.fields) {
        if (was->second.find(field.name) == nullptr)
          changes_.appended.push_back(name + "." + field.name);
      }
    }
    const bool is_same_minor = released_.constants.at(kMinor) == current_.constants.at(kMinor);
    if (!changes_.appended.empty() && is_same_minor) {
      broken(changes_.appended.front() + " is new and " + kMinor + " is still " +
             released_.constants.at(kMinor) +
             ": raise it, so that each side knows what the other "
             "has");
    }
  }

  const Layout& released_;
  const Layout& current_;
  LayoutChanges changes_;
};

}  // namespace

const LayoutField* LayoutStruct::find(const std::string& name) const {
  const auto at = std::find_if(fields.begin(), fields.end(),
                               [&](const LayoutField& field) { return field.name == name; });
  return at == fields.end() ? nullptr : &*at;
}

bool LayoutStruct::is_fixed() const {
  const bool has_size = !fields.empty() && fields.front().name == "size";
  const bool is_cell = !fields.empty() && fields.front().name == "points";  // the sheet's stride
  return !has_size && !is_cell;
}

Layout parse_layout(const std::string& text) {
  Layout layout;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string kind, name;
    words >> kind >> name;
    if (kind == "constant") words >> layout.constants[name];
    if (kind == "struct") words >> layout.structs[name].size;
    if (kind != "field") continue;
    const std::size_t dot = name.find('.');
    LayoutField field;
    field.name = name.substr(dot + 1);
    words >> field.offset >> field.size >> std::ws;
    std::getline(words, field.declaration);
    layout.structs[name.substr(0, dot)].fields.push_back(field);
  }
  return layout;
}

LayoutChanges compare_layouts(const Layout& released, const Layout& current) {
  return Comparison(released, current).changes();
}

std::vector<std::string> gaps(const Layout& layout) {
  std::vector<std::string> found;
  for (const auto& [name, one] : layout.structs) {
    std::uint64_t end = 0;
    for (const LayoutField& field : one.fields) {
      if (field.offset != end) {
        found.push_back(name + ": " + std::to_string(field.offset - end) + " bytes before " +
                        field.name);
      }
      end = field.offset + field.size;
    }
    if (end != one.size) {
      found.push_back(name + ": " + std::to_string(one.size - end) + " bytes at its end");
    }
  }
  return found;
}

}  // namespace kaohe::testing
