// NAME_cases FILE…: judges the cases of files with the plugin that is linked in. Ends with 0 if all
// pass, else with 1.
#include <iostream>

#include <kaohe/abi.h>

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

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: " << kaohe_plugin_v1.id << "_cases FILE...\n";
    return 1;
  }
  bool passed = true;
  for (int i = 1; i < argc; ++i) passed = judged(argv[i]) && passed;
  return passed ? 0 : 1;
}
