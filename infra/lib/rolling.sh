# shellcheck shell=bash disable=SC2034,SC2153 # other files of the library read what is set here
# The phases of update.sh for one service behind an nginx that leads requests to one container or another. Sourced after
# update.sh by a droplet that sets:
#
#   SERVICE, PORT    what is replaced, and where it listens
#   PROXY            the service of the nginx before it
#   INCLUDE, ZONE    the file inside the proxy that names the servers, and the zone it declares
#   proxy_test       checks the proxy's configuration; proxy_steady restores the committed one
#   probe NAME       asks a container what a person would, by its name
#
# The proxy's configuration is changed only over a reload, and no reload ever meets a name that is not resolved yet: while one
# version gives way to the other the servers are named one by one, and back at "every container of the service" both stand
# there for a moment. Old workers of the proxy may use connections to the old container as long as they live: it is stopped
# after the last of them.

ROLLED=("$SERVICE")
# How long old workers of the proxy may live (worker_shutdown_timeout, 60 s), and some.
WORKERS_WITHIN=${WORKERS_WITHIN:-75}

proxy() { containers "$PROXY"; }

# lead LINE…: the proxy's servers are these.
lead() {
  printf 'zone %s 64k;\n' "$ZONE" | cat - <(printf 'server %s;\n' "$@") | docker exec --interactive "$(proxy)" sh -c "cat >$INCLUDE" || return 1
  reload
}

# Reloads, and comes back when workers of the new configuration serve; the old ones may go on with what they have begun.
# Like the others below it runs where an error does not end the script by itself, so each step says what a failure does.
reload() {
  local proxy before
  proxy=$(proxy)
  proxy_test || return 1
  before=$(workers "$proxy" | sort)
  docker kill --signal HUP "$proxy" >/dev/null || return 1
  within 10 serves_anew "$proxy" "$before"
}

# Process ids of the workers that take new connections.
workers() { docker top "$1" -eo pid,args | awk '/nginx: worker process$/ { print $1 }'; }
leaving() { docker top "$1" -eo pid,args | grep -c 'worker process is shutting down' || true; }
serves_anew() {
  local now
  now=$(workers "$1" | sort)
  [[ -n $now && -z $(comm -12 <(printf '%s\n' "$2") <(printf '%s\n' "$now")) ]]
}
all_left() { (($(leaving "$1") == 0)); }

# What an update that was cut off (power, kill -9) left: the steady state, with the container that is in use.
tidy() {
  local ids kept id
  ids=$(containers "$SERVICE")
  (($(wc -w <<<"$ids") > 1)) || return 0
  kept=$(docker exec "$(proxy)" cat "$INCLUDE" | awk '/^server / { print $2; exit }')
  kept=${kept%%:*}
  for id in $ids; do if [[ $(name_of "$id") == "$kept" ]]; then kept=$id; fi; done
  [[ $ids == *"$kept"* ]] || kept=$(head -n 1 <<<"$ids")
  log "an update was cut off: $(name_of "$kept") stays"
  lead "$(name_of "$kept"):$PORT" && within "$WORKERS_WITHIN" all_left "$(proxy)" || return 1
  for id in $ids; do [[ $id == "$kept" ]] || docker rm --force "$id" >/dev/null; done
  steady "$kept"
}

# steady CONTAINER: back to the committed servers, by way of both.
steady() {
  proxy_steady || return 1
  lead "$(name_of "$1"):$PORT" "$SERVICE:$PORT resolve" || return 1
  # Docker's DNS is asked every two seconds.
  sleep 3
  proxy_steady || return 1
  reload
}

start_new() {
  tidy || fail "the rest of an update that was cut off could not be cleared away"
  OLD["$SERVICE"]=$(containers "$SERVICE")
  lead "$(name_of "${OLD[$SERVICE]}"):$PORT"
  compose up --detach --no-recreate --no-deps --scale "$SERVICE=2" "$SERVICE"
  NEW["$SERVICE"]=$(second_container) || fail "no second container of $SERVICE was made"
}

# The container of the service that is not the old one, running or not.
second_container() {
  local ids
  ids=$(compose ps --all --quiet "$SERVICE" | grep -vxF "${OLD[$SERVICE]}") && [[ $(wc -l <<<"$ids") == 1 ]] && printf '%s' "$ids"
}

switch() {
  probe "$(name_of "${NEW[$SERVICE]}")" || fail "$SERVICE $VERSION is ready, but does not answer as it should"
  proxy_steady
  # While the new version is watched the old one steps in for it.
  lead "$(name_of "${NEW[$SERVICE]}"):$PORT" "$(name_of "${OLD[$SERVICE]}"):$PORT backup"
}

watch() {
  local new=${NEW[$SERVICE]} deadline=$((SECONDS + WATCH)) since
  since=$(date +%s)
  while ((SECONDS < deadline)); do
    sleep 1
    is_ready "$new" || fail "$SERVICE $VERSION is not ready any more"
    (($(restarts "$new") == 0)) || fail "$SERVICE $VERSION was restarted"
  done
  few_errors "$since" || fail "$SERVICE $VERSION answers too often with an error of its own ($ERRORS)"
}

# Of the answers through the proxy since then at most one in a hundred is a 5xx, or two in all.
few_errors() {
  local all errors
  docker logs --since "$1" "$(proxy)" >"$SCRATCH/answers" 2>/dev/null
  all=$(grep -c '"status":' "$SCRATCH/answers" || true)
  errors=$(grep -cE '"status":5[0-9][0-9]' "$SCRATCH/answers" || true)
  ERRORS="$errors of $all"
  log "answers since the switch: $all, errors: $errors"
  ((errors <= 2 || errors * 100 <= all))
}

drain() {
  local proxy
  proxy=$(proxy)
  lead "$(name_of "${NEW[$SERVICE]}"):$PORT"
  log "waiting for the proxy's old workers"
  within "$WORKERS_WITHIN" all_left "$proxy" || warn "old workers of $PROXY are still there after $WORKERS_WITHIN s"
  PHASE=gone
  settle
}

settle() {
  # Readiness off first, then 30 s for what is under way: the service does so itself when it is told to stop.
  docker stop --time 40 "${OLD[$SERVICE]}" >/dev/null 2>&1 || true
  docker rm --force "${OLD[$SERVICE]}" >/dev/null 2>&1 || true
  steady "${NEW[$SERVICE]}"
}

take_back() {
  local new=${NEW[$SERVICE]:-} old=${OLD[$SERVICE]:-}
  [[ -n $old ]] || return 0
  restore_clone || return 1
  proxy_steady || return 1
  lead "$(name_of "$old"):$PORT" || return 1
  [[ -n $new ]] || new=$(second_container || true)
  if [[ -n $new ]]; then
    if [[ $PHASE != start ]]; then within "$WORKERS_WITHIN" all_left "$(proxy)" || true; fi
    docker stop --time 40 "$new" >/dev/null 2>&1
    docker rm --force "$new" >/dev/null 2>&1
  fi
  VERSION=$PREVIOUS steady "$old"
}

# answers STATUS URL [HEADER]: what the proxy's container gets at URL.
answers() {
  local said
  said=$(docker exec "$(proxy)" wget -q -S -O /dev/null ${3:+--header "$3"} "$2" 2>&1 || true)
  [[ $said == *"HTTP/1.1 $1"* ]] || {
    log "$2 does not answer $1: $(head -n 1 <<<"$said")"
    return 1
  }
}

# The proxy itself is replaced: nothing answers for about a second.
replace_base_images() {
  confirm "Connections are refused for about a second while $PROXY is replaced."
  lock "$DROPLET/.lock"
  if [[ $DRY_RUN == yes ]]; then
    printf 'would replace %s\n' "$PROXY"
    finish "dry run, nothing changed"
  fi
  step "replace $PROXY"
  LEFT="it was, or without $PROXY"
  NEXT="docker compose up -d"
  compose pull --quiet "$PROXY" 2>/dev/null || warn "no newer image could be fetched, the one of this machine is used"
  compose up --detach --no-deps --force-recreate --wait "$PROXY"
  LEFT="$PROXY was replaced"
  NEXT="scripts/smoke-test.sh"
  "$DROPLET/scripts/smoke-test.sh"
  finish "$PROXY was replaced"
}
