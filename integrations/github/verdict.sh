#!/bin/sh
# Ends the action: fails if the build did, when everything else has been done.
#
#   BLUEPRINT_CODE  the exit code of the build
set -eu

[ "${BLUEPRINT_CODE:-2}" = 0 ] && exit 0
echo "::error title=blueprint::maps have errors, or committed drawings are not current; the annotations say where"
exit 1
