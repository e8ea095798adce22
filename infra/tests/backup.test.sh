#!/usr/bin/env bash
# backup-postgres.sh and restore-postgres.sh: what they do in which order, what each failing step leaves behind; and the
# same with a real database (container_…).
# shellcheck disable=SC2016,SC2154 # $work and $ROOT come from run.sh; the bodies of stubs are expanded by those

readonly STORE=00000000-0000-7000-8000-0000000000a1
TODAY=$(TZ=America/Sao_Paulo date +%F)
readonly TODAY
# Of UTC, and never the day in whose name the dump is, which is one of São Paulo.
EARLIER=$(date -u --date "2 days ago" +%F)
readonly EARLIER
readonly GOOD_PASSWORD=q7Rk2Xv9Lm4Tz8Bw3Np6Yc1Hd5Fs0Jg2
readonly RECIPIENT=age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq

# droplet [LINE…]: the droplet's files in $work, an .env with these lines, and a stub of docker that answers as its containers
# would: what it was asked to do stands in $work/calls, STUB_FAIL names what fails.
droplet() {
  CALLS=$work/calls
  DROPLET=$work/infra/droplet-3-infra
  BACKUPS=$DROPLET/backups
  export CALLS
  mkdir -p "$work/bin" "$work/infra" "$work/remote"
  cp -R "$ROOT/infra/lib" "$ROOT/infra/droplet-3-infra" "$work/infra"
  rm -rf "$DROPLET"/{.env,.lock,backups,metrics}
  printf '%s\n' "POSTGRES_PASSWORD=$GOOD_PASSWORD" "$@" >"$DROPLET/.env"
  printf '#!/bin/sh\necho smoke-test >>"$CALLS"; case smoke-test in "$STUB_FAIL") exit 1 ;; esac\n' >"$DROPLET/scripts/smoke-test.sh"
  printf '%s|*|3\n%s|%s|3\nauth.tenant|*|1\n' construction.customer construction.customer "$STORE" >"$work/rows"
  cp "$work/rows" "$work/rows.restored"
  printf 'relation construction.customer\n' >"$work/structure"
  cp "$work/structure" "$work/structure.restored"
  printf '%s|%s|2\n' "$EARLIER" "$STORE" >"$work/days"
  cp "$work/days" "$work/days.restored"
  printf 'auth|1\nconstruction|7\n' >"$work/versions"
  : >"$work/unwalled"
  : >"$CALLS"
  cat >"$work/bin/docker" <<'STUB'
#!/bin/bash
# The options that say where and how are left out of what is noted.
work=${CALLS%/calls}
case "$*" in
  *"{{.Created}}"*) echo "2026 id" && exit ;;
  *"State.Health"*) echo healthy && exit ;;
esac
shift 5
line=$* role="" database="" copy=""
if [[ $1 == exec && $line == *" psql "* ]]; then
  line=${line#* --username }
  role=${line%% *}
  line=${line#* --dbname }
  database=${line%% *}
  line="$role@$database${line#"$database"}"
  [[ $database == basecommerce ]] || copy=.restored
fi
line=$(tr -s ' \n' ' ' <<<"${line//exec -T --user postgres postgres /}")
line=${line//--command /}
line=${line% }
line=${line:0:150}
if [[ $line != ps* ]]; then echo "$line" >>"$CALLS"; fi
if [[ -n $STUB_FAIL && $line == $STUB_FAIL* ]]; then echo "stub: failed" >&2; exit 1; fi
if [[ -n $STUB_HANG && $line == $STUB_HANG* ]]; then touch "$work/hangs"; sleep 60; fi
case $line in
  *datallowconn*) echo "${STUB_OPEN:-t}" ;;
  *pg_database_size*) echo 3000000 ;;
  *"string_agg(format"*) echo "select versions" ;;
  *"select versions") cat "$work/versions.here" 2>/dev/null || cat "$work/versions" ;;
  *"copy (select"*) echo photos ;;
  *"create temp table"*) cat >/dev/null ;;
  *"datname ~ "*) printf "${STUB_KEPT-basecommerce_before_20260101_000000\n}" ;;
  *"begin; alter database basecommerce rename"*) touch "$work/swapped" ;;
  *"count(*) from pg_database where datname"*) if [[ -e $work/swapped ]]; then echo 1; else echo 0; fi ;;
  pg_dump*) echo "-- dump" ;;
  *" df "*) printf 'Filesystem\nx y z %s\n' "${STUB_FREE_KIB:-99999999}" ;;
  *--scan*) echo events:materials ;;
  ps*) echo id ;;
  *"--file -"*)
    asked() { echo "  $1" >>"$CALLS"; }
    while IFS= read -r query; do
      case $query in
        '\echo '*) echo "${query#\\echo }" ;;
        *pg_export_snapshot*) asked snapshot; echo 00000003-1 ;;
        *"select to_char(now()"*) printf '%s\n' "$(TZ=America/Sao_Paulo date +%F)T20:00:00.000000Z" "$(date -u +%F)" 17.6 3000000 ;;
        *"How many rows each table"*) asked rows; cat "$work/rows$copy" ;;
        *"What a dump has to bring back"*) asked structure; cat "$work/structure$copy" ;;
        *"whose rows anybody could see"*) asked unwalled; cat "$work/unwalled" ;;
        *"What going back to the instant"*) asked lost; echo "construction.customer|2|1" ;;
        *"::date, tenant_id"*) asked attachments; cat "$work/days$copy" ;;
        "update events.outbox"*) asked untaken ;;
        *"%I.flyway_history"*) asked versions; cat "$work/versions" ;;
      esac
    done
    ;;
esac
exit 0
STUB
  # The machine of the copies is a directory here.
  cat >"$work/bin/ssh" <<'STUB'
#!/bin/bash
work=${CALLS%/calls}
for last; do :; done
echo "ssh $last" | tr -s ' \n' ' ' | sed "s|$work/||g" | cut -c 1-150 >>"$CALLS"
[[ -z $STUB_FAIL || "ssh $last" != $STUB_FAIL* ]] || exit 1
cd "$work/remote" && bash -c "$last"
if [[ -n $STUB_DAMAGE && $last == cat* ]]; then echo bits >>"${last#cat >}"; fi
exit 0
STUB
  cat >"$work/bin/age" <<'STUB'
#!/bin/bash
work=${CALLS%/calls}
echo "age ${*/#$work\/infra\/droplet-3-infra\//}" | cut -c 1-150 >>"$CALLS"
[[ -z $STUB_FAIL || "age $*" != $STUB_FAIL* ]] || exit 1
cp "$6" "$5"
STUB
  printf '#!/bin/sh\ncat >>"${CALLS%%/calls}/alerts"\n' >"$work/bin/curl"
  chmod +x "$work"/bin/* "$DROPLET/scripts/smoke-test.sh"
  export PATH=$work/bin:$PATH STUB_FAIL="" STUB_HANG="" STUB_DAMAGE=""
}

# ends STATUS SCRIPT ARGUMENT…: it ends with this; what it said stands in $work/said, what it did in $work/calls.
ends() {
  local wanted=$1 script=$2 status=0
  shift 2
  : >"$CALLS"
  rm -f "$work/swapped"
  "$DROPLET/scripts/$script-postgres.sh" "$@" >"$work/said" 2>&1 || status=$?
  [[ $status == "$wanted" ]] || {
    printf 'expected: status %s, not %s\n' "$wanted" "$status"
    cat "$work/said"
    exit 1
  }
}

# last_said PATTERN: the last line.
last_said() {
  # shellcheck disable=SC2053 # a pattern
  [[ $(tail -n 1 "$work/said") == $1 ]] || {
    printf 'expected last line: %s\n' "$1"
    cat "$work/said"
    exit 1
  }
}

# did <LINES: exactly this was asked of the containers.
did() {
  sed -E "s/$TODAY/TODAY/g; s/$EARLIER/EARLIER/g; s/before_[0-9_]+/before_TIME/g; s/drill_[0-9_]+/drill_TIME/g" "$CALLS" | diff -u "$1" - || {
    printf 'expected other commands\n'
    exit 1
  }
}

# files: what lies under backups.
files() { (cd "$BACKUPS" && find . -type f | sed "s/$TODAY/TODAY/; s/$EARLIER/EARLIER/; s|^\./||" | sort | tr '\n' ' '); }

has_files() { expect "files: $1; there are: $(files)" [ "$(files)" == "$1 " ]; }

# aged DAYS: a verified dump of that many days ago.
aged() {
  local day
  day=$(TZ=America/Sao_Paulo date --date "$1 days ago" +%F)
  mkdir -p "$BACKUPS"
  echo old | gzip >"$BACKUPS/backup-$day.sql.gz"
  printf '{\n  "taken_at": "%sT05:30:00.000000Z",\n  "sha256": "%s",\n  "database_bytes": 1000,\n  "verified_at": "x",\n    {"file": "attachments/%s.copy.gz", "sha256": "%064d"}\n}\n' \
    "$day" "$(sha256sum "$BACKUPS/backup-$day.sql.gz" | cut -d ' ' -f 1)" "$day" 0 >"$BACKUPS/backup-$day.sql.gz.manifest.json"
  mkdir -p "$BACKUPS/attachments"
  echo photos >"$BACKUPS/attachments/$day.copy.gz"
  echo "$(sha256sum "$BACKUPS/attachments/$day.copy.gz" | cut -d ' ' -f 1) 2" >"$BACKUPS/attachments/$day.sum"
}

test_backup_does_its_steps_in_order() {
  droplet
  ends 0 backup
  last_said "OK: backup-$TODAY.sql.gz: 2 tables, 4 rows, verified in * s"
  did "$ROOT/infra/tests/golden/backup"
  has_files 'attachments/EARLIER.copy.gz attachments/EARLIER.sum backup-TODAY.sql.gz backup-TODAY.sql.gz.manifest.json'
  expect 'the dump in it' [ "$(gzip -dc "$BACKUPS/backup-$TODAY.sql.gz")" == '-- dump' ]
  expect 'to root alone' [ "$(stat -c %a "$BACKUPS" "$BACKUPS/backup-$TODAY.sql.gz" "$BACKUPS/backup-$TODAY.sql.gz.manifest.json" "$BACKUPS/attachments/$EARLIER.copy.gz" | sort -u | tr '\n' ' ')" == '600 700 ' ]
  says "$DROPLET/metrics/backup.prom" 'basecommerce_backup_size_bytes '
  says "$DROPLET/metrics/attempt.prom" 'basecommerce_backup_verified 1'
  expect 'the lock is released' [ ! -e "$BACKUPS/.lock" ]
}

test_the_manifest_is_json_and_counts_per_store() {
  command -v perl >/dev/null || skip 'perl is not there'
  droplet
  ends 0 backup
  perl -MJSON::PP -0777 -ne 'my $m = decode_json($_);
    my %rows = map { ("$_->[0] $_->[1]" => $_->[2]) } @{$m->{rows}};
    die "rows" unless $rows{"construction.customer '"$STORE"'"} == 3 && $rows{"auth.tenant *"} == 1;
    die "versions" unless $m->{versions}[1]{version} eq "7";
    die "attachments" unless $m->{attachments}[0]{rows} == 2 && $m->{attachment_files}[0]{file} =~ /^attachments/;
    die "verified" unless $m->{verified_at} && length $m->{sha256} == 64;' "$BACKUPS/backup-$TODAY.sql.gz.manifest.json"
}

test_a_second_backup_of_the_day_has_its_minute_and_copies_no_day_twice() {
  droplet
  ends 0 backup
  ends 0 backup
  expect 'another name' [ "$(compgen -G "$BACKUPS/backup-$TODAY-[0-2][0-9][0-5][0-9].sql.gz" | wc -l)" == 1 ]
  expect 'no day copied again' [ "$(grep -c 'copy (select' "$CALLS")" == 0 ]
}

test_a_day_that_got_photos_afterwards_is_copied_again() {
  droplet
  ends 0 backup
  sed -i 's/|2$/|3/' "$work/days" "$work/days.restored"
  ends 0 backup
  expect 'the day copied again' [ "$(grep -c 'copy (select' "$CALLS")" == 1 ]
  expect 'its rows' [ "$(cut -d ' ' -f 2 "$BACKUPS/attachments/$EARLIER.sum")" == 3 ]
}

test_photos_of_the_running_day_go_beside_the_dump() {
  droplet
  printf '%s|%s|1\n' "$(date -u +%F)" "$STORE" | tee -a "$work/days" >>"$work/days.restored"
  ends 0 backup
  expect 'their file' [ -f "$BACKUPS/backup-$TODAY.sql.gz.attachments.copy.gz" ]
  says "$BACKUPS/backup-$TODAY.sql.gz.manifest.json" "\"backup-$TODAY.sql.gz.attachments.copy.gz\""
}

# not_verified TEXT: the backup ends with 1, says TEXT, and its dump tells by its name that it is unproven.
not_verified() {
  ends 1 backup
  last_said "FAILED: verify*$1*left as a dump that was not verified: backup-$TODAY.sql.gz.unverified*"
  has_files 'attachments/EARLIER.copy.gz attachments/EARLIER.sum backup-TODAY.sql.gz.manifest.json backup-TODAY.sql.gz.unverified'
  says "$work/alerts" "$1"
  says "$DROPLET/metrics/attempt.prom" 'basecommerce_backup_verified 0'
  says "$BACKUPS/backup-$TODAY.sql.gz.manifest.json" '"verified_at": null'
  expect 'the scratch database dropped' [ "$(grep -c 'drop database if exists basecommerce_verify' "$CALLS")" == 2 ]
}

test_a_dump_that_does_not_restore_is_called_unverified() {
  droplet ALERT_URL=https://alerts.test/hook
  STUB_FAIL='postgres@basecommerce_verify --single-transaction --output' not_verified 'the dump does not restore'
}

test_a_dump_that_lacks_a_row_is_called_unverified() {
  droplet ALERT_URL=https://alerts.test/hook
  sed -i 's/|3$/|2/' "$work/rows.restored"
  not_verified 'is not what was dumped'
  says "$work/said" "< construction.customer|$STORE|3"
}

test_a_dump_without_its_walls_is_called_unverified() {
  droplet ALERT_URL=https://alerts.test/hook
  echo construction.customer >"$work/unwalled"
  not_verified 'is not what was dumped'
  says "$work/said" 'not walled off between stores: construction.customer'
}

test_a_dump_without_its_grants_is_called_unverified() {
  droplet ALERT_URL=https://alerts.test/hook
  echo 'relation construction.customer of nobody' >"$work/structure.restored"
  not_verified 'is not what was dumped'
}

test_a_dump_without_its_photos_is_called_unverified() {
  droplet ALERT_URL=https://alerts.test/hook
  sed -i 's/|2$/|1/' "$work/days.restored"
  not_verified 'attachments are missing'
}

test_each_step_that_fails_leaves_the_backups_as_they_were() {
  local step
  for step in 'backup@basecommerce --file -' 'pg_dump' 'backup@basecommerce begin isolation level'; do
    droplet ALERT_URL=https://alerts.test/hook
    aged 1
    STUB_FAIL=$step ends 1 backup
    last_said 'FAILED: *left as *the last verified backup is backup-*'
    expect "no half file after $step" [ -z "$(find "$BACKUPS" -name '*.part')" ]
    expect "no dump of today called verified after $step" [ ! -e "$BACKUPS/backup-$TODAY.sql.gz" ]
    expect "yesterday's dump after $step" [ "$(compgen -G "$BACKUPS/backup-*.sql.gz" | wc -l)" == 1 ]
    expect "the lock released after $step" [ ! -e "$BACKUPS/.lock" ]
    says "$work/alerts" 'backup-postgres.sh failed'
    rm "$work/alerts"
  done
}

test_a_database_that_is_away_or_closed_is_a_refusal_that_a_timer_tells() {
  droplet ALERT_URL=https://alerts.test/hook
  STUB_FAIL='postgres@postgres select datallowconn' ends 3 backup
  last_said 'FAILED: preflight: PostgreSQL does not answer*docker compose up -d'
  says "$work/alerts" 'refused: PostgreSQL does not answer'
  STUB_OPEN=f ends 3 backup
  last_said 'FAILED: preflight: the database refuses connections*allow_connections true*'
  expect 'nothing was made' [ ! -e "$BACKUPS" ]
}

test_too_little_disk_is_a_refusal() {
  droplet
  aged 1
  printf '#!/bin/sh\nprintf "Avail\\n0\\n"\n' >"$work/bin/df"
  chmod +x "$work/bin/df"
  ends 3 backup
  last_said 'FAILED: preflight: the disk of *three times the last one*'
  rm "$work/bin/df"
  STUB_FREE_KIB=1000 ends 3 backup
  last_said 'FAILED: preflight: the disk of the database has 0 MiB free*'
}

test_old_dumps_go_and_the_photos_that_only_they_knew() {
  droplet BACKUP_KEEP_DAYS=7
  aged 8
  aged 7
  ends 0 backup
  local kept
  kept=$(TZ=America/Sao_Paulo date --date '7 days ago' +%F)
  has_files "attachments/$kept.copy.gz attachments/$kept.sum attachments/EARLIER.copy.gz attachments/EARLIER.sum backup-$kept.sql.gz backup-$kept.sql.gz.manifest.json backup-TODAY.sql.gz backup-TODAY.sql.gz.manifest.json"
}

test_the_last_verified_dump_never_goes() {
  droplet BACKUP_KEEP_DAYS=7
  aged 30
  sed -i 's/|3$/|2/' "$work/rows.restored"
  ends 1 backup
  expect 'the only verified one' [ "$(compgen -G "$BACKUPS/backup-*.sql.gz" | wc -l)" == 1 ]
  cp "$work/rows" "$work/rows.restored"
  sed -i 's/^BACKUP_KEEP_DAYS=.*/BACKUP_KEEP_DAYS=0/' "$DROPLET/.env"
  ends 0 backup
  expect "today's, kept for no day at all" [ "$(compgen -G "$BACKUPS/backup-*.sql.gz" | wc -l)" == 1 ]
  # Begun before midnight, it is of yesterday when it is done.
  printf '#!/bin/sh\ncase "$*" in *"days ago"*) exec /usr/bin/date --date tomorrow +%%F ;; esac\nexec /usr/bin/date "$@"\n' >"$work/bin/date"
  chmod +x "$work/bin/date"
  rm -r "$BACKUPS"
  ends 0 backup
  expect 'the only one' [ "$(compgen -G "$BACKUPS/backup-*.sql.gz" | wc -l)" == 1 ]
}

test_the_dump_that_a_restore_is_about_to_use_stays() {
  droplet
  aged 30
  BACKUP_SPARE=$(basename "$BACKUPS"/backup-*.sql.gz) ends 0 backup
  expect 'both' [ "$(compgen -G "$BACKUPS/backup-*.sql.gz" | wc -l)" == 2 ]
}

test_a_copy_goes_off_the_droplet_encrypted_and_checked() {
  droplet BACKUP_REMOTE=ops@10.0.0.2:copies "BACKUP_AGE_RECIPIENT=$RECIPIENT"
  mkdir -p remote/copies/attachments
  touch remote/copies/backup-2026-01-01.sql.gz.age remote/copies/attachments/2026-01-01.copy.gz.age remote/copies/notes
  ends 0 backup
  grep -E '^(ssh|age)' "$CALLS" >calls.off && mv calls.off "$CALLS"
  did "$ROOT/infra/tests/golden/off-site"
  expect 'what is there' [ "$(find remote -type f | sed "s/$TODAY/TODAY/; s/$EARLIER/EARLIER/" | sort | tr '\n' ' ')" == \
    'remote/copies/attachments/EARLIER.copy.gz.age remote/copies/backup-TODAY.sql.gz.age remote/copies/backup-TODAY.sql.gz.manifest.json.age remote/copies/notes ' ]
  ends 0 backup
  expect 'no photos sent twice' [ "$(grep -c '^ssh cat >copies/attachments' "$CALLS")" == 0 ]
}

test_a_copy_opens_with_the_private_key_and_is_the_backup() {
  command -v age-keygen >/dev/null || skip 'age is not installed'
  local file
  age-keygen --output key 2>/dev/null
  droplet BACKUP_REMOTE=ops@10.0.0.2:copies "BACKUP_AGE_RECIPIENT=$(age-keygen -y key)"
  rm "$work/bin/age"
  ends 0 backup
  for file in "backup-$TODAY.sql.gz" "backup-$TODAY.sql.gz.manifest.json" "attachments/$EARLIER.copy.gz"; do
    age --decrypt --identity key "remote/copies/$file.age" | cmp - "$BACKUPS/$file"
  done
  expect 'nothing there in clear' [ -z "$(find remote -type f ! -name '*.age')" ]
}

test_a_copy_that_arrives_damaged_fails_and_keeps_the_dump() {
  droplet BACKUP_REMOTE=ops@10.0.0.2:copies "BACKUP_AGE_RECIPIENT=$RECIPIENT" BACKUP_KEEP_DAYS=7
  aged 30
  STUB_DAMAGE=yes ends 1 backup
  last_said "FAILED: copy to *arrived damaged; left as backup-$TODAY.sql.gz, verified, and not whole at *"
  expect 'the old one stays as well' [ "$(compgen -G "$BACKUPS/backup-*.sql.gz" | wc -l)" == 2 ]
  expect 'nothing there that looks whole' [ -z "$(find remote -name '*.age')" ]
  expect 'nothing half here' [ -z "$(find "$BACKUPS" -name '*.part')" ]
  STUB_FAIL='ssh mkdir' ends 1 backup
  last_said 'FAILED: copy to *does not answer*'
}

test_nothing_leaves_the_droplet_unencrypted() {
  droplet BACKUP_REMOTE=ops@10.0.0.2:copies
  ends 3 backup
  last_said 'FAILED: preflight: BACKUP_AGE_RECIPIENT is missing*'
  droplet BACKUP_REMOTE=copies
  ends 3 backup
  last_said 'FAILED: preflight: .env: BACKUP_REMOTE is no USER@HOST:DIRECTORY*'
}

test_dry_runs_change_nothing() {
  droplet
  aged 1
  find "$DROPLET" | sort >before
  ends 0 backup --dry-run
  says "$work/said" "would do: dump to $BACKUPS/backup-$TODAY.sql.gz"
  ends 0 restore --dry-run "$(basename "$BACKUPS"/backup-*.sql.gz)"
  says "$work/said" 'construction.customer                             2          1'
  says "$work/said" 'would do: rename basecommerce to basecommerce_before_'
  find "$DROPLET" | sort | diff before -
  expect 'the containers were only asked' [ -z "$(grep -vE 'datallowconn|pg_database_size| df |string_agg|select versions|since=|^  lost' "$CALLS")" ]
}

test_restore_without_a_file_lists_the_backups() {
  droplet
  aged 2
  touch "$BACKUPS/backup-2026-01-01.sql.gz.unverified"
  ends 0 restore
  says "$work/said" 'backup-2026-01-01.sql.gz.unverified'
  last_said 'OK: 2 backups;*'
}

# backed_up: a droplet with a backup, called $FILE.
backed_up() {
  droplet "$@"
  ends 0 backup
  FILE=backup-$TODAY.sql.gz
  cp -R "$BACKUPS" "$work/kept"
}

test_restore_does_its_steps_in_order() {
  backed_up
  ends 0 restore --yes --no-safety "$FILE"
  last_said "OK: restored $FILE in * s; what was before is basecommerce_before_*"
  did "$ROOT/infra/tests/golden/restore"
}

test_restore_takes_a_path_and_makes_a_safety_backup_first() {
  backed_up
  mv "$BACKUPS" elsewhere
  ends 0 restore --yes "elsewhere/$FILE"
  expect 'the safety backup' [ -f "$BACKUPS/$FILE" ]
  expect 'it came before anything was stopped' [ "$(grep -nE '^(pg_dump|stop)' "$CALLS" | cut -d : -f 2 | cut -c 1-4 | tr '\n' ' ')" == 'pg_d stop ' ]
  rm -rf "$BACKUPS"
  STUB_FAIL=pg_dump ends 1 restore --yes "elsewhere/$FILE"
  last_said 'FAILED: safety backup*no safety backup, no restore; left as it was*--no-safety'
  expect 'nothing was stopped' [ "$(grep -c '^stop' "$CALLS")" == 0 ]
}

test_what_is_wrong_with_a_dump_is_known_before_anything_is_touched() {
  backed_up
  refused() {
    ends 3 restore --yes --no-safety "$FILE"
    last_said "FAILED: preflight: *$1*"
    expect "untouched: $1" [ "$(grep -cE '^(stop|run)|alter|create|drop' "$CALLS")" == 0 ]
    rm -rf "$BACKUPS"
    cp -R "$work/kept" "$BACKUPS"
  }
  echo more >>"$BACKUPS/$FILE"
  refused 'is damaged: its checksum'
  rm "$BACKUPS/$FILE.manifest.json"
  refused 'has no manifest'
  echo more >>"$BACKUPS/attachments/$EARLIER.copy.gz"
  refused 'copy.gz is damaged'
  rm "$BACKUPS/attachments/$EARLIER.copy.gz"
  refused 'belongs to the backup, is missing'
  printf 'auth|1\nconstruction|6\n' >"$work/versions.here"
  refused "schema construction has version 7, newer than the programs here (6)"
  rm "$work/versions.here"
  STUB_FREE_KIB=1000 refused 'the disk of the database'
  STUB_OPEN=f refused 'refuses connections'
  FILE=backup-2024-01-01.sql.gz refused 'there is no backup backup-2024-01-01.sql.gz'
}

test_an_older_schema_is_restored_and_says_whom_to_restart() {
  backed_up
  printf 'auth|1\nconstruction|10\n' >"$work/versions.here"
  ends 0 restore --yes --no-safety "$FILE"
  last_said 'OK: *; restart app on droplet 2: the dump is older than its schema'
}

test_no_restore_comes_between_a_backup_or_an_update() {
  backed_up
  local lock
  for lock in "$BACKUPS/.lock" "$DROPLET/.lock"; do
    mkdir "$lock"
    printf 'pid: %s\nboot: %s\nwhat: update.sh\n' $$ "$(cat /proc/sys/kernel/random/boot_id)" >"$lock/owner"
    ends 3 restore --yes --no-safety "$FILE"
    last_said 'FAILED: *another script is at work: *update.sh*left as it was*'
    expect 'nothing was stopped' [ "$(grep -c '^stop' "$CALLS")" == 0 ]
    rm -r "$lock"
  done
  expect 'no lock of its own stays' [ ! -e "$BACKUPS/.lock" ]
}

test_nobody_to_ask_is_no_restore() {
  backed_up
  ends 3 restore "$FILE"
  says "$work/said" 'construction.customer                             2          1'
  expect 'untouched' [ "$(grep -cE '^(stop|run)|alter|create|drop' "$CALLS")" == 0 ]
}

test_each_failure_before_the_swap_leaves_the_old_database_serving() {
  backed_up ALERT_URL=https://alerts.test/hook
  local step
  for step in 'stop relay' 'postgres@postgres alter database basecommerce allow_connections false' \
    'postgres@postgres drop database if exists basecommerce_restore with (force) create' 'postgres@basecommerce_restore --single-transaction --output' \
    'postgres@basecommerce_restore --single-transaction create temp' 'backup@basecommerce_restore' 'run ' 'postgres@basecommerce_restore do' 'postgres@basecommerce_restore --file' 'postgres@basecommerce_restore analyze' \
    'postgres@postgres begin; alter database basecommerce rename'; do
    STUB_FAIL=$step ends 1 restore --yes --no-safety "$FILE"
    last_said 'FAILED: *; left as it was: the old database serves, relay and worker run; next: *'
    expect "opened, relay and worker started, after $step" [ "$(tail -n 3 "$CALLS" | tr '\n' ';' | sed 's/ where datname = .*;start/;start/')" == \
      'postgres@postgres alter database basecommerce allow_connections true;postgres@postgres select count(*) from pg_database;start relay worker;' ]
    says "$work/alerts" 'restore-postgres.sh failed'
    rm "$work/alerts"
  done
}

test_a_failure_after_the_swap_says_what_serves() {
  backed_up
  STUB_FAIL='exec -T redis sh /etc/redis/operate.sh DEL' ends 1 restore --yes --no-safety "$FILE" &
  local client=$!
  # It tries for a minute; here long enough to be sure that it does.
  until [[ $(grep -c 'operate.sh DEL' "$CALLS") -ge 2 ]]; do sleep 0.2; done
  kill "$client"
  wait "$client" || true
  backed_up
  STUB_FAIL=smoke-test ends 1 restore --yes --no-safety "$FILE"
  last_said 'FAILED: smoke test*left as the restored database, which serves; basecommerce_before_* is what was before*'
}

test_a_taking_back_that_fails_needs_a_person() {
  backed_up
  # Both the load and the start of relay and worker.
  printf '#!/bin/bash\ncase "$*" in *"start relay worker"*) exit 1 ;; esac\nexec %q "$@"\n' "$work/bin/docker.real" >docker.failing
  mv "$work/bin/docker" "$work/bin/docker.real" && mv docker.failing "$work/bin/docker" && chmod +x "$work/bin/docker"
  STUB_FAIL='postgres@basecommerce_restore --single-transaction --output' ends 5 restore --yes --no-safety "$FILE"
  last_said 'FAILED: *left as a database that may refuse connections*next: *allow_connections true*'
}

# killed SIGNAL PREFIX: a restore that is hit while it loads (with the prefix -, its whole group, as Ctrl-C does); then waits
# for what it does last.
killed() {
  backed_up
  : >"$CALLS"
  set -m
  STUB_HANG='postgres@basecommerce_restore --single-transaction --output' "$DROPLET/scripts/restore-postgres.sh" --yes --no-safety "$FILE" >"$work/said" 2>&1 &
  local restore=$! deadline=$((SECONDS + 20))
  set +m
  until [[ -e $work/hangs ]]; do sleep 0.1; done
  kill "-$1" -- "$2$restore"
  STATUS=0
  wait "$restore" || STATUS=$?
  until grep -q '^start relay worker' "$CALLS"; do
    ((SECONDS < deadline)) || expect 'the guard opens the database' false
    sleep 0.2
  done
  says "$CALLS" 'postgres@postgres alter database basecommerce allow_connections true'
  expect 'no swap' [ "$(grep -c rename "$CALLS")" == 0 ]
}

test_a_restore_that_is_interrupted_opens_the_old_database() {
  local signal
  for signal in INT TERM; do
    killed "$signal" -
    expect "status 130, not $STATUS" [ "$STATUS" == 130 ]
    last_said "FAILED: load into basecommerce_restore: interrupted by SIG$signal; left as it was: the old database serves*"
    rm "$work/hangs"
  done
}

test_a_restore_whose_terminal_is_lost_opens_the_old_database() { killed HUP -; }

test_a_restore_that_is_killed_opens_the_old_database() { killed KILL ''; }

test_a_drill_restores_aside_and_tells_how_long_it_took() {
  backed_up
  ends 0 restore --drill --yes
  last_said "OK: drill of $FILE: 2 tables, 4 rows in * s"
  did "$ROOT/infra/tests/golden/drill"
  says "$DROPLET/metrics/drill.prom" basecommerce_restore_drill_timestamp_seconds
  says "$DROPLET/metrics/drill_result.prom" 'basecommerce_restore_drill_success 1'
  STUB_FAIL='backup@basecommerce_drill' ends 1 restore --drill --yes "$FILE"
  says "$DROPLET/metrics/drill_result.prom" 'basecommerce_restore_drill_success 0'
  expect 'the scratch database dropped' [ "$(tail -n 1 "$CALLS")" == 'postgres@postgres drop database if exists basecommerce_drill with (force)' ]
  expect 'nothing was stopped or closed' [ "$(grep -cE '^stop|allow_conn' "$CALLS")" == 0 ]
}

test_a_drill_keeps_its_database_when_asked_to() {
  backed_up
  ends 0 restore --drill --keep --yes
  last_said 'OK: drill of *; kept as basecommerce_drill_*'
  expect 'renamed, not dropped' [ "$(sed -E 's/[0-9_]+$//' <<<"$(tail -n 1 "$CALLS")")" == 'postgres@postgres alter database basecommerce_drill rename to basecommerce_drill' ]
}

test_kept_databases_go_when_asked_to() {
  droplet
  ends 3 restore --drop-previous
  ends 0 restore --drop-previous --yes
  last_said 'OK: deleted basecommerce_before_20260101_000000'
  expect 'dropped' [ "$(tail -n 1 "$CALLS")" == 'postgres@postgres drop database if exists basecommerce_before_20260101_000000 with (force)' ]
  STUB_KEPT='' ends 0 restore --drop-previous --yes
  last_said 'OK: there is nothing to delete'
}

test_options_that_make_no_sense_are_wrong_use() {
  droplet
  ends 2 restore --keep backup-2024-01-01.sql.gz
  ends 2 restore --no-safety --drill
  ends 2 restore a b
  ends 2 backup backup-2024-01-01.sql.gz
}

# The same with a real database. An address and a project of their own, so that they meet no other droplet.
readonly PROOF_ADDRESS=10.92.0.3

# infra_up [SCALE]: droplet 3 in containers with every schema and two stores (backup-data.sql); gone at the end of the test.
infra_up() {
  docker info >/dev/null 2>&1 || skip 'no Docker engine answers'
  [[ $EUID == 0 ]] || skip 'addresses can only be given by root'
  docker image inspect basecommerce/construction-app:latest >/dev/null 2>&1 || skip 'the images are not built'
  export COMPOSE_PROJECT_NAME=proof-backup
  DROPLET=$work/clone/infra/droplet-3-infra
  BACKUPS=$DROPLET/backups
  CALLS=/dev/null
  local module
  git clone --quiet "$ROOT" clone
  sed "s|^POSTGRES_PASSWORD=.*|POSTGRES_PASSWORD=$GOOD_PASSWORD|; s|^BIND_ADDRESS=.*|BIND_ADDRESS=$PROOF_ADDRESS|; s|^ENVIRONMENT=.*|ENVIRONMENT=local|" \
    "$DROPLET/env.example" >"$DROPLET/.env"
  # It has tests of its own, and the firewall of this machine is not that of a droplet.
  printf '#!/bin/sh\necho "smoke test"\n' >"$DROPLET/scripts/smoke-test.sh"
  ip address add "$PROOF_ADDRESS/32" dev lo 2>/dev/null || true
  trap infra_down EXIT
  in_droplet docker compose up --quiet-pull --detach --wait postgres redis relay worker >"$work/up" 2>&1 || {
    cat "$work/up"
    return 1
  }
  # The services of the other droplets, as long as their migrations take.
  for module in edge-auth construction-app; do
    docker run --detach --rm --name "proof-backup-$module" --network proof-backup_default --read-only --tmpfs /tmp --memory 560m \
      --env INFRA_HOST=postgres --env ENVIRONMENT=local --env "POSTGRES_PASSWORD=$GOOD_PASSWORD" --env "AUTH_DB_PASSWORD=$GOOD_PASSWORD" \
      --env "SECRET_KEY=$GOOD_PASSWORD" "basecommerce/$module:latest" >/dev/null
    until docker exec "proof-backup-$module" healthy 2>/dev/null; do sleep 1; done
    [[ $module == construction-app ]] || docker stop "proof-backup-$module" >/dev/null
  done
  in_droplet docker compose exec -T --user postgres postgres psql --quiet --username postgres --dbname basecommerce --set "scale=${1:-1}" --file - \
    <"$ROOT/infra/tests/backup-data.sql"
  until [[ $(taken_in) == 450 ]]; do sleep 1; done
}

# taken_in: how many events of the stores both engines that read them have taken in.
taken_in() { answer "select count(*) from engines.processed_event s join engines.processed_event p using (tenant_id, event_id) where s.engine = 'stock' and p.engine = 'sales'"; }

infra_down() {
  local status=$?
  if ((status)); then in_droplet docker compose logs --no-color --tail 12 2>/dev/null | cut -c 1-400 || true; fi
  docker rm --force proof-backup-edge-auth proof-backup-construction-app >/dev/null 2>&1 || true
  in_droplet docker compose down --volumes --timeout 5 >/dev/null 2>&1 || true
  ! mountpoint --quiet "$BACKUPS" || umount "$BACKUPS"
  ip address delete "$PROOF_ADDRESS/32" dev lo 2>/dev/null || true
  exit "$status"
}

in_droplet() { (cd "$DROPLET" && "$@"); }

# answer STATEMENT: what the database answers to its superuser.
answer() { in_droplet docker compose exec -T --user postgres postgres psql -XAtq -U postgres -d basecommerce -c "$1" </dev/null; }

# serves: the vertical gets rows of a store over the network, under the store's wall and no other's.
serves() {
  local store rows=""
  for store in 00000000-0000-7000-8000-0000000000a1 00000000-0000-7000-8000-0000000000a2; do
    rows+="$(in_droplet docker compose exec -T --env "PGPASSWORD=$GOOD_PASSWORD" --env "PGOPTIONS=-c app.tenant_id=$store" postgres \
      psql -XAtq -h postgres -U construction_app -d basecommerce -c 'select count(*), count(distinct tenant_id) from construction.customer' </dev/null) "
  done
  [[ $rows == '200|1 400|1 ' ]] || {
    printf 'the vertical sees: %s\n' "$rows"
    return 1
  }
}

newest_dump() { find "$BACKUPS" -name 'backup-*.sql.gz' -printf '%T@ %f\n' | sort -rn | sed -n '1s/.* //p'; }

# counted MANIFEST: its rows but for those that the services write by themselves.
counted() { grep -E '^    \["' "$1" | grep -vE 'relay_state|flyway_history'; }

container_backup_comes_back() {
  infra_up
  # An event that the sales engine had not yet taken in when the dump was made.
  answer "delete from engines.processed_event where engine = 'sales' and event_id = (select min(event_id::text)::uuid from events.outbox)"
  ends 0 backup
  tail -n 1 "$work/said"
  local dump
  dump=$(newest_dump)
  ends 0 restore --drill --yes
  tail -n 1 "$work/said"

  # A bad afternoon: one store's customers overwritten, history and photos deleted, new rows that will be lost.
  answer "update construction.customer set name = 'X', updated_at = now() where tenant_id = '00000000-0000-7000-8000-0000000000a1';
    delete from construction.audit_event; delete from construction.attachment_content; delete from engines.product;
    insert into construction.category (tenant_id, id, created_at, updated_at, name, active)
    select '00000000-0000-7000-8000-0000000000a1', gen_random_uuid(), now(), now(), 'late ' || n, true from generate_series(1, 5) n"
  ends 0 restore --yes "$dump"
  tail -n 1 "$work/said"
  says "$work/said" 'construction.category                             5          0'
  says "$work/said" 'construction.customer                             0        200'
  expect 'no name overwritten' [ "$(answer "select count(*) from construction.customer where name = 'X'")" == 0 ]
  expect 'every photo, byte for byte' [ "$(answer "select count(*) from construction.attachment_content c join construction.attachment a
    on a.id = c.attachment_id where encode(sha256(c.content), 'hex') = a.sha256")" == 36 ]
  expect 'nobody is signed in' [ "$(answer 'select count(*) from auth.spring_session')" == 0 ]
  expect 'the days of the outbox ahead' [ "$(answer "select to_regclass('events.outbox_' || to_char(now() at time zone 'UTC' + interval '7 days', 'YYYYMMDD')) is not null")" == t ]
  expect 'nobody else may connect' [ "$(answer "select has_database_privilege('public', 'basecommerce', 'connect')")" == f ]
  expect 'the vertical works on it' serves
  expect 'the vertical is ready again' docker exec proof-backup-construction-app healthy

  # Events go on: a new one is published and taken in.
  answer "insert into events.outbox (created_on, event_id, tenant_id, vertical, event_type, schema_version, aggregate_type, aggregate_id,
      aggregate_version, occurred_at, payload)
    select (now() at time zone 'UTC')::date, '$(printf '%012x' "$(date +%s%3N)" | sed 's/^\(.\{8\}\)/\1-/')-7000-8000-$(openssl rand -hex 6)', tenant_id, vertical, event_type, schema_version, aggregate_type, aggregate_id, 2, now(), payload
    from events.outbox limit 1"
  local deadline=$((SECONDS + 30))
  until [[ $(taken_in) == 451 ]]; do
    ((SECONDS < deadline)) || expect "an event that was under way and one after the restore arrive; there are $(taken_in) of 451" false
    sleep 1
  done

  # What is dumped now counts the same, but for the event just told.
  ends 0 backup
  diff <(counted "$BACKUPS/$dump.manifest.json") <(counted "$BACKUPS/$(newest_dump).manifest.json") >difference || true
  expect "one event and what it did: $(cat difference)" [ -z "$(grep '^[<>]' difference | grep -vE '"(events\.outbox|engines\.(processed_event|product|computation|product_[a-z]+|dead_letter))"')" ]
  ends 0 restore --drop-previous --yes
  expect 'one database' [ "$(answer "select string_agg(datname, ' ') from pg_database where datname ~ '^basecommerce'")" == basecommerce ]
}

container_backup_failures_leave_the_old_database() {
  infra_up
  ends 0 backup
  local dump signal restore
  dump=$(newest_dump)

  cp -R "$BACKUPS" "$work/damaged"
  printf 'bits' | dd of="$work/damaged/$dump" bs=1 seek=2000 conv=notrunc status=none
  ends 3 restore --yes --no-safety "$work/damaged/$dump"
  last_said 'FAILED: preflight: * is damaged: its checksum is not that of its manifest*'
  # Even with a manifest that fits, the load notices.
  sed -i "s/^  \"sha256\": .*/  \"sha256\": \"$(sha256sum "$work/damaged/$dump" | cut -d ' ' -f 1)\",/" "$work/damaged/$dump.manifest.json"
  ends 1 restore --yes --no-safety "$work/damaged/$dump"
  last_said 'FAILED: load into basecommerce_restore: the dump does not restore; left as it was: the old database serves*'
  expect 'it serves' serves

  for signal in TERM KILL; do
    set -m
    "$DROPLET/scripts/restore-postgres.sh" --yes --no-safety "$dump" >"$work/said" 2>&1 &
    restore=$!
    set +m
    until grep -q 'load into' "$work/said"; do sleep 0.1; done
    sleep 0.5
    kill "-$signal" "$restore"
    wait "$restore" || true
    local deadline=$((SECONDS + 120))
    until serves >"$work/serves" 2>&1 && [[ -n $(in_droplet docker compose ps --quiet --status running relay) ]]; do
      ((SECONDS < deadline)) || expect "the old database serves after SIG$signal: $(cat "$work/serves")" false
      sleep 1
    done
    expect "no half copy after SIG$signal" [ "$(answer "select string_agg(datname, ' ') from pg_database where datname ~ '^basecommerce'")" == basecommerce ]
  done
  expect 'no restore that was killed says OK' [ "$(grep -c '^OK' "$work/said")" == 0 ]

  # A disk of 2 MB with an old dump of a few bytes on it, so that there seems to be room for another.
  rm -rf "$BACKUPS"
  mkdir "$BACKUPS"
  mount -t tmpfs -o size=2m tmpfs "$BACKUPS"
  aged 1
  ends 1 backup
  last_said 'FAILED: *the disk is full, * could not be written; left as *the last verified backup is backup-*'
  tail -n 1 "$work/said"
  expect 'the old dump stays, whole' gzip --test "$BACKUPS"/backup-*.sql.gz
  expect 'no half file' [ -z "$(find "$BACKUPS" -name '*.part')" ]
  expect 'nothing of it in the database' [ "$(answer "select count(*) from pg_database where datname = 'basecommerce_verify'")" == 0 ]
}

container_backup_of_a_gigabyte() {
  infra_up 300
  printf 'database: %s\n' "$(answer 'select pg_size_pretty(pg_database_size(current_database()))')"
  ends 0 backup
  printf 'dump: %s\n' "$(stat -c %s "$BACKUPS/$(newest_dump)" | numfmt --to=iec)"
  tail -n 1 "$work/said"
  ends 0 restore --drill --yes
  tail -n 1 "$work/said"
  ends 0 restore --yes --no-safety "$(newest_dump)"
  tail -n 1 "$work/said"
  expect 'it serves' serves
}
