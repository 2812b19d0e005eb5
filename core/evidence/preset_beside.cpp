// Forms beside the observations: whom they list, and what their columns take.
#include <algorithm>

#include "evidence/names.hpp"
#include "evidence/preset_rows.hpp"

namespace kaohe::evidence {

namespace {

using Names = std::vector<std::string>;

template <class Thing>
std::string title_of(const Thing& thing) {
  return thing.title.empty() ? thing.id : thing.title;
}

template <class Thing>
Names titles_of(const std::vector<Thing>& things) {
  Names titles;
  for (const Thing& thing : things) titles.push_back(title_of(thing));
  return titles;
}

/// The surveys whose score is recorded, not made of votes.
Names surveys_of(const plan::YearPlan& plan) {
  Names titles;
  for (const plan::SurveyRule& survey : plan.surveys) {
    if (!survey.votes.is_voted()) titles.push_back(title_of(survey));
  }
  return titles;
}

/// The parts of the review whose score is recorded; of a review without parts one without a name.
Names parts_of(const plan::YearPlan& plan) {
  if (plan.review_parts.empty()) return {""};
  Names titles;
  for (const plan::ReviewPart& part : plan.review_parts) {
    if (!part.votes.is_voted()) titles.push_back(title_of(part));
  }
  return titles;
}

class Presetter {
 public:
  Presetter(const plan::YearPlan& plan, const std::string& unit, const Form& form)
      : plan_(plan), unit_(unit), form_(form) {
    preset_.allowed.resize(form.columns.size());
  }

  Preset make() {
    allow_codes();
    const bool leads = std::any_of(plan_.domains.begin(), plan_.domains.end(),
                                   [&](const plan::Domain& one) { return one.lead_unit == unit_; });
    for (const plan::Domain& domain : plan_.domains) {
      if (!leads || domain.lead_unit == unit_) add_domain(domain);
    }
    return std::move(preset_);
  }

 private:
  int at(std::string_view id) const {
    const auto found = std::find_if(form_.columns.begin(), form_.columns.end(),
                                    [&](const Column& column) { return column.id == id; });
    return found == form_.columns.end() ? -1 : static_cast<int>(found - form_.columns.begin());
  }

  void allow(int column, const Names& values) {
    Names& allowed = preset_.allowed[static_cast<std::size_t>(column)];
    allowed.insert(allowed.end(), values.begin(), values.end());
  }

  void allow_codes() {
    if (&form_ == &kReviews) {
      allow(review_column::part, titles_of(plan_.review_parts));
      allow(review_column::grade, titles_of(plan_.review_scale));
    } else if (&form_ == &kSurveys) {
      allow(survey_column::survey, surveys_of(plan_));
    } else if (&form_ == &kLeaders) {
      allow(leader_column::leader, plan_.leader_evaluation.leaders());
    } else if (&form_ == &kCirculars) {
      allow(circular_column::body, titles_of(plan_.circular_bodies));
    } else if (&form_ == &kAdjustments) {
      allow(adjustment_column::category, titles_of(plan_.adjustments.categories));
    } else if (&form_ == &kClosings) {
      allow(closing_column::consequence, titles_of(plan_.consequences));
    }
  }

  void add_domain(const plan::Domain& domain) {
    const DomainNames names(domain);
    allow(at("domain"), {title_of(domain)});
    for (const plan::Assessee& assessee : domain.assessees) {
      const std::string who = clear_name(names.assessees(), assessee, assessee.name);
      allow(at("assessee"), {who});
      add_rows(title_of(domain), who);
    }
  }

  void add_rows(const std::string& domain, const std::string& who) {
    if (&form_ == &kReviews) add_rows_for(review_column::part, parts_of(plan_), domain, who);
    if (&form_ == &kSurveys) add_rows_for(survey_column::survey, surveys_of(plan_), domain, who);
    if (&form_ == &kLeaders)
      add_rows_for(leader_column::leader, plan_.leader_evaluation.leaders(), domain, who);
  }

  void add_rows_for(int column, const Names& each, const std::string& domain,
                    const std::string& who) {
    for (const std::string& one : each) {
      Names row(form_.columns.size());
      row[static_cast<std::size_t>(at("domain"))] = domain;
      row[static_cast<std::size_t>(at("assessee"))] = who;
      row[static_cast<std::size_t>(column)] = one;
      preset_.rows.push_back(std::move(row));
    }
  }

  const plan::YearPlan& plan_;
  const std::string& unit_;
  const Form& form_;
  Preset preset_;
};

}  // namespace

Preset preset_beside(const plan::YearPlan& plan, const std::string& unit, const Form& form) {
  return Presetter(plan, unit, form).make();
}

}  // namespace kaohe::evidence
