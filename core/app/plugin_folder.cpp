#include "app/plugin_folder.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

#include "app/plugin_source.hpp"
#include "base/errors.hpp"
#include "base/files.hpp"
#include "catalogue/schema.hpp"
#include "catalogue/words.hpp"
#include "embedded/template_a01.hpp"
#include "embedded/template_a02.hpp"
#include "embedded/template_a03.hpp"
#include "embedded/template_cmake.hpp"
#include "embedded/template_facts.hpp"
#include "embedded/template_gitignore.hpp"
#include "embedded/template_indicators.hpp"
#include "embedded/template_presets.hpp"
#include "embedded/template_readme.hpp"
#include "embedded/template_readme_zh.hpp"
#include "embedded/template_source.hpp"

namespace kaohe::app {

namespace fs = std::filesystem;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t kFileSizeMax = std::size_t{16} << 20;
constexpr const char* kReadme = "README.md";
constexpr const char* kSchema = "catalogue.schema.json";
/// What opens a catalogue whose editor knows its keys; the schema's path follows.
constexpr std::string_view kSchemaLine = "#:schema ";

/// What CMake's generators call their own targets, and what the headers of C make a macro.
bool is_taken(const std::string& name) {
  static const std::vector<std::string> taken{
      "all",     "clean",         "depend",  "edit_cache",
      "errno",   "help",          "install", "list_install_components",
      "package", "rebuild_cache", "test"};
  return std::find(taken.begin(), taken.end(), name) != taken.end();
}

void require_name(const std::string& name) {
  if (catalogue::is_function_name(name) && !is_taken(name)) return;
  throw Error(
      ErrorKind::usage, {},
      say({"\"{}\" cannot be the name of a plugin: it is the id of its domain and a name in "
           "C++; use small letters, digits and single _, a letter first, and no word of C++ "
           "or of CMake, such as village_schools",
           "“{}”不能作插件名:它既是领域编号,又是 C++ 名称;请用小写字母、数字和单个 "
           "_,以字母开头,且不是 C++ 或 CMake 的保留词,如 village_schools"},
          name));
}

void require_id(const std::string& unit) {
  if (catalogue::is_id(unit)) return;
  throw Error(ErrorKind::usage, {"--unit"},
              say({"\"{}\" is no id of a unit; use that of year.toml: small letters, digits and "
                   "_, a letter first, such as education_committee",
                   "“{}”不是单位编号;请写 year.toml 中的编号:小写字母、数字和 _,"
                   "以字母开头,如 education_committee"},
                  unit));
}

/// It stands in TOML, C++ and Markdown.
void require_plain(const char* option, const std::string& text) {
  const auto is_bad = [](unsigned char one) { return one < 0x20 || one == '"' || one == '\\'; };
  if (std::none_of(text.begin(), text.end(), is_bad)) return;
  throw Error(ErrorKind::usage, {option},
              say({"\"{}\" has a quotation mark, a backslash or a control character; leave it out",
                   "“{}”含有引号、反斜线或控制字符;请去掉"},
                  text));
}

void replace_all(std::string& text, const std::string& found, const std::string& by) {
  for (std::size_t at = text.find(found); at != std::string::npos;
       at = text.find(found, at + by.size()))
    text.replace(at, found.size(), by);
}

/// The versions of the SDK that fit: those of this program's minor version.
std::string sdk_version() {
  const std::string version = KAOHE_VERSION;
  return version.substr(0, version.rfind('.'));
}

class Maker {
 public:
  explicit Maker(const PluginFolder& about)
      : about_(about), title_(about.title.empty() ? about.name : about.title) {
    require_name(about.name);
    require_plain("--title", about.title);
    require_plain("--unit", about.unit);
    require_plain("--vendor", about.vendor);
    require_id(about.unit);
  }

  void add(std::string name, std::string_view text) {
    std::string filled(text);
    replace_all(filled, "@NAME@", about_.name);
    replace_all(filled, "@TITLE@", title_);
    replace_all(filled, "@UNIT@", about_.unit);
    replace_all(filled, "@VENDOR@", about_.vendor);
    replace_all(filled, "@SDK@", sdk_version());
    files_.emplace_back(std::move(name), std::move(filled));
  }
  void add_as_it_is(std::string name, std::string text) {
    files_.emplace_back(std::move(name), std::move(text));
  }
  Files take() { return std::move(files_); }

 private:
  const PluginFolder& about_;
  std::string title_;
  Files files_;
};

// ---------- After another plugin ----------

/// What KAOHE_PLUGIN(…) says in a plugin's source.
struct Registration {
  std::string name, version, vendor, text;  ///< the id; the whole macro
};

Registration registration_in(const fs::path& folder) {
  static const std::regex macro(
      R"rx(KAOHE_PLUGIN\(\s*(\w+)\s*,\s*"([^"]*)"\s*,\s*"[^"]*"\s*,\s*"([^"]*)"\s*,)rx");
  for (const fs::path& file : list_files(folder, ".cpp")) {
    const std::string text = read_file(file, kFileSizeMax);
    std::smatch found;
    if (std::regex_search(text, found, macro)) return {found[1], found[2], found[3], found[0]};
  }
  throw Error(
      ErrorKind::data, {folder.string()},
      say({"no plugin's sources here: none of the files *.cpp has a line KAOHE_PLUGIN(NAME, "
           "…); name the folder of a plugin, such as plugins/schools",
           "这里没有插件源码:没有哪个 *.cpp 含有 KAOHE_PLUGIN(NAME, …);请写插件所在目录"}));
}

/// A name as a whole word.
std::string renamed(const std::string& text, const std::string& before, const std::string& after) {
  return std::regex_replace(text, std::regex("\\b" + before + "\\b"), after);
}

/// A line of Markdown with the name exchanged within `code`.
std::string renamed_in_code(const std::string& line, const std::string& before,
                            const std::string& after) {
  std::string text;
  bool is_code = false;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find('`', at), line.size() - 1) + 1;
    const std::string part = line.substr(at, end - at);
    text += is_code ? renamed(part, before, after) : part;
    is_code = !is_code;
    at = end;
  }
  return text;
}

/// A page with the name exchanged where it is the plugin's: in its heading, which begins with it,
/// in code and in blocks of code. In prose it may be a word like any other.
std::string readme_of(const std::string& page, const std::string& before,
                      const std::string& after) {
  std::istringstream lines(page);
  std::string text;
  bool is_block = false;
  for (std::string line; std::getline(lines, line);) {
    const bool is_fence = line.rfind("```", 0) == 0;
    const bool is_heading = text.empty() && line.rfind("# " + before, 0) == 0;
    if (is_heading)
      text += "# " + after + line.substr(before.size() + 2);
    else
      text += is_block ? renamed(line, before, after) : renamed_in_code(line, before, after);
    text += '\n';
    is_block = is_block != is_fence;
  }
  return text;
}

std::string source_of(std::string text, const Registration& before, const PluginFolder& about,
                      const std::string& title) {
  replace_all(text, "\"" + before.name + "_catalogue.hpp\"",
              "\"" + about.name + "_catalogue.hpp\"");
  // The same domain goes on; another one begins.
  const std::string version = about.name == before.name ? before.version : "1.0.0";
  replace_all(text, before.text,
              "KAOHE_PLUGIN(" + about.name + ", \"" + version + "\", \"" + title + "\", \"" +
                  (about.vendor.empty() ? before.vendor : about.vendor) + "\",");
  return text;
}

/// Where the catalogue's [domain] names it.
std::string catalogue_of(const std::string& text, const PluginFolder& about,
                         const std::string& title) {
  const std::size_t table = text.find("[domain]");
  if (table == std::string::npos) return text;
  const std::size_t end = std::min(text.find("\n[", table + 1), text.size());
  std::string domain = text.substr(table, end - table);
  domain =
      std::regex_replace(domain, std::regex("\nid = \"[^\"]*\""), "\nid = \"" + about.name + "\"");
  domain =
      std::regex_replace(domain, std::regex("\ntitle = \"[^\"]*\""), "\ntitle = \"" + title + "\"");
  return text.substr(0, table) + domain + text.substr(end);
}

/// The catalogue with the schema beside it in its first line, in place of where another folder has
/// it.
std::string with_schema(const std::string& catalogue) {
  const bool named = catalogue.rfind(kSchemaLine, 0) == 0;
  const std::size_t end = named ? std::min(catalogue.find('\n'), catalogue.size() - 1) + 1 : 0;
  return std::string(kSchemaLine) + kSchema + "\n" + catalogue.substr(end);
}

std::string title_in(const std::string& catalogue) {
  static const std::regex line(R"rx(\[domain\][^\[]*?\ntitle = "([^"]*)")rx");
  std::smatch found;
  return std::regex_search(catalogue, found, line) ? std::string(found[1]) : std::string();
}

std::string build_of(const Files& sources, const std::string& name) {
  std::string text(embedded::template_cmake);
  std::string list;
  for (const auto& [file, bytes] : sources) list += " " + file;
  replace_all(text, " @NAME@.cpp", list);
  replace_all(text, "@NAME@", name);
  return text;
}

/// The plugin's own source is called after it.
std::string renamed_file(const fs::path& file, const std::string& before,
                         const std::string& after) {
  const bool is_own = file.stem().string() == before;
  return is_own ? after + file.extension().string() : file.filename().string();
}

}  // namespace

Files new_plugin(const PluginFolder& about) {
  Maker maker(about);
  maker.add("CMakeLists.txt", embedded::template_cmake);
  maker.add("CMakePresets.json", embedded::template_presets);
  maker.add(kCatalogueFile, embedded::template_indicators);
  maker.add_as_it_is(kSchema, std::string(catalogue::schema()));
  maker.add(about.name + ".cpp", embedded::template_source);
  maker.add("cases/A01.toml", embedded::template_a01);
  maker.add("cases/A02.toml", embedded::template_a02);
  maker.add("cases/A03.toml", embedded::template_a03);
  maker.add("facts.toml", embedded::template_facts);
  maker.add(kReadme, about.language == Language::zh ? embedded::template_readme_zh
                                                    : embedded::template_readme);
  maker.add(".gitignore", embedded::template_gitignore);
  return maker.take();
}

Files plugin_after(const fs::path& folder, const PluginFolder& about) {
  Maker maker(about);
  const Registration before = registration_in(folder);
  system_in(folder);  // or every mistake of its catalogue is named
  const std::string catalogue = read_file(folder / kCatalogueFile, kFileSizeMax);
  const std::string title = about.title.empty() ? title_in(catalogue) : about.title;
  Files sources;
  for (const char* extension : {".cpp", ".hpp", ".c", ".h"}) {
    for (const fs::path& file : list_files(folder, extension))
      sources.emplace_back(renamed_file(file, before.name, about.name),
                           source_of(read_file(file, kFileSizeMax), before, about, title));
  }
  maker.add("CMakeLists.txt", build_of(sources, about.name));
  maker.add("CMakePresets.json", embedded::template_presets);
  maker.add_as_it_is(kCatalogueFile, with_schema(catalogue_of(catalogue, about, title)));
  maker.add_as_it_is(kSchema, std::string(catalogue::schema()));
  for (auto& [name, text] : sources) maker.add_as_it_is(name, std::move(text));
  for (const fs::path& file : list_files(folder / "cases", ".toml"))
    maker.add_as_it_is("cases/" + file.filename().string(), read_file(file, kFileSizeMax));
  for (const fs::path& file : list_files(folder, ".toml")) {
    if (file.filename() != kCatalogueFile)
      maker.add_as_it_is(file.filename().string(), read_file(file, kFileSizeMax));
  }
  const std::string readme =
      is_there(folder / kReadme) ? read_file(folder / kReadme, kFileSizeMax) : "# " + title + "\n";
  maker.add_as_it_is(kReadme, readme_of(readme, before.name, about.name));
  maker.add(".gitignore", embedded::template_gitignore);
  return maker.take();
}

}  // namespace kaohe::app
