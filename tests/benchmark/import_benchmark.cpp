// Measures `kaohe record import` of a large table, from the start of the program to its end,
// against the plain `sqlite3` shell that imports the same rows. Prints ratios of one run; asserts
// no times. Needs the package sqlite3; says so where it is missing.
// Usage: import_benchmark PROGRAM CONFIGS PLUGINS [ROWS [RUNS]]
#include <cstdio>
#include <random>

#include "shell_import.hpp"

namespace {

namespace fs = std::filesystem;
using namespace kaohe::testing;

// Events of the made-up county's schools, as many as there never were.
void write_table(const fs::path& file, std::size_t rows) {
  std::mt19937_64 random(20230101);
  std::ofstream out(file);
  out << "domain,assessee,indicator,input,subject,cell,date,value,attributes,matter,reason,"
         "evidence,provisional\n";
  for (std::size_t number = 0; number < rows; ++number) {
    const auto two_digits = [&random](std::uint64_t limit) {
      const std::string digits = std::to_string(1 + random() % limit);
      return digits.size() == 1 ? "0" + digits : digits;
    };
    const std::string month = two_digits(3);
    out << "schools,s" << two_digits(33) << ",XX17,breaches,,2023-" << month << ",2023-" << month
        << '-' << two_digits(28) << ',' << 1 + random() % 3 << ",self_found,事项-" << number
        << ",未按规定时限报送材料,县委督查通报〔2023〕" << number << "号,\n";
  }
}

struct Program {
  std::string program, configs, plugins;
};

double time_import(const BenchmarkFolder& folder, const Program& program, int runs) {
  const std::string command = "'" + program.program + "' record import '" +
                              (folder.path / "table.csv").string() +
                              "' --period q1 --as zhu_shiwen --workspace '" + folder.path.string() +
                              "' --configs '" + program.configs + "' --plugins '" +
                              program.plugins + "' > '" + (folder.path / "said").string() + "'";
  return median_milliseconds(
      runs, [&] { require_command(command); }, [&] { make_empty_ledger(folder); });
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 4) throw std::runtime_error("usage: PROGRAM CONFIGS PLUGINS [ROWS [RUNS]]");
    const std::size_t rows = argc > 4 ? std::strtoull(argv[4], nullptr, 10) : 1'000'000;
    const int runs = argc > 5 ? std::atoi(argv[5]) : 3;
    if (!has_shell()) {
      std::printf("not run: the program sqlite3 is missing (apt-get install sqlite3)\n");
      return 0;
    }
    const BenchmarkFolder folder;
    write_table(folder.path / "table.csv", rows);
    const double import = time_import(folder, {argv[1], argv[2], argv[3]}, runs);
    const double plain = time_shell_import(folder, runs);
    std::printf("record import / sqlite3 import, %zu rows   %.2f   (%.0f ms, %.0f ms)\n", rows,
                import / plain, import, plain);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "import_benchmark: %s\n", error.what());
    return 1;
  }
}
