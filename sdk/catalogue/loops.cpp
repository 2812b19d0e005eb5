// for_each, combine, weight.
#include <algorithm>

#include "build.hpp"
#include "words.hpp"

namespace kaohe::catalogue {
namespace {

const std::vector<Word<LoopKind>> kSpans{
    {"month", LoopKind::month}, {"quarter", LoopKind::quarter}, {"half", LoopKind::half}};

std::vector<std::string> loop_words(const Build& build, bool with_record) {
  std::vector<std::string> words;
  for (const Sub& sub : build.store.subs) words.emplace_back(sub.id);
  for (const Word<LoopKind>& span : kSpans) words.emplace_back(span.text);
  if (with_record) words.emplace_back("record");
  return words;
}

std::optional<Loop> loop_named(const Build& build, std::string_view text, bool with_record) {
  if (text == "record" && with_record) return Loop{LoopKind::record, kNone};
  for (const Word<LoopKind>& span : kSpans) {
    if (span.text == text) return Loop{span.meaning, kNone};
  }
  const auto sub = build.names.subs.find(text);
  if (sub == build.names.subs.end()) return std::nullopt;
  return Loop{LoopKind::sub, sub->second};
}

bool is_span(LoopKind kind) {
  return kind != LoopKind::sub && kind != LoopKind::record;
}

/// A context has at most one subject, one period and one record.
bool same_dimension(const Loop& a, const Loop& b) {
  return a.kind == b.kind || (is_span(a.kind) && is_span(b.kind));
}

Range read_for_each(Build& build, const Place& place, bool with_record) {
  const std::vector<std::string> words = loop_words(build, with_record);
  std::vector<Loop> loops;
  for (const TextAt& member : place.texts("for_each", "one of " + listed(words))) {
    const std::optional<Loop> loop = loop_named(build, member.text, with_record);
    const Position at = position_of(member.node->source());
    if (!loop) {
      const std::string hint =
          member.text == "record"
              ? "a record is looped over by an item whose `of` is an events input"
              : suggestion(member.text, words);
      build.report.add(at, place.way("for_each"), quoted(member.text), "one of " + listed(words),
                       hint);
      continue;
    }
    const auto clashes = [&loop](const Loop& other) { return same_dimension(other, *loop); };
    if (std::any_of(loops.begin(), loops.end(), clashes)) {
      build.report.add(at, place.way("for_each"),
                       quoted(member.text) + " beside another of its sort",
                       "at most one list of subjects, one of month, quarter, half, and record");
      continue;
    }
    loops.push_back(*loop);
  }
  return append(build.store.loops, loops);
}

void read_weight(Build& build, const Place& place, const Viewpoint& view, Looped& looped) {
  const bool weighted = looped.combine == Combine::weighted;
  if (place.has("weight") && !weighted)
    place.refuse("weight", "a weight without use", "combine = \"weighted\" beside it");
  if (weighted && !place.has("weight"))
    place.missing("weight", "the input by which the mean is weighted");
  looped.weight = read_name(build, place, "weight", view);
  if (looped.weight.kind == OperandKind::figure)
    place.wrong("weight", "an input of type count or measure");
  const Input* input = input_of(build, looped.weight);
  if (input != nullptr && input->type != InputType::count && input->type != InputType::measure) {
    place.wrong("weight", "an input of type count or measure");
  }
}

}  // namespace

Looped read_loops(Build& build, const Place& place, const Viewpoint& view, std::uint32_t records) {
  Looped looped;
  looped.loops = read_for_each(build, place, records != kNone);
  looped.combine = place.word<Combine>("combine",
                                       {{"sum", Combine::sum},
                                        {"mean", Combine::mean},
                                        {"weighted", Combine::weighted},
                                        {"max", Combine::max},
                                        {"min", Combine::min}},
                                       Combine::sum);
  for (const char* key : {"combine", "weight"}) {
    if (place.has(key) && !place.has("for_each"))
      place.refuse(key, "without use", "for_each beside it");
  }
  read_weight(build, place, view, looped);
  return looped;
}

bool has_loop(const Build& build, Range loops, LoopKind kind) {
  const Table<Loop> rows = slice(build.store.loops, loops);
  return std::any_of(rows.begin(), rows.end(),
                     [kind](const Loop& loop) { return loop.kind == kind; });
}

std::uint32_t looped_sub(const Build& build, Range loops) {
  for (const Loop& loop : slice(build.store.loops, loops)) {
    if (loop.kind == LoopKind::sub) return loop.sub;
  }
  return kNone;
}

}  // namespace kaohe::catalogue
