#!/usr/bin/env bash
# infra/lib/check.sh: what the timers find, and whom they tell.
# shellcheck disable=SC2153,SC2154,SC2016 # $work and $ROOT come from run.sh; the bodies of stubs are expanded by those

# shellcheck source=infra/tests/machine.bash
source "$ROOT/infra/tests/machine.bash"

# checked_machine DROPLET LINE…: with an .env of these lines; what ALERT_URL gets stands in $work/told.
checked_machine() {
  fresh_machine "$1"
  shift
  env_of ALERT_URL=https://alerts.test/hook "$@"
  stub curl 'cat >>$CALLS.told; printf "\n" >>$CALLS.told'
  stub hostname 'echo shop-1'
}

# checks STATUS ARGUMENT…: check.sh ends with it; TOLD is what it told.
checks() {
  local wanted=$1 status=0
  shift
  : >"$CALLS.told"
  "$work/infra/lib/check.sh" "$DROPLET" "$@" >"$work/said" 2>&1 || status=$?
  TOLD=$(cat "$CALLS.told")
  [[ $status == "$wanted" ]] || {
    printf 'expected: status %s, not %s\n' "$wanted" "$status"
    cat "$work/said"
    exit 1
  }
}

tells() {
  [[ $TOLD == "$1" ]] || {
    printf 'expected to be told: %s\nnot: %s\n' "$1" "$TOLD"
    exit 1
  }
}

edge_machine() {
  checked_machine droplet-1-edge VERTICAL_HOST=10.0.0.2 INFRA_HOST=10.0.0.3 "SECRET_KEY=$GOOD_PASSWORD" "AUTH_DB_PASSWORD=$GOOD_PASSWORD"
  mkdir "$DROPLET/nginx/ssl"
}

certificate_of_days() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=test -days "$1" \
    -keyout "$DROPLET/nginx/ssl/origin.key" -out "$DROPLET/nginx/ssl/origin.pem" 2>/dev/null
}

test_a_certificate_that_ends_soon_is_told() {
  edge_machine
  checks 0 certificate
  says "$work/said" 'no origin certificate'
  expect 'no figure of it' [ ! -e "$DROPLET/metrics/certificate.prom" ]
  # A day more or less, as the seconds fall.
  certificate_of_days 31
  checks 0 certificate
  tells ''
  local days
  days=$((($(sed -n 's/^basecommerce_certificate_end_timestamp_seconds //p' "$DROPLET/metrics/certificate.prom") - $(date +%s)) / 86400))
  expect "31 days left, not $days" [ "$days" -ge 30 ] && [ "$days" -le 31 ]
  for days in 29 8; do
    certificate_of_days "$days"
    checks 0 certificate
    expect "a warning, not $TOLD" grep -qx '{"text":"shop-1: warning: the origin certificate ends in [0-9]* days"}' "$CALLS.told"
  done
  certificate_of_days 6
  checks 1 certificate
  expect "an alarm, not $TOLD" grep -q 'failed: certificate: the origin certificate ends in [56] days' "$CALLS.told"
  printf 'no certificate\n' >"$DROPLET/nginx/ssl/origin.pem"
  checks 1 certificate
}

test_under_a_timer_the_unit_tells_of_a_failure_once() {
  edge_machine
  certificate_of_days 1
  ALERTS=unit checks 1 certificate
  tells ''
}

infra_machine() { checked_machine droplet-3-infra "POSTGRES_PASSWORD=$GOOD_PASSWORD"; }

# What df says of the disk.
disk_is() { stub df "printf 'Use%% Mounted on\n $1%% /\n $1%% /\n'"; }

test_a_disk_that_fills_is_told() {
  infra_machine
  disk_is 70
  checks 0 disk
  tells ''
  disk_is 71
  checks 0 disk
  tells '{"text":"shop-1: warning: the disk at / is 71% full"}'
  disk_is 81
  checks 1 disk
  says "$work/said" 'FAILED: disk: the disk at / is 81% full'
}

test_partitions_that_run_out_are_told() {
  infra_machine
  local days
  for days in 7 6; do
    stub docker "echo $days"
    checks 0 partitions
    tells ''
  done
  stub docker 'echo 5'
  checks 0 partitions
  tells '{"text":"shop-1: warning: the outbox has partitions for 5 of the next 7 days"}'
  stub docker 'echo 4'
  checks 1 partitions
  says "$work/said" 'FAILED: partitions: the outbox has partitions for 4 of the next 7 days'
  stub docker 'exit 1'
  checks 1 partitions
}

test_a_unit_that_failed_is_told_with_its_last_word() {
  infra_machine
  stub journalctl 'printf "10:00:00 dump\nFAILED: verify: counts differ; left as it was\nsystemd: exited\n"'
  checks 0 alert basecommerce-backup.service
  tells '{"text":"shop-1: basecommerce-backup.service failed: verify: counts differ; left as it was (journalctl --unit basecommerce-backup.service)"}'
  # It was killed, and .env holds what no script accepts.
  stub journalctl 'exit 1'
  printf 'WHAT IS THIS\n' >>"$DROPLET/.env"
  checks 0 alert basecommerce-backup.service
  tells '{"text":"shop-1: basecommerce-backup.service failed (journalctl --unit basecommerce-backup.service)"}'
}

test_without_an_address_to_tell_the_journal_says_so() {
  infra_machine
  env_of "POSTGRES_PASSWORD=$GOOD_PASSWORD"
  checks 0 alert basecommerce-backup.service
  says "$work/said" 'ALERT_URL is empty'
}

test_a_check_that_does_not_exist_is_wrong_use() {
  infra_machine
  checks 2 everything
  checks 2
}

# What Docker says of an edge: a log line a request, as nginx writes it.
docker_of_the_edge() {
  stub docker 'case "$*" in
    "ps --quiet") echo a1; echo b2 ;;
    ps*service=nginx) echo a1 ;;
    stats*) echo "basecommerce-edge-nginx-1 12.50%"; echo "basecommerce-edge-auth-1 91.00%"; echo "gone --" ;;
    inspect*a1\ b2) echo "basecommerce-edge-nginx-1 0"; echo "basecommerce-edge-auth-1 2" ;;
    "logs --since 10m a1") cat '"$work"'/log ;;
    *) exit 1 ;;
  esac'
}

request() { printf '{"time":"2026-01-02T10:00:00-03:00","service":"nginx","tenant":"%s","path":"/x","status":%s,"bytes":0}\n' "$1" "$2"; }

test_the_figures_of_containers_and_of_nginx_are_left_for_monitoring() {
  edge_machine
  # Of no variable: they are measured before .env is filled, too.
  rm "$DROPLET/.env"
  docker_of_the_edge
  { request demo 429 && request demo 200 && request demo 200 && request demo 404 && request other 200 && request '' 429; } >log
  checks 0 figures
  sed 's/\(timestamp_seconds\) [0-9]*$/\1 NOW/' "$DROPLET/metrics/containers.prom" | diff -u - <(
    cat <<'FIGURES'
# TYPE basecommerce_container_memory_ratio gauge
basecommerce_container_memory_ratio{container="basecommerce-edge-nginx-1"} 0.1250
basecommerce_container_memory_ratio{container="basecommerce-edge-auth-1"} 0.9100
# TYPE basecommerce_container_restarts_total counter
basecommerce_container_restarts_total{container="basecommerce-edge-nginx-1"} 0
basecommerce_container_restarts_total{container="basecommerce-edge-auth-1"} 2
# TYPE basecommerce_figures_timestamp_seconds gauge
basecommerce_figures_timestamp_seconds NOW
FIGURES
  )
  diff -u "$DROPLET/metrics/nginx.prom" - <<'FIGURES'
# TYPE basecommerce_store_turned_away_ratio gauge
basecommerce_store_turned_away_ratio{store="demo"} 0.250000
FIGURES
  expect 'readable by all' [ "$(stat -c %a "$DROPLET/metrics/containers.prom")" == 644 ]
  # 3: it would like help texts.
  ! command -v promtool >/dev/null || cat "$DROPLET"/metrics/*.prom | promtool check metrics || [[ $? == 3 ]]
}

test_without_docker_the_figures_get_old_and_nobody_is_told_each_time() {
  edge_machine
  docker_of_the_edge
  : >log
  checks 0 figures
  cp -R "$DROPLET/metrics" before
  stub docker 'exit 1'
  checks 0 figures
  says "$work/said" 'Docker does not answer'
  tells ''
  diff -r before "$DROPLET/metrics"
}

# The query, asked of a real PostgreSQL.
container_check_counts_the_days_of_the_outbox() {
  infra_machine
  rm bin/docker bin/df
  # Included by the compose file.
  mkdir docs
  cp -R "$ROOT/docs/monitoring" docs
  printf 'BIND_ADDRESS=10.91.0.3\n' >>"$DROPLET/.env"
  export COMPOSE_PROJECT_NAME=basecommerce-boot
  ip address add 10.91.0.3/32 dev lo 2>/dev/null || true
  compose_here() { docker compose --project-directory "$DROPLET" "$@"; }
  trap 'compose_here down --volumes --timeout 5 >/dev/null 2>&1; ip address del 10.91.0.3/32 dev lo' EXIT
  compose_here --progress quiet up --detach --wait postgres
  sql() { compose_here exec -T --user postgres postgres psql --quiet --host /var/run/postgresql --username postgres --dbname basecommerce --command "$1"; }
  sql 'create schema events'
  sql 'create table events.outbox (created_on date) partition by range (created_on)'
  sql "do \$\$ declare day date; begin for i in 0..7 loop day := current_date + i;
    execute format('create table events.outbox_%s partition of events.outbox for values from (%L) to (%L)', i, day, day + 1); end loop; end \$\$"
  checks 0 partitions
  says "$work/said" 'the outbox has partitions for 7 of the next 7 days'
  sql 'drop table events.outbox_5, events.outbox_6, events.outbox_7'
  checks 1 partitions
  says "$work/said" 'the outbox has partitions for 4 of the next 7 days'
}
