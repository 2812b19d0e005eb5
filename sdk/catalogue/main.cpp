// kaohe-catalogue: checks a domain's indicators and turns them into C++ at build time.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <unistd.h>

#include "generate.hpp"
#include "guards.hpp"
#include "reader.hpp"
#include "schema.hpp"
#include "words.hpp"

namespace {

using kaohe::catalogue::Reading;

constexpr int kDone = 0;
constexpr int kRefused = 1;
constexpr int kWrongUsage = 2;
constexpr int kEnvironment = 4;

constexpr const char* kHelp =
    "kaohe-catalogue: a domain's indicators (TOML) checked and turned into C++\n"
    "\n"
    "  kaohe-catalogue check FILE\n"
    "      says what is wrong, with line and column\n"
    "  kaohe-catalogue compile FILE --name NAME --out-dir DIR\n"
    "      writes DIR/NAME_catalogue.hpp and .cpp if all is well; leaves files that would not "
    "change\n"
    "  kaohe-catalogue schema\n"
    "      prints the JSON Schema of catalogues, for editors: a first line `#:schema FILE`\n"
    "  kaohe-catalogue --help\n"
    "\n"
    "Example: kaohe-catalogue check indicators.toml\n"
    "kaohe_add_plugin of the SDK calls `compile`; what a catalogue may say stands in its README.\n"
    "\n"
    "Exit codes: 0 done, 1 the catalogue is refused, 2 wrong usage, 4 a file cannot be read or "
    "written.\n";

struct Options {
  std::string command;
  std::string file;
  std::string name;
  std::string out_dir;
};

int wrong_usage(const std::string& why) {
  std::cerr << "kaohe-catalogue: " << why << "; see kaohe-catalogue --help\n";
  return kWrongUsage;
}

/// The place that an option's value goes to; nullptr: no such option.
std::string* target_of(Options& options, const std::string& word) {
  if (word == "--name") return &options.name;
  return word == "--out-dir" ? &options.out_dir : nullptr;
}

std::optional<Options> parsed(const std::vector<std::string>& words, std::string& why) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (std::string* target = target_of(options, words[i])) {
      if (++i == words.size()) {
        why = words[i - 1] + " has no value";
        return std::nullopt;
      }
      *target = words[i];
    } else if (words[i].rfind("--", 0) == 0) {
      why = "unknown option " + words[i];
      return std::nullopt;
    } else if (options.command.empty() || options.file.empty()) {
      (options.command.empty() ? options.command : options.file) = words[i];
    } else {
      why = "one word too many: " + words[i];
      return std::nullopt;
    }
  }
  return options;
}

/// The bytes of a file, at most one more than a catalogue may have.
std::optional<std::string> bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes(kaohe::catalogue::kFileBytesMax + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

bool holds(const std::filesystem::path& path, const std::string& text) {
  std::ifstream file(path, std::ios::binary);
  return file && std::string(std::istreambuf_iterator<char>(file), {}) == text;
}

/// A file that appears complete or not at all: written beside its place, then renamed.
class NewFile {
 public:
  NewFile(std::filesystem::path path, const std::string& text)
      : path_(std::move(path)), temporary_(path_.string() + ".tmp" + std::to_string(getpid())) {
    if (holds(path_, text)) return;
    std::ofstream file(temporary_, std::ios::binary);
    file << text;
    file.close();
    written_ = true;
    good_ = static_cast<bool>(file);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    std::error_code ignored;
    if (written_) std::filesystem::remove(temporary_, ignored);
  }
  bool good() const { return good_; }
  bool put_in_place() {
    std::error_code error;
    if (written_) std::filesystem::rename(temporary_, path_, error);
    return !error;
  }

 private:
  std::filesystem::path path_;
  std::filesystem::path temporary_;
  bool written_ = false;
  bool good_ = true;
};

int compile(const Options& options, const Reading& reading) {
  const kaohe::Catalogue catalogue = reading.store.view();
  const std::filesystem::path base =
      std::filesystem::path(options.out_dir) / (options.name + "_catalogue");
  NewFile header(base.string() + ".hpp",
                 kaohe::catalogue::generate_header(catalogue, options.name));
  NewFile source(base.string() + ".cpp",
                 kaohe::catalogue::generate_source(catalogue, options.name));
  if (header.good() && source.good() && header.put_in_place() && source.put_in_place())
    return kDone;
  std::cerr << "kaohe-catalogue: cannot write " << base.string()
            << ".hpp and .cpp; does the folder exist, may it be written to?\n";
  return kEnvironment;
}

int run(const Options& options) {
  const std::optional<std::string> text = bytes_of(options.file);
  if (!text) {
    std::cerr << "kaohe-catalogue: cannot read " << options.file << "\n";
    return kEnvironment;
  }
  const Reading reading = kaohe::catalogue::read(*text, options.file);
  for (const auto& diagnostic : reading.diagnostics) std::cerr << diagnostic.text() << "\n";
  if (!reading.ok()) return kRefused;
  return options.command == "compile" ? compile(options, reading) : kDone;
}

int print_schema(const Options& options) {
  if (!options.file.empty()) return wrong_usage("one word too many: " + options.file);
  std::cout << kaohe::catalogue::schema() << std::flush;
  return std::cout ? kDone : kEnvironment;
}

int checked(const Options& options) {
  if (options.command == "schema") return print_schema(options);
  if (options.command != "check" && options.command != "compile")
    return wrong_usage("no such command: " + options.command);
  if (options.file.empty()) return wrong_usage(options.command + " needs a FILE");
  const bool compiles = options.command == "compile";
  if (compiles && !kaohe::catalogue::is_function_name(options.name))
    return wrong_usage("--name must be an id that C++ takes as a name");
  if (compiles && options.out_dir.empty()) return wrong_usage("compile needs --out-dir DIR");
  return run(options);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty() || words[0] == "--help" || words[0] == "-h") {
    std::cout << kHelp;
    return words.empty() ? kWrongUsage : kDone;
  }
  std::string why;
  const std::optional<Options> options = parsed(words, why);
  return options ? checked(*options) : wrong_usage(why);
}
