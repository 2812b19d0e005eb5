#!/usr/bin/env bash
# `man` shows the pages that were made with the program, without a warning.
# manual_test.sh PAGES TREE
set -euo pipefail
pages=$1 tree=$2

! grep -rqF "$tree" "$pages" || { echo "a page names the place where it was built" >&2; exit 1; }
[[ $(cd "$pages/man1" && ls) == $(cd "$pages/zh_CN/man1" && ls) ]] || { echo "the languages have other pages" >&2; exit 1; }
command -v man >/dev/null || { echo "there is no man here"; exit 77; }

export LC_ALL=C.UTF-8 MANWIDTH=100 MANROFFSEQ=""
shows() {
    local page=$1 text=$2
    grep -qF -- "$text" <<<"$(man -l "$pages/$page" 2>/dev/null | col -b)" || { echo "man $page does not show '$text'" >&2; exit 1; }
}
for page in "$pages"/man1/*.1 "$pages"/zh_CN/man1/*.1; do
    warnings=$(man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
    [[ -z $warnings ]] || { printf '%s:\n%s\n' "$page" "$warnings" >&2; exit 1; }
done
shows man1/kaohe.1 "kaohe-plugin(1)"
shows man1/kaohe-plugin.1 "kaohe plugin new village_schools --title 村小 --unit education_committee"
shows man1/kaohe-score.1 "--period ID"
shows zh_CN/man1/kaohe-score.1 "考核年度(默认:最近一年)"
shows zh_CN/man1/kaohe-year.1 "kaohe year new --from 2023 --dry-run"
