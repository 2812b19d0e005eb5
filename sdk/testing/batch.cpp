#include "batch.hpp"

#include <algorithm>

#include "calendar.hpp"
#include "catalogue/words.hpp"

namespace kaohe::cases {
namespace {

const std::vector<std::string> kInputStates{"reported",       "awaited", "not_due",
                                            "not_applicable", "exempt",  "provisional"};
// In the order of KAOHE_TREATMENT_*, from 1 on.
const std::vector<std::string> kTreatments{"none", "full", "zero", "peer_mean", "block", "rescale"};

}  // namespace

std::uint32_t indicator_of(const Description& description, const Case& one) {
  return static_cast<std::uint32_t>(one.indicator->one_of(description.indicator_ids()));
}

CaseBatch::CaseBatch(const Description& description, const Case& one)
    : description_(description),
      input_names_(description.input_names()),
      asked_on_(description.calendar[one.period].last_day),
      period_(one.period),
      builder_(shape(one)) {
  add_default_states();
  add("the assessee", one.target);
  if (one.indicator) expect_lists(one);
  for (const PeerGroup& peer : one.peers) {
    for (std::uint32_t i = 0; i < peer.count; ++i) {
      add("another " + std::to_string(added_), peer.layer);
    }
  }
  for (const auto& [title, pool] : pools_) builder_.set_pool(pool, title);
}

std::uint32_t CaseBatch::pool_number(const Layer& layer) {
  const std::string title = layer.pool ? layer.pool->text() : std::string();
  return pools_.emplace(title, static_cast<std::uint32_t>(pools_.size())).first->second;
}

BatchShape CaseBatch::shape(const Case& one) {
  BatchShape shape;
  shape.assessees = 1;
  pool_number(one.target);
  for (const PeerGroup& peer : one.peers) {
    pool_number(peer.layer);
    shape.assessees += peer.count;
  }
  for (const CaseInput& input : description_.inputs) {
    shape.inputs.push_back({input.scope, static_cast<std::uint32_t>(input.attributes.size())});
  }
  shape.subs = static_cast<std::uint32_t>(description_.subs.size());
  shape.periods = static_cast<std::uint32_t>(description_.calendar.periods().size());
  shape.pools = static_cast<std::uint32_t>(pools_.size());
  assessees_ = shape.assessees;
  return shape;
}

// Periods that have ended are reported, which is what a batch says by itself; the others are not
// due.
void CaseBatch::add_default_states() {
  for (std::uint32_t i = 0; i < description_.inputs.size(); ++i) {
    const CaseInput& input = description_.inputs[i];
    const std::size_t entities = input.scope == Scope::assessee ? assessees_
                                 : input.scope == Scope::pool   ? pools_.size()
                                                                : 1;
    for (const std::uint32_t period : input.periods) {
      if (description_.calendar[period].last_day <= asked_on_) continue;
      for (std::uint32_t entity = 0; entity < entities; ++entity) {
        builder_.set_state(i, entity, period, KAOHE_INPUT_NOT_DUE);
      }
    }
  }
}

void CaseBatch::add(const std::string& name, const Layer& layer) {
  Member member{added_++, pool_number(layer), &layer, {}};
  builder_.set_assessee(member.index, name, member.pool);
  add_subjects(member);
  add_facts(member, layer.roster, true);
  add_facts(member, layer.facts, false);
  add_states(member);
  add_decisions(member);
}

void CaseBatch::add_subjects(Member& member) {
  const std::vector<std::string> subs = description_.sub_ids();
  member.subjects.resize(subs.size());
  for (const auto& [id, place] : member.layer->subjects) {
    const std::optional<std::uint32_t> sub = index_in(subs, id);
    if (!sub) place.refuse_key("no list of this domain", subs);
    member.subjects[*sub] = place.texts();
  }
  if (member.layer->undrawn) {
    for (const Place& place : member.layer->undrawn->elements()) {
      const std::size_t sub = place.one_of(subs);
      member.subjects[sub].clear();
      builder_.set_undrawn(static_cast<std::uint32_t>(sub), member.index);
    }
  }
  for (std::uint32_t sub = 0; sub < subs.size(); ++sub) {
    builder_.set_subjects(sub, member.index, member.subjects[sub]);
  }
}

// A list that was forgotten would leave nothing to judge, and so much to pass.
void CaseBatch::expect_lists(const Case& one) const {
  const CaseIndicator& indicator = description_.indicators[indicator_of(description_, one)];
  for (const std::string& name : indicator.reads) {
    const CaseInput& input = description_.inputs[*index_in(input_names_, name)];
    if (!input.sub) continue;
    const CaseSub& sub = description_.subs[*input.sub];
    bool said = sub.may_be_empty || one.target.subjects.count(sub.id) != 0;
    if (one.target.undrawn) {
      const std::vector<std::string> undrawn = one.target.undrawn->texts();
      said = said || index_in(undrawn, sub.id).has_value();
    }
    if (!said) {
      one.place.refuse_as("without subjects of " + sub.id,
                          "subjects = { " + sub.id + " = [ … ] }, or undrawn = [\"" + sub.id +
                              "\"], because " + name + " is kept for each of them");
    }
  }
}

std::uint32_t CaseBatch::input_at(const Place& place) const {
  const std::optional<std::uint32_t> input = index_in(input_names_, place.key());
  if (!input) place.refuse_key("no input of this domain", input_names_);
  return *input;
}

std::uint32_t CaseBatch::entity_of(const Member& member, std::uint32_t input, const Place& place) {
  const Scope scope = description_.inputs[input].scope;
  if (scope == Scope::assessee) return member.index;
  const std::uint32_t entity = scope == Scope::pool ? member.pool : 0;
  const auto [known, is_new] = shared_by_.emplace(std::make_pair(input, entity), member.index);
  if (!is_new && known->second != member.index) {
    place.refuse_as("said twice", "one assessee of the group to say it: all of them share it");
  }
  return entity;
}

void CaseBatch::add_facts(const Member& member, const Layer::Entries& entries, bool roster) {
  for (const auto& [name, place] : entries) {
    const std::uint32_t index = input_at(place);
    const CaseInput& input = description_.inputs[index];
    if ((input.source == Source::roster) != roster) {
      place.refuse_as(roster ? "no matter of the roster" : "a matter of the roster",
                      "it under `" + std::string(roster ? "facts" : "roster") + "`");
    }
    const std::uint32_t entity = entity_of(member, index, place);
    FactReader(description_.calendar, input, input.sub ? &member.subjects[*input.sub] : nullptr,
               asked_on_, names_,
               [&](FactRecord record) {
                 ++records_;
                 record.entity = entity;
                 record.sequence = records_;
                 if (record.record == 0) record.record = records_;
                 builder_.add(index, std::move(record));
               })
        .read(place);
  }
}

void CaseBatch::add_states(const Member& member) {
  for (const auto& [name, place] : member.layer->states) {
    const std::uint32_t input = input_at(place);
    const std::vector<std::uint32_t>& due = description_.inputs[input].periods;
    const std::uint32_t entity = entity_of(member, input, place);
    if (!place.is_table()) {
      const std::size_t state = place.one_of(kInputStates);
      for (const std::uint32_t period : due) {
        builder_.set_state(input, entity, period, static_cast<std::uint8_t>(state));
      }
      continue;
    }
    std::vector<std::string> ids;
    for (const std::uint32_t period : due) ids.push_back(description_.calendar[period].id);
    for (const Place& entry : place.entries()) {
      if (!index_in(ids, entry.key())) entry.refuse_key("no period in which it is submitted", ids);
      builder_.set_state(input, entity, *description_.calendar.find(entry.key()),
                         static_cast<std::uint8_t>(entry.one_of(kInputStates)));
    }
  }
}

void CaseBatch::add_decisions(const Member& member) {
  if (!member.layer->decisions) return;
  for (const Place& place : member.layer->decisions->elements()) add_decision(member, place);
}

void CaseBatch::add_decision(const Member& member, const Place& place) {
  place.allow({"on", "state", "treatment", "document"}, "a decision");
  const std::optional<Place> on = place.find("on");
  const std::optional<Place> state = place.find("state");
  if (!on || !state) place.refuse_as("incomplete", "on = indicator or input, and state");
  const std::vector<std::string> indicators = description_.indicator_ids();
  std::vector<std::string> known = indicators;
  known.insert(known.end(), input_names_.begin(), input_names_.end());
  const auto named = static_cast<std::uint32_t>(on->one_of(known));
  const auto count = static_cast<std::uint32_t>(indicators.size());

  kaohe_decision decision{};
  decision.assessee = member.index;
  decision.indicator = named < count ? static_cast<std::int32_t>(named) : KAOHE_NONE;
  decision.input = named < count ? KAOHE_NONE : static_cast<std::int32_t>(named - count);
  decision.exempt = state->one_of({"not_applicable", "exempt"}) == 1 ? 1 : 0;
  if (const auto treatment = place.find("treatment")) {
    decision.treatment = static_cast<std::uint32_t>(treatment->one_of(kTreatments)) + 1;
  }
  std::string document;
  if (const auto written = place.find("document")) document = written->text();
  decision.document = {document.data(), document.size()};
  builder_.add_decision(decision);
  if (named >= count) decide_input(member, *on, named - count, decision.exempt != 0);
}

// The host tells of such a decision in two places: the decision, and the states of what is no
// longer owed.
void CaseBatch::decide_input(const Member& member, const Place& on, std::uint32_t input,
                             bool exempt) {
  const CaseInput& decided = description_.inputs[input];
  if (decided.periods.empty() || decided.scope != Scope::assessee) {
    on.refuse("an input that the assessee submits", "write \"n/a\" as the value of the others");
  }
  for (const std::uint32_t period : decided.periods) {
    builder_.set_state(input, member.index, period,
                       exempt ? KAOHE_INPUT_EXEMPT : KAOHE_INPUT_NOT_APPLICABLE);
  }
}

}  // namespace kaohe::cases
