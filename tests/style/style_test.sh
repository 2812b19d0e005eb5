#!/usr/bin/env bash
# The rules of the code base that a compiler does not check.
#
#   style_test.sh RULE [FOLDER]   checks one rule in a source tree; says each breach with its file and line
#   style_test.sh --rules         lists the rules
#   style_test.sh --self-test     proves that each rule bites: plants faults in a small tree and expects them found
set -euo pipefail

rules=(no_floats core_rooms sdk_includes plugin_includes top_level core_words requirement_tags file_length)

# The rooms of core/, each may include only those after it.
rooms=(app report cycle grading scoring evidence ledger conformance plan worker plugin_host office base)

# What core/ must not know: the ids and titles of domains and aspects.
words=(
    townships county_units schools soes hospitals
    '乡镇(街道)' '乡镇（街道）' 县直单位 县直学校 县管国有企业 公立医院
    ideology organisation conduct anticorruption responsibility rule_of_law reform
    思想政治工作 组织工作质量 正风肃纪 反腐败斗争 管党治党政治责任 民主法治建设 全面深化改革
)

c_headers='assert|complex|ctype|errno|fenv|float|inttypes|iso646|limits|locale|math|setjmp|signal|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|tgmath|threads|time|uchar|wchar|wctype'

# The tokens of C and C++ files below the given folders, without comments: file:line<TAB>kind<TAB>text, where kind is
# include (with its <> or ""), word, number or string (its contents).
tokens() {
    local folder folders=()
    for folder in "$@"; do
        [[ ! -d $folder ]] || folders+=("$folder")
    done
    [[ ${#folders[@]} -gt 0 ]] || return 0
    find "${folders[@]}" -type f -regex '.*\.\(c\|h\|cc\|hh\|cpp\|hpp\|ipp\)\(\.in\)?' -print0 | sort -z |
        xargs -0 -r perl -e '
            for my $file (@ARGV) {
                open my $in, "<", $file or die "$file: $!";
                my $text = do { local $/; <$in> };
                my $line = 1;
                while ($text =~ m{\G(?:
                      ^[ \t]*\#[ \t]*include[ \t]*(?<include> <[^>\n]+> | "[^"\n]+" )
                    | //(?:\\\n|[^\n])* | /\*.*?\*/
                    | (?:u8|[uUL])?R"(?<mark>[^()\\\s]{0,16})\((?<raw>.*?)\)\k<mark>"
                    | (?:u8|[uUL])?"(?<string>(?:[^"\\\n]|\\.)*)"
                    | (?<number> \.?[0-9](?:[eEpP][+-]|[\w.]|\x27\w)*)
                    | (?<word> [A-Za-z_]\w*)
                    | \x27(?:[^\x27\\\n]|\\.)+\x27
                    | . )}gcxsm) {
                    for my $kind (qw(include word number string raw)) {
                        next unless defined $+{$kind};
                        my $found = $+{$kind} =~ s/\n/ /gr;
                        print "$file:$line\t", $kind eq "raw" ? "string" : $kind, "\t$found\n";
                    }
                    $line += $& =~ tr/\n//;
                }
            }'
}

# Includes below a folder: file, line, the include with its <> or "", and the path it names from the top of the tree
# (as if core/ were an include folder; `-` in place of a path outside core/ and the file's own folder).
includes() {
    tokens "$@" | awk -F '\t' -v rooms="${rooms[*]}" '
        function tidy(path,   parts, out, n, i, depth, text) {
            n = split(path, parts, "/")
            depth = 0
            for (i = 1; i <= n; i++) {
                if (parts[i] == "" || parts[i] == ".") continue
                if (parts[i] == ".." && depth > 0 && out[depth] != "..") depth--
                else out[++depth] = parts[i]
            }
            text = out[1]
            for (i = 2; i <= depth; i++) text = text "/" out[i]
            return text
        }
        BEGIN { split(rooms, names, " "); for (i in names) is_room[names[i]] = 1 }
        $2 == "include" {
            colon = match($1, /:[0-9]+$/)
            file = substr($1, 1, colon - 1)
            folder = file; sub(/\/[^\/]*$/, "", folder)
            path = substr($3, 2, length($3) - 2)
            first = path; sub(/\/.*/, "", first)
            named = "-"
            if ($3 ~ /^"/ && system("test -e \"" folder "/" path "\"") == 0) named = tidy(folder "/" path)
            else if (first == "." || first == "..") named = tidy(folder "/" path)
            else if (first == "core") named = tidy(path)
            else if (first in is_room) named = tidy("core/" path)
            print file "\t" substr($1, colon + 1) "\t" $3 "\t" named
        }'
}

# Passes its input on; fails if there was any.
none() {
    awk '{ print } END { exit NR > 0 }'
}

no_floats() {
    tokens core sdk plugins | awk -F '\t' '
        $2 == "word" && $3 ~ /^(float|double|sto(f|d|ld)|strto(f|d|ld)|atof)$/ ||
        $2 == "number" && $3 ~ ($3 ~ /^0[xX]/ ? "[.pP]" : "[.eE]") {
            print $1 ": " $3 ": scores are exact; use Points, Rational or integers"
        }' | none
}

core_rooms() {
    local room
    for room in "${rooms[@]}"; do
        [[ ! -d core/$room ]] ||
            printf '%7d lines  core/%s\n' "$(find "core/$room" -type f -exec cat {} + | wc -l)" "$room"
    done
    {
        [[ ! -d core ]] || find core -type f -regex '.*\.\(c\|h\|cpp\|hpp\)' | awk -F / -v rooms="${rooms[*]}" '
            BEGIN { split(rooms, names, " "); for (i in names) is_room[names[i]] = 1 }
            NF < 3 || !($2 in is_room) { print $0 ": lies in no room of core/; the rooms are " rooms }'
        includes core | awk -F '\t' -v rooms="${rooms[*]}" '
            BEGIN { n = split(rooms, names, " "); for (i = 1; i <= n; i++) rank[names[i]] = i }
            {
                split($1, from, "/"); split($4, to, "/")
                where = $1 ":" $2 ": includes " $3
                if ($4 ~ /^(plugins|tests)\// || $3 ~ /^.(plugins|tests)\//) print where ": core/ uses neither plugins/ nor tests/"
                else if (to[1] == "core" && rank[to[2]] < rank[from[2]])
                    print where ": the room " to[2] " lies above " from[2]
            }'
    } | none
}

sdk_includes() {
    includes sdk | awk -F '\t' '$4 ~ /^core\// { print $1 ":" $2 ": includes " $3 ": sdk/ uses nothing of core/" }' | none
}

plugin_includes() {
    includes plugins | awk -F '\t' -v c_headers="$c_headers" '
        {
            split($1, from, "/")
            own = "plugins/" from[2] "/"
            if ($3 ~ /^<kaohe\/[^.]+\.(h|hpp)>$/ || $3 ~ /^<[a-z0-9_]+>$/ || $3 ~ "^<(" c_headers ")\\.h>$") next
            if (index($4, own) == 1 || $3 == "\"" from[2] "_catalogue.hpp\"") next
            print $1 ":" $2 ": includes " $3 ": a plugin uses <kaohe/...>, standard headers and its own files only"
        }' | none
}

top_level() {
    find . -mindepth 1 -maxdepth 1 ! -name '.*' -printf '%f\n' | sort |
        awk '!/^(CMakeLists\.txt|CMakePresets\.json|README\.md|README\.zh-CN\.md|LICENSE|dev|core|plugins|sdk|configs|tests)$/ {
            print $0 ": does not belong at the top level" }' | none
}

core_words() {
    tokens core | awk -F '\t' -v words="${words[*]}" '
        BEGIN { split(words, list, " "); for (i in list) is_word[list[i]] = 1 }
        $2 == "string" && ($3 in is_word) { print $1 ": \"" $3 "\": core/ knows no domain and no aspect; it comes from the year or a plugin" }
    ' | none
}

# file:line<TAB>id for every requirement tag outside comments: in strings of C++ files and in any other file but prose.
tags() {
    {
        tokens tests sdk plugins | awk -F '\t' '$2 == "string" { print $1 "\t" $3 }'
        find tests sdk plugins -type f -regex '.*\.\(toml\|txt\|cmake\|sh\|py\|js\|mjs\)' -exec grep -HnE '\[A[0-9]+\.[0-9]+\]' {} + |
            grep -vE '^[^:]*:[0-9]+:[[:space:]]*(#|//)' | sed -E 's/^([^:]*:[0-9]+):/\1\t/'
    } 2>/dev/null | awk -F '\t' '{
        text = $2
        while (match(text, /\[A[0-9]+\.[0-9]+\]/)) {
            print $1 "\t" substr(text, RSTART + 1, RLENGTH - 2)
            text = substr(text, RSTART + RLENGTH)
        }
    }'
}

# tests/requirements.md names each id at the start of a table row or list item; those without a test yet stand below a
# heading with the word "awaits" (an id may stand in both places).
requirement_tags() {
    local list=tests/requirements.md
    [[ -f $list ]] || { echo "$list: missing; it lists the id of every requirement"; return 1; }
    awk -F '\t' -v list="$list" '
        FILENAME == "-" { if (!($2 in tagged)) tagged[$2] = $1; next }
        /^#/ { awaits = tolower($0) ~ /awaits/ }
        match($0, /^[ \t]*[|*-][ \t*`\[]*A[0-9]+\.[0-9]+/) {
            id = substr($0, RSTART, RLENGTH); sub(/.*A/, "A", id)
            known[id] = 1
            if (awaits) awaited[id] = list ":" FNR
        }
        END {
            count = 0
            for (id in known) {
                count++
                if (id in awaited && id in tagged) print awaited[id] ": " id " awaits a test but has one at " tagged[id] "; take the line out"
                if (!(id in awaited) && !(id in tagged)) print list ": no test carries the tag of " id "; write one, or list it below \"awaits\""
            }
            for (id in tagged) if (!(id in known)) print tagged[id] ": the tag " id " is no requirement of " list
            if (count == 0) print list ": no id found; a row begins with | A1.1 |"
        }' "$list" <(:) - < <(tags) | sort | none
}

# A file that grows past this is more than one thing.
lines_max=450 lines_max_of_tests=500

file_length() {
    local folder folders=() sources
    for folder in core sdk plugins tests; do
        [[ ! -d $folder ]] || folders+=("$folder")
    done
    sources=(find "${folders[@]}" -type f -regex '.*\.\(c\|h\|cpp\|hpp\|sh\|cmake\)')
    "${sources[@]}" -exec wc -l {} + | awk '$2 != "total"' | sort -rn | sed -n '1s/^/longest: /p'
    "${sources[@]}" -exec awk -v most="$lines_max" -v most_of_tests="$lines_max_of_tests" '
        function judge() {
            limit = file ~ /^tests\// ? most_of_tests : most
            if (lines > limit) print file ":" limit + 1 ": " lines " lines, at most " limit "; split it where it stops being one thing"
        }
        FNR == 1 { judge(); file = FILENAME }
        { lines = FNR }
        END { judge() }' {} + | none
}

# ---- The self-test ----

sound_tree() {
    mkdir -p core/base core/ledger core/app sdk/include/kaohe plugins/schools tests
    touch CMakeLists.txt README.md README.zh-CN.md LICENSE dev .gitignore
    cat >sdk/include/kaohe/points.hpp <<'EOF'
#include <cstdint>
// A double would be wrong; so would 0.1.
/* float, "double",
   strtod */
constexpr std::int64_t kOne = 100'000'000, kMask = 0x1E;
constexpr auto kText = "a float such as 0.5 is refused";
constexpr char kQuote = '"'; constexpr auto kRaw = R"x(1.5 " double)x";
EOF
    printf '#include "base/date.hpp"\n#include <kaohe/points.hpp>\n#include "store.hpp"\n' >core/ledger/store.cpp
    printf '#include "../base/date.hpp"\n' >core/ledger/store.hpp
    printf '// "schools" and "reform" in a comment\nauto text = "the schools reform";\n' >core/base/date.hpp
    printf '#include "ledger/store.hpp"\n' >core/app/main.cpp
    printf '#include <vector>\n#include <stdint.h>\n#include <kaohe/points.hpp>\n#include "quirks.hpp"\n#include "schools_catalogue.hpp"\n' \
        >plugins/schools/schools.cpp
    touch plugins/schools/quirks.hpp
    printf '# Requirements\n| Id | What |\n|---|---|\n| A%s | one |\n| A%s | two |\n## Awaits\n- A%s: later\n' 1.1 1.2 1.2 \
        >tests/requirements.md
    printf '// [A%s]\nTEST_CASE("One: it holds", "[one][A%s]") {}\n' 1.2 1.1 >tests/one_test.cpp
}

# Plants FAULT (a command) in a fresh tree; RULE must fail and name WHERE, and no other rule may fail.
expect_found() {
    local rule=$1 where=$2 fault=$3 other output status
    local folder
    folder=$(mktemp -d "$scratch/XXXXXX")
    output=$(cd "$folder" && sound_tree && eval "$fault" && "$self" "$rule" "$folder" 2>&1) && status=0 || status=$?
    if [[ $status -ne 1 || $output != *"$where"* ]]; then
        echo "$rule: not found at $where: $fault (status $status)"
        echo "$output"
        faults_missed=$((faults_missed + 1))
    fi
    for other in "${rules[@]}"; do
        [[ $other == "$rule" ]] || "$self" "$other" "$folder" >/dev/null || {
            echo "$other: found, but the fault is of $rule: $fault"
            faults_missed=$((faults_missed + 1))
        }
    done
    proved+=" $rule"
}

self_test() {
    local self rule faults_missed=0 proved=""
    self=$(realpath "${BASH_SOURCE[0]}")
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT

    mkdir "$scratch/sound"
    (cd "$scratch/sound" && sound_tree)
    for rule in "${rules[@]}"; do
        "$self" "$rule" "$scratch/sound" || { echo "$rule: fails in a sound tree"; faults_missed=1; }
    done

    expect_found no_floats sdk/include/kaohe/points.hpp:8 'echo "double x();" >>sdk/include/kaohe/points.hpp'
    expect_found no_floats core/base/date.hpp:3 'echo "auto x = 0.875;" >>core/base/date.hpp'
    expect_found no_floats core/base/date.hpp:3 'echo "auto x = 1e3;" >>core/base/date.hpp'
    expect_found no_floats core/grading/a.cpp:1 'mkdir core/grading; echo "auto x = std::stod(y); // z" >core/grading/a.cpp'
    expect_found no_floats core/ledger/store.hpp:2 'echo "long double x;" >>core/ledger/store.hpp'
    expect_found no_floats core/app/main.cpp:2 'echo "auto x = .5;" >>core/app/main.cpp'
    expect_found no_floats plugins/schools/quirks.hpp:1 'echo "/* why */ float x;" >plugins/schools/quirks.hpp'
    expect_found core_rooms core/base/date.hpp:3 'echo "#include \"ledger/store.hpp\"" >>core/base/date.hpp'
    expect_found core_rooms core/base/date.hpp:3 'echo "#include \"../ledger/store.hpp\"" >>core/base/date.hpp'
    expect_found core_rooms core/base/date.hpp:3 'echo "#  include <core/app/main.hpp>" >>core/base/date.hpp'
    expect_found core_rooms core/base/date.hpp:3 'echo "#include \"plugins/schools/quirks.hpp\"" >>core/base/date.hpp'
    expect_found core_rooms core/attic/a.cpp 'mkdir core/attic; touch core/attic/a.cpp'
    expect_found sdk_includes sdk/a.cpp:1 'echo "#include \"base/date.hpp\"" >sdk/a.cpp'
    expect_found sdk_includes sdk/a.cpp:1 'echo "#include \"../core/base/date.hpp\"" >sdk/a.cpp'
    expect_found plugin_includes plugins/schools/schools.cpp:6 'echo "#include <boost/dll.hpp>" >>plugins/schools/schools.cpp'
    expect_found plugin_includes plugins/schools/schools.cpp:6 'echo "#include \"base/date.hpp\"" >>plugins/schools/schools.cpp'
    expect_found plugin_includes plugins/schools/schools.cpp:6 \
        'mkdir plugins/soes; touch plugins/soes/a.hpp; echo "#include \"../soes/a.hpp\"" >>plugins/schools/schools.cpp'
    expect_found top_level docs 'mkdir docs'
    expect_found core_words core/base/date.hpp:3 'echo "auto x = \"schools\";" >>core/base/date.hpp'
    expect_found core_words core/app/main.cpp:2 'echo "f(u8\"乡镇（街道）\");" >>core/app/main.cpp'
    expect_found core_words core/app/main.cpp:2 'echo "f(R\"(reform)\");" >>core/app/main.cpp'
    expect_found requirement_tags 'tag of A1.1' 'rm tests/one_test.cpp'
    expect_found requirement_tags 'A1.2 awaits a test but has one at tests/two_test.cpp:1' \
        'printf "TEST_CASE(\"Two\", \"[A%s]\")\n" 1.2 >tests/two_test.cpp'
    expect_found requirement_tags 'tests/a.toml:1: the tag A9.9' 'printf "tag = \"[A%s]\"\n" 9.9 >tests/a.toml'
    expect_found requirement_tags missing 'rm tests/requirements.md'

    expect_found file_length 'core/base/long.hpp:451: 451 lines, at most 450' 'seq -f "// %g" 451 >core/base/long.hpp'
    expect_found file_length 'sdk/long.sh:451: 460 lines' 'seq -f "# %g" 450 >sdk/edge.sh; seq -f "# %g" 460 >sdk/long.sh'
    expect_found file_length 'tests/long_test.cpp:501: 501 lines, at most 500' \
        'seq -f "// %g" 500 >tests/edge_test.cpp; seq -f "// %g" 501 >tests/long_test.cpp'

    for rule in "${rules[@]}"; do
        [[ " $proved " == *" $rule "* ]] || { echo "$rule: no fault is planted for it"; faults_missed=1; }
    done
    [[ $faults_missed -eq 0 ]]
}

case ${1:-} in
    --rules) printf '%s\n' "${rules[@]}" ;;
    --self-test) self_test ;;
    *)
        [[ " ${rules[*]} " == *" ${1:-} "* && -n ${1:-} ]] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
        cd "${2:-$(dirname "${BASH_SOURCE[0]}")/../..}"
        "$1"
        ;;
esac
