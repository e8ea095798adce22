#!/usr/bin/env bash
# What PostgreSQL and Redis really run with, read back from the running servers of droplet 3.
# shellcheck disable=SC2154,SC2016 # $work and $ROOT come from run.sh

# shellcheck source=infra/tests/droplets.bash
source "$ROOT/infra/tests/droplets.bash"

container_the_settings_of_the_files_are_in_force() {
  infra_up postgres redis
  local name value wanted

  expect 'every line of postgresql.conf is applied' \
    [ "$(sql "select count(*) filter (where not applied or error is not null) || '/' || count(*) from pg_file_settings" | cut -d / -f 1)" == 0 ]
  expect 'every line of pg_hba.conf is read' [ "$(sql 'select count(*) from pg_hba_file_rules where error is not null')" == 0 ]
  while IFS='=' read -r name value; do
    name=${name// /}
    wanted=$(tr -d " '" <<<"$value")
    value=$(sql "select coalesce((select reset_val || case when unit in ('ms', 's', 'min', '8kB', 'kB') then unit else '' end from pg_settings where name = '$name'), 'absent')")
    same "$wanted" "$value" || {
      printf 'expected %s = %s, not %s\n' "$name" "$wanted" "$value"
      exit 1
    }
  done < <(grep -E '^[a-z_.]+ = ' "$ROOT/infra/droplet-3-infra/postgres/postgresql.conf")
  expect 'data checksums' [ "$(sql 'show data_checksums')" == on ]
  expect 'locale of the cluster' [ "$(sql "select concat(datlocprovider, datlocale) from pg_database where datname = 'basecommerce'")" == bC.UTF-8 ]

  while read -r name wanted; do
    [[ $name != bind && $name != save ]] || continue
    value=$(at infra docker compose exec -T redis sh /etc/redis/operate.sh config get "$name" | sed -n 2p)
    same "$wanted" "$value" || {
      printf 'expected %s %s, not %s\n' "$name" "$wanted" "$value"
      exit 1
    }
  done < <(grep -E '^[a-z-]+ ' "$ROOT/infra/droplet-3-infra/redis/redis.conf")
  expect 'no snapshots' [ -z "$(at infra docker compose exec -T redis sh /etc/redis/operate.sh config get save | sed -n 2p)" ]
}

# same WANTED SHOWN: the same amount, however its unit is written.
same() { [[ $1 == "$2" || $(base "$1") == "$(base "$2")" ]]; }

# In bytes or milliseconds where it has a unit.
base() {
  local number unit factor
  [[ $1 =~ ^(-?[0-9.]+)(8kB|kB|kb|MB|mb|GB|gb|ms|s|min|h)?$ ]] || {
    printf '%s' "$1"
    return
  }
  number=${BASH_REMATCH[1]} unit=${BASH_REMATCH[2]:-}
  case ${unit,,} in
    8kb) factor=8192 ;;
    kb) factor=1024 ;;
    mb) factor=$((1024 ** 2)) ;;
    gb) factor=$((1024 ** 3)) ;;
    s) factor=1000 ;;
    min) factor=60000 ;;
    h) factor=3600000 ;;
    *) factor=1 ;;
  esac
  awk -v n="$number" -v f="$factor" 'BEGIN { printf "%.3f", n * f }'
}

container_the_relay_and_the_worker_may_do_their_work_in_redis_and_nothing_else() {
  infra_up redis
  local user command
  for user in relay worker; do
    expect "$user is greeted" [ "$(as "$user" ping)" == PONG ]
    for command in 'flushall' 'keys events' 'config get maxmemory' 'del events:construction' 'get other' 'acl list' 'shutdown'; do
      # shellcheck disable=SC2086 # several words
      [[ $(as "$user" $command) == NOPERM* ]] || {
        printf 'expected %s to be refused: %s\n' "$user" "$command"
        exit 1
      }
    done
  done
  expect 'the relay writes' grep -qE '^[0-9]+-[0-9]+$' <(as relay xadd events:test '*' field value)
  [[ $(as worker xadd events:test '*' field value) == NOPERM* ]]
  [[ $(at infra docker compose exec -T redis redis-cli ping) == NOAUTH* ]]
}

# as USER COMMAND…: redis-cli as the user, its password from the container's own environment.
as() {
  local user=$1
  shift
  at infra docker compose exec -T redis sh -c 'REDISCLI_AUTH=$REDIS_PASSWORD exec redis-cli --no-auth-warning --user "$0" "$@"' "$user" "$@" 2>&1
}

# infra_up SERVICE…: these services of droplet 3 alone.
infra_up() {
  have_engine
  trap droplets_down EXIT
  git clone --quiet "$ROOT" clone
  ip address add "$INFRA/32" dev lo 2>/dev/null || true
  env_of infra ENVIRONMENT=local "POSTGRES_PASSWORD=$(openssl rand -hex 24)" "BIND_ADDRESS=$INFRA"
  start_droplet infra "$@"
}
