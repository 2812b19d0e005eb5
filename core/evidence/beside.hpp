/// The tables beside the periods' folders. Each function reads one; what is wrong is refused in the
/// report.
#pragma once

#include "evidence/session.hpp"

namespace kaohe::evidence {

constexpr MessageFor<std::string> kSecondScore{
    "this assessee has one already at {}; correct that one instead of adding a second",
    "该考核对象已有一条(见 {});请更正原记录,不要另加一条"};

/// Reviews, leaders' marks and good lines go up to this: the scheme's total, since Art. 14 weighs
/// them with the indicator score as they are.
Rational full_mark(const Session& session);

/// A14.1, 述职评议: one for each assessee, or, where the year has parts, one for each part and
/// assessee; a part that is voted on has no score here. A grade of the year's scale, or what the
/// scale makes of the score; with parts it stands in any one row, or is left to the scale.
void read_reviews(Session& session, const Table& table);
/// 票数: one for each option, part and assessee, of what the year has options for.
void read_votes(Session& session, const Table& table);
/// 领导评价: one mark of each leader for each assessee.
void read_leaders(Session& session, const Table& table);
/// One outcome of each survey for each assessee.
void read_surveys(Session& session, const Table& table);

/// 通报 (Art. 17 ¶1): the document's date decides the year.
void read_circulars(Session& session, const Table& table);
/// Findings (Art. 17 ¶4, ¶5; Art. 19): kinds that a gate of the year knows, and "misconduct", which
/// needs its handling.
void read_findings(Session& session, const Table& table);
/// 加减分项 (Art. 15).
void read_adjustments(Session& session, const Table& table);

/// Decisions: one of each kind for what it is on.
void read_decisions(Session& session, const Table& table);
/// In Chinese what a kind of decision, a treatment or an exempted score is called; another word as
/// it is.
std::string decision_word(std::string_view id);
/// Consequences that were closed (Art. 18).
void read_closings(Session& session, const Table& table);

/// Other assessments' results → observations of inputs that are taken from them.
void read_imported(Session& session, const Table& table);
/// Last year's values → observations; "-" or an empty value with a document: there is no past.
void read_last_year(Session& session, const Table& table);

/// Samples drawn, once a year for each assessee and list. Read before observations.
void read_draws(Session& session, const Table& table);
/// Reminders, supervision notices and circulars with their answers (Art. 11(7), (8)).
void read_notices(Session& session, const Table& table);
/// What a level of notice is called in Chinese: "reminder" is 提醒; another word stays.
std::string notice_level_word(const std::string& level);

/// Objections to observations, and how they were answered. Read after observations: one that
/// speaks of none is refused.
void read_objections(Session& session, const Table& table);
/// Observations of matters that have been put right (Art. 11(8)); likewise. Where the year gives
/// back a share, refused of an input that an item reads which cannot give back a part.
void read_rectified(Session& session, const Table& table);

}  // namespace kaohe::evidence
