#!/usr/bin/env bash
# The author's first hour as sdk/README.zh-CN.md tells it, from what is installed alone: every block is done in its turn.
#   ```sh        its lines are run; "退出码 N" behind one says how it ends, else well
#   ```… FILE    becomes that file
#   ```toml A01  becomes the items of that indicator
# guide_test.sh BUILD SOURCE CONFIG
set -euo pipefail
build=$1 guide=$2/sdk/README.zh-CN.md config=$3
umask 022 # plugins that others can write are refused

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$build" --config "$config" --prefix "$folder/installed" >/dev/null
export PATH="$folder/installed/bin:$PATH" LC_ALL=C.UTF-8
mkdir "$folder/desk" "$folder/blocks"
awk -v to="$folder/blocks" '
    /^```/ && !inside { inside = 1; name = sprintf("%s/%02d", to, ++count); print substr($0, 4) >(name ".is"); next }
    /^```/ { inside = 0; next }
    inside { print >name }' "$guide"
cd "$folder/desk"

run_line() {
    local line=$1 wanted=0 found=0
    [[ ! $line =~ 退出码\ ([0-9]+) ]] || wanted=${BASH_REMATCH[1]}
    line=${line%%#*}
    echo "\$ $line"
    eval "$line" >"$folder/output" 2>&1 || found=$?
    [[ $found -eq $wanted ]] || {
        printf 'guide: `%s` ends with %s, expected %s:\n' "$line" "$found" "$wanted"
        cat "$folder/output"
        exit 1
    }
}

# In indicators.toml an indicator ends with its items.
set_items() {
    ID=$1 ITEMS=$(cat "$2") perl -0pi -e 's/(id = "$ENV{ID}"\n.*?\n)item = \[.*?(?=\n\n\[\[indicator|\s*\z)/$1$ENV{ITEMS}/s or die "no items of $ENV{ID}\n"' indicators.toml
}

count=0
for block in "$folder"/blocks/??; do
    read -r language name <"$block.is"
    count=$((count + 1))
    case $language:${name:-} in
        sh:) while IFS= read -r line; do run_line "$line"; done <"$block" ;;
        toml:A??) set_items "$name" "$block" ;;
        *:?*) cp "$block" "$name" ;;
        *) echo "guide: nothing is known of the block \`$language\`" && exit 1 ;;
    esac
done
[[ $count -ge 10 ]] || { echo "guide: only $count blocks"; exit 1; }
echo "first hour in Chinese: done"
