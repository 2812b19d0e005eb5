// The order of reading: declare every id, then read what refers to ids, then check what it all
// means.
#include "reader.hpp"

#include "build.hpp"
#include "canonical.hpp"
#include "checks.hpp"
#include "guards.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

void read_domain(Build& build, const Place& root) {
  if (!root.has("domain")) root.missing("domain", "[domain] with id and title");
  const std::optional<Place> place = root.table("domain");
  if (!place) return;
  build.domain_place.push_back(*place);
  place->allow({"id", "title", "total"}, "the domain");
  if (!place->has("id")) place->missing("id", "an id: small letters, digits and _, a letter first");
  build.store.id = build.store.keep(place->id("id").value_or(""));
  build.store.title = build.store.keep(place->required_text("title", "a title in Chinese"));
  build.store.total = read_number(build, *place, "total", Bound::positive);
  if (place->has("total")) return;
  build.store.numbers.push_back({build.store.keep(place->way("total")), Rational::of(100)});
  build.store.total = size_of(build.store.numbers) - 1;
}

void read_all(Build& build, const Place& root) {
  root.allow({"domain", "sub", "input", "figure", "indicator"}, "a catalogue");
  read_domain(build, root);
  read_subs(build, root);
  read_inputs(build, root.renamed("domain"), kNone);
  declare_figures(build, root.renamed("domain"), kNone);
  declare_indicators(build, root);
  build.store.definition = build.store.keep(canonical_shared(root));
  if (build.store.indicators.empty()) root.missing("indicator", "at least one [[indicator]]");
  for (std::uint32_t i = 0; i < size_of(build.store.inputs); ++i) check_last_year(build, i);
  for (std::uint32_t i = 0; i < size_of(build.store.figures); ++i) read_figure(build, i);
  for (std::uint32_t i = 0; i < size_of(build.store.indicators); ++i) read_indicator(build, i);
}

void check_all(Build& build) {
  if (!check_cycles(build)) return;
  check_partners(build);
  check_contexts(build);
  check_not_applicable(build);
  check_weights(build);
  check_due(build);
  check_points(build);
}

void read_text(std::string_view text, Report& report, CatalogueStore& store) {
  if (!may_be_parsed(text, report)) return;
  try {
    const toml::table table = toml::parse(text, std::string_view());
    Build build(report);
    const Place root(report, table, "");
    read_all(build, root);
    if (report.count() == 0) check_all(build);
    store = std::move(build.store);
  } catch (const Overflow& error) {
    report.add({}, "the sum of points", std::string("too large (") + error.what() + ")",
               "numbers that add up exactly");
  } catch (const toml::parse_error& error) {
    report.add(position_of(error.source()), "the file",
               "no TOML here (" + std::string(error.description()) + ")", "TOML 1.0");
  }
}

}  // namespace

Reading read(std::string_view toml, std::string file_name) {
  Reading reading;
  Report report(std::move(file_name), toml);
  read_text(toml, report, reading.store);
  reading.diagnostics = report.take();
  return reading;
}

}  // namespace kaohe::catalogue
