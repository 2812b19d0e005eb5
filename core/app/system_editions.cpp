#include "app/system_editions.hpp"

#include <nlohmann/json.hpp>

namespace kaohe::app {

Text edition_title(const cycle::SystemEdition& edition) {
  return edition.amendment == 0 ? say({"issued", "印发"})
                                : say({"amendment {} approved", "调整 {} 审定"}, edition.amendment);
}

nlohmann::ordered_json edition_json(const cycle::SystemEdition& edition) {
  return {{"number", edition.hand.number},
          {"amendment", edition.amendment},
          {"date", to_text(edition.hand.day)},
          {"person", edition.hand.person},
          {"document", edition.document},
          {"digest", edition.version.digests.whole},
          {"plugin", edition.version.plugin},
          {"plugin_version", edition.version.plugin_version},
          {"plugin_digest", edition.version.plugin_digest}};
}

nlohmann::ordered_json difference_json(const plan::Difference& one, Language language) {
  return {{"domain", one.domain},
          {"indicator", one.indicator},
          {"kind", plan::word_of(one.kind)},
          {"change", plan::word_of(one.change)},
          {"path", one.path},
          {"what", one.what.in(language)},
          {"before", one.before},
          {"after", one.after}};
}

}  // namespace kaohe::app
