#include "cycle/matter_suspects.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "base/likeness.hpp"
#include "cycle/evidence_files.hpp"
#include "ledger/payload.hpp"
#include "ledger/standing.hpp"

namespace kaohe::cycle {

namespace {

using ledger::MatterKey;

/// A matter by its own id.
std::string id_of(const MatterKey& key) {
  return key.matter.empty() ? "#" + std::to_string(key.record) : key.matter;
}

/// What persons have said of matters of one assessee.
class Decided {
 public:
  void add(std::int64_t number, const ledger::MatterDistinct& link) {
    for (const std::string& id : ids_of(link)) apart_[id].insert(number);
    said_[number] = ids_of(link);
  }

  /// The links by which two records are one matter or are several.
  std::set<std::int64_t> between(const MatterRecord& a, const MatterRecord& b) const {
    if (!a.matter.empty() && a.matter == b.matter) return {a.merges.begin(), a.merges.end()};
    std::set<std::int64_t> numbers;
    const auto of_a = apart_.find(id_of(a.own));
    if (of_a == apart_.end()) return numbers;
    for (const std::int64_t number : of_a->second)
      if (said_.at(number).count(id_of(b.own)) != 0) numbers.insert(number);
    return numbers;
  }

 private:
  static std::set<std::string> ids_of(const ledger::MatterDistinct& link) {
    std::set<std::string> ids(link.matters.begin(), link.matters.end());
    for (const std::int64_t number : link.records) ids.insert("#" + std::to_string(number));
    return ids;
  }

  std::map<std::string, std::set<std::int64_t>> apart_;
  std::map<std::int64_t, std::set<std::string>> said_;
};

using Assessee = std::pair<std::string, std::string>;  ///< domain, id

std::map<Assessee, Decided> read_decided(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                                         const MatterBookOptions& options) {
  ledger::EntryFilter filter;
  filter.year = plan.year;
  filter.entered_until = options.known_on;
  ledger::Standing standing(true);
  ledger.entries(filter, [&](const ledger::Entry& entry) { standing.note(entry); });
  standing.finish();
  filter.kinds = {ledger::MatterDistinct::kKind};
  std::map<Assessee, Decided> decided;
  ledger.entries(filter, [&](const ledger::Entry& entry) {
    if (!standing.counts(entry, entry.number, "", "")) return;
    const auto link = ledger::record_of<ledger::MatterDistinct>(entry);
    decided[{link.domain, link.assessee}].add(entry.number, link);
  });
  return decided;
}

bool is_digit(char32_t one) {
  return one >= U'0' && one <= U'9';
}

/// Document numbers that stand within a sentence, in plain form: "县纪委通报云纪通(2023)6号第二项"
/// names one. Who wrote it is told by the last two characters of its name, "纪通(2023)6号".
std::vector<std::u32string> numbers_within(const std::u32string& form) {
  constexpr std::size_t kYear = 4, kName = 2;
  std::vector<std::u32string> numbers;
  for (std::size_t open = form.find(U'('); open != std::u32string::npos;
       open = form.find(U'(', open + 1)) {
    std::size_t at = open + 1;
    while (at < form.size() && at - open <= kYear && is_digit(form[at])) ++at;
    if (open < kName || at - open - 1 != kYear || at == form.size() || form[at] != U')') continue;
    std::size_t end = at + 1;
    while (end < form.size() && is_digit(form[end])) ++end;
    if (end == at + 1 || end == form.size() || form[end] != U'号') continue;
    numbers.push_back(form.substr(open - kName, end + 1 - open + kName));
  }
  return numbers;
}

/// Sets that grow together.
class Together {
 public:
  explicit Together(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t first_of(std::size_t one) {
    while (parents_[one] != one) one = parents_[one] = parents_[parents_[one]];
    return one;
  }
  void join(std::size_t a, std::size_t b) {
    a = first_of(a), b = first_of(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parents_;
};

/// The suspects among the records of one assessee.
class Finder {
 public:
  Finder(const plan::LikeMatters& rules, const SuspectOptions& options, const Decided& decided,
         const EvidenceFiles& files, std::vector<const MatterRecord*> records)
      : rules_(rules),
        options_(options),
        decided_(decided),
        files_(files),
        records_(std::move(records)) {}

  std::vector<Suspect> find() {
    find_documents();
    find_files();
    find_texts();
    std::stable_sort(suspects_.begin(), suspects_.end(), [](const Suspect& a, const Suspect& b) {
      return a.records.front().number < b.records.front().number;
    });
    return std::move(suspects_);
  }

 private:
  using Group = std::vector<std::size_t>;  ///< places in `records_`, ascending

  bool is_of_one(std::size_t a, std::size_t b) const {
    return id_of(records_[a]->own) == id_of(records_[b]->own);
  }
  bool is_open(std::size_t a, std::size_t b) const {
    return !is_of_one(a, b) && decided_.between(*records_[a], *records_[b]).empty();
  }
  bool is_asked(std::size_t a, std::size_t b) const {
    return options_.with_decided ? !is_of_one(a, b) : is_open(a, b);
  }

  // ---------- The same document ----------

  /// The document and the id of the matter, which often is a document's.
  std::set<std::u32string> documents_of(const MatterRecord& record) const {
    std::set<std::u32string> forms;
    for (const std::string& text : {record.document, record.own.matter}) {
      const std::u32string form = plain_form(text);
      if (std::any_of(form.begin(), form.end(), is_digit)) forms.insert(form);
      for (std::u32string& number : numbers_within(form)) forms.insert(std::move(number));
    }
    return forms;
  }

  void find_documents() {
    std::map<std::u32string, Group> by_document;
    documents_.resize(records_.size());
    for (std::size_t i = 0; i < records_.size(); ++i) {
      documents_[i] = documents_of(*records_[i]);
      for (const std::u32string& form : documents_[i]) by_document[form].push_back(i);
    }
    keep_groups(Suspect::Why::document, by_document);
  }

  /// The same file as evidence, whatever it is called.
  void find_files() {
    std::map<std::string, Group> by_digest;
    for (std::size_t i = 0; i < records_.size(); ++i) {
      std::set<std::string> digests;
      for (const EvidenceKept& one : files_.of(records_[i]->number))
        digests.insert(one.file.digest);
      for (const std::string& digest : digests) by_digest[digest].push_back(i);
    }
    keep_groups(Suspect::Why::file, by_digest);
  }

  template <class Key>
  void keep_groups(Suspect::Why why, const std::map<Key, Group>& groups) {
    std::set<Group> known;
    for (const auto& [key, group] : groups) {
      const Group asked = asked_of(group);
      const bool has_matter = std::any_of(asked.begin(), asked.end(), [&](std::size_t one) {
        return records_[one]->tells_matters_apart;
      });
      if (asked.size() > 1 && has_matter && known.insert(asked).second) keep(why, asked);
    }
  }

  /// Those of a group of whom it is not settled how they stand to one of the others.
  Group asked_of(const Group& group) const {
    Group asked;
    for (const std::size_t one : group) {
      if (std::any_of(group.begin(), group.end(),
                      [&](std::size_t other) { return is_asked(one, other); }))
        asked.push_back(one);
    }
    return asked;
  }

  bool share_document(std::size_t a, std::size_t b) const {
    return std::any_of(documents_[a].begin(), documents_[a].end(),
                       [&](const auto& form) { return documents_[b].count(form) != 0; });
  }

  // ---------- Near days and alike texts ----------

  void find_texts() {
    Group dated;
    for (std::size_t i = 0; i < records_.size(); ++i)
      if (records_[i]->tells_matters_apart && records_[i]->date && !records_[i]->text.empty())
        dated.push_back(i);
    std::stable_sort(dated.begin(), dated.end(), [this](std::size_t a, std::size_t b) {
      return records_[a]->date < records_[b]->date;
    });
    take_apart(dated);
    Together together(records_.size());
    std::size_t from = 0;
    for (std::size_t at = 0; at < dated.size(); ++at) {
      while (*records_[dated[at]]->date - *records_[dated[from]]->date >
             std::chrono::days(rules_.near_days))
        ++from;
      for (std::size_t before = from; before < at; ++before)
        join_alike(together, dated[before], dated[at]);
    }
    keep_joined(together);
  }

  /// Those who are together already need no closer look: there may be many of one day. Most texts
  /// differ, so that is asked first.
  void join_alike(Together& together, std::size_t a, std::size_t b) {
    if (together.first_of(a) == together.first_of(b)) return;
    if (!pairs_[a]->is_like(*pairs_[b], rules_.alike)) return;
    if (is_asked(a, b) && !share_document(a, b)) together.join(a, b);
  }

  /// Texts repeat; each is taken apart once.
  void take_apart(const Group& dated) {
    pairs_.resize(records_.size());
    for (const std::size_t one : dated) {
      const std::string& text = records_[one]->text;
      pairs_[one] = &pairs_of_.try_emplace(text, text).first->second;
    }
  }

  void keep_joined(Together& together) {
    std::map<std::size_t, Group> groups;
    for (std::size_t i = 0; i < records_.size(); ++i) groups[together.first_of(i)].push_back(i);
    for (const auto& [first, group] : groups)
      if (group.size() > 1) keep(Suspect::Why::text, group);
  }

  void keep(Suspect::Why why, const Group& group) {
    Suspect suspect{why, {}};
    std::set<std::int64_t> links;
    suspect.is_open = false;
    for (const std::size_t one : group) {
      suspect.records.push_back(*records_[one]);
      for (const std::size_t other : group) {
        if (other <= one || is_of_one(one, other)) continue;
        const std::set<std::int64_t> said = decided_.between(*records_[one], *records_[other]);
        suspect.is_open = suspect.is_open || said.empty();
        links.insert(said.begin(), said.end());
      }
    }
    suspect.decided_in.assign(links.begin(), links.end());
    suspects_.push_back(std::move(suspect));
  }

  const plan::LikeMatters& rules_;
  const SuspectOptions& options_;
  const Decided& decided_;
  const EvidenceFiles& files_;
  std::vector<const MatterRecord*> records_;
  std::vector<std::set<std::u32string>> documents_;  ///< by place in `records_`
  std::unordered_map<std::string, CharacterPairs> pairs_of_;
  std::vector<const CharacterPairs*> pairs_;  ///< likewise; nullptr: without day or text
  std::vector<Suspect> suspects_;
};

}  // namespace

std::vector<Suspect> matter_suspects(const plan::YearPlan& plan, const ledger::Ledger& ledger,
                                     const SuspectOptions& options) {
  const std::vector<MatterRecord> all = matter_records(plan, ledger, options.book);
  std::map<Assessee, std::vector<const MatterRecord*>> by_assessee;
  for (const MatterRecord& one : all) {
    const bool is_asked = options.domain.empty() || one.own.domain == options.domain;
    if (is_asked && (one.tells_matters_apart || one.kind == ledger::Finding::kKind))
      by_assessee[{one.own.domain, one.own.assessee}].push_back(&one);
  }
  const std::map<Assessee, Decided> decided = read_decided(plan, ledger, options.book);
  const EvidenceFiles files(ledger, plan.year, options.book.known_on);
  const Decided nothing;
  std::vector<Suspect> suspects;
  for (auto& [assessee, records] : by_assessee) {
    const auto of = decided.find(assessee);
    Finder finder(plan.like_matters, options, of == decided.end() ? nothing : of->second, files,
                  std::move(records));
    for (Suspect& one : finder.find()) suspects.push_back(std::move(one));
  }
  return suspects;
}

}  // namespace kaohe::cycle
