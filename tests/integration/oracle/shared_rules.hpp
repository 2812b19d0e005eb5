#pragma once
// Rules that several domains have word for word.

#include <functional>
#include <string>

#include "asked.hpp"
#include "domain.hpp"

namespace oracle {

/// Takes `price` for each of the events submitted so far.
void charge_each(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                 const std::string& input, const Exact& price, Score& score);

/// Takes the price of each matter submitted so far, once, at its dearest.
void charge_matters(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                    const std::string& input, const std::function<Exact(const Fact&)>& price,
                    Score& score);

/// The same for events that tell a sort: a matter counts once under each.
void charge_sorts(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                  const std::string& input, Exact (*price)(const std::string& sort), Score& score);

/// Whether an event submitted so far carries the mark.
bool has_marked(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                const std::string& input, const std::string& mark);

/// Σ weight × votes ÷ Σ votes, the opinions at 100, 80, 60, 30 and 0; throws Pending without votes.
Exact opinion_index(const Asked& asked, const Assessee& assessee, const std::string& indicator);

/// By the index, from 90, 80 and 60 on: all of `full`, 4/5, 1/2; else nothing.
Cell opinion_points(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                    const Exact& full);

/// Art. 17 ¶3: an index below 80 leaves 一般 at best; nobody voted where that was decided.
std::vector<Gate> opinion_gates(const Asked& asked, const Assessee& assessee,
                                const std::string& indicator);

/// 6 points: a proved breach costs 2, one that was found by themselves half; one that carries
/// `mark` takes the rest.
Cell breach_points(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                   const std::string& mark);

/// 诫勉 1, 轻处分 3, 重处分 5, 移送司法 8.
Exact sanction_price(const std::string& level);

/// 4 points: by the sanction, of one case only the dearest; a quarter for ordinary staff.
Cell sanction_points(const Asked& asked, const Assessee& assessee, const std::string& indicator);

/// 4 points: by the level of the circular, 4, 3, 2 or 1, one problem at its highest.
Cell circular_points(const Asked& asked, const Assessee& assessee, const std::string& indicator);

/// 2 points in proportion to the tasks that are done; no task, no loss.
Cell task_points(const Asked& asked, const Assessee& assessee, const std::string& indicator);

/// 3 % of the mark for what was put right after an inspection; no inspection, no loss.
Cell inspection_points(const Asked& asked, const Assessee& assessee, const std::string& indicator);

/// 4 points: 2 off for letters that are not signed, 1 for each half without a review, a half for
/// each quarter in which party building was not studied; `studies` is the input that counts them.
Cell leading_points(const Asked& asked, const Assessee& assessee, const std::string& indicator,
                    const std::string& studies);

/// 3 points: a half off for an answer that is late at all, another from the 15th day on.
Cell reply_points(const Asked& asked, const Assessee& assessee);

}  // namespace oracle
