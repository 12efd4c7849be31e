#!/bin/sh
# `extract` and `serve` know where the image's folders are; everything else goes to the command as it is.
set -eu
command=${1:-extract}
[ $# -gt 0 ] && shift
case "$command" in
    extract) exec kompass extract /raw --out /extracted "$@" ;;
    serve) exec kompass serve /extracted --raw /raw --host 0.0.0.0 "$@" ;;
    check) exec kompass check /extracted "$@" ;;
    *) exec kompass "$command" "$@" ;;
esac
