# shellcheck shell=bash
# The database of droplet 3: its dumps under backups/, and how one of them becomes a database again. Sourced after
# script.sh and droplet.sh by backup-postgres.sh and restore-postgres.sh.
#
#   backups/backup-2026-01-15.sql.gz                  a verified dump; another of the day: backup-2026-01-15-1405.sql.gz
#     ….unverified                                    one that no restore has proven
#     ….manifest.json                                 what was in it: rows per table and store, versions, checksums
#     ….attachments.copy.gz                           its attachments of the day that was not over yet
#   backups/attachments/2026-01-14.copy.gz            attachments of that UTC day; 2026-01-14.sum: checksum, rows
#
# A manifest has one fact a line, so that it is read here without a JSON parser.

readonly DATABASE=basecommerce
readonly BACKUPS=$DROPLET/backups
readonly QUERIES=$DROPLET/../lib/postgres
# Tables whose rows no dump holds: attachments go by day, exports can be made again, sessions must not outlive a restore.
readonly CONTENT=construction.attachment_content
readonly LEFT_OUT=("$CONTENT" construction.export_file_part auth.spring_session auth.spring_session_attributes)
# The columns of an attachment's content as they stand in a day's file, which is in COPY's binary format.
readonly CONTENT_COLUMNS="tenant_id, attachment_id, created_at, created_by, content"

# psql ROLE DATABASE ARGUMENT…: psql inside the container over the local socket, without the limits made for services.
psql() {
  local role=$1 database=$2
  shift 2
  compose exec -T --user postgres --env PGOPTIONS="-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c client_min_messages=warning" postgres \
    psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --set "left_out=${LEFT_OUT[*]}" \
    --username "$role" --dbname "$database" "$@"
}

# sql DATABASE STATEMENT…: as the superuser, each statement a transaction of its own.
sql() {
  local database=$1 statement arguments=()
  shift
  for statement; do arguments+=(--command "$statement"); done
  psql postgres "$database" "${arguments[@]}" </dev/null
}

# query DATABASE NAME [ARGUMENT…]: what infra/lib/postgres/NAME.sql answers, as the role that reads everything.
query() {
  local database=$1 name=$2
  shift 2
  psql backup "$database" "$@" --file - <"$QUERIES/$name.sql"
}

# job COMMAND…: a long command whose end the script waits for so that a signal is heard at once; undo ends it.
JOB=""
job() {
  set -m
  "$@" </dev/null &
  JOB=$!
  set +m
  local status=0
  wait "$JOB" || status=$?
  JOB=""
  return "$status"
}

end_job() {
  [[ -n $JOB ]] || return 0
  kill -TERM -- "-$JOB" 2>/dev/null
  wait "$JOB" 2>/dev/null
  JOB=""
}

# Refuses unless the database can be worked with.
database_answers() {
  local open
  open=$(sql postgres "select datallowconn from pg_database where datname = '$DATABASE'" 2>"$SCRATCH/psql") ||
    refuse "PostgreSQL does not answer: $(tail -n 1 "$SCRATCH/psql")" "cd $DROPLET && docker compose up -d"
  case $open in
    t) ;;
    f) refuse "the database refuses connections, as a restore that was cut off leaves it" "$(reopening)" ;;
    *) refuse "there is no database $DATABASE" "cd $DROPLET && docker compose exec --user postgres postgres createdb $DATABASE && docker compose up -d" ;;
  esac
}

reopening() {
  printf 'cd %s && docker compose exec --user postgres postgres psql -c "alter database %s allow_connections true" && docker compose up -d' \
    "$DROPLET" "$DATABASE"
}

# room_for BYTES: refuses when the disk of the database could not take a second copy of this size.
room_for() {
  local wanted=$(($1 / 1048576 + 256)) free
  free=$(compose exec -T postgres df -P -k /var/lib/postgresql/data </dev/null | awk 'NR == 2 { print int($4 / 1024) }')
  ((free >= wanted)) ||
    refuse "the disk of the database has $free MiB free and $wanted MiB are needed for a second copy" "free disk space, or restore-postgres.sh --drop-previous"
}

# database_bytes: size of the database without what dumps leave out.
database_bytes() {
  sql "$DATABASE" "select pg_database_size(current_database()) - coalesce(sum(pg_total_relation_size(to_regclass(name))), 0)::bigint
    from unnest(string_to_array('${LEFT_OUT[*]}', ' ')) as name"
}

# fresh_database NAME: an empty one, with the cluster's own encoding and collation.
fresh_database() {
  sql postgres "drop database if exists $1 with (force)" "create database $1 template template0"
}

drop_database() { sql postgres "drop database if exists $1 with (force)"; }

# load DUMP NAME: the dump as database NAME, all or nothing.
load() {
  fresh_database "$2" &&
    gzip --decompress --stdout "$1" | psql postgres "$2" --single-transaction --output /dev/null --file -
}

# load_attachments FILE NAME: those of the file that database NAME still knows and does not hold yet.
load_attachments() {
  gzip --decompress --stdout "$1" | psql postgres "$2" --single-transaction \
    --command "create temp table arriving (like $CONTENT)" \
    --command "copy arriving ($CONTENT_COLUMNS) from stdin (format binary)" \
    --command "insert into $CONTENT ($CONTENT_COLUMNS) select $CONTENT_COLUMNS from arriving c where exists (
      select from construction.attachment a where a.tenant_id = c.tenant_id and a.id = c.attachment_id and a.removed_at is null)
      on conflict do nothing"
}

# attachment_rows: the query for "day|store|rows", or nothing where the table is not there.
attachment_rows() {
  printf '%s\n' "select to_regclass('$CONTENT') is not null as there \\gset" '\if :there' \
    "select (created_at at time zone 'UTC')::date, tenant_id, count(*) from $CONTENT group by 1, 2 order by 1, 2;" '\endif'
}

# manifest_rows MANIFEST, manifest_attachments MANIFEST: the lines that the queries answered when the dump was made.
manifest_rows() { sed -nE 's/^    \["([^"]+)", "([^"]+)", ([0-9]+)\],?$/\1|\2|\3/p' "$1"; }
manifest_attachments() { sed -nE 's/^    \{"day": "([^"]+)", "store": "([^"]+)", "rows": ([0-9]+)\},?$/\1|\2|\3/p' "$1"; }
# manifest_files MANIFEST: "name sha256" of each file of attachments, seen from the manifest's directory.
manifest_files() { sed -nE 's/^    \{"file": "([^"]+)", "sha256": "([0-9a-f]{64})".*$/\1 \2/p' "$1"; }
manifest_versions() { sed -nE 's/^    \{"schema": "([^"]+)", "version": "([^"]+)"\},?$/\1|\2/p' "$1"; }
# manifest_fact MANIFEST NAME: the text or number of that name, empty when there is none.
manifest_fact() { sed -nE 's/^  "'"$2"'": "?([^",]*)"?,?$/\1/p' "$1"; }

# bears_out MANIFEST NAME: fails and says what differs when database NAME is not what the manifest counted.
bears_out() {
  local manifest=$1 database=$2
  query "$database" rows >"$SCRATCH/restored" || return 1
  manifest_rows "$manifest" >"$SCRATCH/counted"
  if ! diff "$SCRATCH/counted" "$SCRATCH/restored" >"$SCRATCH/difference"; then
    printf 'rows differ (< counted, > restored):\n'
    head -n 10 "$SCRATCH/difference"
    return 1
  fi
  query "$database" unwalled >"$SCRATCH/unwalled" || return 1
  if [[ -s $SCRATCH/unwalled ]]; then
    printf 'not walled off between stores: %s\n' "$(tr '\n' ' ' <"$SCRATCH/unwalled")"
    return 1
  fi
  query "$database" structure >"$SCRATCH/structure.restored" || return 1
  if [[ $(sha256 "$SCRATCH/structure.restored") != "$(manifest_fact "$manifest" structure)" ]]; then
    printf 'owners, grants or definitions differ\n'
    if [[ -f $SCRATCH/structure ]]; then diff "$SCRATCH/structure" "$SCRATCH/structure.restored" | head -n 10; fi
    return 1
  fi
}

# holds_attachments MANIFEST NAME [DAY]: fails when an attachment of the manifest (of that day) is missing in NAME.
holds_attachments() {
  local manifest=$1 database=$2 only=${3:-} day store rows found
  attachment_rows | psql backup "$database" --file - >"$SCRATCH/attachments" || return 1
  while IFS='|' read -r day store rows; do
    [[ -z $only || $day == "$only" ]] || continue
    found=$(sed -n "s/^$day|$store|//p" "$SCRATCH/attachments")
    if ((${found:-0} < rows)); then
      printf 'attachments of %s, store %s: %s counted, %s restored\n' "$day" "$store" "$rows" "${found:-0}"
      return 1
    fi
  done < <(manifest_attachments "$manifest")
}

sha256() { sha256sum "$1" | cut -d ' ' -f 1; }

# totals MANIFEST: "tables rows".
totals() { manifest_rows "$1" | awk -F '|' '$2 == "*" { tables++; rows += $3 } END { print tables + 0, rows + 0 }'; }

# verified_dumps: their paths, the newest first.
verified_dumps() {
  local manifest
  for manifest in "$BACKUPS"/backup-*.sql.gz.manifest.json; do
    if [[ -f ${manifest%.manifest.json} ]]; then printf '%s %s\n' "$(manifest_fact "$manifest" taken_at)" "${manifest%.manifest.json}"; fi
  done | sort -r | cut -d ' ' -f 2
}

# minutes SECONDS: "3 min 20 s".
minutes() { if (($1 < 60)); then printf '%d s' "$1"; else printf '%d min %d s' $(($1 / 60)) $(($1 % 60)); fi; }
