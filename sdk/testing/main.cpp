// NAME_cases FILE…: judges the cases of files with the plugin that is linked in. Ends with 0 if all
// pass, else with 1. NAME_cases --coverage FILE…: says what they never touch, and ends with 0 if
// that is nothing.
#include <algorithm>
#include <iostream>
#include <string>
#include <thread>

#include <kaohe/abi.h>

#include "coverage.hpp"
#include "run.hpp"

extern "C" const kaohe_plugin kaohe_plugin_v1;

namespace {

bool judged(const char* path) {
  const kaohe::cases::Outcome outcome = kaohe::cases::run_case_file(path, &kaohe_plugin_v1);
  for (const std::string& error : outcome.errors) std::cout << error << "\n";
  for (const kaohe::cases::CaseFailure& failure : outcome.failures) std::cout << failure.text();
  std::cout << outcome.closing_line() << "\n";
  return outcome.passed();
}

bool covered(char** first, char** last) {
  const kaohe::cases::Coverage coverage = kaohe::cases::cover(
      {first, last}, kaohe_plugin_v1, std::max(1U, std::thread::hardware_concurrency()));
  std::cout << coverage.text();
  return coverage.is_whole();
}

}  // namespace

int main(int argc, char** argv) {
  const bool coverage = argc > 1 && std::string(argv[1]) == "--coverage";
  const int first = coverage ? 2 : 1;
  if (argc <= first) {
    std::cerr << "usage: " << kaohe_plugin_v1.id << "_cases [--coverage] FILE...\n";
    return 1;
  }
  if (coverage) return covered(argv + first, argv + argc) ? 0 : 1;
  bool passed = true;
  for (int i = first; i < argc; ++i) passed = judged(argv[i]) && passed;
  return passed ? 0 : 1;
}
