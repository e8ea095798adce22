#!/usr/bin/env bash
# What the timers of a droplet run: looks for what nobody would notice in time, and tells ALERT_URL of units that failed.
set -Eeuo pipefail
LIB=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/lib/script.sh
source "$LIB/script.sh"

usage() {
  cat <<'TEXT'
Usage: infra/lib/check.sh DROPLET CHECK…
       infra/lib/check.sh DROPLET figures
       infra/lib/check.sh DROPLET alert UNIT

DROPLET is the directory of a droplet. Checks: certificate (origin certificate at the edge), disk, partitions (days ahead in
the outbox). A warning is told to ALERT_URL and ends with 0; a failure ends with 1. figures leaves memory and restarts of the
containers, and at the edge what nginx turned away, in metrics/, for the rules of docs/monitoring.
TEXT
}

# Days of the origin certificate, per cent of the disk, days of the outbox that are made ahead (seven when all is well, six
# before the relay's daily round).
readonly CERTIFICATE_WARN=30 CERTIFICATE_ACT=7
readonly DISK_WARN=70 DISK_ACT=80
readonly PARTITIONS_WARN=6 PARTITIONS_ACT=5

FAILURES=()

main() {
  start "$0" "$@"
  ((${#WORDS[@]} >= 2)) || misuse "a droplet and a check are needed"
  DROPLET=$(cd -- "${WORDS[0]}" && pwd)
  # shellcheck source=infra/lib/droplet.sh
  source "$LIB/droplet.sh"
  if [[ ${WORDS[1]} == alert ]]; then
    tell_of "${WORDS[2]:?a unit is needed}"
    finish "told of ${WORDS[2]}"
  fi
  if [[ ${WORDS[1]} == figures ]]; then
    figures
    finish "${WORDS[1]}"
  fi
  load_env
  local check
  for check in "${WORDS[@]:1}"; do
    step "$check"
    case $check in
      certificate) check_certificate ;;
      disk) check_disk ;;
      partitions) check_partitions ;;
      *) misuse "there is no check $check" ;;
    esac
  done
  ((${#FAILURES[@]} == 0)) || fail "$(joined "; " "${FAILURES[@]}")"
  finish "${WORDS[*]:1}"
}

# judge VALUE WARN ACT TEXT: larger is worse.
judge() {
  if (($1 > $3)); then
    FAILURES+=("$4")
  elif (($1 > $2)); then
    warn "$4"
    alert "$(hostname): warning: $4"
  else
    log "$4"
  fi
}

check_certificate() {
  if ! has_certificate; then
    log "no origin certificate: the edge serves on port 80 only"
    rm -f "$DROPLET/metrics/certificate.prom"
    return 0
  fi
  local days
  # When, not how many days: that stays true however old the file is.
  metrics certificate basecommerce_certificate_end_timestamp_seconds "$(certificate_end)"
  days=$(certificate_days)
  judge "$((-days))" "$((-CERTIFICATE_WARN))" "$((-CERTIFICATE_ACT))" "the origin certificate ends in $days days"
}

check_disk() {
  local docker percent where
  docker=$(docker info --format '{{.DockerRootDir}}' 2>/dev/null || printf /)
  while read -r percent where; do
    judge "${percent%\%}" "$DISK_WARN" "$DISK_ACT" "the disk at $where is ${percent} full"
  done < <(df --output=pcent,target / "$docker" "$DROPLET" | tail -n +2 | sort -u)
}

# Without a partition for the day no store can sell: the relay makes them a week ahead.
check_partitions() {
  local days
  days=$(compose exec -T --user postgres postgres psql --no-psqlrc --host /var/run/postgresql --username postgres \
    --dbname basecommerce --tuples-only --no-align --set ON_ERROR_STOP=1 --command "
      select count(*) from generate_series(current_date + 1, current_date + 7, interval '1 day') as wanted(day)
      where exists (
        select from pg_inherits join pg_class on pg_class.oid = inhrelid
        where inhparent = 'events.outbox'::regclass
          and pg_get_expr(relpartbound, inhrelid) like 'FOR VALUES FROM (''' || wanted.day::date || '%')")
  judge "$((-days))" "$((-PARTITIONS_WARN))" "$((-PARTITIONS_ACT))" "the outbox has partitions for $days of the next 7 days"
}

# Judges nothing and never fails: this runs every few minutes, and a rule sees that figures got old.
figures() {
  if ! containers_measured >"$SCRATCH/containers" || ! turned_away >"$SCRATCH/nginx"; then
    warn "Docker does not answer, the figures stay as they are"
    return 0
  fi
  write_file "$DROPLET/metrics/nginx.prom" 644 <"$SCRATCH/nginx"
  # With the time, so that the file is another one each time.
  {
    cat "$SCRATCH/containers"
    printf '# TYPE %s gauge\n%s %s\n' basecommerce_figures_timestamp_seconds{,} "$(date +%s)"
  } | write_file "$DROPLET/metrics/containers.prom" 644
}

# Of all that run on this machine; one without a limit of its own has the machine's.
containers_measured() {
  local ids
  ids=$(docker ps --quiet) || return 1
  [[ -n $ids ]] || return 0
  printf '# TYPE basecommerce_container_memory_ratio gauge\n'
  docker stats --no-stream --format '{{.Name}} {{.MemPerc}}' |
    awk '$2 ~ /^[0-9.]+%$/ { printf "basecommerce_container_memory_ratio{container=\"%s\"} %.4f\n", $1, $2 / 100 }' || return 1
  printf '# TYPE basecommerce_container_restarts_total counter\n'
  # shellcheck disable=SC2086 # several ids
  docker inspect --format '{{slice .Name 1}} {{.RestartCount}}' $ids |
    awk '{ printf "basecommerce_container_restarts_total{container=\"%s\"} %d\n", $1, $2 }'
}

# Of the requests of the last ten minutes the share that was answered 429, for each store that had one.
turned_away() {
  local ids id
  ids=$(docker ps --quiet --filter label=com.docker.compose.service=nginx) || return 1
  printf '# TYPE basecommerce_store_turned_away_ratio gauge\n'
  for id in $ids; do docker logs --since 10m "$id" 2>/dev/null || return 1; done |
    awk '
      match($0, /"tenant":"[a-z0-9-]+"/) {
        store = substr($0, RSTART + 10, RLENGTH - 11)
        asked[store]++
        if ($0 ~ /"status":429,/) away[store]++
      }
      END { for (store in away) printf "basecommerce_store_turned_away_ratio{store=\"%s\"} %.6f\n", store, away[store] / asked[store] }'
}

# tell_of UNIT: with the last line of the script behind it. .env may be what is wrong: only its ALERT_URL is read.
tell_of() {
  local last
  ALERT_URL=$(env_value ALERT_URL)
  last=$(journalctl --unit "$1" --output cat --lines 200 --no-pager 2>/dev/null | grep '^FAILED: ' | tail -n 1) || last=""
  [[ -n $ALERT_URL ]] || warn "ALERT_URL is empty: nobody is told"
  alert "$(hostname): $1 failed${last:+: ${last#FAILED: }} (journalctl --unit $1)"
}

main "$@"
