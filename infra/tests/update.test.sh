#!/usr/bin/env bash
# update.sh of the three droplets: with a stand-in for docker that plays containers and proxy, and in real containers.
# shellcheck disable=SC2154,SC2016 # $work and $ROOT come from run.sh; the body of the stand-in is expanded by itself

# shellcheck source=infra/tests/droplets.bash
source "$ROOT/infra/tests/droplets.bash"

# A clone with two tags and a droplet whose services run in one container each. The stand-in writes down what changes
# something, fails where STUB_FAIL says, and remembers containers under $STATE.
stage() {
  DROPLET=$work/clone/infra/$1
  STATE=$work/state CALLS=$work/calls
  export DROPLET STATE CALLS WATCH=1 READY_WITHIN=1 WORKERS_WITHIN=1 NEEDED_MIB=0
  mkdir -p clone bin state
  git -C "$ROOT" ls-files -z infra | tar --directory "$ROOT" --null --files-from - --create | tar --extract --directory clone
  git init --quiet --initial-branch main clone
  git -C clone add -A
  commit one
  git -C clone tag 1.0
  printf '# changed\n' >>clone/infra/droplet-1-edge/nginx/conf.d/default.conf
  commit two
  git -C clone tag 2.0
  git -C clone checkout --quiet 1.0
  printf '%s\n' VERTICAL_HOST=10.0.0.2 INFRA_HOST=10.0.0.3 SECRET_KEY=q7Rk2Xv9Lm4Tz8Bw3Np6Yc1Hd5Fs0Jg2 AUTH_DB_PASSWORD=q7Rk2Xv9Lm4Tz8Bw3Np6 \
    POSTGRES_PASSWORD=q7Rk2Xv9Lm4Tz8Bw3Np6 ENVIRONMENT=local VERSION=1.0 |
    grep -E "^($(schema_names "$DROPLET/env.example"))=" >"$DROPLET/.env"
  chmod 600 "$DROPLET/.env"
  mkdir -p "$DROPLET/backups" && touch "$DROPLET/backups/backup-2026-01-01.sql.gz"
  local service
  for service in nginx auth gate app postgres redis relay worker; do printf '%s-1 running\n' "$service" >"$STATE/$service"; done
  printf 'server %s;\n' steady >"$STATE/servers"
  printf '1' >"$STATE/workers"
  stand_in >bin/docker
  printf '#!/bin/sh\nexit 0\n' >bin/sleep
  chmod +x bin/*
  export PATH=$work/bin:$PATH
}

commit() { git -C clone -c user.name=test -c user.email=test@basecommerce.invalid commit --quiet --all -m "$1"; }

schema_names() { grep -oE '^[A-Z_]+=' "$1" | tr -d = | paste -sd '|'; }

stand_in() {
  cat <<'STUB'
#!/usr/bin/env bash
set -u
called() {
  printf '%s\n' "$1" >>"$CALLS"
  case $1 in
    "${STUB_FAIL:-nothing}"*) exit 1 ;;
    "${STUB_INTERRUPT:-nothing}"*) kill -INT "$(cat "$STATE/pid")" ;;
  esac
}
service_of() { printf '%s' "${1%-*}"; }
remove() { sed -i "/^$1 /d" "$STATE/$(service_of "$1")"; }
mark() { sed -i "s/^$1 .*/$1 $2/" "$STATE/$(service_of "$1")"; }
[[ $1 != compose ]] || { compose=yes; shift 5; }
for last; do :; done
case "${compose:+compose }$*" in
  info*) echo / ;;
  'compose config --services') case $PWD/$0/$DROPLET in *edge*) echo auth nginx ;; *vertical*) echo app gate ;; *) echo postgres redis roles relay worker ;; esac | tr ' ' '\n' ;;
  'compose ps --quiet --status running '*) sed -n 's/ running$//p' "$STATE/$last" ;;
  'compose ps --all --quiet '*) cut -d ' ' -f 1 "$STATE/$last" ;;
  'compose up --detach --no-recreate --no-deps --scale'*)
    called "start ${*:5}"
    for word in "$@"; do case $word in *=2) printf '%s-2 running\n' "${word%=2}" >>"$STATE/${word%=2}" ;; esac; done ;;
  'compose exec -T --user postgres postgres psql'*) case $last in *pg_locks*) echo "${STUB_LEADS:-1}" ;; *dead*) cat "$STATE/dead" 2>/dev/null || echo 0 ;; *) echo "${STUB_PENDING:-0}" ;; esac ;;
  'compose run'*) called "try configuration" ;;
  'compose pull'*) called pull ;;
  'inspect --format {{.Created}} {{.Id}}'*) shift 3; for id; do echo "2026-01-0${id##*-} $id"; done ;;
  'inspect --format {{.Image}}'*) echo "sha256:${last##*-}a" ;;
  'inspect --format {{slice .Name 1}}'*) echo "$last" ;;
  'inspect --format {{.State.Status}}'*) sed -n "s/^$last //p" "$STATE/$(service_of "$last")" ;;
  'inspect --format {{.RestartCount}}'*) case $last in *-2) echo "${STUB_RESTARTS:-0}" ;; *) echo 0 ;; esac ;;
  'inspect --format {{.Config.Hostname}}'*) echo host ;;
  'inspect --format {{if .State.Health}}{{.State'*) echo healthy ;;
  exec*' healthy') case $2 in *-2) [[ -z ${STUB_UNREADY:-} ]] ;; esac ;;
  'exec --interactive'*) cat >"$STATE/servers" ;;
  exec*' cat '*) cat "$STATE/servers" ;;
  exec*' nginx -t'*) : ;;
  exec*'gate steady' | exec*'start.sh render') echo 'server steady;' >"$STATE/servers" ;;
  exec*wget*) [[ -n ${STUB_SILENT:-} ]] || case $* in */health* | */login* | *jwks*) echo '  HTTP/1.1 200 ' ;; *) echo '  HTTP/1.1 401 ' ;; esac ;;
  'kill --signal HUP'*)
    echo $(($(cat "$STATE/workers") + 1)) >"$STATE/workers"
    called "lead $(sed -n 's/^server \(.*\);/\1/p' "$STATE/servers" | paste -sd , | sed 's/,/, /g')" ;;
  top*) printf 'PID COMMAND\n%s nginx: worker process\n' "$(cat "$STATE/workers")" ;;
  logs*--since*) printf '{"status":%s}\n' ${STUB_ANSWERS:-200 200} ;;
  logs*) echo "log of $last" ;;
  stop*) called "stop ${*:4}"; for id in "${@:4}"; do mark "$id" exited; done ;;
  start*) called "start again $last"; mark "$last" running ;;
  'rm --force'*) called "remove ${*:3}"; for id in "${@:3}"; do remove "$id"; done ;;
  'image inspect'*) [[ " ${STUB_MISSING:-} " != *" $last "* ]] ;;
  'image ls'*) for id in 1a 2a 3a 9a; do echo "basecommerce/construction-app:$id sha256:$id"; done ;;
  'image rm'*) called "forget $last" ;;
  load*) called "load $last" ;;
  tag*) called "tag $2 $3" ;;
  *) echo "docker stand-in: $*" >&2; exit 99 ;;
esac
STUB
}

# updates STATUS ARGUMENT…: update.sh ends with it; what it said stands in $work/said, what it did in $work/calls.
updates() {
  local wanted=$1 status=0
  shift
  : >"$CALLS"
  "$DROPLET/scripts/update.sh" "$@" >"$work/said" 2>&1 || status=$?
  [[ $status == "$wanted" ]] || {
    printf 'expected: status %s, not %s\n' "$wanted" "$status"
    cat "$work/said"
    exit 1
  }
}

# did <LINES: exactly this was done, in this order.
did() { diff -u - "$CALLS" || {
  printf 'expected other commands\n'
  exit 1
}; }

last_said() {
  [[ $(tail -n 1 "$work/said") == "$1"* ]] || {
    printf 'expected last line: %s\n' "$1"
    cat "$work/said"
    exit 1
  }
}

# serves SERVICE CONTAINER: it runs, alone, and the proxy leads to every container of the service.
serves() {
  expect "$2 runs alone, not: $(cat "$STATE/$1")" [ "$(cat "$STATE/$1")" == "$2 running" ]
  [[ $1 == relay || $1 == worker ]] || expect "the proxy is steady, not: $(cat "$STATE/servers")" [ "$(cat "$STATE/servers")" == 'server steady;' ]
}

version_is() { says "$DROPLET/.env" "VERSION=$1"; }

test_the_application_is_replaced_step_by_step() {
  stage droplet-2-vertical
  updates 0 2.0
  did <<'CALLS'
lead app-1:8000
start --scale app=2 app
lead app-2:8000, app-1:8000 backup
lead app-2:8000
stop app-1
remove app-1
lead app-2:8000, app:8000 resolve
lead steady
CALLS
  last_said 'OK: 2.0 serves'
  serves app app-2
  version_is 2.0
  says "$DROPLET/.deploy-history" '2.0 app=sha256:2a'
  expect 'the clone is at the tag' [ "$(git -C clone describe --tags)" == 2.0 ]
  expect 'the lock is gone' [ ! -e "$DROPLET/.lock" ]
}

test_the_auth_service_is_replaced_after_its_configuration_was_tried() {
  stage droplet-1-edge
  updates 0 2.0
  expect 'tried first' [ "$(head -n 1 "$CALLS")" == 'try configuration' ]
  says "$CALLS" 'lead auth-2:8001, auth-1:8001 backup'
  serves auth auth-2
}

test_relay_and_worker_hand_over() {
  stage droplet-3-infra
  updates 0 2.0
  did <<'CALLS'
start --scale relay=2 --scale worker=2 relay worker
stop relay-1
stop worker-1
remove relay-1 worker-1
CALLS
  serves relay relay-2
  serves worker worker-2
}

# taken_back SERVICE: exit 4, the old one serves as before, nothing is recorded, the clone is where it was.
taken_back() {
  says "$work/said" 'left as 1.0 serves, 2.0 is gone'
  serves "$1" "$1-1"
  version_is 1.0
  expect 'nothing is recorded' [ ! -e "$DROPLET/.deploy-history" ]
  expect 'the clone is where it was' [ "$(git -C clone describe --tags)" == 1.0 ]
  expect 'the lock is gone' [ ! -e "$DROPLET/.lock" ]
}

test_whatever_fails_before_the_old_one_is_gone_takes_it_back() {
  local fault
  for fault in 'start --scale' 'lead app-2:8000, app-1' 'load'; do
    rm -rf clone bin state
    stage droplet-2-vertical
    touch images.tar.gz
    STUB_FAIL=$fault updates 4 2.0 --load "$work/images.tar.gz"
    taken_back app
  done
}

test_a_version_that_is_never_ready_is_taken_back() {
  stage droplet-2-vertical
  STUB_UNREADY=yes updates 4 2.0
  says "$work/said" 'app 2.0 is not ready within 1 s'
  says "$work/said" 'log of app-2'
  taken_back app
}

test_a_version_that_is_restarted_while_it_is_watched_is_taken_back() {
  stage droplet-2-vertical
  STUB_RESTARTS=1 updates 4 2.0
  taken_back app
}

test_a_version_that_answers_wrongly_gets_no_request() {
  stage droplet-2-vertical
  STUB_SILENT=yes updates 4 2.0
  expect 'it was never led to' [ "$(grep -c 'lead app-2' "$CALLS")" == 0 ]
  taken_back app
}

test_a_version_that_answers_with_errors_is_taken_back() {
  stage droplet-2-vertical
  STUB_ANSWERS='200 500 502 503' updates 4 2.0
  says "$work/said" 'answers too often with an error of its own (3 of 4)'
  taken_back app
}

test_once_the_old_one_is_gone_it_goes_on_to_the_end() {
  stage droplet-2-vertical
  STUB_FAIL='lead app-2:8000, app:8000' updates 5 2.0
  says "$work/said" 'left as 2.0 serves'
  expect 'the new one runs' [ "$(cat "$STATE/app")" == 'app-2 running' ]
}

test_a_relay_that_does_not_take_over_gives_the_old_ones_back_their_work() {
  stage droplet-3-infra
  STUB_LEADS=0 READY_WITHIN=1 updates 4 2.0
  says "$CALLS" 'start again relay-1'
  serves relay relay-1
  serves worker worker-1
}

test_rows_that_wait_too_long_give_the_old_ones_back_their_work() {
  stage droplet-3-infra
  STUB_PENDING=31 updates 4 2.0
  says "$work/said" 'rows wait for 31 s'
  serves relay relay-1
  serves worker worker-1
}

test_back_to_the_version_before() {
  stage droplet-2-vertical
  updates 3 --rollback
  says "$work/said" 'no earlier version is recorded'
  updates 0 2.0
  sed -i 's/^app-2/app-1/' "$STATE/app"
  updates 0 --rollback
  says "$CALLS" 'tag sha256:1a basecommerce/construction-app:1.0'
  version_is 1.0
  expect 'the clone went back' [ "$(git -C clone describe --tags)" == 1.0 ]
}

test_only_images_of_earlier_updates_are_removed() {
  stage droplet-2-vertical
  printf '%s\n' '2026-01-01T00:00:00 0.9 app=sha256:3a' '2026-01-02T00:00:00 1.0 app=sha256:1a' >"$DROPLET/.deploy-history"
  updates 0 2.0
  expect 'one image went' [ "$(grep '^forget' "$CALLS")" == 'forget basecommerce/construction-app:3a' ]
}

test_what_an_update_that_was_cut_off_left_is_cleared_away() {
  stage droplet-2-vertical
  printf 'app-2 running\n' >>"$STATE/app"
  printf 'zone app 64k;\nserver app-1:8000;\n' >"$STATE/servers"
  # The second one goes first; then a new second one comes.
  updates 0 2.0
  says "$work/said" 'an update was cut off: app-1 stays'
  expect 'removed first' [ "$(grep -n '^remove app-2' "$CALLS" | cut -d : -f 1)" -lt "$(grep -n '^start' "$CALLS" | cut -d : -f 1)" ]
  serves app app-2
}

test_an_interrupt_before_the_old_one_is_gone_takes_it_back() {
  local moment
  for moment in load 'lead app-1:8000' 'start --scale' 'lead app-2:8000, app-1' 'lead app-2:8000'; do
    rm -rf clone bin state
    stage droplet-2-vertical
    touch images.tar.gz
    STUB_INTERRUPT=$moment interrupted_update
    taken_back app
  done
}

test_an_interrupt_after_that_brings_it_to_the_end() {
  stage droplet-2-vertical
  STUB_INTERRUPT='stop app-1' interrupted_update
  says "$work/said" 'left as 2.0 serves'
  serves app app-2
  version_is 2.0
}

# update.sh in a process group of its own, so that it takes SIGINT as from a keyboard; it ends with 130.
interrupted_update() {
  local status=0 load=()
  : >"$CALLS"
  rm -f "$STATE/pid"
  [[ ! -e images.tar.gz ]] || load=(--load "$work/images.tar.gz")
  set -m
  (
    printf '%s' "$BASHPID" >"$STATE/pid"
    exec "$DROPLET/scripts/update.sh" 2.0 ${load[@]+"${load[@]}"} >"$work/said" 2>&1
  ) &
  wait $! || status=$?
  set +m
  [[ $status == 130 ]] || {
    printf 'expected: status 130, not %s (%s)\n' "$status" "$STUB_INTERRUPT"
    cat "$work/said"
    exit 1
  }
}

test_a_dry_run_replaces_nothing() {
  stage droplet-2-vertical
  updates 0 2.0 --dry-run
  did </dev/null
  says "$work/said" 'would replace app 1.0 by 2.0'
  expect 'the clone stays' [ "$(git -C clone describe --tags)" == 1.0 ]
}

test_an_update_is_refused_before_anything_changes() {
  stage droplet-2-vertical
  STUB_MISSING=basecommerce/construction-app:3.0 updates 3 3.0
  says "$work/said" 'image basecommerce/construction-app:3.0 is not here'
  updates 3 2.0 --load /nowhere
  NEEDED_MIB=99999999 updates 3 2.0
  says "$work/said" 'MiB are free on the disk of Docker'
  printf '# edited\n' >>clone/infra/README.md
  updates 3 2.0
  says "$work/said" 'files of the clone were edited: infra/README.md'
  git -C clone checkout --quiet infra/README.md
  printf 'gate-1 exited\n' >"$STATE/gate"
  updates 3 2.0
  says "$work/said" 'gate is not healthy'
  did </dev/null
  updates 2 1.0 2.0
  updates 2 --build --load x
}

test_an_address_edited_into_the_file_is_carried_over() {
  stage droplet-1-edge
  local edited=clone/infra/droplet-1-edge/nginx/conf.d/default.conf
  sed -i 's/${VERTICAL_HOST}/10.0.0.2/g' "$edited"
  updates 0 2.0
  says "$edited" 'server 10.0.0.2:${VERTICAL_PORT} resolve;'
  says "$edited" '# changed'
}

test_an_edit_that_does_not_fit_is_refused_and_a_failure_restores_it() {
  stage droplet-1-edge
  local edited=clone/infra/droplet-1-edge/nginx/conf.d/default.conf
  sed -i 's/${VERTICAL_HOST}/10.0.0.2/g' "$edited"
  STUB_UNREADY=yes updates 4 2.0
  says "$edited" 'server 10.0.0.2:${VERTICAL_PORT} resolve;'
  expect 'it is the old one' [ "$(grep -c '# changed' "$edited")" == 0 ]
  printf '# mine\n' >>"$edited"
  updates 3 2.0
  says "$work/said" 'does not fit 2.0'
}

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

# The smoke of CI: the droplets stand, their smoke tests pass, and each is updated once under load.
container_each_droplet_stands_and_is_updated_under_load() {
  droplets_up
  smoke infra
  smoke vertical
  smoke edge
  containers_are_confined
  shop_open
  release proof-2
  fresh_backup
  load_begin
  sleep 3
  update infra 0 proof-2
  update vertical 0 proof-2
  update edge 0 proof-2
  memory
  load_end
  expect "no failed request" [ "$FAILED_REQUESTS" == 0 ]
  expect "no write sent again" [ "$SENT_AGAIN" == 0 ]
  expect "sales were made" [ "$SOLD" -gt 5 ]
  nothing_lost "$SOLD"
  expect 'the clone went to the tag' [ "$(git -C clone describe --tags --exact-match)" == proof-2 ]
}

smoke() {
  at "$1" scripts/smoke-test.sh >"$work/said" 2>&1 || {
    grep -v '^ok' "$work/said"
    exit 1
  }
  printf 'smoke of %s: %s, warnings: %s\n' "$1" "$(tail -n 1 "$work/said")" "$(grep -c '^WARN' "$work/said" || true)"
}

# Each within its memory, without rights it does not need, and away from the networks of the other droplets.
containers_are_confined() {
  local container
  for container in $(docker ps --format '{{.Names}}' --filter "name=^proof-(edge|vertical|infra)-"); do
    expect "$container is confined" [ "$(docker inspect --format \
      '{{gt .HostConfig.Memory 0}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}' "$container")" == \
      'true true [ALL] [no-new-privileges:true]' ]
  done
  expect 'the vertical reaches the database by its address' docker exec proof-vertical-app-1 bash -c "</dev/tcp/$INFRA/5432"
  ! docker exec proof-vertical-app-1 bash -c '</dev/tcp/postgres/5432' 2>/dev/null
  ! docker exec proof-edge-auth-1 bash -c '</dev/tcp/app/8000' 2>/dev/null
}

memory() { docker stats --no-stream --format 'memory {{.Name}} {{.MemUsage}}' | grep -E ' proof-(edge|vertical|infra)-' | sort; }

# Ten in a row, the vertical and the edge in turn and the infrastructure between: what the figures of an update are from.
container_ten_updates_in_a_row_under_load_fail_nobody() {
  droplets_up
  shop_open
  fresh_backup
  local number droplet
  for number in 2 3 4 5; do release "proof-$number"; done
  local swapped
  swapped=$(awk '/^pswpin/ { print $2 }' /proc/vmstat)
  load_begin
  for number in 2 3 4; do
    for droplet in infra vertical edge; do update "$droplet" 0 "proof-$number"; done
  done
  update vertical 0 proof-5
  memory
  load_end
  printf 'swapped in meanwhile: %d pages\n' $(($(awk '/^pswpin/ { print $2 }' /proc/vmstat) - swapped))
  expect "no failed request" [ "$FAILED_REQUESTS" == 0 ]
  expect "no write sent again" [ "$SENT_AGAIN" == 0 ]
  nothing_lost "$SOLD"
  update vertical 0 --rollback
  says "$work/clone/infra/droplet-2-vertical/.env" VERSION=proof-4
}

# release_with_a_failing_migration TAG: an application whose last migration asks for a table that is not there.
release_with_a_failing_migration() {
  local container
  mkdir -p image/db/migration/construction
  printf 'alter table construction.nowhere add column x int;\n' >image/db/migration/construction/V9000__fails.sql
  container=$(docker create basecommerce/construction-app:latest)
  docker cp --quiet "$container:/app/app.jar" image/app.jar
  docker rm "$container" >/dev/null
  jar --update --file image/app.jar -C image db
  printf 'FROM basecommerce/construction-app:latest\nCOPY app.jar /app/app.jar\n' >image/Dockerfile
  docker build --quiet --tag "basecommerce/construction-app:$1" image >/dev/null
}

# still PATH: the page answers as it did.
still() { expect "$1 answers 200" [ "$(curl --silent --output /dev/null --max-time 20 --write-out '%{http_code}' --header "Host: $SHOP" --header "Cookie: $COOKIE" "http://$EDGE$1")" == 200 ]; }

container_a_bad_version_leaves_the_old_one_serving() {
  droplets_up
  shop_open
  fresh_backup
  release proof-unready 'ENTRYPOINT ["sleep", "3600"]'
  # It serves, and is gone ten seconds later.
  release proof-crash 'ENTRYPOINT ["bash", "-c", "serve & until healthy; do sleep 1; done; sleep 10; kill -9 $!; exit 1"]'
  release_with_a_failing_migration proof-migration
  load_begin
  READY_WITHIN=20 update vertical 4 proof-unready
  READY_WITHIN=20 update edge 4 proof-unready
  READY_WITHIN=20 update infra 4 proof-unready
  update vertical 4 proof-crash
  update vertical 4 proof-migration
  says "$work/said" 'schema construction could not be migrated'
  still /web/dashboard
  load_end
  expect "no failed request" [ "$FAILED_REQUESTS" == 0 ]
  # Only a write that was inside the process when it was killed; the gate sends no write twice.
  expect "at most two writes sent again, not $SENT_AGAIN" [ "$SENT_AGAIN" -le 2 ]
  nothing_lost "$SOLD"
}

container_an_interrupt_in_any_phase_fails_nobody() {
  droplets_up
  shop_open
  release proof-2
  load_begin
  local moment status
  for moment in 'start the new' 'wait for it' switch 'watch it' 'drain the old'; do
    status=0
    set -m
    # The shells between this one and the script may ignore the signal; the script must not.
    (at vertical env --default-signal=INT scripts/update.sh proof-2) >"$work/said" 2>&1 &
    local pid=$!
    until grep -q "$moment" "$work/said"; do sleep 0.2; done
    kill -INT -- "-$pid"
    wait "$pid" || status=$?
    set +m
    printf 'interrupted at "%s": %s, %s\n' "$moment" "$status" "$(tail -n 1 "$work/said")"
    expect "status 130, not $status" [ "$status" == 130 ]
    expect 'one container' [ "$(at vertical docker compose ps --quiet app | wc -l)" == 1 ]
  done
  load_end
  expect "no failed request" [ "$FAILED_REQUESTS" == 0 ]
  expect "no write sent again" [ "$SENT_AGAIN" == 0 ]
  nothing_lost "$SOLD"
}
