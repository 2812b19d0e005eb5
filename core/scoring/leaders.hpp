/// Art. 14: the leaders' evaluation from their marks.
#pragma once

#include <map>
#include <string>

#include "scoring/compose.hpp"

namespace kaohe::scoring {

/// A14.4: where the year takes places and not marks, turns each leader's marks over a scope's
/// assessees, by id, into points: the first place gets `full`, each place down loses `rank_loss`,
/// down to 0. By "ranks" a place is found from the marks: equal marks share the better place, and
/// as many places after it stay empty; by "places" the mark is the place. The marks of the exempt
/// push nobody down.
void take_places(std::map<std::string, LeaderInput>& scope, const plan::LeaderEvaluation& rules,
                 const Rational& full);

/// How the evaluation is found from the marks, for people.
Text leader_rule_text(const plan::LeaderEvaluation& rules);

/// A14.4: the mean of the groups' means by the groups' weights, each the weighted mean of its
/// members' marks without its `trim` highest and lowest; rounded once, at `leader_evaluation`.
/// Without groups all leaders are one. Among equal marks those of less weight are left out first.
/// Blocked while no mark is there, a member has not marked (of a group with a minimum: fewer than
/// that have), or no mark is left after trimming; the mark of a leader whom the rules do not name
/// blocks too. A note says the places and the groups' means.
Part leader_evaluation(const LeaderInput& input, const plan::LeaderEvaluation& rules,
                       RoundingPoint point);

/// Sealed marks: while the evaluation of anybody in a scope of grading, by assessee, is blocked,
/// nobody's is shown; the others are blocked too and say so. Who is exempt has none to show.
void seal(std::map<std::string, Part>& scope);

}  // namespace kaohe::scoring
