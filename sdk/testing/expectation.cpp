#include "expectation.hpp"

#include <algorithm>

#include "explanation.hpp"

namespace kaohe::cases {
namespace {

const std::vector<std::string> kStages{"cap",      "clamp",     "combine", "rescale",
                                       "rounding", "unreached", "zero"};

Points read_points(const Place& place) {
  const std::optional<Points> points = Points::parse(place.number());
  if (!points) place.refuse("points: an integer or a decimal of at most 8 places");
  return *points;
}

std::vector<std::string> read_names(const Place& place, const std::vector<std::string>& known) {
  std::vector<std::string> names;
  for (const Place& element : place.elements()) names.push_back(known[element.one_of(known)]);
  std::sort(names.begin(), names.end());
  return names;
}

std::map<std::string, Rational> read_losses(const Place& place, const CaseIndicator& indicator) {
  std::vector<std::string> known = indicator.items;
  known.insert(known.end(), kStages.begin(), kStages.end());
  std::map<std::string, Rational> losses;
  for (const Place& entry : place.entries()) {
    if (!index_in(known, entry.key())) entry.refuse_key("no item of it and no stage", known);
    const std::optional<Rational> sum = Rational::parse(entry.number());
    if (!sum) entry.refuse("an integer, a decimal or a fraction (\"1/3\")");
    losses.emplace(entry.key(), *sum);
  }
  return losses;
}

std::vector<std::string> gates_of(const Description& description, const CaseIndicator& indicator) {
  std::vector<std::string> gates;
  for (const CaseGate& gate : description.gates) {
    if (gate.indicator == indicator.id) gates.push_back(gate.id);
  }
  return gates;
}

void read_state(const Place& place, Expectation& expectation) {
  if (const auto points = place.find("points")) expectation.points = read_points(*points);
  if (const auto state = place.find("state")) {
    expectation.state = cell_states()[state->one_of(cell_states())];
  } else if (expectation.points) {
    expectation.state = "value";
  }
  if (const auto error = place.find("error")) expectation.error = error->text();
  if (!expectation.state && !expectation.error) {
    place.refuse_as("without points and state", "points, a state, or an error");
  }
  if (expectation.error && place.entries().size() != 1) {
    place.refuse_as("an error and more", "an error alone: nothing else comes of it");
  }
}

}  // namespace

const std::vector<std::string>& cell_states() {
  static const std::vector<std::string> states{
      "value", "provisional", "pending", "not_due", "not_applicable", "exempt", "error", "absent"};
  return states;
}

const std::vector<std::string>& rescales() {
  static const std::vector<std::string> rescales{"none", "aspect", "domain"};
  return rescales;
}

Expectation read_expectation(const Place& place, const Description& description,
                             const CaseIndicator& indicator) {
  Expectation expectation;
  if (!place.is_table()) {
    expectation.points = read_points(place);
    expectation.state = "value";
    return expectation;
  }
  place.allow(
      {"points", "state", "error", "rescale", "spilled", "missing", "gates", "lines", "losses"},
      "what is expected");
  read_state(place, expectation);
  if (const auto rescale = place.find("rescale")) {
    expectation.rescale = rescales()[rescale->one_of(rescales())];
  }
  if (const auto spilled = place.find("spilled")) expectation.spilled = read_points(*spilled);
  if (const auto missing = place.find("missing")) {
    std::vector<std::string> known = description.input_names();
    for (const std::string& name : description.input_names()) known.push_back(kPeerPrefix + name);
    expectation.missing = read_names(*missing, known);
  }
  if (const auto gates = place.find("gates")) {
    expectation.gates = read_names(*gates, gates_of(description, indicator));
  }
  if (const auto lines = place.find("lines")) expectation.lines = lines->texts();
  if (const auto losses = place.find("losses")) {
    expectation.losses = read_losses(*losses, indicator);
  }
  return expectation;
}

}  // namespace kaohe::cases
