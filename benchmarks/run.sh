#!/usr/bin/env bash
# Measures what the platform promises, one line a figure:
# FIGURE <name> <value> <unit> goal <<=|>=> <value> met|short. What each one means stands in benchmarks/README.md.
set -Eeuo pipefail

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd -- "$HERE/.." && pwd)
readonly HERE ROOT
# shellcheck source=benchmarks/lib.sh
source "$HERE/lib.sh"

usage() {
  cat <<'TEXT'
Usage: benchmarks/run.sh [NAME…]

  images     start time and memory of each service from its image (needs a Docker engine)
  relay      from a commit to the stream, and how fast a backlog drains
  engines    how fast the engines take in a backlog of sales
  requests   what a page costs

Without a name all of them. Exit status 1 when a figure falls short, 3 when one could not be taken.
TEXT
}

main() {
  case ${1:-} in
    -h | --help)
      usage
      exit 0
      ;;
  esac
  (($#)) || set -- images relay engines requests
  local name lines status short=0
  say "load before: $(cut -d ' ' -f 1-3 /proc/loadavg)"
  for name in "$@"; do
    case $name in
      images | relay | engines | requests) ;;
      *)
        usage >&2
        exit 2
        ;;
    esac
    status=0
    lines=$("measure_$name") || status=$?
    [[ -z $lines ]] || printf '%s\n' "$lines"
    # 1 is a figure that fell short; anything else is a measurement that went wrong.
    ((status <= 1)) || die "$name could not be measured (exit status $status)"
    if ((status == 1)) && [[ $lines != *short* ]]; then die "$name could not be measured"; fi
    if [[ $lines == *" short"* ]]; then short=1; fi
  done
  say "load after: $(cut -d ' ' -f 1-3 /proc/loadavg)"
  return "$short"
}

measure_images() {
  if [[ ! -x $HERE/images.sh ]]; then
    say "images: skipped, there is no benchmarks/images.sh"
  elif ! docker info >/dev/null 2>&1; then
    say "images: skipped, no Docker engine answers"
  else
    "$HERE/images.sh"
  fi
}

measure_relay() { benchmark outbox-relay br.com.basecommerce.relay.RelayBenchmark; }
measure_engines() { benchmark engines-worker br.com.basecommerce.engines.DrainBenchmark; }
measure_requests() { "$HERE/requests.sh"; }

# benchmark MODULE CLASS: a program among the tests of a module; its servers are those of the tests.
benchmark() {
  local module=$1 log=$ROOT/$1/target/benchmark.log status=0
  mkdir -p "${log%/*}"
  (cd "$ROOT" && mvn -q -B -pl "$module" -am test-compile dependency:build-classpath -DincludeScope=test \
    -Dmdep.outputFile=target/benchmark.classpath -Dspotless.check.skip) >"$log" 2>&1 ||
    die "$module could not be built; see $log"
  (cd "$ROOT/$module" && "$(jdk)/bin/java" -cp "target/test-classes:target/classes:$(<target/benchmark.classpath)" "$2") >"$log" 2>&1 ||
    status=$?
  grep '^FIGURE ' "$log" || true
  return "$status"
}

main "$@"
