/// What the commands of `kaohe record` share.
#pragma once

#include <string>
#include <utility>

#include "app/acting.hpp"
#include "evidence/forms.hpp"

namespace kaohe::app {

/// `kaohe record import` and `add`, `template`, `list`, in files of their own.
void add_record_import(CLI::App& group, Session& session);
void add_record_template(CLI::App& group, Session& session);
void add_record_list(CLI::App& group, Session& session);

/// Which table, and of observations their period.
struct TableChoice {
  std::string table, period;
};

/// Adds --table and --period; `about` says which table it is where none is named.
void add_table_options(CLI::App& command, const Session& session, TableChoice& choice,
                       const Message& about);

/// The two parts of "COLUMN=VALUE". Throws Error(usage) for another word.
std::pair<std::string, std::string> column_and_value(const std::string& cell);

/// The form that --table names. Throws Error(usage) for another word, listing them.
const evidence::Form& form_named(const std::string& name);

/// The period of the year that --period names; nullptr for a form that has none. Throws
/// Error(usage) where it is needed and missing, or is none of the year.
const plan::Period* period_of(const evidence::Form& form, const plan::YearPlan& plan,
                              const std::string& period);

}  // namespace kaohe::app
