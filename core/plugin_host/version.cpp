#include <array>
#include <charconv>
#include <optional>

#include "base/errors.hpp"
#include "plugin_host/plugin.hpp"

namespace kaohe::plugin_host {

namespace {

using Version = std::array<int, 3>;

// "1", "1.2" or "1.2.3"; what is left out is 0.
std::optional<Version> parse_version(std::string_view text) {
  Version version{};
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (std::size_t i = 0; i < version.size(); ++i) {
    const auto [next, error] = std::from_chars(at, end, version[i]);
    if (error != std::errc() || next == at || version[i] < 0) return std::nullopt;
    at = next;
    if (at == end) return version;
    if (*at != '.') return std::nullopt;
    ++at;
  }
  return std::nullopt;
}

struct Bound {
  std::string_view sign;
  Version version{};
};

std::optional<Bound> parse_bound(std::string_view word) {
  Bound bound;
  for (const std::string_view sign : {">=", "<=", ">", "<", "="}) {
    if (word.substr(0, sign.size()) != sign) continue;
    bound.sign = sign;
    word.remove_prefix(sign.size());
    break;
  }
  const std::optional<Version> version = parse_version(word);
  if (!version) return std::nullopt;
  bound.version = *version;
  return bound;
}

bool holds(const Bound& bound, const Version& version) {
  if (bound.sign == ">=") return version >= bound.version;
  if (bound.sign == "<=") return version <= bound.version;
  if (bound.sign == ">") return version > bound.version;
  if (bound.sign == "<") return version < bound.version;
  return version == bound.version;
}

}  // namespace

bool satisfies(const std::string& version, const std::string& requirement) {
  const std::optional<Version> own = parse_version(version);
  bool all = own.has_value() || requirement.empty();
  for (std::size_t begin = 0; begin < requirement.size();) {
    const std::size_t end = std::min(requirement.find(' ', begin), requirement.size());
    const std::string_view word = std::string_view(requirement).substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    const std::optional<Bound> bound = parse_bound(word);
    if (!bound) {
      throw Error(
          ErrorKind::data, {},
          say({"plugin version requirement \"{}\": found \"{}\"; expected a version such as "
               "1.2.0 or bounds such as >=1.0 <2.0",
               "插件版本要求“{}”里有“{}”;应写版本如 1.2.0,或范围如 >=1.0 <2.0"},
              requirement, word));
    }
    all = all && own && holds(*bound, *own);
  }
  return all;
}

}  // namespace kaohe::plugin_host
