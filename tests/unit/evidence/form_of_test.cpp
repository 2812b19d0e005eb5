// Which table a person's file is, told by its headings.
#include <catch2/catch.hpp>

#include "evidence/beside_tables.hpp"
#include "evidence/intake.hpp"

using namespace kaohe;
using namespace kaohe::evidence;

namespace {

enum class Take { all, required };

CsvTable headed(const Form& form, std::string_view Column::*word, Take take) {
  CsvTable table;
  for (const Column& column : form.columns) {
    if (take == Take::all || column.required) table.headings.emplace_back(column.*word);
  }
  return table;
}

std::string name_of(const CsvTable& table) {
  const Form* form = form_of(table);
  return form == nullptr ? "none" : std::string(form->name);
}

}  // namespace

TEST_CASE("Forms: each is told by all its headings, in either language", "[evidence][forms]") {
  for (const Form* form : all_forms()) {
    for (const auto word : {&Column::id, &Column::zh}) {
      CsvTable table = headed(*form, word, Take::all);
      CHECK(name_of(table) == form->name);
      table.headings.push_back("备注栏");
      CHECK(name_of(table) == form->name);
    }
  }
}

TEST_CASE("Forms: each is told by the headings it cannot do without", "[evidence][forms]") {
  for (const Form* form : all_forms()) {
    for (const auto word : {&Column::id, &Column::zh}) {
      CHECK(name_of(headed(*form, word, Take::required)) == form->name);
    }
  }
}

TEST_CASE("Forms: none is told where one of those is missing", "[evidence][forms]") {
  for (const Form* form : all_forms()) {
    const CsvTable whole = headed(*form, &Column::id, Take::required);
    for (std::size_t i = 0; i < whole.headings.size(); ++i) {
      CsvTable table = whole;
      table.headings.erase(table.headings.begin() + static_cast<std::ptrdiff_t>(i));
      INFO(form->name << " without " << whole.headings[i]);
      CHECK(form_of(table) != form);
    }
  }
  CsvTable stranger;
  stranger.headings = {"姓名", "电话"};
  CHECK(name_of(stranger) == "none");
}

TEST_CASE("Forms: each column says what goes into it, within what a note can hold",
          "[evidence][forms]") {
  for (const Form* form : all_forms()) {
    CHECK_FALSE(form->title.zh.empty());
    for (const Column& column : form->columns) {
      INFO(form->name << "." << column.id);
      CHECK_FALSE(column.note.en.empty());
      CHECK_FALSE(column.note.zh.empty());
      CHECK(column.note.en.size() <= 255);  // an .xlsx cuts beyond
      CHECK(column.note.zh.size() <= 255);
    }
  }
}
