/// A year's evidence put on record as its story went: who handed in what, and when.
#pragma once

#include <functional>

#include "cycle/desk.hpp"
#include "cycle/year.hpp"
#include "ledger/ledger.hpp"
#include "ledger/memory_source.hpp"

namespace kaohe::cycle {

/// Writes a period's result and puts it on record at the desk of who may; the year is as its files
/// were on that day.
using Publish = std::function<void(const Year&, Desk&, const plan::Period&)>;

/// Plays a year into an empty played ledger by the acts of its persons, in the order of the days on
/// which things came to be known: the indicator systems are issued when they are due, and what the
/// year changes from a later period on is an amendment, approved on that period's first day; a
/// unit's observations are recorded by one of its persons and
/// submitted by another when the period's results are due, and its lead unit closes the period, for
/// which every assessee has handed in its self-review on the last day for it; once all domains are
/// closed `publish` is called, for the year-end after everything else; all
/// else is recorded on its own date, but not before the year, and confirmed by a second person; an
/// answer to a notice or an objection takes the place of the open one, and the lead unit confirms
/// that to an objection. Who acts is the first person
/// that the table of roles allows. Throws Error(data) where nobody may do what the story tells (it
/// names the place), and as the acts do.
void record_story(const Year& year, const ledger::MemorySource& evidence, ledger::Ledger& ledger,
                  const Publish& publish);

}  // namespace kaohe::cycle
