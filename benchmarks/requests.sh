#!/usr/bin/env bash
# What a page costs: dashboard, list of quotes, product search, asked by 32 connections of the vertical alone on its core.
set -Eeuo pipefail

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd -- "$HERE/.." && pwd)
readonly HERE ROOT
# shellcheck source=benchmarks/lib.sh
source "$HERE/lib.sh"
readonly STATE="${BENCHMARK_STATE:-$HERE/.state}"
readonly PORT="${PORT:-18080}"
readonly SECONDS_EACH="${SECONDS_EACH:-20}"
readonly ROUND="${ROUND:-15}"
readonly MOST_ROUNDS="${MOST_ROUNDS:-16}"
readonly CONNECTIONS=32

usage() {
  cat <<'TEXT'
Usage: benchmarks/requests.sh [--help]

  PORT             where the suite's gateway answers (18080)
  SECONDS_EACH     how long each page is measured (20)
  ROUND            seconds of one round of the warm-up before (15); at most 100, as its token is good for two minutes
  MOST_ROUNDS      rounds after which a page is measured though it may still grow faster (16)
  SUITE_LOG        output of an infra/local-dev/run.sh that already runs and holds the data; else one is started
  BENCHMARK_STATE  where that one keeps its data (benchmarks/.state)
TEXT
}

suite='' app='' work=$(mktemp -d)
trap 'end' EXIT
end() {
  [[ -z $app ]] || kill "$app" 2>/dev/null || true
  if [[ -n $suite ]]; then
    kill "$suite" 2>/dev/null || true
    wait "$suite" 2>/dev/null || true
  fi
  rm -rf "$work"
}

main() {
  case ${1:-} in
    -h | --help)
      usage
      exit 0
      ;;
  esac
  local tool
  for tool in wrk psql curl taskset; do
    command -v "$tool" >/dev/null || die "$tool is missing: apt-get install wrk postgresql-client curl util-linux"
  done
  local log=${SUITE_LOG:-}
  [[ -n $log ]] || start_suite
  fill "$(sed -n 's/^postgres: //p' "$log")"
  start_app
  sign_in
  measure dashboard /web/dashboard
  measure quote_list /web/cotacoes
  measure product_search '/web/produtos?q=' --script "$HERE/search.lua" --header 'HX-Request: true'
}

start_suite() {
  log=$work/suite.log
  say "requests: starting the suite"
  # By env, as the shell refuses to assign a name that is read-only even for one command.
  env PORT="$PORT" BASECOMMERCE_STATE="$STATE" "$ROOT/infra/local-dev/run.sh" >"$log" 2>&1 &
  suite=$!
  until grep -q '^ready: ' "$log"; do
    kill -0 "$suite" 2>/dev/null || die "the suite did not start: $(tail -n 5 "$log")"
    sleep 1
  done
}

fill() {
  if [[ $(psql -qtA "$1" -c "select count(*) from auth.tenant where slug like 'loja-%'") == 0 ]]; then
    say "requests: making 1,000 stores and a year of sales"
    psql -q "$1" -f "$HERE/data.sql" >/dev/null
  fi
}

# value NAME PID: a variable of a running process.
value() { tr '\0' '\n' <"/proc/$2/environ" | sed -n "s/^$1=//p"; }

process_of() {
  pgrep -f "^[^ ]*/java .*-jar .*$1-exec.jar" | while read -r pid; do
    [[ $(value PUBLIC_PORT "$edge" || true) == "$PORT" && $(value DATABASE_PORT "$pid") == "$(value DATABASE_PORT "$edge")" ]] &&
      printf '%s\n' "$pid"
  done | head -n 1
}

# A second vertical beside the suite's own, with the options of its image: the suite's own compiles with C1 only.
start_app() {
  local edge pid local_app home
  edge=$(pgrep -f 'java .*edge-auth-exec.jar' | while read -r pid; do
    [[ $(value PUBLIC_PORT "$pid") != "$PORT" ]] || printf '%s\n' "$pid"
  done | head -n 1)
  [[ -n $edge ]] || die "edge-auth of the suite on port $PORT was not found"
  auth_port=$(value SERVER_PORT "$edge")
  local_app=$(process_of construction-app)
  [[ -n $local_app ]] || die "construction-app of the suite on port $PORT was not found"
  home=$(readlink "/proc/$local_app/cwd")
  app_port=$((PORT + 1))
  grep -vE 'spring.aot|server.port' "$ROOT/docker/jvm/construction-app.options" >"$work/jvm.options"
  mapfile -d '' -t environment <"/proc/$local_app/environ"
  (
    cd "$home"
    exec env "${environment[@]}" SERVER_PORT="$app_port" MANAGEMENT_PORT="$((PORT + 2))" MALLOC_ARENA_MAX=1 \
      taskset -c 0 "$(jdk)/bin/java" "@$work/jvm.options" -jar construction-app-exec.jar >"$work/app.log" 2>&1
  ) &
  app=$!
  until curl -fs -o "$work/health" "http://127.0.0.1:$((PORT + 2))/actuator/health/readiness"; do
    kill -0 "$app" 2>/dev/null || die "the vertical did not start: $(tail -n 3 "$work/app.log" | cut -c 1-500)"
    sleep 0.5
  done
}

sign_in() {
  local status
  status=$(curl -s -o "$work/answer" -w '%{http_code}' --cookie-jar "$work/cookies" --header 'Host: demo.localhost' \
    --header 'Sec-Fetch-Site: same-origin' --data-urlencode 'email=admin@demo.test' \
    --data-urlencode 'password=basecommerce-demo' --data-urlencode 'next=/web/dashboard' "http://127.0.0.1:$PORT/auth/login")
  [[ $status == 303 ]] || die "the demo administrator could not sign in: $status"
  session=$(awk '$6 == "session" { print $7 }' "$work/cookies")
}

# A token as the edge hands it on; it is good for two minutes.
token() {
  curl -s -o "$work/answer" -D - --header 'Host: demo.localhost' --header 'X-Tenant-Slug: demo' --header "Cookie: session=$session" \
    --header 'X-Original-URI: /web/dashboard' "http://127.0.0.1:$auth_port/auth/validate" |
    tr -d '\r' | awk 'tolower($1) == "x-auth-token:" { print $2 }'
}

ticks() { awk '{ print $14 + $15 }' "/proc/$app/stat"; }

# ask SECONDS REPORT PATH [WRK OPTION…]: 32 connections ask for a page, with a token of their own.
ask() {
  local seconds=$1 report=$2 path=$3 bearer status
  shift 3
  bearer=$(token)
  [[ -n $bearer ]] || die "the edge gave no token"
  local headers=(--header 'Host: demo.localhost' --header 'X-Tenant-Slug: demo' --header "Authorization: Bearer $bearer")
  status=$(curl -s -o "$work/page" -w '%{http_code}' "${headers[@]}" "http://127.0.0.1:$app_port$path")
  [[ $status == 200 ]] || die "$path answered $status"
  taskset -c 1 wrk --threads 1 --timeout 10s --connections "$CONNECTIONS" --latency --duration "$seconds" "${headers[@]}" "$@" \
    "http://127.0.0.1:$app_port$path" >"$report"
}

rate() { awk '/Requests\/sec/ { printf "%.0f", $2 }' "$1"; }

# warm_up NAME PATH [WRK OPTION…]: asks in rounds until two in a row are at most 5 % faster than the best before them. So many
# connections leave the compiler little of the core: after a fixed time a slow machine would still measure the compiler.
warm_up() {
  local name=$1 rounds='' best=0 steady=0 round now
  shift
  for ((round = 1; round <= MOST_ROUNDS; round++)); do
    ask "$ROUND" "$work/warm-up" "$@"
    now=$(rate "$work/warm-up")
    rounds+=" $now"
    if ((now * 100 <= best * 105)); then steady=$((steady + 1)); else steady=0; fi
    if ((now > best)); then best=$now; fi
    if ((steady == 2)); then
      say "requests: $name is warm, requests/s a round:$rounds"
      return
    fi
  done
  say "requests: $name is measured, warm or not, after $MOST_ROUNDS rounds, requests/s:$rounds"
}

# measure NAME PATH [WRK OPTION…]
measure() {
  local name=$1 before after requests
  warm_up "$@"
  shift
  before=$(ticks)
  ask "$SECONDS_EACH" "$work/report" "$@"
  after=$(ticks)
  ! grep 'Non-2xx' "$work/report" >&2 || die "$1 was refused under load"
  requests=$(awk '/requests in/ { print $1 }' "$work/report")
  figure "${name}_cpu" "$(awk -v t=$((after - before)) -v n="$requests" -v hz="$(getconf CLK_TCK)" 'BEGIN { printf "%.2f", t * 1000 / hz / n }')" ms '<=' 2
  figure "${name}_rate" "$(rate "$work/report")" requests/s '>=' 500
  figure "${name}_p99" "$(awk '$1 == "99%" { v = $2; if (v ~ /us$/) v = v / 1000; else if (v ~ /ms$/) v = v + 0; else v = v * 1000; printf "%.0f", v }' "$work/report")" ms '<=' 150
}

main "$@"
