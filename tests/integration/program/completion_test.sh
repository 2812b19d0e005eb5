#!/usr/bin/env bash
# What bash completes, driven as bash drives it.
# completion_test.sh KAOHE CONFIGS
set -euo pipefail
kaohe=$1

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$2" "$folder/configs"
cd "$folder"
PATH="$(dirname "$kaohe"):$PATH"
unset LC_ALL LC_MESSAGES LANG

# shellcheck disable=SC1090
source <(kaohe completion bash)
[[ $(complete -p kaohe) == "complete -o bashdefault -o default -F _kaohe kaohe" ]] || { complete -p kaohe; exit 1; }

wrong=0
# completes WANTED WORD...: the last word can become WANTED, several apart by blanks.
completes() {
    local wanted=$1
    shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _kaohe
    [[ ${COMPREPLY[*]} == "$wanted" ]] || { echo "'$*': found '${COMPREPLY[*]}', expected '$wanted'"; wrong=1; }
}

completes "plugin" kaohe pl
completes "why" kaohe plugin w
completes "amend" kaohe year am
completes "effect" kaohe year amend e
completes "--period" kaohe score --per
completes "--lang" kaohe --l
completes "zh en" kaohe --lang ""
completes "zh en" kaohe score --lang =
completes "zh" kaohe score --lang = z
completes "q1 q2 q3 q4" kaohe score --period q
completes "h1" kaohe score --lang zh --period h
completes "2023" kaohe score --year ""
completes "townships county_units schools soes hospitals" kaohe plugin why ""
completes "schools" kaohe period close --period q1 --domain sc
completes "schools/s14" kaohe explain schools/s14
completes "s31" kaohe explain s31
completes "" kaohe score --distance s31
completes "zhang_min" kaohe todo --as zhang_
completes "schools/s31" kaohe todo --as schools/s31
completes "education_committee" kaohe duty list --unit edu
completes "" kaohe explain s05 "" # files, if any
completes "" kaohe no_command ""
completes "" kaohe score --period x

# Elsewhere the line itself says where the year is; a year that does not hold has no words.
mkdir elsewhere && cd elsewhere
completes "" kaohe score --period q
completes "q1 q2 q3 q4" kaohe score --configs ../configs --period q
completes "q1 q2 q3 q4" kaohe score --workspace = .. --period q
echo "year = many" >"$folder/configs/2023/year.toml"
completes "" kaohe score --workspace .. --period q
exit "$wrong"
