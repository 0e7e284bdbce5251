#!/bin/sh
# Builds a project: annotations for what is wrong, a SARIF file, and the output tree.
#
#   BLUEPRINT_FOLDER  the project's folder; without it, the repository's
#   BLUEPRINT_OUTPUT  where the output tree goes; without it, into the runner's temporary folder
#   BLUEPRINT_CHECK   true: fail if committed outputs are not what the sources give
#   BLUEPRINT_STRICT  true: warnings count like errors
#   BLUEPRINT_SHARD   2/8: only this part of the maps
#   BLUEPRINT_MERGE   folder with the output trees of all shards, each in a folder of its own: join them, draw nothing
#   BLUEPRINT_JOBS    how many processes; without it, as many as are of use
#   BLUEPRINT_UNTRUSTED  true: work in a confined process; auto: where BLUEPRINT_FORK is true
#
# Outputs: failed, code, folder, findings. The step itself fails only where nothing could be built at all, so that what
# was built can still be uploaded and looked at; verdict.sh fails in the end.
set -eu

project=${BLUEPRINT_FOLDER-}
output=${BLUEPRINT_OUTPUT:-$RUNNER_TEMP/blueprint-output}
findings=$RUNNER_TEMP/blueprint-findings.sarif

case $project$output in
*'
'*)
    echo "::error title=blueprint::the names of folders must not have line breaks"
    exit 2
    ;;
esac

# run ARGUMENTS…: blueprint build with what all builds here have in common.
run() {
    set -- "$@" --jobs "${BLUEPRINT_JOBS:-auto}"
    [ -z "${BLUEPRINT_SHARD-}" ] || set -- "$@" --shard "$BLUEPRINT_SHARD"
    [ "${BLUEPRINT_STRICT-}" != true ] || set -- "$@" --strict
    [ "$untrusted" != true ] || set -- "$@" --untrusted
    [ -z "$project" ] || set -- "$@" -- "$project"
    blueprint build "$@"
}

untrusted=${BLUEPRINT_UNTRUSTED-}
[ "$untrusted" != auto ] || untrusted=${BLUEPRINT_FORK-}

code=0
if [ -n "${BLUEPRINT_MERGE-}" ]; then
    set --
    for part in "$BLUEPRINT_MERGE"/*/; do
        set -- "$@" "$(CDPATH='' cd -- "$part" && pwd)"
    done
    mkdir -p -- "$output"
    output=$(CDPATH='' cd -- "$output" && pwd)
    [ -z "$project" ] || cd -- "$project"
    set -- -o "$output" --diagnostics github --diagnostics "sarif=$findings" --merge "$@"
    [ "${BLUEPRINT_STRICT-}" != true ] || set -- --strict "$@"
    [ "$untrusted" != true ] || set -- --untrusted "$@"
    blueprint build "$@" || code=$?
elif [ "${BLUEPRINT_CHECK-}" = true ]; then
    run --check --diagnostics github --diagnostics "sarif=$findings" || code=$?
    # The findings have been told; what matters now are the files.
    [ $code -gt 1 ] || run -o "$output" >/dev/null 2>&1 || true
else
    run -o "$output" --diagnostics github --diagnostics "sarif=$findings" || code=$?
fi

failed=true
[ $code -ne 0 ] || failed=false
{
    echo "failed=$failed"
    echo "code=$code"
    echo "folder=$output"
    echo "findings=$findings"
} >>"$GITHUB_OUTPUT"
[ $code -le 1 ] || exit $code
