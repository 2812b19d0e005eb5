/// What the passes over a file share: the tables being filled, where each row came from, and who is
/// called what.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "place.hpp"
#include "store.hpp"

namespace kaohe::catalogue {

/// From where a name is looked up.
struct Viewpoint {
  std::uint32_t indicator = kNone;  ///< kNone: from the domain
  std::uint32_t figure =
      kNone;  ///< the figure being read: in it, its own id means the input of that id
  std::uint32_t records =
      kNone;  ///< input whose records are looked at: its attributes are names too
};

/// Ids of the file. Figures and inputs are filed under their indicator, shared ones under kNone.
struct Names {
  using Key = std::pair<std::uint32_t, std::string>;
  std::map<Key, std::uint32_t> inputs;
  std::map<Key, std::uint32_t> figures;
  std::map<Key, std::uint32_t> parts;
  std::map<Key, std::uint32_t> items;
  std::map<std::string, std::uint32_t, std::less<>> indicators;
  std::map<std::string, std::uint32_t, std::less<>> subs;
  std::map<std::string, std::uint32_t, std::less<>> functions;
};

/// Where a test of a condition stands.
struct TestPlace {
  Position at;
  std::string path;  ///< "XX20.figure.rate.when.sample"
};

/// Lives for one reading. Places stand in the order of the rows of their table.
struct Build {
  explicit Build(Report& sink) : report(sink) {}

  Report& report;
  CatalogueStore store;
  Names names;
  /// How far static_value.cpp may still go for the question at hand; then it gives the careful
  /// answer.
  mutable std::uint32_t steps_left = 0;
  std::vector<Place> domain_place;  ///< one, or none if the file has no [domain]
  std::vector<Place> input_places;
  std::vector<Place> figure_places;
  std::vector<Place> part_places;
  std::vector<Place> item_places;
  std::vector<Place> zero_places;
  std::vector<Place> gate_places;
  std::vector<Place> indicator_places;
  std::vector<TestPlace> test_places;
};

// names.cpp
/// The figure or input of this name as seen from `view`; kind none if there is none. Reports
/// nothing.
Operand look_up(const Build& build, std::string_view name, const Viewpoint& view);
/// The same; reports an unknown name at `node`.
Operand named(Build& build, const toml::node& node, const std::string& where,
              const Viewpoint& view);
/// Under `key`; kind none if it is missing or refused.
Operand read_name(Build& build, const Place& place, std::string_view key, const Viewpoint& view);
/// The input that an operand is; nullptr for everything else.
const Input* input_of(const Build& build, const Operand& operand);
const Figure* figure_of(const Build& build, const Operand& operand);
/// Whether numbers may be compared with it: everything but a choice.
bool is_numeric(const Build& build, const Operand& operand);
/// Whether an input is a choice that the roster has for each assessee.
bool is_roster_choice(const Input& input);
/// Reads the name of a roster choice under `key`; kNone if it is refused.
std::uint32_t read_roster_choice(Build& build, const Place& place, std::string_view key,
                                 const Viewpoint& view);
/// Every name that may stand there, for suggestions.
std::vector<std::string> visible_names(const Build& build, const Viewpoint& view);
/// Index of an attribute of an input; kNone if it has none of this id.
std::uint32_t attribute_of(const Build& build, std::uint32_t input, std::string_view id);
/// Index of an option within its run; kNone if it has none of this id.
std::uint32_t option_of(const Build& build, Range options, std::string_view id);
std::vector<std::string> option_ids(const Build& build, Range options);
std::vector<std::string> attribute_ids(const Build& build, std::uint32_t input);
/// "XZ14.income", "income" where it is shared.
std::string full_name(const Build& build, const Operand& operand);
/// Files an id; reports one that is taken. True if it was free.
bool file_id(Build& build, std::map<Names::Key, std::uint32_t>& names, const Place& place,
             std::uint32_t owner, std::uint32_t index);

// numbers.cpp
/// Adds the number at `node` under the key `where`; kNone if it is none or out of bounds, reported.
std::uint32_t number_at(Build& build, const toml::node& node, const std::string& where,
                        Bound bound);
/// The number under `key`; kNone if it is missing or refused.
std::uint32_t read_number(Build& build, const Place& place, std::string_view key, Bound bound);
/// The same; reports that it is missing.
std::uint32_t require_number(Build& build, const Place& place, std::string_view key, Bound bound);
/// A number, a name, or `{ by = CHOICE, … }` at a node; kind none if it is refused.
Operand operand_at(Build& build, const toml::node& node, const std::string& where,
                   const Viewpoint& view);
/// The same under `key`; kind none also if it is missing.
Operand read_operand(Build& build, const Place& place, std::string_view key, const Viewpoint& view);
/// One number for each option, in the order of the options: `{ by = …, town = 30, street = 20 }`.
Range read_option_numbers(Build& build, const Place& place, Range options,
                          const std::vector<std::string>& other_keys, Bound bound);

// conditions.cpp
/// `{ name = test, … }` under `key`; empty if it is missing.
Range read_tests(Build& build, const Place& place, std::string_view key, const Viewpoint& view);
/// The same where only the attributes of a record may be named.
Range read_where(Build& build, const Place& place, std::uint32_t input);
/// `[{ when = …, factor = … }]` under `key`.
Range read_modifiers(Build& build, const Place& place, std::string_view key,
                     std::string_view number, const Viewpoint& view);

// reads.cpp
/// Everything that the tests of a condition read: what they test, and their thresholds.
void add_reads(const CatalogueStore& store, Range tests, std::vector<Operand>& reads);
/// Everything that a figure reads directly.
std::vector<Operand> reads_of(const CatalogueStore& store, const Figure& figure);
/// What stands in a message for an operand: `"XZ14.income"`.
std::string quoted_name(const Build& build, const Operand& operand);

// loops.cpp
/// for_each, combine, weight: the same wherever they stand.
struct Looped {
  Range loops;
  Combine combine = Combine::sum;
  Operand weight;
};
/// `records`: the events that `record` would walk through; kNone where it is not offered.
Looped read_loops(Build& build, const Place& place, const Viewpoint& view, std::uint32_t records);
bool has_loop(const Build& build, Range loops, LoopKind kind);
/// The sub that is looped over; kNone if none is.
std::uint32_t looped_sub(const Build& build, Range loops);

// functions.cpp
/// function, uses, args.
struct Called {
  std::uint32_t function = kNone;
  Range uses;
  Range args;
};
Called read_function(Build& build, const Place& place, const Viewpoint& view);
/// `pool`, `domain` or the id of a roster choice.
struct Peers {
  Group group = Group::none;
  std::uint32_t choice = kNone;
};
Peers read_group(Build& build, const Place& place, std::string_view key, const Viewpoint& view);

// inputs.cpp, figures.cpp, items.cpp, item_kinds.cpp, indicators.cpp
void read_subs(Build& build, const Place& root);
void read_inputs(Build& build, const Place& place, std::uint32_t owner);
void declare_figures(Build& build, const Place& place, std::uint32_t owner);
void read_figure(Build& build, std::uint32_t figure);
void check_last_year(Build& build, std::uint32_t input);
void declare_indicators(Build& build, const Place& root);
void read_indicator(Build& build, std::uint32_t indicator);
void declare_items(Build& build, const Place& place, std::uint32_t indicator);
void read_item(Build& build, std::uint32_t indicator, std::uint32_t item);
void read_item_kind(Build& build, const Place& place, Item& item, const Viewpoint& view);
Treatment read_treatment(const Place& place, std::string_view key, bool is_item);

}  // namespace kaohe::catalogue
