#!/usr/bin/env bash
# Tests of the scripts under infra/, without Docker unless --containers says so. Each test is a function test_… (long_…,
# container_…) of a *.test.sh beside this file, runs in a shell and a directory of its own, and has failed when it ends with
# an error.
set -Eeuo pipefail

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd -- "$HERE/../.." && pwd)
readonly HERE
export ROOT

usage() {
  cat <<'TEXT'
Usage: infra/tests/run.sh [--long | --containers] [NAME…]

  --long         the tests that start the whole suite, too (some minutes)
  --containers   the proofs in real containers and nothing else; they need a Docker engine with the images, root, port 80
  NAME           only the tests whose name contains NAME
TEXT
}

# skip REASON: this machine cannot run the test.
skip() {
  printf 'skip: %s\n' "$1"
  exit 77
}

# expect DESCRIPTION COMMAND…: the command succeeds, or the test has failed.
expect() {
  local what=$1
  shift
  "$@" || {
    printf 'expected: %s\n' "$what"
    exit 1
  }
}

# says FILE TEXT: the file contains the text, or the test has failed and shows the file.
says() {
  grep -qF -- "$2" "$1" || {
    printf 'expected in %s: %s\n' "$1" "$2"
    tail -n 20 "$1"
    exit 1
  }
}

free_port() {
  perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport'
}

main() {
  local kinds=test names=()
  while (($#)); do
    case $1 in
      --long) kinds='test|long' ;;
      --containers) kinds=container ;;
      -h | --help)
        usage
        exit 0
        ;;
      -*)
        usage >&2
        exit 2
        ;;
      *) names+=("$1") ;;
    esac
    shift
  done

  local file test failures=0 ran=0
  for file in "$HERE"/*.test.sh; do
    while read -r test; do
      wanted "$test" ${names[@]+"${names[@]}"} || continue
      ran=$((ran + 1))
      run_test "$file" "$test"
    done < <(grep -oE "^($kinds)_[a-zA-Z0-9_]+" "$file" || true)
  done
  if ((failures || !ran)); then
    printf 'FAILED: %d of %d tests of scripts\n' "$failures" "$ran"
    exit 1
  fi
  printf 'OK: %d tests of scripts\n' "$ran"
}

wanted() {
  local test=$1 name
  shift
  (($#)) || return 0
  for name; do
    [[ $test != *"$name"* ]] || return 0
  done
  return 1
}

# A test in a shell of its own, which knows the helpers of its file only, with an empty directory $work; what it wrote is
# shown when it fails, and "failures" counts it. Never call this where its status is asked for: bash would then go on behind
# a command that fails in the test.
run_test() {
  local file=$1 test=$2 began=$SECONDS status=0 work
  work=$(mktemp -d)
  (
    cd "$work"
    set -Eeuo pipefail
    # shellcheck source=/dev/null
    source "$file"
    "$test"
  ) </dev/null >"$work/.output" 2>&1 &
  wait $! || status=$?
  case $status in
    0)
      printf 'ok    %s (%d s)\n' "$test" $((SECONDS - began))
      # What a proof measured.
      [[ $test != container_* ]] || sed 's/^/      /' "$work/.output"
      ;;
    77) printf 'skip  %s: %s\n' "$test" "$(sed -n 's/^skip: //p' "$work/.output")" ;;
    *)
      failures=$((failures + 1))
      printf 'FAIL  %s (%d s)\n' "$test" $((SECONDS - began))
      sed 's/^/      /' "$work/.output"
      # Where a script under test says what it did, and ended with an error that nobody expected.
      [[ ! -s $work/said ]] || tail -n 15 "$work/said" | sed 's/^/      said: /'
      ;;
  esac
  rm -rf "$work"
}

# Signals ignored by whoever started this could not be sent to the scripts under test.
if [[ -z ${SIGNALS_ARE_DEFAULT:-} ]]; then
  exec env --default-signal=HUP,INT,QUIT,TERM SIGNALS_ARE_DEFAULT=yes "$HERE/run.sh" "$@"
fi
main "$@"
