#!/usr/bin/env bash
# The guides of infra/README.md, typed.
# shellcheck disable=SC2154,SC2016 # $work and $ROOT come from run.sh

# shellcheck source=infra/tests/droplets.bash
source "$ROOT/infra/tests/droplets.bash"

# What the founding guide says has to be typed, in its order.
test_the_guide_has_the_commands_people_know() {
  local heading directory
  for heading in 'Droplet 3:droplet-3-infra' 'Droplet 2:droplet-2-vertical' 'Droplet 1:droplet-1-edge'; do
    directory=${heading#*:}
    block "### ${heading%:*}" | grep -vE '^(#|$)' | sed 's/ *#.*//' >typed
    {
      printf 'ssh root@DROPLET_%s_IP\n' "${directory:8:1}"
      printf 'git clone https://github.com/yourrepo/basecommerce.git\n'
      printf 'cd basecommerce/infra/%s\n' "$directory"
      printf 'sudo ./scripts/bootstrap.sh\ncp env.example .env\nnano .env\n'
      [[ $directory != droplet-1-edge ]] || printf '%s\n' "sed -i 's/\${VERTICAL_HOST}/10.0.0.2/g' nginx/conf.d/default.conf"
      printf 'docker compose up -d\n./scripts/smoke-test.sh\n'
    } >wanted
    diff -u wanted typed
  done
}

# A machine of its own for each droplet is a directory here; its private addresses lie on lo. bootstrap.sh is only asked for its
# help, as this machine is no fresh one: container_bootstrap_… runs it for good.
container_the_guide_works_as_typed() {
  have_engine
  trap guide_down EXIT
  docker image inspect basecommerce/gate:latest >/dev/null 2>&1 || docker build --quiet --tag basecommerce/gate:latest "$ROOT/docker/gate" >/dev/null
  ip address add 10.0.0.2/32 dev lo 2>/dev/null || true
  ip address add 10.0.0.3/32 dev lo 2>/dev/null || true
  mkdir bin infra vertical edge
  printf '#!/bin/sh\nexit 0\n' >bin/ssh
  printf '#!/bin/sh\nexec /usr/bin/git clone --quiet "%s" basecommerce\n' "$ROOT" >bin/git
  printf '#!/bin/sh\nexec "$@" --help\n' >bin/sudo
  # What a person types into the editor, and ENVIRONMENT=local, by which the smoke test does not look for a firewall here.
  cat >bin/nano <<'NANO'
#!/bin/sh
sed -i "s|^ENVIRONMENT=.*|ENVIRONMENT=local|" "$1"
echo "$SETTINGS" | tr ' ' '\n' | while IFS='=' read -r name value; do sed -i "s|^$name=.*|$name=$value|" "$1"; done
NANO
  chmod +x bin/*
  local password keys
  password=$(openssl rand -hex 24)
  keys="$(openssl rand -hex 24) $(openssl rand -hex 24)"
  typed infra 'Droplet 3' "POSTGRES_PASSWORD=$password"
  typed vertical 'Droplet 2' "INFRA_HOST=10.0.0.3 POSTGRES_PASSWORD=$password SECRET_KEY=${keys% *}"
  typed edge 'Droplet 1' "VERTICAL_HOST=10.0.0.2 SECRET_KEY=${keys#* } INFRA_HOST=10.0.0.3 AUTH_DB_PASSWORD=$password"
}

typed() {
  local began=$SECONDS
  block "### $2" >"$work/$1.commands"
  (cd "$work/$1" && PATH=$work/bin:$PATH SETTINGS=$3 COMPOSE_PROJECT_NAME=guide-$1 bash -Eeuo pipefail "$work/$1.commands") >"$work/$1.said" 2>&1 || {
    tail -n 30 "$work/$1.said"
    exit 1
  }
  printf '%s: %s (%d s)\n' "$2" "$(tail -n 1 "$work/$1.said")" $((SECONDS - began))
  grep '^WARN' "$work/$1.said" || true
}

guide_down() {
  local status=$? droplet
  for droplet in edge vertical infra; do
    (cd "$work/$droplet/basecommerce/infra/${DIRECTORY[$droplet]}" &&
      COMPOSE_PROJECT_NAME=guide-$droplet docker compose down --volumes --timeout 5) >/dev/null 2>&1 || true
  done
  ip address delete 10.0.0.2/32 dev lo 2>/dev/null || true
  ip address delete 10.0.0.3/32 dev lo 2>/dev/null || true
  exit "$status"
}
