#!/usr/bin/env bash
# update.sh of the three droplets.
# shellcheck disable=SC2154,SC2016 # $work and $ROOT come from run.sh

# shellcheck source=infra/tests/droplets.bash
source "$ROOT/infra/tests/droplets.bash"

# update DROPLET STATUS [ARGUMENT…]: update.sh ends with it; what it said stands in $work/said.
update() {
  local droplet=$1 wanted=$2 status=0
  shift 2
  at "$droplet" scripts/update.sh "$@" >"$work/said" 2>&1 || status=$?
  printf '%s %s: %s\n' "$droplet" "$*" "$(tail -n 1 "$work/said")"
  [[ $status == "$wanted" ]] || {
    printf 'expected: status %s, not %s\n' "$wanted" "$status"
    cut -c 1-300 "$work/said"
    exit 1
  }
}

fresh_backup() { mkdir -p "$work/clone/infra/droplet-3-infra/backups" && touch "$work/clone/infra/droplet-3-infra/backups/backup-$(date +%F).sql.gz"; }

# The smoke of CI: each droplet once.
container_an_update_of_each_droplet_under_load_fails_nobody() {
  droplets_up
  shop_open
  release proof-2
  fresh_backup
  load_begin
  sleep 3
  update infra 0 proof-2
  update vertical 0 proof-2
  update edge 0 proof-2
  load_end
  expect "no failed request" [ "$FAILED_REQUESTS" == 0 ]
  expect "sales were made" [ "$SOLD" -gt 20 ]
  nothing_lost "$SOLD"
  expect 'the clone went to the tag' [ "$(git -C clone describe --tags --exact-match)" == proof-2 ]
}
