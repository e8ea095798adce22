# shellcheck shell=bash
# How the smoke tests ask and what they ask of every droplet. Sourced after script.sh and droplet.sh.
#
# A check is a command: it succeeds, or says on its output why not. "must" makes that a FAIL, "should" a WARN.

# With --first, what another droplet has to answer may wait until that droplet is there.
FIRST=no
LATER=no
CHECKS=0
WARNINGS=0
FAILURES=0
# Containers that have just been started get healthy within so many seconds, counted once for all of them.
readonly START_PATIENCE=${START_PATIENCE:-30}
# Where "ask" asks: http or https, and ADDRESS:PORT whatever the host's name is.
ASK_SCHEME=http
ASK_AT=127.0.0.1:80

smoke_usage() {
  cat <<TEXT
Usage: scripts/smoke-test.sh [--first] [--dry-run] [--help]

Asks the running droplet what it is for: $1.
Changes nothing but its own test data. Ends with 1 when a check fails; warnings do not count.

  --first     droplets that are not there yet make a warning, not a failure
  --dry-run   lists the checks
TEXT
}

smoke_option() {
  [[ $1 == --first ]] || return 1
  FIRST=yes
}

passed() {
  CHECKS=$((CHECKS + 1))
  printf 'ok    %s\n' "$1"
}

warned() {
  CHECKS=$((CHECKS + 1)) WARNINGS=$((WARNINGS + 1))
  printf 'WARN  %s%s\n' "$1" "${2:+: $2}"
}

failed() {
  CHECKS=$((CHECKS + 1)) FAILURES=$((FAILURES + 1))
  printf 'FAIL  %s%s\n' "$1" "${2:+: $2}"
}

must() { check failed "$@"; }
should() { check warned "$@"; }

# check VERDICT NAME COMMAND…
check() {
  local verdict=$1 name=$2 why
  shift 2
  if [[ $DRY_RUN == yes ]]; then
    printf 'would check: %s\n' "$name"
  elif [[ $LATER == yes ]]; then
    warned "$name (not reachable yet)"
  elif why=$("$@" 2>&1); then
    passed "$name"
  else
    # Compose's remarks about empty variables are none of the reasons.
    "$verdict" "$name" "$(grep -v level=warning <<<"$why" | tail -n 3 | tr -s '\n ' ' ' | cut -c 1-400)"
  fi
}

# needs_droplet HOST PORT: what is checked from here on is asked of that droplet, too.
needs_droplet() {
  LATER=no
  [[ $FIRST == no ]] || reachable "$1" "$2" || LATER=yes
}

# shellcheck disable=SC2016 # expanded by the inner shell
reachable() { timeout 3 bash -c '</dev/tcp/"$0"/"$1"' "$1" "$2" 2>/dev/null; }

# The last line and the exit status.
conclude() {
  # shellcheck disable=SC2034 # script.sh tells it
  STEP="smoke test"
  if [[ $DRY_RUN == yes ]]; then finish "nothing was asked"; fi
  ((FAILURES == 0)) || fail "$FAILURES of $CHECKS checks failed"
  finish "$CHECKS checks, $WARNINGS of them warnings"
}

# Every droplet: its containers, its room, its firewall (after firewall.sh was sourced).

# containers_healthy SERVICE…: each container answers its health check, asked now.
containers_healthy() {
  local service deadline=$((SECONDS + START_PATIENCE))
  for service; do
    must "containers of $service are healthy" healthy_by "$deadline" "$service"
  done
  should "no container had to be restarted" never_restarted "$@"
}

healthy_by() {
  local left=$(($1 - SECONDS))
  within $((left > 0 ? left : 0)) answers_health_check "$2" >"$SCRATCH/health" 2>&1 || {
    tail -n 1 "$SCRATCH/health"
    return 1
  }
}

answers_health_check() {
  local ids id test
  ids=$(containers "$1") || return 1
  [[ -n $ids ]] || {
    echo "none is running"
    return 1
  }
  for id in $ids; do
    mapfile -t test < <(docker inspect --format '{{range .Config.Healthcheck.Test}}{{println .}}{{end}}' "$id" | sed '/^$/d')
    docker exec "$id" "${test[@]:1}" >/dev/null 2>&1 || {
      echo "${id:0:12} does not answer"
      return 1
    }
  done
}

never_restarted() {
  local service ids restarts bad=0
  for service; do
    ids=$(containers "$service") || return 1
    [[ -n $ids ]] || continue
    # shellcheck disable=SC2086 # several ids
    restarts=$(docker inspect --format '{{.RestartCount}}' $ids | sort -n | tail -n 1)
    ((restarts == 0)) || {
      echo "$service: $restarts times"
      bad=1
    }
  done
  return "$bad"
}

room_checks() {
  look_at_disk
  should "containers keep below 85 % of their memory" containers_have_room
  should "the machine has memory left" machine_has_memory
}

# Of the file systems of the droplet's directory and of Docker's, the fuller one.
look_at_disk() {
  local used root
  if [[ $DRY_RUN == yes ]]; then
    check failed "disk"
    return
  fi
  root=$(docker info --format '{{.DockerRootDir}}' 2>/dev/null) || root=/
  [[ -d $root ]] || root=/
  used=$(df --output=pcent "$DROPLET" "$root" | tr -dc '0-9\n' | sort -n | tail -n 1)
  if ((used > 80)); then
    failed "disk" "$used % used"
  elif ((used > 70)); then
    warned "disk" "$used % used"
  else passed "disk: $used % used"; fi
}

containers_have_room() {
  local ids
  ids=$(compose ps --quiet) && [[ -n $ids ]] || return 1
  # shellcheck disable=SC2086 # several ids
  docker stats --no-stream --format '{{.Name}} {{.MemPerc}}' $ids |
    awk '$2 + 0 > 85 { print $1 " uses " $2; bad = 1 } END { exit bad }'
}

machine_has_memory() {
  free --mebi | awk '/^Mem:/ && $7 * 10 < $2 { printf "%d of %d MB are free\n", $7, $2; exit 1 }'
}

firewall_check() { must "firewall is as .env says" firewall_holds; }

firewall_holds() {
  local why
  why=$(firewall_as_configured) || {
    echo "$why; run bootstrap.sh again"
    return 1
  }
}

# Asking over HTTP.

# ask HOST PATH [CURL OPTION…]: the body into $SCRATCH/body, the headers into $SCRATCH/headers, curl's status into
# $SCRATCH/curl; prints the answer's status, 000 when there was none.
ask() {
  local host=$1 path=$2 status=0
  shift 2
  : | tee "$SCRATCH/body" >"$SCRATCH/headers"
  # The origin's certificate is Cloudflare's, which no public authority signed.
  curl --silent --noproxy '*' --insecure --max-time 10 --connect-to "::$ASK_AT" --output "$SCRATCH/body" \
    --dump-header "$SCRATCH/headers" --write-out '%{http_code}' "$@" "$ASK_SCHEME://$host$path" || status=$?
  echo "$status" >"$SCRATCH/curl"
}

# status_is STATUS HOST PATH [CURL OPTION…]
status_is() {
  local status
  status=$(ask "${@:2}")
  [[ $status == "$1" ]] || {
    echo "$3: status $status, not $1"
    return 1
  }
}

header_is() {
  grep -qi "^$1: $2" "$SCRATCH/headers" || {
    echo "no header $1: $2"
    return 1
  }
}

body_has() {
  grep -q -- "$1" "$SCRATCH/body" || {
    echo "no $1 in: $(head -c 200 "$SCRATCH/body")"
    return 1
  }
}

# field NAME: the first value of a text field of the JSON on the standard input.
field() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

# management SERVICE PATH: what a Java service answers on its management port. Its image has no curl.
management() {
  local id
  id=$(containers "$1" | tail -n 1) && [[ -n $id ]] || return 1
  # shellcheck disable=SC2016 # expanded in the container
  docker exec "$id" bash -c '
    port=$(sed -n "s/^-Dmanagement.server.port=//p" /app/jvm.options)
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf "GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n" "$0" >&3
    cat <&3' "$2"
}
