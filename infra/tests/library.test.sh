#!/usr/bin/env bash
# infra/lib: the shape of the operations scripts, and .env read by its schema.
# shellcheck disable=SC2154,SC2016 # $work and $ROOT come from run.sh; the bodies of scripts are expanded by those

# script BODY: an executable $work/script.sh with the libraries and this body between start and finish.
script() {
  cat >"$work/script.sh" <<SCRIPT
#!/usr/bin/env bash
set -Eeuo pipefail
DROPLET=$work/droplet
source "$ROOT/infra/lib/script.sh"
source "$ROOT/infra/lib/droplet.sh"
usage() { printf 'Usage: script.sh\n'; }
$1
SCRIPT
  chmod +x "$work/script.sh"
}

# ends STATUS [ARGUMENT…]: $work/script.sh ends with it; what it said stands in $work/said.
ends() {
  local wanted=$1 status=0
  shift
  "$work/script.sh" "$@" >"$work/said" 2>&1 || status=$?
  [[ $status == "$wanted" ]] || {
    printf 'expected: status %s, not %s\n' "$wanted" "$status"
    cat "$work/said"
    exit 1
  }
}

last_line_is() {
  [[ $(tail -n 1 "$work/said") == "$1" ]] || {
    printf 'expected last line: %s\n' "$1"
    cat "$work/said"
    exit 1
  }
}

test_a_script_that_did_its_work_says_ok_last() {
  script 'start it "$@"; step "work"; run touch "$DROPLET.done"; finish "done it"'
  ends 0
  last_line_is 'OK: done it'
  expect 'work was done' [ -e "$work/droplet.done" ]
}

test_a_dry_run_says_what_it_would_do_and_does_not() {
  script 'start it "$@"; run touch "$DROPLET.done"; write_file "$DROPLET.file" 600 <<<"text"; finish "dry"'
  ends 0 --dry-run
  says "$work/said" "would run: touch $work/droplet.done"
  says "$work/said" "would write: $work/droplet.file (mode 600)"
  expect 'nothing was done' [ ! -e "$work/droplet.done" ]
  expect 'nothing was written' [ ! -e "$work/droplet.file" ]
}

test_a_failing_command_is_named_undone_and_never_ends_green() {
  script 'undo() { printf "undone with %s\n" "$STATUS"; LEFT="it was before"; NEXT="look at the log"; }
    start it "$@"; step "copy"; cp /nowhere /elsewhere; finish "never"'
  ends 1
  says "$work/said" 'undone with 1'
  last_line_is 'FAILED: copy: cp /nowhere /elsewhere failed with status 1; left as it was before; next: look at the log'
}

test_the_status_of_a_failing_command_is_not_taken_for_the_scripts() {
  mkdir bin
  printf '#!/bin/sh\ncat >>"$ALERTS"\n' >bin/curl
  chmod +x bin/curl
  export ALERTS=$work/alerts ALERT_URL=https://alerts.test/hook PATH=$work/bin:$PATH
  local status
  for status in 2 3 100 130; do
    script "start it; step copy; sh -c 'exit $status'; finish never"
    ends 1
    says "$work/said" "failed with status $status; left as it was"
    says "$work/alerts" "it failed: copy: "
    rm "$work/alerts"
  done
}

test_an_undo_may_say_that_the_old_version_serves() {
  script 'undo() { STATUS=4; LEFT="version 1 serves"; }
    start it "$@"; step "watch"; fail "the new one answers 500"'
  ends 4
  last_line_is 'FAILED: watch: the new one answers 500; left as version 1 serves'
}

test_a_failure_inside_the_undo_still_ends_with_the_truth() {
  script 'undo() { false; LEFT="nobody knows"; STATUS=5; cp /nowhere /elsewhere; }
    start it "$@"; fail "broken"'
  ends 5
  last_line_is 'FAILED: start: broken; left as nobody knows'
}

test_an_interrupt_is_undone_and_ends_with_130() {
  script 'undo() { touch "$DROPLET.undone"; }
    start it "$@"; lock "$DROPLET.lock"; touch "$DROPLET.begun"; sleep 30 & wait $!; finish "never"'
  set -m
  "$work/script.sh" >"$work/said" 2>&1 &
  local pid=$! status=0
  until [[ -e $work/droplet.begun ]]; do sleep 0.1; done
  kill -INT "$pid"
  wait "$pid" || status=$?
  set +m
  expect "status 130, not $status" [ "$status" -eq 130 ]
  expect 'it was undone' [ -e "$work/droplet.undone" ]
  expect 'the lock was released' [ ! -e "$work/droplet.lock" ]
  says "$work/said" 'interrupted by SIGINT'
}

test_wrong_use_shows_the_help() {
  script 'start it "$@"; finish "never"'
  ends 2 --fast
  says "$work/said" 'unknown option --fast'
  says "$work/said" 'Usage: script.sh'
  ends 0 --help
}

test_only_one_script_works_at_a_time() {
  script 'start it "$@"; lock "$DROPLET.lock"; finish "alone"'
  mkdir droplet.lock
  printf 'pid: %s\nboot: %s\nwho: maria\n' $$ "$(cat /proc/sys/kernel/random/boot_id)" >droplet.lock/owner
  ends 3
  says "$work/said" 'another script is at work'
  says "$work/said" 'who: maria'
  expect 'the lock of the other one stays' [ -e "$work/droplet.lock/owner" ]
  printf 'pid: %s\nboot: before the power cut\nwho: maria\n' $$ >droplet.lock/owner
  ends 0
  says "$work/said" 'is taken over'
  expect 'it is released' [ ! -e "$work/droplet.lock" ]
}

test_nobody_to_ask_is_a_refusal() {
  script 'start it "$@"; confirm "Sure?"; finish "sure"'
  ends 3
  ends 0 --yes
}

test_a_failure_alarms_the_operator_and_a_refusal_does_not() {
  mkdir bin
  cat >bin/curl <<'STUB'
#!/bin/sh
cat >>"$ALERTS"; printf '\n' >>"$ALERTS"
STUB
  chmod +x bin/curl
  export ALERTS=$work/alerts ALERT_URL=https://alerts.test/hook PATH=$work/bin:$PATH
  script 'start it "$@"; fail "a \"quoted\" reason"'
  ends 1
  says "$work/alerts" 'it failed: start: a \"quoted\" reason; left as it was'
  rm "$work/alerts"
  script 'start it "$@"; refuse "no disk" "buy one"'
  ends 3
  expect 'no alert for a refusal' [ ! -e "$work/alerts" ]
}

# env_file LINE…: $work/droplet with a schema of every kind, and these lines in .env.
env_file() {
  mkdir -p "$work/droplet"
  cat >"$work/droplet/env.example" <<'SCHEMA'
# The key.
#@ required secret:32
SECRET_KEY=
#@ required host
INFRA_HOST=
#@ optional cidr
VPC_CIDR=10.0.0.0/8
#@ optional production|staging|local
ENVIRONMENT=production
#@ optional bool
CLOUDFLARE_ONLY=true
#@ optional count
KEEP=7
#@ optional rate
LIMIT=100r/s
#@ optional tag
VERSION=latest
#@ optional calendar
SCHEDULE=*-*-* 02:30
#@ optional url
ALERT_URL=
#@ optional address
BIND_ADDRESS=
SCHEMA
  printf '%s\n' "$@" >"$work/droplet/.env"
}

readonly GOOD_KEY=q7Rk2Xv9Lm4Tz8Bw3Np6Yc1Hd5Fs0Jg2

loads() {
  script 'start it "$@"; load_env; printf "%s\n" "$SECRET_KEY|$INFRA_HOST|$VPC_CIDR|$KEEP|$SCHEDULE"; finish "read"'
  ends "$1"
}

test_env_is_read_as_compose_reads_it() {
  env_file '# a comment' "SECRET_KEY='$GOOD_KEY'" 'INFRA_HOST=10.0.0.3   # droplet 3' '' 'KEEP="14"' 'SCHEDULE=*-*-* 03:00'
  loads 0
  says "$work/said" "$GOOD_KEY|10.0.0.3|10.0.0.0/8|14|*-*-* 03:00"
}

test_env_is_text_and_never_run() {
  env_file "SECRET_KEY=$GOOD_KEY" "INFRA_HOST=\$(touch $work/ran)"
  loads 3
  expect 'nothing was run' [ ! -e "$work/ran" ]
  says "$work/said" 'INFRA_HOST holds one of'
}

test_everything_wrong_in_env_is_said_at_once() {
  env_file 'SECRET_KEY=changeme-changeme-changeme-changeme' 'VPC_CIDR=10.0.0.0' 'ENVIRONMENT=prod' 'CLOUDFLARE_ONLY=yes' \
    'KEEP=-1' 'LIMIT=fast' 'VERSION=a b' 'ALERT_URL=hook' 'BIND_ADDRESS=10.0.0.300' 'SECRTE=1' 'KEEP=2' 'no line'
  loads 3
  local text
  for text in 'SECRET_KEY is a sample' 'INFRA_HOST is missing' 'VPC_CIDR holds "10.0.0.0", which is no network' \
    'ENVIRONMENT is none of production, staging, local' 'CLOUDFLARE_ONLY is neither true nor false' 'KEEP stands there twice' \
    'LIMIT is no rate' 'VERSION is no image tag' 'ALERT_URL is no address' 'BIND_ADDRESS is no IPv4 address' \
    'SECRTE is unknown' '"no line" is no line of the form NAME=value'; do
    says "$work/said" "$text"
  done
}

test_a_weak_secret_is_named_with_the_way_to_make_one() {
  env_file 'SECRET_KEY=q7Rk2Xv9Lm4Tz8Bw' INFRA_HOST=db
  loads 3
  says "$work/said" 'SECRET_KEY is shorter than 32 characters: openssl rand -hex 24'
  env_file 'SECRET_KEY=abababababababababababababababababab' INFRA_HOST=db
  loads 3
  says "$work/said" 'SECRET_KEY repeats itself'
}

test_a_secret_of_openssl_is_accepted() {
  local kind
  for kind in '-hex 24' '-base64 36'; do
    # shellcheck disable=SC2086 # two words
    env_file "SECRET_KEY=$(openssl rand $kind)" INFRA_HOST=db
    loads 0
  done
}

test_one_line_of_env_is_changed_and_the_rest_kept() {
  env_file '# keep me' "SECRET_KEY=$GOOD_KEY" INFRA_HOST=db VERSION=1.0
  script 'start it "$@"; load_env; env_set VERSION 1.1; env_set KEEP 9; finish "set"'
  ends 0
  expect 'the file' [ "$(cat "$work/droplet/.env")" == "$(printf '%s\n' '# keep me' "SECRET_KEY=$GOOD_KEY" INFRA_HOST=db VERSION=1.1 KEEP=9)" ]
  expect 'mode 600' [ "$(stat -c %a "$work/droplet/.env")" == 600 ]
}

test_a_missing_env_says_how_to_make_it() {
  env_file
  rm "$work/droplet/.env"
  loads 3
  says "$work/said" 'cp env.example .env'
}
