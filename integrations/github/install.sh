#!/bin/sh
# Installs blueprint of the ref that the action is used at, and what it draws with.
#
#   BLUEPRINT_SOURCE     what pip installs: the folder of the action
#   BLUEPRINT_PYTHON     Python 3.11 or newer; without it, python3
#   BLUEPRINT_LIBRARIES  true: fonts and the library for PDF too, where apt-get is there
#
# Later steps find the command `blueprint`, and nothing else of its environment.
set -eu

python=${BLUEPRINT_PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "::error title=blueprint::blueprint needs Python 3.11 or newer; name one with the input 'python'"
    exit 1
fi

if [ "${BLUEPRINT_LIBRARIES:-true}" = true ] && command -v apt-get >/dev/null; then
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        fonts-noto-cjk graphviz libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null
fi

home=$RUNNER_TEMP/blueprint-program
"$python" -m venv --without-pip "$home"
programs=$home/bin
[ -d "$programs" ] || programs=$home/Scripts
# The pip that is there will do, if it is not too old; one of its own would take longer than all the rest.
if "$python" -m pip --python "$home" --version >/dev/null 2>&1; then
    set -- "$python" -m pip --python "$home"
else
    "$programs/python" -m ensurepip >/dev/null
    set -- "$programs/python" -m pip
fi
"$@" install --quiet --disable-pip-version-check "$BLUEPRINT_SOURCE"

# A folder of its own: the environment's python must not hide the one that later steps expect.
mkdir -p "$home/command"
cp "$programs"/blueprint* "$home/command/"
echo "$home/command" >>"$GITHUB_PATH"
"$home/command/blueprint" --version
