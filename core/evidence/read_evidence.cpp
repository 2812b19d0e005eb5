#include "evidence/read_evidence.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "evidence/beside_tables.hpp"
#include "evidence/numbering.hpp"
#include "evidence/observations.hpp"

namespace kaohe::evidence {

namespace {
namespace fs = std::filesystem;

constexpr std::size_t kFileSizeMax = std::size_t{1} << 30U;

/// Files that systems and programs leave (hidden ones, previews, locks), and the one that explains
/// the folder.
bool is_ignored(const std::string& name) {
  const std::string small = small_letters(name);
  return name[0] == '.' || name.compare(0, 2, "~$") == 0 || name == "README.md" ||
         small == "thumbs.db" || small == "desktop.ini";
}

/// The entries of a folder, sorted by name.
std::vector<fs::directory_entry> entries_of(const fs::path& folder) {
  std::error_code failure;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator at(folder, failure), end; !failure && at != end;
       at.increment(failure)) {
    if (!is_ignored(at->path().filename().string())) entries.push_back(*at);
  }
  if (failure) {
    throw Error(
        ErrorKind::environment, {folder.string()},
        say({"the folder of evidence cannot be read: {}; expected configs/<year>/evidence with a "
             "folder for each period",
             "证据文件夹无法读取:{};应为 configs/<年度>/evidence,其中每个考核阶段一个文件夹"},
            failure_reason(failure.value(), folder)));
  }
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.path() < b.path(); });
  return entries;
}

/// What cannot be told (it has just gone, or its folder is closed) is none: reading it says why.
bool is_folder(const fs::directory_entry& entry) {
  std::error_code unknown;
  return entry.is_directory(unknown);
}

/// The reading of one folder.
class FolderReader {
 public:
  FolderReader(const plan::YearPlan& plan, const fs::path& folder, const ReadOptions& options)
      : plan_(plan),
        folder_(folder),
        records_(std::make_unique<ledger::MemorySource>()),
        session_(plan, *records_),
        period_count_(period_count(options)) {
    if (period_count_ < plan_.periods.size())
      session_.read_until = plan_.periods[period_count_ - 1].asked_on;
  }

  Evidence read() {
    check_names();
    read_beside(kDraws);
    for (std::size_t period = 0; period < period_count_; ++period)
      read_period(plan_.periods[period].id);
    for (const BesideTable& table : beside_tables()) {
      if (table.form != &kDraws) read_beside(*table.form);
    }
    note_missing_surveys();
    session_.report.throw_if_refused();
    if (session_.read_until) leave_out_later(*session_.read_until);
    number_records(plan_, *records_);
    return {std::move(records_), session_.report.notes()};
  }

 private:
  std::size_t period_count(const ReadOptions& options) const;
  void check_names();
  void check_folder(const fs::path& path);
  void check_file(const fs::path& path);
  void read_period(const std::string& period);
  void read_unit(const fs::path& path, const std::string& period);
  void read_beside(const Form& form);
  std::optional<Table> open(const fs::path& path, const Form& form);
  void leave_out_later(Date asked_on);
  void note_missing_surveys();

  const plan::YearPlan& plan_;
  const fs::path& folder_;
  std::unique_ptr<ledger::MemorySource> records_;
  Session session_;
  std::size_t period_count_;  ///< that are read
};

std::size_t FolderReader::period_count(const ReadOptions& options) const {
  if (!options.up_to_period) return plan_.periods.size();
  const int index = plan_.period_index(*options.up_to_period);
  if (index >= 0) return static_cast<std::size_t>(index) + 1;
  std::vector<std::string> ids;
  for (const plan::Period& period : plan_.periods) ids.push_back(period.id);
  throw Error(ErrorKind::usage, {},
              say({"period \"{}\" is not in the year's calendar, expected one of: {}{}",
                   "本年度没有考核阶段“{}”,应为以下之一:{}{}"},
                  *options.up_to_period, listed(ids), did_you_mean(*options.up_to_period, ids)));
}

void FolderReader::check_names() {
  for (const fs::directory_entry& entry : entries_of(folder_)) {
    if (is_folder(entry)) {
      check_folder(entry.path());
    } else {
      check_file(entry.path());
    }
  }
}

void FolderReader::check_folder(const fs::path& path) {
  const std::string name = path.filename().string();
  std::vector<std::string> ids;
  for (const plan::Period& period : plan_.periods) ids.push_back(period.id);
  if (std::find(ids.begin(), ids.end(), name) != ids.end()) return;
  session_.report.refuse({path.generic_string()},
                         say({"the folder \"{}\" is no period of the year, expected one of: {}{}",
                              "文件夹“{}”不是本年度的考核阶段,应为以下之一:{}{}"},
                             excerpt(name), listed(ids), did_you_mean(name, ids)));
}

void FolderReader::check_file(const fs::path& path) {
  const std::string name = path.filename().string();
  std::vector<std::string> known;
  for (const BesideTable& table : beside_tables())
    known.push_back(std::string(table.form->name) + ".csv");
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  session_.report.refuse({path.generic_string()},
                         say({"the file \"{}\" is not known here, expected: {}{}",
                              "此处不应有文件“{}”,可有的文件为:{}{}"},
                             excerpt(name), listed(known), did_you_mean(name, known)));
}

void FolderReader::read_period(const std::string& period) {
  const fs::path folder = folder_ / period;
  if (!is_there(folder)) return;
  for (const fs::directory_entry& entry : entries_of(folder)) {
    const std::string name = entry.path().filename().string();
    if (is_folder(entry)) {
      session_.report.refuse({entry.path().generic_string()},
                             say({"found a folder named \"{}\", expected files <unit>.csv only; "
                                  "move it away",
                                  "发现名为“{}”的文件夹,此处只应有文件“单位编号.csv”;请移走"},
                                 excerpt(name)));
    } else if (entry.path().extension() != ".csv") {
      session_.report.refuse(
          {entry.path().generic_string()},
          say({"found \"{}\", expected files <unit>.csv only; move it away or save it as CSV",
               "发现“{}”,此处只应有“单位编号.csv”;请移走,或另存为 CSV"},
              excerpt(name)));
    } else {
      read_unit(entry.path(), period);
    }
  }
}

void FolderReader::read_unit(const fs::path& path, const std::string& period) {
  const std::string unit = path.stem().string();
  if (plan_.find_organisation(unit) == nullptr) {
    std::vector<std::string> ids;
    for (const plan::Organisation& organisation : plan_.organisations)
      ids.push_back(organisation.id);
    session_.report.refuse({path.generic_string()},
                           say({"the file is named after \"{}\", which is no organisation of "
                                "year.toml; name it <unit>.csv{}",
                                "文件名“{}”不是 year.toml 所列的单位编号;请按“单位编号.csv”命名{}"},
                               excerpt(unit), did_you_mean(unit, ids)));
    return;
  }
  const std::optional<Table> table = open(path, kObservations);
  if (!table) return;
  read_observations(session_, *table, {period, unit});
  // The file is the submission; without rows it is a nil return (Art. 11(5)).
  ledger::Submission submission;
  submission.origin = {0, {table->file(), 1, 0}, unit};
  submission.unit = unit;
  submission.period = period;
  submission.nil = table->rows().empty();
  records_->all_submissions.push_back(std::move(submission));
}

void FolderReader::read_beside(const Form& form) {
  const fs::path path = folder_ / (std::string(form.name) + ".csv");
  if (!is_there(path)) return;
  const std::optional<Table> table = open(path, form);
  if (!table) return;
  for (const BesideTable& each : beside_tables()) {
    if (each.form == &form) each.read(session_, *table);
  }
}

/// A17.3: without the results of a survey its gate is not judged; at the year-end people should
/// know.
void FolderReader::note_missing_surveys() {
  if (session_.read_until) return;
  for (const plan::SurveyRule& survey : plan_.surveys) {
    const auto& gates = plan_.grading.gates;
    const bool is_asked = std::any_of(gates.begin(), gates.end(), [&](const plan::GateRule& gate) {
      return gate.survey == survey.id;
    });
    const bool is_there =
        std::any_of(records_->all_surveys.begin(), records_->all_surveys.end(),
                    [&](const ledger::Survey& one) { return one.survey == survey.id; }) ||
        std::any_of(records_->all_votes.begin(), records_->all_votes.end(),
                    [&](const ledger::Votes& one) { return one.of == survey.id; });
    if (!is_asked || is_there) continue;
    session_.report.note({(folder_ / "surveys.csv").generic_string()},
                         say({"no result of \"{}\" is recorded: its gate is judged for nobody; "
                              "record them before grades are decided",
                              "“{}”还没有录入任何结果,其等次限制条件对所有考核对象都未判断;"
                              "请在决定等次之前录入"},
                             survey.title));
  }
}

std::optional<Table> FolderReader::open(const fs::path& path, const Form& form) {
  try {
    CsvTable csv =
        read_csv(read_file(path, kFileSizeMax), path.generic_string(), long_texts_of(form));
    return Table::bind(std::move(csv), form, session_.report);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    session_.report.refuse(error);
    return std::nullopt;
  }
}

template <class Record, class DateOf>
void leave_out(std::vector<Record>& records, Date asked_on, DateOf&& date_of) {
  const auto is_later = [&](const Record& record) {
    const std::optional<Date> date = date_of(record);
    return date && *date > asked_on;
  };
  records.erase(std::remove_if(records.begin(), records.end(), is_later), records.end());
}

void FolderReader::leave_out_later(Date asked_on) {
  const auto date_of = [](const auto& record) { return record.date; };
  for (auto& [domain, observations] : records_->observations_by_domain) {
    // What a unit submitted with a period stays, whatever its date; what came from elsewhere has no
    // period.
    leave_out(observations, asked_on, [](const ledger::Observation& record) {
      return record.period.empty() ? record.date : std::nullopt;
    });
  }
  leave_out(records_->all_reviews, asked_on, date_of);
  leave_out(records_->all_votes, asked_on, date_of);
  leave_out(records_->all_leader_marks, asked_on, date_of);
  leave_out(records_->all_surveys, asked_on, date_of);
  leave_out(records_->all_circulars, asked_on, date_of);
  leave_out(records_->all_findings, asked_on, date_of);
  leave_out(records_->all_adjustments, asked_on, date_of);
  leave_out(records_->all_decisions, asked_on, date_of);
  leave_out(records_->all_closings, asked_on, date_of);
  leave_out(records_->all_objections, asked_on, date_of);
  leave_out(records_->all_rectified, asked_on, date_of);
  leave_out(records_->all_notices, asked_on,
            [](const ledger::Notice& notice) { return notice.issued; });
}
}  // namespace

Evidence read_evidence(const plan::YearPlan& plan, const std::filesystem::path& folder,
                       const ReadOptions& options) {
  return FolderReader(plan, folder, options).read();
}

}  // namespace kaohe::evidence
