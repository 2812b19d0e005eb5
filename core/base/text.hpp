/// Texts for people, in Chinese and English: one message with arguments, both wordings side by side, so that none can be missing.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>

namespace kaohe {

enum class Language { zh, en };

/// A message: the same arguments, `{}` or `{0}`, in both wordings.
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
template <class Argument>
decltype(auto) argument(const Argument& value, Language language) {
    if constexpr (std::is_same_v<Argument, Text>) {
        return value.in(language);
    } else {
        return (value);
    }
}
}  // namespace text_detail

/// The message with its arguments filled in. An argument that is itself a Text is said in the same language.
template <class... Arguments>
Text say(const Message& message, const Arguments&... arguments) {
    return {fmt::format(fmt::runtime(message.en), text_detail::argument(arguments, Language::en)...),
            fmt::format(fmt::runtime(message.zh), text_detail::argument(arguments, Language::zh)...)};
}

}  // namespace kaohe
