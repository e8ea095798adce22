#!/usr/bin/env bash
# Dumps the database, proves the dump by a restore, copies it off the droplet, and forgets what is too old.
# shellcheck disable=SC2317 # functions that "job" and the library call
set -Eeuo pipefail
DROPLET=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=infra/lib/script.sh
source "$DROPLET/../lib/script.sh"
# shellcheck source=infra/lib/droplet.sh
source "$DROPLET/../lib/droplet.sh"
# shellcheck source=infra/lib/postgres.sh
source "$DROPLET/../lib/postgres.sh"

readonly PROOF=basecommerce_verify

usage() {
  cat <<'TEXT'
Usage: scripts/backup-postgres.sh [--dry-run] [--yes]

Writes backups/backup-YYYY-MM-DD.sql.gz (a second one of the day: -HHMM) with its manifest, restores it into a scratch
database and counts, copies it to BACKUP_REMOTE, deletes dumps older than BACKUP_KEEP_DAYS. The stores go on selling.
TEXT
}

# Nothing half done stays but a whole dump that was not proven, and that says so in its name.
undo() {
  # Nobody reads what a timer was refused.
  ((STATUS != 3)) || [[ -t 0 ]] || alert "$(hostname): $SCRIPT refused: $PROBLEM"
  ((STATUS != 3)) || return 0
  end_job
  close_snapshot
  [[ -z $NAME ]] || sql postgres "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'backup'" >/dev/null
  [[ $PROVING == no ]] || drop_database "$PROOF" || LEFT+=", and the scratch database $PROOF is still there"
  rm -f "$BACKUPS"/*.part "$BACKUPS"/attachments/*.part
}

NAME=""
PROVING=no

main() {
  start backup-postgres.sh "$@"
  ((${#WORDS[@]} == 0)) || misuse "$SCRIPT: takes no file name"
  preflight
  if [[ $DRY_RUN == yes ]]; then plan; fi
  lock "$BACKUPS/.lock"
  local began took tables rows
  install -d -m 700 "$BACKUPS" "$BACKUPS/attachments"
  metrics attempt basecommerce_backup_verified 0
  rm -f "$BACKUPS"/*.part "$BACKUPS"/attachments/*.part
  name_it
  began=$SECONDS
  snapshot
  dump
  attachments
  close_snapshot
  manifest
  verify
  off_site
  forget
  took=$((SECONDS - began))
  step "metrics"
  read -r tables rows < <(totals "$BACKUPS/$NAME.manifest.json")
  metrics backup basecommerce_backup_timestamp_seconds "$(date +%s)" basecommerce_backup_size_bytes "$(stat -c %s "$BACKUPS/$NAME")" \
    basecommerce_backup_duration_seconds "$took"
  metrics attempt basecommerce_backup_verified 1
  finish "$NAME: $tables tables, $rows rows, verified in $took s"
}

preflight() {
  step "preflight"
  local last wanted free size
  load_env
  need docker gzip sha256sum diff
  if [[ -n $BACKUP_REMOTE ]]; then
    [[ -n $BACKUP_AGE_RECIPIENT ]] || refuse "BACKUP_AGE_RECIPIENT is missing: nothing leaves the droplet unencrypted" "age-keygen, on another machine"
    need age ssh
  fi
  database_answers
  last=$(verified_dumps | head -n 1)
  LEFT="it was; $(if [[ -n $last ]]; then printf 'the last verified backup is %s' "${last##*/}"; else printf 'there is no verified backup yet'; fi)"
  size=$(database_bytes)
  if [[ -n $last ]]; then wanted=$(stat -c %s "$last"); else wanted=$((size / 3)); fi
  wanted=$((3 * wanted / 1048576 + 1))
  free=$(free_mib "$(if [[ -d $BACKUPS ]]; then printf '%s' "$BACKUPS"; else printf '%s' "$DROPLET"; fi)")
  ((free >= wanted)) || refuse "the disk of $BACKUPS has $free MiB free and a backup wants $wanted MiB (three times the last one)" "free disk space, or set BACKUP_KEEP_DAYS lower"
  room_for "$size"
}

plan() {
  NAME=backup-$(TZ=America/Sao_Paulo date +%F).sql.gz
  printf 'would do: %s\n' "hold one snapshot, count rows per table and store" "dump to $BACKUPS/$NAME" \
    "copy attachments of days not copied yet to $BACKUPS/attachments" "restore into $PROOF, compare, drop it" \
    "copy to ${BACKUP_REMOTE:-nowhere: BACKUP_REMOTE is not set}" "delete dumps older than $BACKUP_KEEP_DAYS days, never the last verified one"
  finish "dry run, nothing changed"
}

# A name of its own, if need be after waiting for the next minute.
name_it() {
  NAME=backup-$(TZ=America/Sao_Paulo date +%F).sql.gz
  while compgen -G "$BACKUPS/$NAME*" >/dev/null; do
    NAME=backup-$(TZ=America/Sao_Paulo date +%F-%H%M).sql.gz
    ! compgen -G "$BACKUPS/$NAME*" >/dev/null || { step "wait for a minute without a backup" && sleep $((60 - 10#$(date +%S))); }
  done
  NEXT="$DROPLET/scripts/backup-postgres.sh"
}

# A transaction that stays open until the dump is written, so that counts, dump and attachments tell of the same instant.
snapshot() {
  step "snapshot"
  coproc SNAPSHOT { psql backup "$DATABASE" --file -; }
  ASK=${SNAPSHOT[1]} ANSWER=${SNAPSHOT[0]}
  SNAPSHOT_CLIENT=$SNAPSHOT_PID
  ask snapshot <<'SQL'
begin isolation level repeatable read, read only;
select pg_export_snapshot();
SQL
  ask instant <<'SQL'
select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
select (now() at time zone 'UTC' - interval '1 hour')::date;
select current_setting('server_version');
select pg_database_size(current_database());
SQL
  mapfile -t INSTANT <"$SCRATCH/instant"
  ask rows <"$QUERIES/rows.sql"
  ask structure <"$QUERIES/structure.sql"
  ask days < <(attachment_rows)
  ask versions <<'SQL'
select format('select %L, version from %I.flyway_history where success and version is not null order by installed_rank desc limit 1',
  schemaname, schemaname)
from pg_tables where tablename = 'flyway_history' order by schemaname
\gexec
SQL
  [[ -s $SCRATCH/snapshot && -s $SCRATCH/rows ]] || fail "there are no tables to back up"
}

# ask FILE <QUERY: its answer from within the snapshot, as that file of SCRATCH.
ask() {
  local line
  : >"$SCRATCH/$1"
  { cat && printf '\n\\echo end of answer\n'; } >"$SCRATCH/question"
  # A program of its own writes: when nobody reads, the signal ends it and not the script.
  cat "$SCRATCH/question" >&"$ASK" || fail "the session of the snapshot is gone"
  while IFS= read -r -u "$ANSWER" line; do
    [[ $line != 'end of answer' ]] || return 0
    printf '%s\n' "$line" >>"$SCRATCH/$1"
  done
  fail "the session of the snapshot ended"
}

SNAPSHOT_CLIENT=""
close_snapshot() {
  [[ -n $SNAPSHOT_CLIENT ]] || return 0
  exec {ASK}>&- {ANSWER}<&-
  wait "$SNAPSHOT_CLIENT" 2>/dev/null || true
  SNAPSHOT_CLIENT=""
}

dump() {
  step "dump to $BACKUPS/$NAME"
  local dump=$BACKUPS/$NAME table arguments=()
  for table in "${LEFT_OUT[@]}"; do arguments+=("--exclude-table-data=$table"); done
  written "$dump.part" job dump_to "$dump.part" "${arguments[@]}"
  mv "$dump.part" "$dump.unverified"
  LEFT="a dump that was not verified: $NAME.unverified; ${LEFT#it was; }"
}

dump_to() {
  local file=$1
  shift
  (
    umask 077
    compose exec -T --user postgres postgres pg_dump --username backup --dbname "$DATABASE" --snapshot "$(<"$SCRATCH/snapshot")" "$@" |
      gzip >"$file"
  )
}

# written FILE COMMAND…: what it writes to FILE; says so when it was the disk that failed it.
written() {
  local file=$1
  shift
  "$@" && return 0
  (($(free_mib "$BACKUPS") > 0)) || fail "the disk is full, $file could not be written"
  fail "$file could not be written"
}

# The content of attachments: each day once, when it is over, and what the running day has so far beside the dump. A day
# that has got rows after all is copied again, for a restore needs them.
attachments() {
  local days day rows file held
  mapfile -t days < <(awk -F '|' '{ rows[$1] += $3 } END { for (day in rows) print day, rows[day] }' "$SCRATCH/days" | sort)
  ((${#days[@]})) || return 0
  step "attachments"
  while read -r day rows; do
    [[ $day < ${INSTANT[1]} ]] || continue
    file=$BACKUPS/attachments/$day.copy.gz
    held=$(cut -d ' ' -f 2 "${file%.copy.gz}.sum" 2>/dev/null || printf 0)
    if [[ -f $file ]] && ((held >= rows)); then continue; fi
    RENEWED+=("attachments/$day.copy.gz")
    copy_attachments "$file" "(created_at at time zone 'UTC')::date = '$day'"
    printf '%s %s\n' "$(sha256 "$file")" "$rows" | write_file "${file%.copy.gz}.sum" 600
  done < <(printf '%s\n' "${days[@]}")
  if [[ ! ${days[-1]%% *} < ${INSTANT[1]} ]]; then
    copy_attachments "$BACKUPS/$NAME.attachments.copy.gz" "(created_at at time zone 'UTC')::date >= '${INSTANT[1]}'"
  fi
}

copy_attachments() {
  written "$1" job copy_to "$1.part" "$2"
  mv "$1.part" "$1"
}

copy_to() {
  (
    umask 077
    psql backup "$DATABASE" --command "begin isolation level repeatable read, read only" \
      --command "set transaction snapshot '$(<"$SCRATCH/snapshot")'" \
      --command "copy (select $CONTENT_COLUMNS from $CONTENT where $2) to stdout (format binary)" --command commit | gzip --fast >"$1"
  )
}

manifest() {
  step "manifest"
  local dump=$BACKUPS/$NAME.unverified files day file
  files=$(
    while read -r day; do
      printf 'attachments/%s.copy.gz %s\n' "$day" "$(cut -d ' ' -f 1 "$BACKUPS/attachments/$day.sum")"
    done < <(cut -d '|' -f 1 "$SCRATCH/days" | sort -u | awk -v running="${INSTANT[1]}" '$0 < running')
    file=$BACKUPS/$NAME.attachments.copy.gz
    if [[ -f $file ]]; then printf '%s %s\n' "${file##*/}" "$(sha256 "$file")"; fi
  )
  {
    printf '{\n  "file": "%s",\n  "taken_at": "%s",\n  "postgres": "%s",\n' "$NAME" "${INSTANT[0]}" "${INSTANT[2]}"
    printf '  "bytes": %s,\n  "sha256": "%s",\n  "database_bytes": %s,\n' "$(stat -c %s "$dump")" "$(sha256 "$dump")" "${INSTANT[3]}"
    printf '  "structure": "%s",\n  "verified_at": null,\n' "$(sha256 "$SCRATCH/structure")"
    printf '  "versions": [\n'
    sed -E 's/^([^|]+)\|(.+)$/    {"schema": "\1", "version": "\2"}/; $!s/$/,/' "$SCRATCH/versions"
    printf '  ],\n  "attachment_files": [\n'
    if [[ -n $files ]]; then sed -E 's/^([^ ]+) (.+)$/    {"file": "\1", "sha256": "\2"}/; $!s/$/,/' <<<"$files"; fi
    printf '  ],\n  "attachments": [\n'
    sed -E 's/^([^|]+)\|([^|]+)\|(.+)$/    {"day": "\1", "store": "\2", "rows": \3}/; $!s/$/,/' "$SCRATCH/days"
    printf '  ],\n  "rows": [\n'
    sed -E 's/^([^|]+)\|([^|]+)\|(.+)$/    ["\1", "\2", \3]/; $!s/$/,/' "$SCRATCH/rows"
    printf '  ]\n}\n'
  } | write_file "$BACKUPS/$NAME.manifest.json" 600
}

# The dump is one when a database has come out of it that counts the same.
verify() {
  step "verify: restore into $PROOF and count"
  local dump=$BACKUPS/$NAME manifest=$BACKUPS/$NAME.manifest.json newest
  PROVING=yes
  NEXT="look at what was said above, then $DROPLET/scripts/backup-postgres.sh"
  job load "$dump.unverified" "$PROOF" || fail "the dump does not restore"
  newest=$(manifest_files "$manifest" | tail -n 1)
  if [[ -n $newest ]]; then
    job load_attachments "$BACKUPS/${newest% *}" "$PROOF" || fail "${newest% *} does not restore"
    newest=${newest#attachments/}
    newest=${newest%%.copy.gz*}
    [[ $newest != backup-* ]] || newest=${INSTANT[1]}
    holds_attachments "$manifest" "$PROOF" "$newest" || fail "attachments are missing in the restored copy"
  fi
  bears_out "$manifest" "$PROOF" || fail "the restored copy is not what was dumped"
  drop_database "$PROOF"
  PROVING=no
  sed -i 's/^  "verified_at": null,$/  "verified_at": "'"$(date -u +%FT%TZ)"'",/' "$manifest"
  mv "$dump.unverified" "$dump"
  LEFT="$NAME, verified"
  NEXT=""
}

# The copy for the day when the droplet is gone, encrypted here.
off_site() {
  [[ -n $BACKUP_REMOTE ]] || return 0
  step "copy to $BACKUP_REMOTE"
  local host=${BACKUP_REMOTE%%:*} directory=${BACKUP_REMOTE#*:} there file
  LEFT="$NAME, verified, and not whole at $BACKUP_REMOTE"
  NEXT="ssh $host, then $DROPLET/scripts/backup-postgres.sh"
  there=$(remote "mkdir -p $directory/attachments && cd $directory && find . -name '*.age' && rm -f ./*.part attachments/*.part") ||
    fail "$BACKUP_REMOTE does not answer"
  for file in "$NAME" "$NAME.manifest.json" $(manifest_files "$BACKUPS/$NAME.manifest.json" | cut -d ' ' -f 1); do
    # A day's attachments stay as they are once they were checked there.
    if [[ $file == attachments/* && " ${RENEWED[*]} " != *" $file "* ]] && grep -qxF "./$file.age" <<<"$there"; then continue; fi
    copy_off_site "$file"
  done
  remote_forget <<<"$there"
  LEFT="$NAME, verified and copied to $BACKUP_REMOTE"
  NEXT=""
}

remote() { ssh -n -o BatchMode=yes -o ConnectTimeout=10 "$host" "$1"; }

copy_off_site() {
  local file=$1 sealed=$BACKUPS/off-site.part said
  age --encrypt --recipient "$BACKUP_AGE_RECIPIENT" --output "$sealed" "$BACKUPS/$file" || fail "$file could not be encrypted"
  job send "$sealed" "$directory/$file.age.part" || fail "$file could not be sent"
  said=$(remote "cd $directory && stat -c %s $file.age.part && sha256sum <$file.age.part") || fail "$file could not be checked there"
  [[ $said == "$(stat -c %s "$sealed")"$'\n'"$(sha256sum <"$sealed")" ]] || fail "$file arrived damaged"
  remote "cd $directory && mv $file.age.part $file.age" || fail "$file could not be renamed there"
  rm -f "$sealed"
}

send() { ssh -o BatchMode=yes -o ConnectTimeout=10 "$host" "cat >$2" <"$1"; }

# remote_forget <FILES THERE: what is too old there; the copy just made stays.
remote_forget() {
  local file old=()
  while IFS= read -r file; do
    file=${file#./}
    if [[ $file == backup-* ]] && too_old "$file"; then old+=("$file"); fi
    if [[ $file == attachments/* && ! -f $BACKUPS/${file%.age} ]] && too_old "backup-${file#attachments/}"; then old+=("$file"); fi
  done
  ((${#old[@]} == 0)) || remote "cd $directory && rm -f ${old[*]}" || fail "old copies could not be deleted there"
}

# too_old NAME: a file of this name is older than BACKUP_KEEP_DAYS.
too_old() {
  local day=${1#backup-}
  [[ ${day:0:10} =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ && ${day:0:10} < $(TZ=America/Sao_Paulo date --date "$BACKUP_KEEP_DAYS days ago" +%F) ]]
}

# What is too old goes, but never the last verified dump, nor the one that a restore is about to use (BACKUP_SPARE); a
# day's attachments go when no dump knows any of them.
forget() {
  step "delete what is older than $BACKUP_KEEP_DAYS days"
  local last file name
  last=$(verified_dumps | head -n 1)
  for file in "$BACKUPS"/backup-*; do
    name=${file##*/}
    if too_old "$name" && [[ $name != "${last##*/}"* && $name != "${BACKUP_SPARE:-$last}"* ]]; then
      log "delete $name"
      rm -f "$file"
    fi
  done
  for file in "$BACKUPS"/attachments/*.copy.gz; do
    [[ -f $file ]] || continue
    name=${file##*/}
    if ! grep -qF "\"attachments/$name\"" "$BACKUPS"/*.manifest.json; then
      log "delete attachments/$name"
      rm -f "$file" "${file%.copy.gz}.sum"
    fi
  done
}

main "$@"
