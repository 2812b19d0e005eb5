#include "engine/describe.hpp"

#include <algorithm>
#include <set>

#include "engine/json.hpp"
#include "engine/names.hpp"
#include "engine/reads.hpp"

namespace kaohe::engine {

namespace {

class Description {
 public:
  Description(const Rules& rules, const Identity& identity)
      : rules_(rules), catalogue_(rules.catalogue()), identity_(identity) {}

  std::string text() {
    json_.object();
    json_.field("abi", std::to_string(KAOHE_ABI_MAJOR) + "." + std::to_string(KAOHE_ABI_MINOR));
    json_.key("definition").json(catalogue_.definition);
    json_.field("domain", catalogue_.id);
    gates();
    indicators();
    inputs();
    numbers();
    json_.field("plugin", identity_.id);
    json_.field("sight", sight(catalogue_));
    subs();
    json_.field("title", catalogue_.title);
    json_.field("total", latest(catalogue_.total).text());
    json_.field("version", identity_.version);
    json_.end_object();
    return json_.text();
  }

 private:
  const Rational& latest(std::uint32_t number) const {
    return rules_.versions(number).back().value;
  }

  void gates() {
    json_.key("gates").array();
    for (std::uint32_t k = 0; k < catalogue_.indicators.count; ++k) {
      const Indicator& indicator = catalogue_.indicators[k];
      for (const Gate& gate : slice(catalogue_.gates, indicator.gates)) {
        json_.object()
            .field("article", gate.article)
            .field("at_most", gate.at_most)
            .field("id", gate.id)
            .field("indicator", indicator.id)
            .field("title", gate.title)
            .end_object();
      }
    }
    json_.end_array();
  }

  void periods(std::uint32_t bits) {
    json_.key("periods").array();
    for (std::size_t i = 0; i < rules_.calendar().periods().size(); ++i) {
      if ((bits >> i & 1U) != 0) json_.value(rules_.calendar().periods()[i].id);
    }
    json_.end_array();
  }

  void rhythms(std::uint32_t bits) {
    json_.key("rhythms").array();
    if ((bits & KAOHE_MONTHLY) != 0) json_.value("monthly");
    if ((bits & KAOHE_QUARTERLY) != 0) json_.value("quarterly");
    if ((bits & KAOHE_HALF_YEARLY) != 0) json_.value("half_yearly");
    if ((bits & KAOHE_YEARLY) != 0) json_.value("yearly");
    json_.end_array();
  }

  void item(std::uint32_t index) {
    const Item& item = catalogue_.items[index];
    json_.object()
        .field("due", item.due)
        .field("id", item.id)
        .field("kind", name_of(kItemKinds, item.kind))
        .field("part", item.part == kNone ? std::string_view() : catalogue_.parts[item.part].id);
    json_.key("reads").array();
    for (const std::uint32_t input : rules_.item_reads(index)) {
      json_.value(input_name(catalogue_, input));
    }
    json_.end_array()
        .field("sign", name_of(kSigns, item.sign))
        .field("title", item.title)
        .end_object();
  }

  // Taken out by the year, and from which period on where that is not its beginning.
  void off(std::uint32_t indicator) {
    const std::vector<NumberVersion>& offs = rules_.offs(indicator);
    if (offs.empty()) return;
    const auto first = std::min_element(
        offs.begin(), offs.end(),
        [](const NumberVersion& a, const NumberVersion& b) { return a.from_day < b.from_day; });
    json_.field("off", true);
    if (!first->from.empty()) json_.field("off_from", first->from);
  }

  void indicators() {
    json_.key("indicators").array();
    for (std::uint32_t k = 0; k < catalogue_.indicators.count; ++k) {
      const Indicator& indicator = catalogue_.indicators[k];
      json_.object()
          .field("aspect", indicator.aspect)
          .field("basis", indicator.basis)
          .field("clamp", name_of(kClamps, indicator.clamp));
      json_.key("definition").json(indicator.definition);
      json_.field("id", indicator.id);
      json_.key("items").array();
      for (std::uint32_t i = 0; i < indicator.items.count; ++i) item(indicator.items.first + i);
      json_.end_array();
      off(k);
      json_.field("on_na", name_of(kTreatments, indicator.on_na));
      json_.field("only", indicator.only.count != 0);
      periods(rules_.calendar().periods_of(indicator.rhythm));
      json_.field("points", latest(indicator.points).text())
          .field("rescale_in", indicator.rescale_in_aspect ? "aspect" : "domain")
          .field("responsible_unit", indicator.responsible_unit);
      rhythms(indicator.rhythm);
      json_.field("spill", indicator.spill)
          .field("start", name_of(kStarts, indicator.start))
          .field("title", indicator.title)
          .end_object();
    }
    json_.end_array();
  }

  void options(Range range) {
    json_.key("options").array();
    for (const Option& option : slice(catalogue_.options, range)) {
      json_.object().field("id", option.id).field("title", option.title).end_object();
    }
    json_.end_array();
  }

  // Art. 10: a judgement that only award items read is awarded points.
  bool awarded_points(std::uint32_t input) const {
    if (!catalogue_.inputs[input].reason) return false;
    bool read = false;
    for (std::uint32_t i = 0; i < catalogue_.items.count; ++i) {
      for (const std::uint32_t other : rules_.item_reads(i)) {
        if (other != input) continue;
        if (catalogue_.items[i].sign != Sign::award) return false;
        read = true;
      }
    }
    return read;
  }

  void bound(const char* name, std::uint32_t range, std::uint32_t other) {
    const std::uint32_t number = range != kNone ? range : other;
    if (number != kNone) json_.field(name, latest(number).text());
  }

  void input(std::uint32_t index) {
    const Input& input = catalogue_.inputs[index];
    json_.object();
    json_.key("attributes").array();
    for (const Attribute& attribute : slice(catalogue_.attributes, input.attributes)) {
      json_.object().field("id", attribute.id);
      options(attribute.options);
      json_.field("title", attribute.title).end_object();
    }
    json_.end_array()
        .field("awarded_points", awarded_points(index))
        .field("decimals", std::int64_t{input.decimals})
        .field("every", name_of(kCells, input.every));
    bound("high", input.range_high, input.max);
    json_.field("id", input_name(catalogue_, index))
        .field("if_missing", input.if_missing_previous ? "previous" : "absent")
        .field("indicator", input.indicator == kNone ? std::string_view()
                                                     : catalogue_.indicators[input.indicator].id);
    bound("low", input.range_low, input.min);
    json_.field("matter", input.matter)
        .field("merge", name_of(kMerges, input.merge))
        .field("named", input.named);
    options(input.options);
    periods(rules_.due_periods(index));
    json_.field("reason", input.reason)
        .field("sample", static_cast<std::int64_t>(input.sample))
        .field("scope", name_of(kScopes, input.scope))
        .field("source", name_of(kSources, input.source))
        .field("source_id", input.source_id)
        .field("sub", input.sub == kNone ? std::string_view() : catalogue_.subs[input.sub].id)
        .field("title", input.title)
        .field("type", name_of(kInputTypes, input.type))
        .field("unit", input.unit)
        .field("year", input.year)
        .end_object();
  }

  void inputs() {
    json_.key("inputs").array();
    for (std::uint32_t i = 0; i < catalogue_.inputs.count; ++i) input(i);
    json_.end_array();
  }

  void numbers() {
    std::set<std::pair<std::string_view, std::uint32_t>> sorted;
    for (std::uint32_t i = 0; i < catalogue_.numbers.count; ++i) {
      sorted.emplace(catalogue_.numbers[i].key, i);
    }
    json_.key("numbers").object();
    for (const auto& [key, index] : sorted) {
      json_.key(key).array();
      for (const NumberVersion& version : rules_.versions(index)) {
        json_.object()
            .field("from", version.from)
            .field("value", version.value.text())
            .end_object();
      }
      json_.end_array();
    }
    json_.end_object();
  }

  void subs() {
    json_.key("subs").array();
    for (const Sub& sub : catalogue_.subs) {
      json_.object()
          .field("id", sub.id)
          .field("may_be_empty", sub.may_be_empty)
          .field("sample", static_cast<std::int64_t>(sub.sample))
          .field("title", sub.title)
          .end_object();
    }
    json_.end_array();
  }

  const Rules& rules_;
  const Catalogue& catalogue_;
  const Identity& identity_;
  Json json_;
};

}  // namespace

std::string sight(const Catalogue& catalogue) {
  bool pool = false;
  bool domain = false;
  std::uint32_t choice = kNone;
  bool choices = false;
  const auto see = [&](Group over, std::uint32_t by) {
    pool = pool || over == Group::pool;
    domain = domain || over == Group::domain;
    if (over != Group::choice) return;
    choices = choices || (choice != kNone && choice != by);
    choice = by;
  };
  for (const Figure& figure : catalogue.figures) {
    if (figure.form == FigureForm::peer) see(figure.over, figure.over_choice);
  }
  for (const Item& item : catalogue.items) see(item.peers, item.peers_choice);
  if (domain || choices || (pool && choice != kNone)) return "domain";
  if (choice != kNone) return "choice:" + std::string(catalogue.inputs[choice].id);
  return pool ? "pool" : "row";
}

std::string describe(const Rules& rules, const Identity& identity) {
  return Description(rules, identity).text();
}

}  // namespace kaohe::engine
