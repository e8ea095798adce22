# shellcheck shell=bash
# What the smoke tests ask of PostgreSQL, Redis, relay and worker, on their droplet and on a developer's machine. Sourced
# after smoke.sh, with these set:
#
#   DATABASE_NETWORK, DATABASE_HOST   Docker network and address by which the services reach PostgreSQL
#   AUTH_DB_PASSWORD, POSTGRES_PASSWORD, PLATFORM_DB_PASSWORD

readonly RESERVED_TENANT=00000000-0000-7000-8000-000000000001

database_checks() {
  must "PostgreSQL is version 17" is_version_17
  [[ $DRY_RUN == yes ]] || try_roles >"$SCRATCH/roles" 2>&1 || true
  must "each role signs in over the network" roles_sign_in
  must "superuser and backup are refused over the network" superusers_are_refused
}

redis_checks() {
  must "Redis answers relay" redis_answers relay
  must "Redis answers worker" redis_answers worker
  must "Redis writes its log and forgets nothing" redis_keeps
}

pipeline_checks() {
  must "a relay leads" within $((START_PATIENCE / 2)) relay_leads
  [[ $DRY_RUN == yes ]] || figures >"$SCRATCH/figures" 2>/dev/null || true
  must "the oldest pending event is younger than 60 s" figure_below outbox_oldest_age_seconds 60
  must "all four engines read, none far behind" groups_keep_up 10000
  should "no engine is behind" groups_keep_up 1000
  should "no row of the outbox was given up" figure_below outbox_dead 1
  should "no dead letters" figure_below engine_dead_letters 1
  must "a test event reaches all engines within 10 s" test_event_arrives
}

# psql as the superuser over the local socket, SQL from the standard input.
database() {
  compose exec -T --user postgres postgres psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 \
    --username postgres --dbname basecommerce
}

is_version_17() {
  local version
  version=$(database <<<'show server_version_num;') || return 1
  [[ $version == 17* ]] || {
    echo "it is $version"
    return 1
  }
}

# What each role meets over the network, one line each: the role, then 1 or the refusal. All in one container beside the
# database, passwords by its standard input.
try_roles() {
  local image
  image=$(docker inspect --format '{{.Config.Image}}' "$(containers postgres | tail -n 1)") || return 1
  # shellcheck disable=SC2016 # expanded in the container
  roles_and_passwords | docker run --rm --interactive --network "$DATABASE_NETWORK" --user postgres --memory 64m --read-only \
    --entrypoint sh "$image" -c '
      export PGPASSWORD PGCONNECT_TIMEOUT=5
      while read -r role PGPASSWORD; do
        said=$(psql --no-psqlrc --quiet --tuples-only --no-align --host "$0" --username "$role" --dbname basecommerce \
          --command "select 1" 2>&1 </dev/null | tr "\n" " ")
        echo "$role $said"
      done' "$DATABASE_HOST"
}

roles_and_passwords() {
  local role
  for role in auth_owner auth_app; do echo "$role $AUTH_DB_PASSWORD"; done
  for role in construction_owner construction_app postgres backup; do echo "$role $POSTGRES_PASSWORD"; done
  for role in events_owner relay_app engines_owner engines_app; do echo "$role $PLATFORM_DB_PASSWORD"; done
}

roles_sign_in() {
  local role bad=0
  for role in auth_owner auth_app construction_owner construction_app events_owner relay_app engines_owner engines_app; do
    grep -qx "$role 1 *" "$SCRATCH/roles" || {
      grep "^$role " "$SCRATCH/roles" || tail -n 1 "$SCRATCH/roles"
      bad=1
    }
  done
  return "$bad"
}

superusers_are_refused() {
  local role bad=0
  for role in postgres backup; do
    grep -q "^$role .*pg_hba.conf rejects connection" "$SCRATCH/roles" || {
      grep "^$role " "$SCRATCH/roles" || echo "$role: no answer"
      bad=1
    }
  done
  return "$bad"
}

# As the service comes in: over TCP, with the password that the container was given.
redis_answers() {
  local said
  # shellcheck disable=SC2016 # expanded in the container
  said=$(compose exec -T redis sh -c 'REDISCLI_AUTH=$REDIS_PASSWORD exec redis-cli --user "$0" --no-auth-warning ping' "$1" 2>&1)
  [[ $said == PONG ]] || {
    echo "$said"
    return 1
  }
}

redis_keeps() {
  local said wanted bad=0
  # shellcheck disable=SC2016 # expanded in the container
  said=$(compose exec -T redis sh -c 'for what in "info persistence" "config get maxmemory-policy"; do sh /etc/redis/operate.sh $what; done') || return 1
  for wanted in aof_enabled:1 aof_last_write_status:ok noeviction; do
    grep -q "^$wanted" <<<"$said" || {
      echo "not $wanted"
      bad=1
    }
  done
  return "$bad"
}

relay_leads() {
  local age
  age=$(database <<<"select extract(epoch from now() - (value ->> 'at')::timestamptz)::int from events.relay_state where key = 'heartbeat';") || return 1
  [[ -n $age ]] || {
    echo "none has ever"
    return 1
  }
  ((age <= 30)) || {
    echo "last sign of life $age s ago"
    return 1
  }
}

# What relay and worker count, as Prometheus reads it.
figures() {
  local service
  for service in relay worker; do management "$service" /actuator/prometheus; done
}

# figure_below NAME BOUND: every value of the figure.
figure_below() {
  awk -v name="$1" -v bound="$2" '
    $1 == name || index($1, name "{") == 1 { found = 1; if (!($2 + 0 < bound) || $2 == "NaN") { print $1 " is " $2; bad = 1 } }
    END { if (!found) print name " is not told"; exit bad || !found }' "$SCRATCH/figures"
}

groups_keep_up() {
  local engine bad=0
  for engine in stock sales pricing delivery; do
    figure_below "stream_group_lag{group=\"$engine\"}" "$1" || bad=1
  done
  return "$bad"
}

# An event of the reserved tenant, which engines write into their ledger and nothing else.
test_event_arrives() {
  database <<SQL
set statement_timeout = '20s';
select encode(substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3), 'hex') as millis \gset
select gen_random_uuid() as random \gset
select set_config('smoke.event', overlay(overlay(:'random' placing substr(:'millis', 1, 8) || '-' || substr(:'millis', 9, 4) from 1) placing '7' from 15), false) as event \gset
insert into events.outbox (created_on, event_id, tenant_id, vertical, event_type, schema_version, aggregate_type, aggregate_id,
  aggregate_version, occurred_at, payload)
values ((now() at time zone 'UTC')::date, :'event', '$RESERVED_TENANT', 'materials', 'platform_checked', 1, 'probe', :'event', 1, now(),
  jsonb_build_object('probe_id', :'event', 'checked_at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')));
do \$\$
declare
  event uuid := current_setting('smoke.event');
  state text;
  engines text;
begin
  for attempt in 1 .. 50 loop
    select status into state from events.outbox where event_id = event;
    select string_agg(engine, ', ' order by engine) into engines from engines.processed_event
    where tenant_id = '$RESERVED_TENANT' and event_id = event;
    if state = 'published' and engines = 'delivery, pricing, sales, stock' then
      return;
    end if;
    perform pg_sleep(0.2);
  end loop;
  raise exception 'after 10 s it is %, in the ledger of: %', state, coalesce(engines, 'none');
end
\$\$;
SQL
}

# What is there for the day when this droplet is not.
keeping_checks() {
  should "a verified backup is at hand" backup_is_fresh
  should "backups are copied elsewhere" backups_leave
  should "each purpose has a password of its own" passwords_differ
}

backup_is_fresh() {
  fresh_backup || {
    echo "none within 26 h: ./scripts/backup-postgres.sh"
    return 1
  }
}

backups_leave() {
  [[ -n $BACKUP_REMOTE ]] || {
    echo "BACKUP_REMOTE is not set: with this droplet all backups would be gone"
    return 1
  }
}

passwords_differ() {
  local all
  all=$(printf '%s\n' "$POSTGRES_PASSWORD" "$AUTH_DB_PASSWORD" "$PLATFORM_DB_PASSWORD" "$REDIS_PASSWORD" | sort -u | wc -l)
  ((all == 4)) || {
    echo "$all for four purposes: ./scripts/bootstrap.sh --secrets"
    return 1
  }
}
