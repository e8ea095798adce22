#!/usr/bin/env bash
# Hands the work of relay and worker over to another version of them; whatever goes wrong, the old ones go on.
# shellcheck disable=SC2317 # the phases are called by infra/lib/update.sh
set -Eeuo pipefail

DROPLET=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
ROLLED=(relay worker)
# shellcheck source=infra/lib/script.sh
source "$DROPLET/../lib/script.sh"
# shellcheck source=infra/lib/droplet.sh
source "$DROPLET/../lib/droplet.sh"
# shellcheck source=infra/lib/firewall.sh
source "$DROPLET/../lib/firewall.sh"
# shellcheck source=infra/lib/update.sh
source "$DROPLET/../lib/update.sh"

# The oldest row that waits for the relay may be this old at the end, in seconds.
readonly OLDEST_PENDING=30
DEAD_BEFORE=0

preflight_own() {
  ! fresh_backup || return 0
  log "no verified backup of the last 26 hours: taking one"
  run "$DROPLET/scripts/backup-postgres.sh" || refuse "there is no fresh backup and none could be taken" "scripts/backup-postgres.sh"
}

# What the database answers, as its superuser over the local socket.
sql() { compose exec -T --user postgres postgres psql -XAtq -U postgres -d basecommerce -c "$1"; }

# Outbox rows and dead letters that were given up.
dead() { sql "select (select count(*) from events.outbox where status = 'dead') + (select count(*) from engines.dead_letter where status = 'open')"; }

# Seconds that the oldest pending row has been waiting.
oldest_pending() { sql "select coalesce(extract(epoch from now() - min(occurred_at)), 0)::int from events.outbox where status = 'pending'"; }

# leads CONTAINER: this relay holds the lock of the one that publishes.
leads() {
  [[ $(sql "select count(*) from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and granted
    and application_name like 'outbox-relay-listener@$(docker inspect --format '{{.Config.Hostname}}' "$1")-%'") != 0 ]]
}

start_new() {
  local service ids id
  for service in "${ROLLED[@]}"; do
    ids=$(containers "$service")
    # An update that was cut off: the oldest stays.
    for id in $(tail -n +2 <<<"$ids"); do docker rm --force "$id" >/dev/null; done
    OLD[$service]=$(head -n 1 <<<"$ids")
  done
  DEAD_BEFORE=$(dead)
  compose up --detach --no-recreate --no-deps --scale relay=2 --scale worker=2 "${ROLLED[@]}"
  for service in "${ROLLED[@]}"; do NEW[$service]=$(second_container "$service") || fail "no second container of $service was made"; done
}

second_container() {
  local ids
  ids=$(compose ps --all --quiet "$1" | grep -vxF "${OLD[$1]}") && [[ $(wc -l <<<"$ids") == 1 ]] && printf '%s' "$ids"
}

# The old ones are only stopped: they can be started again.
switch() {
  docker stop --time 40 "${OLD[relay]}" >/dev/null
  within 20 leads "${NEW[relay]}" || fail "the new relay does not take over"
  docker stop --time 40 "${OLD[worker]}" >/dev/null
}

watch() {
  local deadline=$((SECONDS + WATCH)) service
  while ((SECONDS < deadline)); do
    sleep 2
    for service in "${ROLLED[@]}"; do
      is_ready "${NEW[$service]}" || fail "$service $VERSION is not ready any more"
      (($(restarts "${NEW[$service]}") == 0)) || fail "$service $VERSION was restarted"
    done
  done
  local pending dead
  pending=$(oldest_pending)
  dead=$(($(dead) - DEAD_BEFORE))
  log "oldest pending row: $pending s, new dead rows: $dead"
  ((pending <= OLDEST_PENDING)) || fail "rows wait for $pending s, the relay does not get on"
  ((dead <= 0)) || fail "$dead rows were given up"
}

drain() {
  PHASE=gone
  settle
}

settle() { docker rm --force "${OLD[relay]}" "${OLD[worker]}" >/dev/null; }

take_back() {
  local service new
  for service in "${ROLLED[@]}"; do
    [[ -n ${OLD[$service]:-} ]] || continue
    new=${NEW[$service]:-$(second_container "$service" || true)}
    [[ -z $new ]] || docker stop --time 40 "$new" >/dev/null 2>&1
    docker start "${OLD[$service]}" >/dev/null || return 1
    [[ -z $new ]] || docker rm --force "$new" >/dev/null 2>&1
  done
  for service in "${ROLLED[@]}"; do
    [[ -z ${OLD[$service]:-} ]] || within "$READY_WITHIN" is_ready "${OLD[$service]}" || return 1
  done
}

# PostgreSQL and Redis themselves are replaced: pages say "Voltamos em instantes" meanwhile, events wait.
replace_base_images() {
  confirm "The database answers nobody for about ten seconds while PostgreSQL and Redis are replaced."
  lock "$DROPLET/.lock"
  preflight_own
  if [[ $DRY_RUN == yes ]]; then
    printf 'would replace postgres and redis\n'
    finish "dry run, nothing changed"
  fi
  step "replace PostgreSQL and Redis"
  LEFT="it was, or partly stopped"
  NEXT="docker compose up -d"
  compose pull --quiet postgres redis 2>/dev/null || warn "no newer images could be fetched, those of this machine are used"
  compose stop worker relay redis postgres
  compose up --detach --force-recreate --no-deps --wait postgres redis
  compose up --detach
  within "$READY_WITHIN" all_healthy || fail "not everything is healthy again"
  LEFT="PostgreSQL and Redis were replaced"
  NEXT="scripts/smoke-test.sh"
  "$DROPLET/scripts/smoke-test.sh"
  finish "PostgreSQL and Redis were replaced"
}

all_healthy() {
  local service
  for service in postgres redis relay worker; do running_healthy "$service" || return 1; done
}

update "$@"
