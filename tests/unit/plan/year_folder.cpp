#include "year_folder.hpp"

#include <stdexcept>

namespace kaohe::testing {

namespace {

constexpr std::string_view kYear = R"(year = 2023
county = "Yunling"
[scheme]
total = 100
indicator_weight = "4/5"
review_weight = "1/5"
effectiveness_weight = "7/8"
leaders_weight = "1/8"

[[aspect]]
id = "singing"
title = "Singing"
[[aspect]]
id = "order"
title = "Order"
[[aspect]]
id = "dancing"
title = "Dancing"

[[period]]
id = "h1"
title = "Half-year"
rhythms = ["half_yearly"]
first_day = 2023-01-01
last_day = 2023-06-30
opens = 2023-06-15
closes = 2023-06-30
self_review_by = 2023-06-20
results_by = 2023-06-25

[[period]]
id = "year"
title = "Year-end"
rhythms = ["half_yearly", "yearly"]
first_day = 2023-01-01
last_day = 2023-12-31
opens = 2023-12-20
closes = 2024-01-15
awards = true

[[unit]]
id = "organization"
title = "Organization"
roles = ["coordinator", "responsible_unit"]
[[unit]]
id = "office"
title = "Office"
roles = ["office"]
[[unit]]
id = "committee"
title = "Committee"
roles = ["committee"]
[[unit]]
id = "music"
title = "Music committee"
roles = ["lead_unit"]

[division.choirs]
CH02 = "organization"

[[circular_body]]
id = "county"
title = "County"
bars = true

[scales]
review = [ { id = "good", title = "A" }, { id = "fair", title = "B" } ]
[[scales.survey]]
id = "education"
title = "Education"
scale = [
  { id = "good", title = "A", from = 90 },
  { id = "fair", title = "B", from = 60 },
  { id = "poor", title = "C", from = 0 },
]

[grades]
scale = [ { id = "good", title = "A" }, { id = "fair", title = "B" }, { id = "poor", title = "C" } ]
below_line = "fair"

[[gate]]
id = "circular"
article = "17.1"
title = "Criticised in a circular"
source = "Rules, Art. 17"
when = "circular"
effect = "at_most"
grade = "fair"

[[gate]]
id = "review"
article = "17.2"
title = "Review"
source = "Rules, Art. 17"
when = "review_grade"
at_or_below = "fair"
effect = "at_most"
grade = "fair"

[[gate]]
id = "survey"
article = "17.3"
title = "Survey"
source = "Rules, Art. 17"
when = "survey"
survey = "education"
at_or_below = "poor"
effect = "at_most"
grade = "poor"

[[gate]]
id = "problem"
article = "17.5"
title = "Last, with a major problem"
source = "Rules, Art. 17"
when = "finding"
finding = "major_problem"
rank = "last"
effect = "exactly"
grade = "poor"

[misconduct]
article = "19"
source = "Rules, Art. 19"

[[consequence]]
id = "explanation"
article = "18"
title = "Explanation"
owner = "assessee"
at_or_below = "fair"
due_days = 30

[[domain]]
id = "choirs"
title = "Choirs"
lead_unit = "music"
aspects_may = ["singing", "order"]
aspects_must = ["singing"]
pool = "voice"
plugin = { id = "choirs", version = ">=1.0 <2.0" }
)";

constexpr std::string_view kRoster =
    "order,id,name,voice,secretary,deputies,from,until,successor,unit\n"
    "2,c02,Second choir,女声,Li,,,2023-09-30,c01,\n"
    "1,c01,First choir,male,Wang,Zhao、Qian;Sun,,,,organization\n";

constexpr std::string_view kSubjects =
    "assessee,sub,id,name,CH01.members\n"
    "c01,section,t1,Tenors,12\n"
    "c01,声部,t2,Basses,9\n"
    "c01,guest,g1,Guests,\n"
    "c02,section,t1,Sopranos,1\n";

constexpr std::string_view kSystem = R"({
  "abi": "1.0", "domain": "choirs", "plugin": "choirs", "sight": "choice:voice", "title": "Choirs", "total": "100", "version": "1.2.0",
  "gates": [ { "article": "17.3", "at_most": "fair", "id": "silent", "indicator": "CH01", "title": "Silent" } ],
  "indicators": [
    { "aspect": "singing", "basis": "Rules", "id": "CH01", "only": false, "periods": ["h1", "year"], "points": "60", "responsible_unit": "",
      "rhythms": ["half_yearly"], "title": "Sing",
      "items": [ { "id": "missed", "kind": "each", "reads": ["CH01.missed"], "sign": "deduct", "title": "Missed" } ] },
    { "aspect": "order", "basis": "Rules", "id": "CH02", "only": false, "periods": ["year"], "points": "40", "responsible_unit": "music",
      "rhythms": ["yearly"], "title": "Order", "items": [] } ],
  "inputs": [
    { "id": "voice", "indicator": "", "source": "roster", "title": "Voice", "type": "choice",
      "options": [ { "id": "male", "title": "男声" }, { "id": "female", "title": "女声" } ] },
    { "id": "CH01.missed", "indicator": "CH01", "periods": ["h1", "year"], "title": "Missed", "type": "events", "matter": true, "merge": "sum",
      "attributes": [ { "id": "level", "title": "", "options": [ { "id": "city", "title": "市" } ] }, { "id": "late", "title": "Late", "options": [] } ] },
    { "id": "CH01.members", "indicator": "CH01", "low": "1", "source": "roster", "sub": "section", "title": "Members", "type": "count" } ],
  "numbers": { "CH01.item.missed.price": [ { "from": "", "value": "0.25" }, { "from": "q3", "value": "0.5" } ] },
  "subs": [ { "id": "section", "may_be_empty": false, "sample": 0, "title": "声部" }, { "id": "guest", "may_be_empty": true, "sample": 0, "title": "Guests" },
            { "id": "singer", "may_be_empty": false, "sample": 3, "title": "Singers" } ]
})";

}  // namespace

YearFolder::YearFolder()
    : year_(kYear),
      roster_(kRoster),
      subjects_(kSubjects),
      system_(nlohmann::json::parse(kSystem)) {
  folder_.write("year.toml", year_);
  folder_.write("roster/choirs.csv", roster_);
  folder_.write("roster/choirs.subjects.csv", subjects_);
}

YearFolder& YearFolder::with(const std::string& from, const std::string& to) {
  int places = 0;
  for (std::string* text : {&year_, &roster_, &subjects_}) {
    for (std::size_t at = text->find(from); at != std::string::npos;
         at = text->find(from, at + to.size())) {
      text->replace(at, from.size(), to);
      ++places;
    }
  }
  if (places != 1)
    throw std::logic_error("the test replaces \"" + from + "\", which stands " +
                           std::to_string(places) + " times");
  folder_.write("year.toml", year_);
  roster(roster_);
  return subjects(subjects_);
}

namespace {
std::string quarter(const std::string& number, const std::string& first, const std::string& last,
                    const std::string& opens) {
  return "[[period]]\nid = \"q" + number + "\"\ntitle = \"Quarter " + number +
         "\"\nrhythms = [\"quarterly\"]\nfirst_day = 2023-" + first + "\nlast_day = 2023-" + last +
         "\nopens = 2023-" + opens + "\ncloses = 2023-" + last + " # q" + number + "\n";
}
}  // namespace

YearFolder& YearFolder::quarters() {
  const std::string half = "[[period]]\nid = \"h1\"\n", year = "[[period]]\nid = \"year\"\n";
  with(half,
       quarter("1", "01-01", "03-31", "03-20") + quarter("2", "04-01", "06-30", "06-20") + half);
  return with(year, quarter("3", "07-01", "09-30", "09-20") +
                        quarter("4", "10-01", "12-31", "12-20") + year);
}

YearFolder& YearFolder::roster(std::string text) {
  roster_ = std::move(text);
  folder_.write("roster/choirs.csv", roster_);
  return *this;
}

YearFolder& YearFolder::subjects(std::string text) {
  subjects_ = std::move(text);
  folder_.write("roster/choirs.subjects.csv", subjects_);
  return *this;
}

YearFolder& YearFolder::system(const std::function<void(nlohmann::json&)>& change) {
  change(system_);
  return *this;
}

plan::YearPlan YearFolder::read() const {
  return plan::read_year(path());
}

plan::YearPlan YearFolder::attached() const {
  plan::YearPlan plan = read();
  plan::attach_system(plan, "choirs", plan::read_indicator_system(system_.dump()));
  plan::finish(plan);
  return plan;
}

std::string YearFolder::refused(Language language) const {
  return folder_.without_path(refusal([this] { read(); }, language));
}

std::string YearFolder::not_attached(Language language) const {
  return folder_.without_path(refusal([this] { attached(); }, language));
}

}  // namespace kaohe::testing
