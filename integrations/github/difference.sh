#!/bin/sh
# Writes into the job's summary what differs between the maps of two commits, by their elements.
#
#   BLUEPRINT_FOLDER    the project's folder; without it, the repository's
#   BLUEPRINT_BASE      the revision to compare with; empty, or only zeros: there is none (a new branch)
#   BLUEPRINT_MAX_SIZE  characters that the difference may have
#   BLUEPRINT_UNTRUSTED  true: work in a confined process; auto: where BLUEPRINT_FORK is true
#
# Outputs: changed: true or false; empty where there is nothing to compare with. difference: the file.
# pictures: a folder with the new drawings, what differs marked.
set -eu

base=${BLUEPRINT_BASE-}
untrusted=${BLUEPRINT_UNTRUSTED-}
[ "$untrusted" != auto ] || untrusted=${BLUEPRINT_FORK-}
difference=$RUNNER_TEMP/blueprint-difference.md

# finish CHANGED SENTENCE
finish() {
    echo "changed=$1" >>"$GITHUB_OUTPUT"
    [ -z "$2" ] || printf '## Maps\n\n%s\n' "$2" >>"$GITHUB_STEP_SUMMARY"
    exit 0
}

case $base in
*[!0]*) ;;
*) finish '' 'There is no earlier commit to compare with.' ;;
esac
case $base in
-* | *[!0-9A-Za-z._/@^~-]*)
    echo "::error title=blueprint::the input 'base' should be a commit, a branch or a tag"
    exit 2
    ;;
esac

cd -- "${BLUEPRINT_FOLDER:-.}"

# A checkout has only the newest commit unless it is told otherwise.
if ! git cat-file -e "$base^{commit}" 2>/dev/null; then
    if ! git fetch --quiet --no-tags --depth=1 origin "$base"; then
        echo "::warning title=blueprint::$base cannot be fetched; give actions/checkout 'fetch-depth: 0'"
        finish '' 'The commit to compare with is not in this checkout.'
    fi
    base=$(git rev-parse --verify 'FETCH_HEAD^{commit}')
fi

# compare OPTIONS…: what the commits differ in.
compare() {
    [ "$untrusted" != true ] || set -- --untrusted "$@"
    blueprint diff --git="$base..HEAD" "$@" -- .
}

code=0
compare --format markdown --max-size "${BLUEPRINT_MAX_SIZE:-300000}" --exit-code -o "$difference" || code=$?
if [ $code -gt 1 ]; then
    echo "::warning title=blueprint::the maps could not be compared; the message is above"
    finish '' 'The maps could not be compared; the log says why.'
fi
echo "difference=$difference" >>"$GITHUB_OUTPUT"
{
    printf '## Maps\n\n'
    cat "$difference"
    printf '\n'
} >>"$GITHUB_STEP_SUMMARY"
if [ $code -ne 0 ]; then
    pictures=$RUNNER_TEMP/blueprint-difference
    # A map with errors is told by the build already.
    compare --view all -o "$pictures/" >/dev/null || true
    [ ! -d "$pictures" ] || echo "pictures=$pictures" >>"$GITHUB_OUTPUT"
    finish true ''
fi
finish false ''
