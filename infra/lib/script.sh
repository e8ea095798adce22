# shellcheck shell=bash
# The shape of every operations script: strict, asked before it changes anything, undone when it fails, and true in its
# last line. A script sources this file, sets what is listed here, and calls "start NAME "$@"" and then "finish TEXT".
#
#   usage            function that prints the help
#   option ARG…      optional function: handles an option of the script's own, sets TAKEN to the number of words it was,
#                    or returns 1
#   undo             optional function: takes back what was begun; called once when the script fails or is interrupted.
#                    LEFT and STATUS may be set by it.
#   LEFT             what state a failure leaves; kept up to date by the script ("nothing changed" at first)
#   NEXT             what the operator types next after a failure
#
# Exit codes: 0 done · 1 failed · 2 wrong use · 3 refused before anything changed · 4 taken back, the old version serves ·
# 5 taking back failed · 130 interrupted and undone.

LEFT="it was, nothing changed"
NEXT=""
STATUS=1
STEP="start"
# What went wrong, once it is known; and whether it was a command that nobody expected to fail.
PROBLEM=""
CRASHED=no
DRY_RUN=no
YES=no
WORDS=()
TAKEN=1
HELD_LOCKS=()
SCRIPT=""
SCRATCH=""

log() { printf '%s %s\n' "$(date +%H:%M:%S)" "$*"; }
warn() { log "warning: $*" >&2; }

# step NAME: what the script does from here on; named when it fails.
step() {
  STEP=$1
  log "$1"
}

# fail WHAT: the script ends with status 1 (or STATUS as the script has set it) and is undone.
fail() {
  PROBLEM=$1
  CRASHED=no
  exit "$STATUS"
}

# refuse WHAT NEXT: a preflight found a reason; nothing was changed.
refuse() {
  PROBLEM=$1
  CRASHED=no
  NEXT=${2:-$NEXT}
  exit 3
}

# misuse WHAT: the script was called in a way it does not know.
misuse() {
  printf '%s\n\n' "$1" >&2
  usage >&2
  trap - EXIT
  exit 2
}

# start NAME ARGUMENT…: reads --help, --dry-run, --yes and the script's own options; what remains stands in WORDS.
start() {
  SCRIPT=$1
  shift
  while (($#)); do
    TAKEN=1
    case $1 in
      -h | --help)
        usage
        exit 0
        ;;
      --dry-run) DRY_RUN=yes ;;
      --yes) YES=yes ;;
      --)
        shift
        WORDS+=("$@")
        break
        ;;
      -*)
        if ! declare -F option >/dev/null || ! option "$@"; then misuse "$SCRIPT: unknown option $1"; fi
        ;;
      *) WORDS+=("$1") ;;
    esac
    shift "$TAKEN"
  done
  SCRATCH=$(mktemp -d)
  trap ended EXIT
  trap 'interrupted INT' INT
  trap 'interrupted TERM' TERM
  trap 'PROBLEM=${PROBLEM:-$BASH_COMMAND failed with status $?} CRASHED=yes' ERR
}

# finish TEXT: the last line of a script that did what it was asked.
finish() {
  NEXT=""
  release
  trap - EXIT INT TERM ERR
  rm -rf "$SCRATCH"
  printf 'OK: %s\n' "$1"
  exit 0
}

interrupted() {
  trap '' INT TERM
  PROBLEM="interrupted by SIG$1"
  STATUS=130
  exit 130
}

# However the script ends early: undone, unlocked, told.
ended() {
  local status=$?
  trap '' INT TERM
  trap - EXIT ERR
  set +e
  # The status of a command that failed means what that command means by it.
  if [[ $CRASHED == yes && $STATUS != 130 ]]; then status=$STATUS; fi
  STATUS=$status
  # An undo that fails half-way must not end the script before it has said so.
  if declare -F undo >/dev/null; then undo; fi
  status=$STATUS
  ((status)) || status=1
  release
  rm -rf "$SCRATCH"
  local text
  text="$STEP: ${PROBLEM:-ended early}; left as $LEFT${NEXT:+; next: $NEXT}"
  printf 'FAILED: %s\n' "$text"
  # A refusal tells the person who typed the command and is nobody else's alarm. Where a timer started the script, its unit
  # tells of every end but a good one, once.
  ((status == 3 || status == 130)) || [[ ${ALERTS:-} == unit ]] || alert "$(hostname): $SCRIPT failed: $text"
  exit "$status"
}

# run COMMAND…: does it, or with --dry-run prints what would be done.
run() {
  if [[ $DRY_RUN == yes ]]; then
    printf 'would run: %s\n' "$(quoted "$@")"
  else
    "$@"
  fi
}

quoted() {
  local word out=()
  for word; do
    if [[ $word =~ ^[A-Za-z0-9_./:=@%+,-]+$ ]]; then out+=("$word"); else out+=("$(printf '%q' "$word")"); fi
  done
  printf '%s' "${out[*]}"
}

# write_file PATH MODE <TEXT: the file holds this text, whole or not at all; says nothing when it did already.
write_file() {
  local path=$1 mode=$2 text
  text=$(mktemp -p "$SCRATCH")
  cat >"$text"
  if holds "$path" "$mode" "$text"; then return 0; fi
  if [[ $DRY_RUN == yes ]]; then
    printf 'would write: %s (mode %s)\n' "$path" "$mode"
    return 0
  fi
  mkdir -p "$(dirname "$path")"
  install -m "$mode" "$text" "$path.new"
  mv -f "$path.new" "$path"
}

# holds PATH MODE FILE: the path is a file of this mode with the text of FILE.
holds() { [[ -f $1 && $(stat -c %a "$1") == "$2" ]] && cmp -s "$3" "$1"; }

# put PATH MODE <TEXT: as write_file, and CHANGED says whether the file was another one before.
put() {
  local text
  text=$(mktemp -p "$SCRATCH")
  cat >"$text"
  CHANGED=no
  if holds "$1" "$2" "$text"; then return 0; fi
  # shellcheck disable=SC2034 # for the caller
  CHANGED=yes
  write_file "$1" "$2" <"$text"
}

# confirm QUESTION [WORD]: goes on only when the operator types "yes" (or WORD), or called the script with --yes.
confirm() {
  local word=${2:-sim} answer
  [[ $YES == no && $DRY_RUN == no ]] || return 0
  [[ -t 0 ]] || refuse "$1 Nobody can be asked here" "$SCRIPT --yes …"
  read -r -p "$1 Type $word to go on: " answer
  [[ $answer == "$word" ]] || refuse "not confirmed"
}

# lock DIRECTORY: one script at a time; a script may hold several. A lock whose owner is gone is taken over.
lock() {
  local directory=$1
  [[ $DRY_RUN == no ]] || return 0
  mkdir -p "$(dirname "$directory")"
  if ! mkdir "$directory" 2>/dev/null; then
    local owner
    owner=$(sed -n 's/^pid: //p' "$directory/owner" 2>/dev/null || true)
    # Another boot, or a process that is gone.
    if [[ -z $owner || ! -d /proc/$owner || $(sed -n 's/^boot: //p' "$directory/owner") != "$(boot)" ]]; then
      warn "the lock of a script that is gone is taken over: $(tr '\n' ' ' <"$directory/owner" 2>/dev/null || true)"
    else
      refuse "another script is at work: $(tr '\n' ' ' <"$directory/owner")" "wait for it, or end process $owner"
    fi
  fi
  printf 'pid: %s\nboot: %s\nwho: %s\nwhen: %s\nwhat: %s\n' "$$" "$(boot)" "${SUDO_USER:-$(id -un)}" "$(date -Is)" "$SCRIPT" >"$directory/owner"
  HELD_LOCKS+=("$directory")
}

boot() { cat /proc/sys/kernel/random/boot_id; }

release() {
  ((${#HELD_LOCKS[@]})) || return 0
  rm -rf "${HELD_LOCKS[@]}"
  HELD_LOCKS=()
}

# alert TEXT: tells the operator where ALERT_URL leads; never fails the script.
alert() {
  [[ -n ${ALERT_URL:-} && $DRY_RUN == no ]] || return 0
  printf '{"text":"%s"}' "$(json_text "$1")" |
    curl --silent --show-error --max-time 10 --header 'Content-Type: application/json' --data @- "$ALERT_URL" >/dev/null ||
    warn "ALERT_URL could not be reached"
}

# json_text TEXT: the text as it stands between the quotes of a JSON string.
json_text() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\n'/\\n}
  text=${text//$'\t'/ }
  printf '%s' "$text" | tr -d '\000-\037'
}

# need COMMAND…: refuses when a program is missing.
need() {
  local command
  for command; do
    command -v "$command" >/dev/null || refuse "$command is missing" "sudo $DROPLET/scripts/bootstrap.sh"
  done
}

# within SECONDS COMMAND…: tries until it succeeds; fails when the time is over.
within() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 1
  done
}

# free_mib PATH: MiB free on the file system that holds PATH.
free_mib() { df --output=avail -B 1048576 "$1" | tail -n 1 | tr -d ' '; }
