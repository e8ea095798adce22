#!/usr/bin/env bash
# Puts a dump back in the place of the database; until the last step the present one stays as it is.
# shellcheck disable=SC2317 # functions that "job" and the library call
set -Eeuo pipefail
DROPLET=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=infra/lib/script.sh
source "$DROPLET/../lib/script.sh"
# shellcheck source=infra/lib/droplet.sh
source "$DROPLET/../lib/droplet.sh"
# shellcheck source=infra/lib/postgres.sh
source "$DROPLET/../lib/postgres.sh"

readonly RESTORED=basecommerce_restore
readonly DRILL=basecommerce_drill
# Seconds for sessions to end, for services to get healthy.
readonly PATIENCE=60 HEALTHY=120

usage() {
  cat <<'TEXT'
Usage: scripts/restore-postgres.sh [OPTION…] [FILE]

Without FILE: lists the backups. With a name of the list, or a path: restores it.

  --drill          restores into a scratch database only, and tells how long it took; without FILE the newest verified one
  --keep           after --drill: the scratch database stays, to copy one store's rows from
  --no-safety      without a backup of the present state first
  --drop-previous  deletes the databases that restores and drills have kept
  --dry-run        shows what would be lost and what would be done
  --yes            asks nothing
TEXT
}

DOES=restore
KEEP=no
SAFETY=yes
FILE=""
MANIFEST=""
PREVIOUS=""
# The database that is being filled, to be dropped on failure.
FILLING=""
GUARD_CLIENT=""
# What the guard ends with when the swap had been done.
readonly NEW_SERVES=10

option() {
  case $1 in
    --drill) DOES=drill ;;
    --keep) KEEP=yes ;;
    --no-safety) SAFETY=no ;;
    --drop-previous) DOES=drop_previous ;;
    *) return 1 ;;
  esac
}

undo() {
  ((STATUS != 3)) || return 0
  end_job
  if [[ $DOES == drill && -n $FILE ]]; then
    metrics drill_result basecommerce_restore_drill_success 0
    [[ -z $FILLING ]] || drop_database "$FILLING" || LEFT+=", and the scratch database $FILLING is still there"
  fi
  [[ -n $GUARD_CLIENT ]] || return 0
  exec {GUARD_INPUT}>&-
  wait "$GUARD_CLIENT"
  case $? in
    0) LEFT="it was: the old database serves, relay and worker run" ;;
    "$NEW_SERVES") LEFT="the restored database, which serves; $PREVIOUS is what was before; relay and worker are stopped" ;;
    *)
      STATUS=5
      LEFT="a database that may refuse connections, or without relay and worker"
      NEXT=$(reopening)
      ;;
  esac
}

main() {
  start restore-postgres.sh "$@"
  ((${#WORDS[@]} <= 1)) || misuse "$SCRIPT: takes one file name"
  [[ $DOES == restore || ($SAFETY == yes && (${#WORDS[@]} == 0 || $DOES == drill)) ]] || misuse "$SCRIPT: these options do not go together"
  [[ $KEEP == no || $DOES == drill ]] || misuse "$SCRIPT: --keep belongs to --drill"
  case $DOES in
    drop_previous) drop_previous ;;
    drill) drill ;;
    restore) if ((${#WORDS[@]})); then restore; else list; fi ;;
  esac
}

list() {
  step "backups in $BACKUPS"
  local dump manifest verified count=0
  printf '%-42s %10s %12s  %s\n' file size age verified
  for dump in "$BACKUPS"/backup-*.sql.gz "$BACKUPS"/backup-*.sql.gz.unverified; do
    [[ -f $dump ]] || continue
    manifest=$(manifest_of "$dump")
    verified=no
    if [[ $dump != *.unverified && -f $manifest ]]; then verified=$(manifest_fact "$manifest" verified_at); fi
    printf '%-42s %10s %12s  %s\n' "${dump##*/}" "$(numfmt --to=iec "$(stat -c %s "$dump")")" \
      "$((($(date +%s) - $(stat -c %Y "$dump")) / 3600)) h" "$verified"
    count=$((count + 1))
  done
  finish "$count backups; scripts/restore-postgres.sh FILE restores one"
}

manifest_of() { printf '%s.manifest.json' "${1%.unverified}"; }

# choose: FILE and MANIFEST from the name or path that was typed.
choose() {
  local typed=${WORDS[0]:-}
  if [[ -z $typed ]]; then
    FILE=$(verified_dumps | head -n 1)
    [[ -n $FILE ]] || refuse "there is no verified backup yet" "scripts/backup-postgres.sh"
  elif [[ -f $BACKUPS/$typed ]]; then
    FILE=$BACKUPS/$typed
  elif [[ $typed == */* && -f $typed ]]; then
    FILE=$(realpath "$typed")
  else
    refuse "there is no backup $typed" "$DROPLET/scripts/restore-postgres.sh (lists them)"
  fi
  MANIFEST=$(manifest_of "$FILE")
}

# Everything that can be known to be wrong before anything is touched.
preflight() {
  step "preflight"
  load_env
  need docker gzip sha256sum diff
  choose
  local directory file sum attachments=0 listing=$DROPLET/scripts/restore-postgres.sh
  directory=$(dirname "$FILE")
  [[ -f $MANIFEST ]] || refuse "${FILE##*/} has no manifest, ${MANIFEST##*/}" "$listing (lists the backups)"
  [[ $FILE != *.unverified ]] || warn "${FILE##*/} was never proven by a restore"
  [[ $(sha256 "$FILE") == "$(manifest_fact "$MANIFEST" sha256)" ]] ||
    refuse "${FILE##*/} is damaged: its checksum is not that of its manifest" "$listing (lists the backups)"
  while read -r file sum; do
    [[ -f $directory/$file ]] || refuse "$file, which belongs to the backup, is missing" "$listing (lists the backups)"
    # A day that was copied again has a newer checksum beside it.
    if [[ -f $directory/${file%.copy.gz}.sum ]]; then sum=$(cut -d ' ' -f 1 "$directory/${file%.copy.gz}.sum"); fi
    [[ $(sha256 "$directory/$file") == "$sum" ]] || refuse "$file is damaged: its checksum is another" "$listing (lists the backups)"
    attachments=$((attachments + $(stat -c %s "$directory/$file")))
  done < <(manifest_files "$MANIFEST")
  database_answers
  newer_schema
  room_for "$(($(manifest_fact "$MANIFEST" database_bytes) + attachments))"
}

# A dump of newer programs than those here would meet programs that do not know it. What they know stands in the present
# database; a schema that is not there yet says nothing.
newer_schema() {
  local schema version present
  present=$(sql "$DATABASE" "select coalesce(string_agg(format('select %L, version from (select version from %I.flyway_history where success and version is not null order by installed_rank desc limit 1) v',
    schemaname, schemaname), ' union all '), 'select where false') from pg_tables where tablename = 'flyway_history'")
  present=$(sql "$DATABASE" "$present")
  while IFS='|' read -r schema version; do
    local here
    here=$(sed -n "s/^$schema|//p" <<<"$present")
    if [[ -z $here || $here == "$version" ]]; then continue; fi
    if [[ $(printf '%s\n' "$here" "$version" | sort -V | tail -n 1) == "$version" ]]; then
      refuse "the dump's schema $schema has version $version, newer than the programs here ($here)" "update the programs first"
    fi
    case $schema in
      auth) OUTDATED+=("auth on droplet 1") ;;
      construction) OUTDATED+=("app on droplet 2") ;;
    esac
  done < <(manifest_versions "$MANIFEST")
}
# Services of other droplets that have to bring the restored schema up to their version, which they do when they start.
OUTDATED=()

# fill NAME: the dump as database NAME, whole and counted.
fill() {
  local name=$1 file directory problem
  directory=$(dirname "$FILE")
  FILLING=$name
  step "load into $name"
  job load "$FILE" "$name" || fail "the dump does not restore"
  while read -r file _; do
    job load_attachments "$directory/$file" "$name" || fail "$file does not restore"
  done < <(manifest_files "$MANIFEST")
  step "count"
  job bears_out "$MANIFEST" "$name" || fail "the restored copy is not what was dumped"
  holds_attachments "$MANIFEST" "$name" || fail "attachments are missing in the restored copy"
}

drill() {
  preflight
  local began=$SECONDS took tables rows kept=""
  if [[ $DRY_RUN == yes ]]; then
    printf 'would do: %s\n' "restore ${FILE##*/} into $DRILL, count, $(if [[ $KEEP == yes ]]; then printf 'keep it'; else printf 'drop it'; fi)"
    finish "dry run, nothing changed"
  fi
  lock "$BACKUPS/.lock"
  NEXT="look at what was said above"
  fill "$DRILL"
  if [[ $KEEP == yes ]]; then
    kept=${DRILL}_$(date -u +%Y%m%d_%H%M%S)
    sql postgres "alter database $DRILL rename to $kept"
  else
    drop_database "$DRILL"
  fi
  FILLING=""
  took=$((SECONDS - began))
  read -r tables rows < <(totals "$MANIFEST")
  metrics drill basecommerce_restore_drill_timestamp_seconds "$(date +%s)" basecommerce_restore_drill_duration_seconds "$took"
  metrics drill_result basecommerce_restore_drill_success 1
  finish "drill of ${FILE##*/}: $tables tables, $rows rows in $(minutes "$took")${kept:+; kept as $kept}"
}

restore() {
  preflight
  lost
  PREVIOUS=${DATABASE}_before_$(date -u +%Y%m%d_%H%M%S)
  if [[ $DRY_RUN == yes ]]; then plan; fi
  confirm "Everything since then is lost, and everybody signs in again." "${FILE##*/}"
  local began=$SECONDS
  if [[ $SAFETY == yes ]]; then
    step "safety backup of the present state"
    NEXT="what is said above, or the same with --no-safety"
    BACKUP_SPARE=${FILE##*/} "$DROPLET/scripts/backup-postgres.sh" --yes || fail "no safety backup, no restore"
    LEFT="it was, with one backup more"
  fi
  # Neither a backup nor an update of relay and worker may come in between.
  lock "$BACKUPS/.lock"
  lock "$DROPLET/.lock"
  NEXT="look at what was said above, then $DROPLET/scripts/restore-postgres.sh ${FILE##*/}"
  close_down
  fill "$RESTORED"
  make_ready
  swap
  forget_events
  open_up
  smoke_test
  local outdated
  outdated=$(if ((${#OUTDATED[@]})); then printf '; restart %s: the dump is older than its schema' "$(joined " and " "${OUTDATED[@]}")"; fi)
  finish "restored ${FILE##*/} in $(minutes $((SECONDS - began))); what was before is $PREVIOUS (restore-postgres.sh --drop-previous)$outdated"
}

# Shows what the dump does not have.
lost() {
  step "what is newer than the dump"
  local since table made changed
  since=$(manifest_fact "$MANIFEST" taken_at)
  query "$DATABASE" lost --set "since=$since" >"$SCRATCH/lost" || fail "the present database cannot be read"
  printf 'The dump was taken at %s. Since then:\n%-40s %10s %10s\n' "$since" table new changed
  while IFS='|' read -r table made changed; do printf '%-40s %10s %10s\n' "$table" "$made" "$changed"; done <"$SCRATCH/lost"
  [[ -s $SCRATCH/lost ]] || printf '(nothing)\n'
}

plan() {
  local safety="back up the present state"
  [[ $SAFETY == yes ]] || safety="no backup of the present state"
  printf 'would do: %s\n' "$safety" "stop relay and worker, refuse connections to $DATABASE, end its sessions" \
    "restore ${FILE##*/} into $RESTORED and count" "rename $DATABASE to $PREVIOUS and $RESTORED to $DATABASE" \
    "delete the streams events:* in Redis, allow connections, start relay and worker" "scripts/smoke-test.sh"
  finish "dry run, nothing changed"
}

# From here to the swap a guard of its own process stands ready: when this script ends in any way, SIGKILL included, it
# opens the database again.
close_down() {
  step "stop relay and worker, refuse connections"
  coproc GUARD { guard >&2; }
  GUARD_INPUT=${GUARD[1]}
  GUARD_CLIENT=$GUARD_PID
  compose stop relay worker || fail "relay and worker could not be stopped"
  sql postgres "alter database $DATABASE allow_connections false" \
    "select pg_terminate_backend(pid, ${PATIENCE}000) from pg_stat_activity where datname = '$DATABASE'" >/dev/null ||
    fail "the database could not be closed"
}

# guard: waits for its input to end; unless the last word was "done", opens whatever stands at the database's name. Relay
# and worker start only for the old one: what Redis holds does not go with the restored one.
guard() {
  trap '' INT TERM HUP
  set +e
  trap - ERR
  [[ $(cat) != "done" ]] || return 0
  local old
  # The sessions that fill the copy may have outlived the script.
  within "$PATIENCE" sql postgres "drop database if exists $RESTORED with (force)" || return 1
  within "$PATIENCE" sql postgres "alter database $DATABASE allow_connections true" || return 1
  old=$(sql postgres "select count(*) from pg_database where datname = '$PREVIOUS'") || return 1
  [[ $old == 0 ]] || return "$NEW_SERVES"
  compose start relay worker
}

# make_ready: what a dump cannot bring. Grants on the database and the passwords of roles come from the cluster set-up; days
# of the outbox that have come since from its own procedure; events that no engine had taken in are told again; plans need
# statistics.
make_ready() {
  step "make $RESTORED ready"
  compose run --rm --no-deps -T --env PGOPTIONS="-c client_min_messages=warning" roles --dbname "$RESTORED" </dev/null || fail "the cluster set-up failed"
  sql "$RESTORED" "do \$\$ begin
      if to_regprocedure('events.make_partition(date)') is not null then
        set local role events_owner;
        for day in -1 .. 7 loop call events.make_partition((now() at time zone 'UTC')::date + day); end loop;
      end if;
    end \$\$" || fail "the outbox's days could not be made"
  psql postgres "$RESTORED" --file - <"$QUERIES/untaken.sql" || fail "the outbox could not be made ready"
  sql "$RESTORED" analyze || fail "the statistics could not be made"
}

swap() {
  step "swap"
  sql postgres "begin; alter database $DATABASE rename to $PREVIOUS; alter database $PREVIOUS allow_connections true;
    alter database $RESTORED rename to $DATABASE; alter database $DATABASE allow_connections false; commit" ||
    fail "the databases could not be renamed"
  FILLING=""
  NEXT="cd $DROPLET && docker compose exec redis sh /etc/redis/operate.sh --scan --pattern 'events:*', the same with DEL for each, docker compose start relay worker"
}

# The streams belong to the future that is lost; the relay publishes again from its restored positions.
forget_events() {
  step "delete the streams in Redis"
  within "$PATIENCE" delete_streams || fail "the streams in Redis could not be deleted"
}

delete_streams() {
  local streams
  streams=$(redis --scan --pattern 'events:*') || return 1
  [[ -n $streams ]] || return 0
  # shellcheck disable=SC2086 # several names
  redis DEL $streams >/dev/null
}

redis() { compose exec -T redis sh /etc/redis/operate.sh "$@" </dev/null; }

open_up() {
  step "allow connections, start relay and worker"
  sql postgres "alter database $DATABASE allow_connections true"
  LEFT="the restored database, which serves; $PREVIOUS is what was before"
  NEXT="cd $DROPLET && docker compose start relay worker && docker compose logs relay worker"
  cat <<<"done" >&"$GUARD_INPUT"
  exec {GUARD_INPUT}>&-
  wait "$GUARD_CLIENT"
  GUARD_CLIENT=""
  compose start relay worker || fail "relay and worker could not be started"
  within "$HEALTHY" both_healthy || fail "relay and worker are not healthy after $HEALTHY s"
}

both_healthy() { running_healthy relay && running_healthy worker; }

smoke_test() {
  step "smoke test"
  NEXT="look at what the smoke test said; $DROPLET/scripts/smoke-test.sh"
  "$DROPLET/scripts/smoke-test.sh" || fail "the smoke test failed"
}

drop_previous() {
  step "what restores and drills have kept"
  local names name
  load_env
  need docker
  database_answers
  mapfile -t names < <(sql postgres "select datname from pg_database where datname ~ '^${DATABASE}_(before|drill)_[0-9_]+\$' order by 1")
  ((${#names[@]})) || finish "there is nothing to delete"
  printf '%s\n' "${names[@]}"
  confirm "These databases are deleted for good."
  for name in "${names[@]}"; do run drop_database "$name"; done
  finish "deleted ${names[*]}"
}

main "$@"
