/// Texts for people, in Chinese and English: one message with arguments, both wordings side by
/// side, so that none can be missing; a wording that does not fit its arguments does not compile.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>

namespace kaohe {

enum class Language { zh, en };

/// A message without arguments.
struct Message {
  std::string_view en;
  std::string_view zh;
};

/// A text that has been said in both languages; the one who prints chooses.
struct Text {
  std::string en;
  std::string zh;

  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  bool empty() const { return en.empty() && zh.empty(); }
};

namespace text_detail {

/// How an argument is formatted: a Text as the string of the language at work.
template <class Argument>
using Said =
    std::conditional_t<std::is_same_v<Argument, Text>, std::string, std::decay_t<Argument>>;

template <class Argument>
const auto& argument(const Argument& value, Language language) {
  if constexpr (std::is_same_v<Argument, Text>) {
    return value.in(language);
  } else {
    return value;
  }
}

/// The two wordings, checked against the arguments when compiled.
template <class... Arguments>
struct Wordings {
  fmt::format_string<Said<Arguments>...> en;
  fmt::format_string<Said<Arguments>...> zh;
};

}  // namespace text_detail

/// The type of a message with arguments of these types, for functions that pass one on to `say`.
template <class... Arguments>
using MessageFor = text_detail::Wordings<std::type_identity_t<Arguments>...>;

/// The message with its arguments filled in: say({"{} of {}", "{1} 中的 {0}"}, part, whole). An
/// argument that is itself a Text is said in the same language.
template <class... Arguments>
Text say(const MessageFor<Arguments...>& wordings, const Arguments&... arguments) {
  const auto in = [&](fmt::string_view wording, [[maybe_unused]] Language language) {
    return fmt::vformat(wording,
                        fmt::make_format_args(text_detail::argument(arguments, language)...));
  };
  return {in(wordings.en, Language::en), in(wordings.zh, Language::zh)};
}

/// A message without arguments.
inline Text say(const Message& message) {
  return {std::string(message.en), std::string(message.zh)};
}

}  // namespace kaohe
