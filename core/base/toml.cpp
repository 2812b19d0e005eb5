#include "base/toml.hpp"

#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "base/words.hpp"

namespace kaohe {

namespace {

/// Walks the text as TOML's lexer would, only as far as needed to count the dots of each key.
class DotCounter {
 public:
  explicit DotCounter(std::string_view text) : text_(text) {}

  /// The line of the first key with more than kTomlDotsMax dots; 0: there is none.
  int first_bad_line() {
    while (at_ < text_.size()) {
      step();
      if (dots_ > kTomlDotsMax) return line_;
    }
    return 0;
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') return skip_text(c);
    if (c == '#') return skip_to_line_end();
    ++at_;
    if (c == '.') ++dots_;
    if (c == '\n') ++line_;
    if (c == '\n' || c == '=' || c == ',' || c == '{' || c == '}') dots_ = 0;
  }

  void skip_to_line_end() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
  }

  void skip_text(char quote) {
    const std::string fence(3, quote);
    const bool many_lines = text_.substr(at_, 3) == fence;
    at_ += many_lines ? 3 : 1;
    while (at_ < text_.size()) {
      if (many_lines ? text_.substr(at_, 3) == fence : text_[at_] == quote) break;
      if (text_[at_] == '\n') {
        if (!many_lines) return;
        ++line_;
      }
      at_ += text_[at_] == '\\' && quote == '"' && text_.substr(at_ + 1, 1) != "\n" ? 2 : 1;
    }
    at_ += many_lines ? 3 : 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  int dots_ = 0;
};

/// A line, 1.., without what ends it.
std::string_view line_of(std::string_view text, std::size_t line) {
  for (std::size_t i = 1; i < line && !text.empty(); ++i)
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  return text.substr(0, text.find_first_of("\r\n"));
}

/// What stands after the = of a line, without blanks and comment; empty: there is none.
std::string_view value_on_line(std::string_view text) {
  text = text.substr(0, text.find('#'));
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return {};
  text.remove_prefix(equals + 1);
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// A sign as a Chinese keyboard types it where TOML wants the one of ASCII: a digit, a letter, a
/// punctuation mark or a quotation mark. It takes three bytes.
bool is_full_width(std::string_view sign) {
  const bool is_quotation_mark = sign == "“" || sign == "”" || sign == "‘" || sign == "’";
  return is_quotation_mark || (sign >= "\uFF01" && sign <= "\uFF5E");
}

/// The first such sign of a line that stands in no text and no comment; empty: there is none.
std::string_view full_width_sign(std::string_view line) {
  constexpr std::size_t kBytes = 3;
  char quote = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (quote == 0 && c == '#') return {};
    if (quote == 0 && is_full_width(line.substr(at, kBytes))) return line.substr(at, kBytes);
    if (quote == '"' && c == '\\')
      ++at;
    else if (c == quote)
      quote = 0;
    else if (quote == 0 && (c == '"' || c == '\''))
      quote = c;
  }
  return {};
}

Text hint_for_sign(std::string_view sign) {
  if (sign.empty()) return {};
  return say({"\"{}\" is a full-width sign; switch the keyboard to English and write quotation "
              "marks, digits, = , [ ] {{ }} as \" 0 = , [ ] {{ }}",
              "“{}”是全角符号;请切换到英文输入法,引号、数字、等号、逗号和括号一律用半角:"
              "\" 0 = , [ ] {{ }}"},
             sign);
}

/// By what stands there: a day that is written otherwise or does not exist, an integer too large.
Text hint_for_value(std::string_view value) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t digits = static_cast<std::size_t>(
      std::find_if_not(value.begin(), value.end(), is_digit) - value.begin());
  const std::string_view rest = value.substr(digits);
  const bool is_dated =
      digits == 4 && !rest.empty() &&
      (rest[0] == '-' || rest[0] == '/' || rest[0] == '.' || rest.substr(0, 3) == "年") &&
      std::count_if(rest.begin(), rest.end(), is_digit) >= 2 &&
      std::any_of(rest.begin() + 1, rest.end(), [&](char c) { return !is_digit(c); });
  if (is_dated) {
    return say(
        {"write a day as year-month-day with two digits each, one that the calendar has: "
         "2023-01-01",
         "日期按“年-月-日”书写,月、日各两位,且须是实有的日期,如 2023-01-01"});
  }
  if (digits > 18 && rest.empty())
    return say({"the number is too large; write at most 18 digits", "数字过大;至多 18 位"});
  return {};
}

/// What toml++ says of the usual slips, and what to do about them.
Text hint_for(std::string_view description) {
  const auto says = [&](std::string_view part) {
    return description.find(part) != std::string_view::npos;
  };
  if (says("redefine"))
    return say({"each key and table may stand once; delete or rename one",
                "同一个键(表)只能写一次;请删去或改名"});
  if (says("unterminated") || says("end-of-file")) {
    return say({"something is not closed; look for a missing \" ] or }}",
                "有未闭合之处;请检查是否漏写 \" ] 或 }}"});
  }
  if (says("bare key") || says("key")) {
    return say({"write keys in the letters a-z, digits and _, then =",
                "键用小写字母、数字和下划线书写,后接 ="});
  }
  return say({"texts and decimals stand in quotes: name = \"…\", price = \"0.25\"",
              "文字和小数须加英文引号,如 name = \"…\"、price = \"0.25\""});
}

class Converter {
 public:
  Converter(TomlDocument& document, std::string_view text) : document_(document), text_(text) {}

  nlohmann::json convert(const toml::node& node, const std::string& pointer) {
    document_.values[pointer] = place_of(node.source().begin);
    if (const toml::table* table = node.as_table()) return convert_table(*table, pointer);
    if (const toml::array* array = node.as_array()) return convert_array(*array, pointer);
    if (const auto* text = node.as_string()) return convert_text(**text, pointer);
    if (const auto* integer = node.as_integer()) return **integer;
    if (const auto* boolean = node.as_boolean()) return **boolean;
    if (const auto* date = node.as_date()) return date_text(**date);
    if (node.is_floating_point()) {
      refuse_decimal(node, pointer);
    } else {
      refuse(pointer,
             {"{} is a time of day; write a date: 2023-06-20", "{} 是时刻;请写日期,如 2023-06-20"},
             path_of(pointer));
    }
    return nullptr;
  }

  std::vector<Problem> problems;

 private:
  Place place_of(const toml::source_position& position) const {
    if (!position) return {document_.file, 1, 1};
    return {document_.file, static_cast<int>(position.line), static_cast<int>(position.column)};
  }

  nlohmann::json convert_table(const toml::table& table, const std::string& pointer) {
    nlohmann::json object = nlohmann::json::object();
    for (const auto& [key, node] : table) {
      const std::string child = child_pointer(pointer, key.str());
      document_.keys[child] = place_of(key.source().begin);
      object[std::string(key.str())] = convert(node, child);
    }
    return object;
  }

  nlohmann::json convert_array(const toml::array& array, const std::string& pointer) {
    nlohmann::json values = nlohmann::json::array();
    for (const toml::node& node : array)
      values.push_back(convert(node, child_pointer(pointer, values.size())));
    return values;
  }

  nlohmann::json convert_text(const std::string& text, const std::string& pointer) {
    if (text.size() > kTomlTextMax) {
      refuse(pointer,
             {"{} has {} bytes, expected at most {}; shorten it", "{} 有 {} 字节,上限为 {};请缩短"},
             path_of(pointer), text.size(), kTomlTextMax);
    }
    return text;
  }

  static std::string date_text(const toml::date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, static_cast<int>(date.month),
                       static_cast<int>(date.day));
  }

  void refuse_decimal(const toml::node& node, const std::string& pointer) {
    const std::string written = spelled(node.source());
    refuse(pointer,
           {"{0} is {1} (a TOML float, which is not exact), expected a number in quotes; write it "
            "in quotes: \"{1}\"",
            "{0} 的值 {1} 是 TOML 浮点数(不精确),应写成带引号的数;请加英文引号:\"{1}\""},
           path_of(pointer), written);
  }

  /// The text of a value on its line; columns of toml++ count characters.
  std::string spelled(const toml::source_region& region) const {
    std::size_t at = 0;
    for (toml::source_index line = 1; line < region.begin.line; ++line)
      at = text_.find('\n', at) + 1;
    std::string written;
    for (toml::source_index column = 1; column < region.end.column && at < text_.size(); ++column) {
      const std::size_t begin = at++;
      while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) ++at;
      if (column >= region.begin.column) written += text_.substr(begin, at - begin);
    }
    while (!written.empty() && (written.back() == ' ' || written.back() == '\t'))
      written.pop_back();
    return written;
  }

  template <class... Arguments>
  void refuse(const std::string& pointer, const MessageFor<Arguments...>& message,
              const Arguments&... arguments) {
    Text what = say(message, arguments...);
    problems.push_back({document_.values[pointer], std::move(what)});
  }

  TomlDocument& document_;
  std::string_view text_;
};

void guard(std::string_view bytes, const std::string& file) {
  if (bytes.size() > kTomlSizeMax) {
    throw Error(ErrorKind::data, {file},
                say({"the file has {} bytes, expected at most {}; check that it is the right file",
                     "文件有 {} 字节,上限为 {};请核对是否放错文件"},
                    bytes.size(), kTomlSizeMax));
  }
  require_utf8_text(bytes, file);
  if (const int line = DotCounter(bytes).first_bad_line(); line != 0) {
    throw Error(ErrorKind::data, {file, line, 0},
                say({"a key has more than {} dots, expected a few parts such as a.b.c; correct it",
                     "一个键里的点号超过 {} 个,应只有几段,如 a.b.c;请改正"},
                    kTomlDotsMax));
  }
}

Place nearest_place(const std::map<std::string, Place>& places, std::string_view pointer,
                    const std::string& file) {
  while (true) {
    const auto found = places.find(std::string(pointer));
    if (found != places.end()) return found->second;
    if (pointer.empty()) return {file, 1, 1};
    pointer = pointer.substr(0, pointer.rfind('/'));
  }
}

}  // namespace

Place TomlDocument::place(std::string_view pointer) const {
  return nearest_place(values, pointer, file);
}

Place TomlDocument::key_place(std::string_view pointer) const {
  const auto found = keys.find(std::string(pointer));
  return found != keys.end() ? found->second : place(pointer);
}

TomlDocument read_toml(std::string_view bytes, std::string file) {
  guard(bytes, file);
  TomlDocument document{std::move(file), {}, {}, {}};
  try {
    const toml::table table = toml::parse(bytes, document.file);
    Converter converter(document, without_bom(bytes));
    document.value = converter.convert(table, "");
    if (!converter.problems.empty()) throw Error(ErrorKind::data, std::move(converter.problems));
  } catch (const toml::parse_error& error) {
    const toml::source_position& at = error.source().begin;
    const std::string_view line = line_of(bytes, at.line);
    const Text by_sign = hint_for_sign(full_width_sign(line));
    const Text by_value = by_sign.empty() ? hint_for_value(value_on_line(line)) : by_sign;
    throw Error(
        ErrorKind::data, {document.file, static_cast<int>(at.line), static_cast<int>(at.column)},
        say({"not valid TOML: {}; {}", "不符合 TOML 写法(解析器原文:{});{}"}, error.description(),
            by_value.empty() ? hint_for(error.description()) : by_value));
  }
  return document;
}

std::string child_pointer(std::string_view pointer, std::string_view name) {
  std::string child(pointer);
  child += '/';
  for (const char c : name) {
    if (c == '~') {
      child += "~0";
    } else if (c == '/') {
      child += "~1";
    } else {
      child += c;
    }
  }
  return child;
}

std::string child_pointer(std::string_view pointer, std::size_t index) {
  return child_pointer(pointer, std::to_string(index));
}

std::string path_of(std::string_view pointer) {
  std::string path;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    const std::string part(pointer.substr(at + 1, end - at - 1));
    if (all_digits(part)) {
      path += fmt::format("[{}]", std::stoul(part) + 1);
    } else {
      path += (path.empty() ? "" : ".") + part;
    }
    at = end;
  }
  return path;
}

}  // namespace kaohe
