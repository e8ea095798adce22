#!/usr/bin/env bash
# The procedures of infra/README.md for the day when something is lost, typed as they stand there, on the droplets of this
# machine.
# shellcheck disable=SC2154,SC2016 # $work and $ROOT come from run.sh

# shellcheck source=infra/tests/droplets.bash
source "$ROOT/infra/tests/droplets.bash"

container_what_is_lost_comes_back() {
  local tool
  for tool in age age-keygen ssh scp sshd; do
    PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null || skip "$tool is missing: apt-get install age openssh-client openssh-server"
  done
  droplets_up
  shop_open
  copies_go_elsewhere
  smoke_all
  sales 3

  each_process_dies
  redis_is_lost
  the_edge_is_lost
  the_vertical_is_lost
  droplet_3_is_lost
}

smoke_all() {
  local droplet
  for droplet in infra vertical edge; do
    at "$droplet" scripts/smoke-test.sh >"$work/said" 2>&1 || {
      grep -v '^ok' "$work/said"
      exit 1
    }
  done
}

# sales NUMBER: each of them succeeds, and reaches the engines.
sales() {
  local number
  for ((number = 0; number < $1; number++)); do sell >>"$work/sales"; done
  expect "every sale is made: $(grep -vE ' 20[01]$' "$work/sales")" [ "$(grep -cvE ' 20[01]$' "$work/sales")" == 0 ]
  nothing_lost "$(grep -c '^conversion' "$work/sales")"
}

# The container's process is killed as the kernel would; docker kill counts as a wish of the operator. How long it takes until
# somebody is served again is asked of what it serves: Docker itself looks every five seconds only.
each_process_dies() {
  local name began
  for name in proof-vertical-app proof-edge-auth proof-edge-nginx proof-vertical-gate proof-infra-postgres proof-infra-redis \
    proof-infra-relay proof-infra-worker; do
    began=$(now_ms)
    kill -KILL "$(docker inspect --format '{{.State.Pid}}' "$name-1")"
    until_within "$began" "$name serves" serves_again "$name"
    printf 'killed %s: serves again after %d ms\n' "$name" $(($(now_ms) - began))
    until_within "$began" "$name is healthy" is_healthy "$name"
  done
  sales 2
}

# until_within BEGAN WHAT COMMAND…: asks until the command succeeds; a minute after BEGAN it is too late.
until_within() {
  local began=$1 what=$2
  shift 2
  until "$@"; do
    (($(now_ms) - began < 60000)) || expect "$what" false
    sleep 0.1
  done
}

now_ms() { printf '%s\n' "${EPOCHREALTIME/[.,]/}" | sed 's/...$//'; }

serves_again() {
  [[ $(docker inspect --format '{{.RestartCount}}' "$1-1") == 1 ]] || return 1
  case $1 in
    *-relay | *-worker) docker exec "$1-1" healthy ;;
    *-redis) docker exec "$1-1" sh /etc/redis/operate.sh ping ;;
    *) still_once /web/dashboard ;;
  esac >"$work/answer" 2>&1
}

is_healthy() { [[ $(docker inspect --format '{{.State.Health.Status}}' "$1-1") == healthy ]]; }

still_once() { [[ $(curl --silent --output /dev/null --max-time 20 --write-out '%{http_code}' --header "Host: $SHOP" --header "Cookie: $COOKIE" "http://$EDGE$1") == 200 ]]; }

redis_is_lost() {
  local began
  at infra docker compose rm --stop --force redis >/dev/null 2>&1
  docker volume rm "$(docker volume ls --quiet --filter name=proof-infra | grep redis)" >/dev/null
  local number
  for number in 1 2; do sell >>"$work/sales"; done
  began=$SECONDS
  at infra docker compose up --detach >/dev/null 2>&1
  ARRIVE_WITHIN=300 sales 0
  printf 'redis lost: %d s from its return until the engines know all\n' $((SECONDS - began))
}

the_edge_is_lost() {
  local began
  lose edge
  began=$SECONDS
  typed_again edge 'The edge is lost' 1
  expect "nobody was signed out" still_once /web/dashboard
  printf 'edge lost: %d s from the clone to the last check\n' $((SECONDS - began))
  sales 1
}

the_vertical_is_lost() {
  local began
  lose vertical
  expect "a page says that it will be back" [ "$(curl --silent --header "Host: $SHOP" --header "Cookie: $COOKIE" "http://$EDGE/web/dashboard" | grep -c 'Voltamos em instantes')" != 0 ]
  began=$SECONDS
  typed_again vertical 'The vertical is lost' 1
  expect "pages again" still_once /web/dashboard
  printf 'vertical lost: %d s from the clone to the last check\n' $((SECONDS - began))
  sales 1
}

droplet_3_is_lost() {
  local began dump
  at infra env PATH="$work/bin:$PATH" scripts/backup-postgres.sh >"$work/said" 2>&1 || {
    tail -n 5 "$work/said"
    exit 1
  }
  tail -n 1 "$work/said"
  dump=$(cd "$work/copies" && echo backup-*.gz.age)
  expect "one encrypted copy is elsewhere: $dump" [ -s "$work/copies/$dump" ]
  # What comes after the last copy is lost, and only that.
  sell >>"$work/sales.late"
  lose infra
  began=$SECONDS
  typed_again infra 'Droplet 3 is lost' 1
  mkdir -p "$work/again-infra/basecommerce/infra/droplet-3-infra/backups"
  typed_again infra 'Droplet 3 is lost' 2
  # A person types the file's name instead.
  typed_again infra 'Droplet 3 is lost' 3 "s/backup-2024-01-01.sql.gz/--yes ${dump%.age}/"
  expect "everybody signs in again" [ "$(curl --silent --output /dev/null --write-out '%{http_code}' --header "Host: $SHOP" --header "Cookie: $COOKIE" "http://$EDGE/web/dashboard")" == 302 ]
  smoke_all
  printf 'droplet 3 lost: %d s from the clone to the last check\n' $((SECONDS - began))
  expect "the sales before the copy" [ "$(sql "select count(*) from construction.quote where status = 'converted'")" == "$(grep -c '^conversion' "$work/sales")" ]
  sales 1
}

# lose DROPLET: its containers, volumes, files; kept elsewhere is its .env.
lose() {
  cp "$(home_of "$1")/infra/${DIRECTORY[$1]}/.env" "$work/kept-$1.env"
  at "$1" docker compose down --volumes --timeout 1 >/dev/null 2>&1
  rm -rf "$(home_of "$1")/infra/${DIRECTORY[$1]}"
}

# typed_again DROPLET HEADING NUMBER [SED]: the commands of that block, on the new machine.
typed_again() {
  local home=$work/again-$1 program
  mkdir -p "$home" "$work/bin"
  HOMES[$1]=$home/basecommerce
  block "### $2" "$3" | sed "s|USER@HOST:DIRECTORY|root@copies:$work/copies|; s|/root/basecommerce.age|$work/age.key.typed|g; ${4:-}" >"$work/commands"
  [[ $3 == 1 ]] || home=$home/basecommerce/infra/${DIRECTORY[$1]}
  (cd "$home" && PATH=$work/bin:$PATH KEPT=$work/kept-$1.env KEY=$work/age.key COMPOSE_PROJECT_NAME=proof-$1 \
    bash -Eeuo pipefail "$work/commands") >"$work/said" 2>&1 || {
    tail -n 30 "$work/said"
    exit 1
  }
}

# copies_go_elsewhere: by ssh, encrypted, to a server of its own; and what a person's hands do in the procedures.
copies_go_elsewhere() {
  mkdir -p copies bin /run/sshd
  ssh-keygen -q -t ed25519 -N '' -f host_key
  ssh-keygen -q -t ed25519 -N '' -f client_key
  cp client_key.pub authorized_keys
  printf '%s\n' "ListenAddress $VERTICAL" 'Port 2222' "HostKey $work/host_key" "AuthorizedKeysFile $work/authorized_keys" 'StrictModes no' \
    'PidFile none' 'UsePAM no' 'PermitRootLogin prohibit-password' 'Subsystem sftp internal-sftp' >sshd_config
  /usr/sbin/sshd -D -e -f "$work/sshd_config" 2>sshd.log &
  LOAD+=("$!")
  printf '%s\n' 'Host copies' "HostName $VERTICAL" 'Port 2222' "IdentityFile $work/client_key" 'IdentitiesOnly yes' 'User root' \
    'StrictHostKeyChecking no' 'UserKnownHostsFile /dev/null' 'LogLevel ERROR' >ssh_config
  local program
  for program in ssh scp; do printf '#!/bin/sh\nexec /usr/bin/%s -F "%s" "$@"\n' "$program" "$work/ssh_config" >"bin/$program"; done
  printf '#!/bin/sh\nexec /usr/bin/git clone --quiet "%s" basecommerce\n' "$ROOT" >bin/git
  # bootstrap.sh is only asked for its help: this machine is no fresh one.
  printf '#!/bin/sh\nexec "$@" --help\n' >bin/sudo
  printf '#!/bin/sh\ncase $1 in *.env) cp "$KEPT" "$1" ;; *) cp "$KEY" "$1" ;; esac\n' >bin/nano
  chmod +x bin/*
  age-keygen -o age.key 2>/dev/null
  sed -i "s|^BACKUP_REMOTE=.*|BACKUP_REMOTE=root@copies:$work/copies|; s|^BACKUP_AGE_RECIPIENT=.*|BACKUP_AGE_RECIPIENT=$(age-keygen -y age.key)|" \
    "clone/infra/${DIRECTORY[infra]}/.env"
}
