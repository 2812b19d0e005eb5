#include "engine/explain.hpp"

#include "engine/abi_view.hpp"
#include "engine/findings.hpp"
#include "engine/names.hpp"

namespace kaohe::engine {

Explainer::Explainer(Lookup& lookup, Peers& peers)
    : lookup_(lookup),
      catalogue_(lookup.rules().catalogue()),
      plain_(lookup, peers),
      traced_(lookup, peers),
      lines_(lookup) {}

std::string Explainer::explain(std::uint32_t assessee) {
  json_.clear();
  json_.object().field("assessee", lookup_.facts().assessee_name(assessee));
  json_.key("indicators").array();
  for (std::uint32_t i = 0; i < catalogue_.indicators.count; ++i) indicator(i, assessee);
  json_.end_array().end_object();
  return json_.text();
}

void Explainer::indicator(std::uint32_t index, std::uint32_t assessee) {
  const Indicator& indicator = catalogue_.indicators[index];
  Trace trace;
  traced_.trace_into(&trace);
  const IndicatorOutcome outcome = traced_.score(index, assessee);
  traced_.trace_into(nullptr);
  if (outcome.state == KAOHE_CELL_ABSENT) return;
  const bool scored = outcome.state == KAOHE_CELL_VALUE || outcome.state == KAOHE_CELL_PROVISIONAL;
  Context context;
  context.row = assessee;
  context.day = lookup_.facts().asked_on();

  json_.object();
  figures(indicator, context);
  gates(outcome, assessee);
  json_.field("id", indicator.id);
  json_.key("items").array();
  for (const ItemTrace& one : trace.items) item(one);
  json_.end_array();
  json_.key("losses").array();
  if (scored) {
    for (const LossLine& line : trace.losses) {
      if (!line.points.is_zero()) loss(line);
    }
  }
  json_.end_array();
  json_.key("missing").array();
  if (outcome.state == KAOHE_CELL_PENDING) missing(index, assessee);
  json_.end_array();
  json_.key("notes").array();
  for (const std::string& note : trace.notes) json_.value(note);
  json_.end_array();
  json_.field("points", lookup_.number(indicator.points, context).text());
  json_.key("score");
  if (scored || outcome.state == KAOHE_CELL_NOT_DUE) {
    json_.value(outcome.points.text());
  } else {
    json_.null();
  }
  json_.field("spilled", outcome.spilled.text());
  json_.field("state", kCellStates[outcome.state]);
  json_.end_object();
}

// Figures that exist only within a loop have no value for the year; their items show them.
Value Explainer::year_value(std::uint32_t figure, const Context& context) const {
  try {
    return lookup_.figure(figure, context);
  } catch (const Failed&) {
    return Value::not_applicable();
  }
}

// What the function of a figure says of it; empty where none is asked.
std::string Explainer::line_of(const Figure& figure, const Context& context) const {
  std::string line;
  if (figure.form != FigureForm::function || figure.loops.count != 0) return line;
  try {
    if (lookup_.condition(figure.when, context) == Truth::yes)
      lookup_.call(figure.function, figure.uses, figure.args, context, &line);
  } catch (const Failed&) {
    line.clear();  // it exists only within a loop
  }
  return line;
}

void Explainer::figures(const Indicator& indicator, const Context& context) {
  json_.key("figures").array();
  for (std::uint32_t i = 0; i < indicator.figures.count; ++i) {
    const Figure& figure = catalogue_.figures[indicator.figures.first + i];
    const Value value = year_value(indicator.figures.first + i, context);
    json_.object()
        .field("id", figure.id)
        .field("line", line_of(figure, context))
        .field("state", name_of(kValueStates, value.state))
        .field("title", figure.title)
        .field("unit", figure.unit)
        .field("value", value.has_number() ? value.number.text() : std::string())
        .end_object();
  }
  json_.end_array();
}

void Explainer::gates(const IndicatorOutcome& outcome, std::uint32_t assessee) {
  json_.key("gates").array();
  for (const std::uint32_t gate : outcome.gates) {
    json_.object().field("id", catalogue_.gates[gate].id).key("records").array();
    for (const std::int64_t record : records_of_gate(lookup_, gate, assessee)) json_.value(record);
    json_.end_array().field("title", catalogue_.gates[gate].title).end_object();
  }
  json_.end_array();
}

void Explainer::item(const ItemTrace& trace) {
  const Item& item = catalogue_.items[trace.item];
  if (trace.state == ItemTrace::State::silent) return;
  json_.object()
      .field("before_cap", trace.before_cap.text())
      .field("id", item.id)
      .field("kind", name_of(kItemKinds, item.kind));
  json_.key("lines").array();
  for (const std::string& line : lines_.of(trace)) json_.value(line);
  json_.end_array();
  json_.key("members").array();
  for (const ItemTrace::Member& one : trace.members) member(item, one);
  json_.end_array();
  json_.field("points", trace.points.text())
      .field("sign", name_of(kSigns, item.sign))
      .field("state", name_of(kItemStates, trace.state))
      .field("title", item.title)
      .field("treated", name_of(kTreatments, trace.treated))
      .end_object();
}

void Explainer::member(const Item& item, const ItemTrace::Member& member) {
  json_.object();
  if (member.left_out) json_.field("left_out", true);
  json_.field("points", member.points.text());
  if (item.kind == ItemKind::each) json_.field("price", member.price.text());
  if (member.row >= 0) {
    json_.field("record",
                lookup_.facts().record(item.of.index, static_cast<std::uint64_t>(member.row)));
  }
  json_.field("where", lines_.where(member.context)).end_object();
}

void Explainer::loss(const LossLine& loss) {
  json_.object();
  json_.field("cell", cell_name(lookup_.rules().calendar().year(), loss.context.cell_kind,
                                loss.context.cell));
  json_.field("item", loss.item == kNone ? std::string_view() : catalogue_.items[loss.item].id);
  json_.field("part", loss.part == kNone ? std::string_view() : catalogue_.parts[loss.part].id);
  json_.field("points", loss.points.text());
  if (loss.row >= 0) {
    json_.field("record", lookup_.facts().record(loss.input, static_cast<std::uint64_t>(loss.row)));
  }
  json_.field("stage", loss.stage);
  std::string subject;
  for (const Context::Fixed& fixed : loss.context.fixed) {
    if (fixed.sub == kNone) continue;
    if (!subject.empty()) subject += " ";
    subject += lookup_.facts().subject_name(fixed.sub, loss.context.row, fixed.subject);
  }
  json_.field("subject", subject).end_object();
}

void Explainer::missing(std::uint32_t index, std::uint32_t assessee) {
  for (const Missing& one : missing_of(lookup_, plain_, index, assessee)) {
    const Input& input = catalogue_.inputs[one.input];
    json_.object();
    json_.field("cell", one.cell == 0
                            ? std::string()
                            : cell_name(lookup_.rules().calendar().year(), input.every, one.cell));
    json_.field("input", input_name(catalogue_, one.input));
    json_.field(
        "period",
        one.period < 0
            ? std::string()
            : lookup_.rules().calendar().periods()[static_cast<std::size_t>(one.period)].id);
    const std::uint32_t owner = one.peer == kNone ? assessee : one.peer;
    if (one.peer != kNone) json_.field("peer", lookup_.facts().assessee_name(one.peer));
    json_.field("subject", one.subject < 0 || input.sub == kNone
                               ? std::string()
                               : lookup_.facts().subject_name(input.sub, owner, one.subject));
    json_.end_object();
  }
}

}  // namespace kaohe::engine
