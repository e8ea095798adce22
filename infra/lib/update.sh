# shellcheck shell=bash disable=SC2034 # other files of the library read what is set here
# Replaces a running version by another one; whatever goes wrong, the old one goes on serving. Sourced after script.sh,
# droplet.sh and firewall.sh by the update.sh of a droplet, which says what is its own:
#
#   ROLLED         the services that get a new version, in the order in which they are replaced
#   preflight_own  what this droplet asks beyond the others before anything changes
#   start_new, switch, watch, drain
#                  the phases; those of a service behind a proxy stand in rolling.sh. drain sets PHASE=gone before it stops
#                  what could still be gone back to
#   settle         what drain does after that; take_back goes back to the old version from any phase before
#
# State for the phases: VERSION the new tag, PREVIOUS the old one, NEW and OLD containers by service.

REPOSITORY=$(cd -- "$DROPLET/../.." && pwd)
HISTORY=$DROPLET/.deploy-history
# How long a new version may take to be ready, and how long it is watched, in seconds.
READY_WITHIN=${READY_WITHIN:-60}
WATCH=${WATCH:-20}
# What must be free on the disk before images are fetched, in MiB.
NEEDED_MIB=${NEEDED_MIB:-2048}

declare -A NEW=() OLD=() OLD_IMAGE=()
LOAD=""
BUILD=no
ROLLBACK=no
BASE_IMAGES=no
# How far it has come: what undo has to take back.
PHASE=none
# Commit or branch the clone was at, once it has been moved.
MOVED_FROM=""
CARRIED=""

usage() {
  cat <<TEXT
Usage: scripts/update.sh [VERSION] [--load FILE | --build] [--rollback] [--base-images] [--dry-run] [--yes]

Replaces ${ROLLED[*]} by VERSION (default: the one of .env, fetched again) without a failed request. When VERSION is a tag of
the repository, the clone goes to it, too. On any failure the old version goes on serving.

  --load FILE     images from a file of docker/release.sh --save, instead of from IMAGE_REGISTRY
  --build         builds the images here, beside the serving ones; slow, and needs the memory
  --rollback      back to the version before this one
  --base-images   replaces nginx, PostgreSQL or Redis themselves: connections are refused for some seconds
  --dry-run       says what would be done
  --yes           asks nothing

Exit: 0 done, 2 wrong use, 3 refused before anything changed, 4 failed and taken back, 5 taking back failed, 130 interrupted
and taken back.
TEXT
}

option() {
  case $1 in
    --load)
      [[ -n ${2:-} ]] || misuse "--load needs a file"
      LOAD=$2
      TAKEN=2
      ;;
    --build) BUILD=yes ;;
    --rollback) ROLLBACK=yes ;;
    --base-images) BASE_IMAGES=yes ;;
    *) return 1 ;;
  esac
}

update() {
  start "$0" "$@"
  ((${#WORDS[@]} <= 1)) || misuse "one VERSION at most"
  [[ -z $LOAD || $BUILD == no ]] || misuse "--load or --build, not both"
  [[ $ROLLBACK == no || ${#WORDS[@]} -eq 0 ]] || misuse "--rollback knows its version itself"
  local asked=${WORDS[0]:-}

  step "preflight"
  need docker git
  load_env
  # Compose takes them from here, not from .env.
  export VERSION IMAGE_REGISTRY
  PREVIOUS=$VERSION
  if [[ $BASE_IMAGES == yes ]]; then replace_base_images; fi
  if [[ $ROLLBACK == yes ]]; then
    choose_previous
  elif [[ -n $asked ]]; then
    VERSION=$asked
    wrong_with tag "$VERSION" >/dev/null || misuse "$VERSION is no image tag"
  fi
  lock "$DROPLET/.lock"
  preflight
  if [[ $DRY_RUN == yes ]]; then
    printf 'would move the clone to: %s\n' "$(tag_of_version || printf 'nothing, no tag of the repository is called so')"
    printf 'would replace %s %s by %s\n' "${ROLLED[*]}" "$PREVIOUS" "$VERSION"
    finish "dry run, nothing changed"
  fi

  step "get $VERSION"
  PHASE="get"
  LEFT="$PREVIOUS serves"
  move_clone
  get_images
  step "start the new version beside the old one"
  PHASE=start
  start_new
  step "wait for it"
  wait_ready
  step "switch"
  PHASE=switch
  switch
  step "watch it for $WATCH s"
  watch
  step "drain the old one"
  PHASE=drain
  drain
  PHASE="done"
  LEFT="$VERSION serves, but is not recorded"
  NEXT="$0 $VERSION"
  step "record"
  record
  finish "$VERSION serves ($SECONDS s)"
}

# Preflight: nothing changes.

preflight() {
  firewall_stands
  local free service
  free=$(free_mib "$(docker info --format '{{.DockerRootDir}}' 2>/dev/null || printf /)")
  ((free >= NEEDED_MIB)) || refuse "$free MiB are free on the disk of Docker, $NEEDED_MIB are needed" "docker image prune --all"
  for service in $(compose config --services); do
    is_one_shot "$service" || running_healthy "$service" ||
      refuse "$service is not healthy" "docker compose ps; docker compose logs --tail 50 $service"
  done
  if [[ -n $LOAD ]]; then
    [[ -r $LOAD ]] || refuse "$LOAD cannot be read" "docker/release.sh --save FILE"
  elif [[ $BUILD == no && -z $IMAGE_REGISTRY && $ROLLBACK == no ]]; then
    for service in "${ROLLED[@]}"; do
      docker image inspect "$(image "$service")" >/dev/null 2>&1 ||
        refuse "image $(image "$service") is not here and IMAGE_REGISTRY is empty" "$0 $VERSION --load FILE"
    done
  fi
  look_at_clone
  preflight_own
}

firewall_stands() {
  local why
  why=$(firewall_as_configured) || refuse "the firewall is not as .env says: $why" "sudo $DROPLET/scripts/bootstrap.sh --firewall"
}

is_one_shot() { [[ $1 == roles ]]; }

# image SERVICE: name and tag of its image, as docker-compose.yml has it.
image() {
  local name
  case $1 in
    auth) name=edge-auth ;;
    app) name=construction-app ;;
    relay) name=outbox-relay ;;
    worker) name=engines-worker ;;
  esac
  printf '%s' "${IMAGE_REGISTRY:+$IMAGE_REGISTRY/}basecommerce/$name:$VERSION"
}

in_clone() { git -C "$REPOSITORY" "$@"; }

# The commit of VERSION where it is a tag of the repository.
tag_of_version() { in_clone rev-parse --quiet --verify "refs/tags/$VERSION^{commit}"; }

# The clone can go to the tag: no local change stands in the way but the address in nginx's file, which is carried over.
look_at_clone() {
  in_clone rev-parse --git-dir >/dev/null 2>&1 || return 0
  if ! tag_of_version >/dev/null && [[ $ROLLBACK == no ]]; then
    in_clone fetch --quiet --tags 2>/dev/null || warn "the repository's origin could not be asked for tags"
  fi
  tag_of_version >/dev/null || return 0
  local edited=infra/droplet-1-edge/nginx/conf.d/default.conf others
  others=$(in_clone status --porcelain --untracked-files=no | cut -c 4- | grep -vxF "$edited" || true)
  [[ -z $others ]] || refuse "files of the clone were edited: ${others//$'\n'/, }" "git -C $REPOSITORY stash"
  if ! in_clone diff --quiet HEAD -- "$edited"; then
    in_clone show "HEAD:$edited" >"$SCRATCH/base"
    in_clone show "$(tag_of_version):$edited" >"$SCRATCH/theirs"
    CARRIED=$SCRATCH/carried
    git merge-file -p "$REPOSITORY/$edited" "$SCRATCH/base" "$SCRATCH/theirs" >"$CARRIED" ||
      refuse "the edit of $edited does not fit $VERSION" "set VERTICAL_HOST in .env and undo the edit: git -C $REPOSITORY checkout $edited"
  fi
}

move_clone() {
  local commit
  commit=$(in_clone rev-parse --git-dir >/dev/null 2>&1 && tag_of_version) || return 0
  [[ $commit != "$(in_clone rev-parse HEAD)" ]] || return 0
  MOVED_FROM=$(in_clone symbolic-ref --quiet --short HEAD || in_clone rev-parse HEAD)
  local edited=$REPOSITORY/infra/droplet-1-edge/nginx/conf.d/default.conf
  cp "$edited" "$SCRATCH/edited"
  in_clone checkout --quiet -- "$edited"
  in_clone checkout --quiet --detach "$commit"
  [[ -z $CARRIED ]] || cp "$CARRIED" "$edited"
}

restore_clone() {
  [[ -n $MOVED_FROM ]] || return 0
  local edited=$REPOSITORY/infra/droplet-1-edge/nginx/conf.d/default.conf
  in_clone checkout --quiet -- "$edited" && in_clone checkout --quiet "$MOVED_FROM" && cp "$SCRATCH/edited" "$edited" &&
    MOVED_FROM=""
}

# Images.

get_images() {
  local service
  for service in "${ROLLED[@]}"; do OLD_IMAGE[$service]=$(docker inspect --format '{{.Image}}' "$(containers "$service" | tail -n 1)"); done
  if [[ $ROLLBACK == yes ]]; then
    tag_previous
  elif [[ -n $LOAD ]]; then
    docker load --quiet --input "$LOAD"
  elif [[ $BUILD == yes ]]; then
    compose build --quiet "${ROLLED[@]}"
  elif [[ -n $IMAGE_REGISTRY ]]; then
    compose pull --quiet "${ROLLED[@]}"
  fi
  for service in "${ROLLED[@]}"; do
    docker image inspect "$(image "$service")" >/dev/null 2>&1 || fail "image $(image "$service") is not here"
  done
}

# The history: one line an update, "TIME VERSION SERVICE=IMAGE …", the newest last.
# previous_line: the newest one that tells of something else than the last one does.
previous_line() {
  awk '{ told[NR] = $0; sub(/^[^ ]+ /, "", told[NR]); whole[NR] = $0 }
    END { for (i = NR - 1; i > 0; i--) if (told[i] != told[NR]) { print whole[i]; exit } }' "$HISTORY"
}

choose_previous() {
  local line="" entry entries
  [[ ! -f $HISTORY ]] || line=$(previous_line)
  [[ -n $line ]] || refuse "no earlier version is recorded" "$0 VERSION"
  VERSION=$(cut -d ' ' -f 2 <<<"$line")
  read -r -a entries <<<"$(cut -d ' ' -f 3- <<<"$line")"
  for entry in "${entries[@]}"; do
    docker image inspect "${entry#*=}" >/dev/null 2>&1 || refuse "the image of $VERSION is no longer here" "$0 $VERSION"
  done
}

# A tag such as "latest" may have moved on since: it goes back to the image that ran.
tag_previous() {
  local entry entries
  read -r -a entries <<<"$(previous_line | cut -d ' ' -f 3-)"
  for entry in "${entries[@]}"; do docker tag "${entry#*=}" "$(image "${entry%%=*}")"; done
}

record() {
  env_set VERSION "$VERSION"
  local service line
  # The first update also writes down what ran before it, so that there is a way back.
  if [[ ! -f $HISTORY ]]; then
    line="$(date -Is) $PREVIOUS"
    for service in "${ROLLED[@]}"; do line+=" $service=${OLD_IMAGE[$service]}"; done
    printf '%s\n' "$line" >"$HISTORY"
  fi
  line="$(date -Is) $VERSION"
  for service in "${ROLLED[@]}"; do
    line+=" $service=$(docker inspect --format '{{.Image}}' "$(containers "$service" | tail -n 1)")"
  done
  {
    tail -n 9 "$HISTORY"
    printf '%s\n' "$line"
  } >"$SCRATCH/history"
  write_file "$HISTORY" 644 <"$SCRATCH/history"
  prune
}

# The images of earlier updates; not those of this version and the one before it, and none that no update brought.
prune() {
  local kept gone reference id
  kept=$(cat <(tail -n 1 "$HISTORY") <(previous_line) | grep -oE 'sha256:[0-9a-f]+')
  gone=$(grep -oE 'sha256:[0-9a-f]+' "$HISTORY" | sort -u | grep -vxF "$kept" || true)
  while read -r reference id; do
    grep -qxF "$id" <<<"$gone" || continue
    docker image rm "$reference" >/dev/null 2>&1 || warn "$reference could not be removed"
  done < <(docker image ls --no-trunc --format '{{.Repository}}:{{.Tag}} {{.ID}}')
}

# Waiting.

# is_ready CONTAINER: it runs, and answers that it is ready.
is_ready() { [[ $(docker inspect --format '{{.State.Status}}' "$1" 2>/dev/null) == running ]] && docker exec "$1" healthy 2>/dev/null; }

wait_ready() {
  local service
  for service in "${ROLLED[@]}"; do
    within "$READY_WITHIN" ready_or_gone "${NEW[$service]}" || fail "$service $VERSION is not ready within $READY_WITHIN s"
    is_ready "${NEW[$service]}" || fail "$service $VERSION stopped while it was starting"
  done
}

# Ends the wait early when the container has left and come back: it will not get better.
ready_or_gone() { is_ready "$1" || (($(restarts "$1") > 0)); }

restarts() { docker inspect --format '{{.RestartCount}}' "$1" 2>/dev/null || printf 1; }

name_of() { docker inspect --format '{{slice .Name 1}}' "$1"; }

# What the operator needs of a version that failed, before it is gone.
show_failed() {
  local service
  for service in "${ROLLED[@]}"; do
    [[ -n ${NEW[$service]:-} ]] || continue
    printf -- '-- the last lines of %s %s:\n' "$service" "$VERSION"
    docker logs --tail 50 "${NEW[$service]}" 2>&1 || true
    printf -- '-- its last health answer:\n%s\n' "$(docker inspect --format \
      '{{if .State.Health}}{{range .State.Health.Log}}{{.ExitCode}} {{.Output}}{{end}}{{end}}' "${NEW[$service]}" 2>/dev/null || true)"
  done
}

# However far it came: what serves is the old version, or the new one once the old one is gone.
undo() {
  local status=$STATUS
  case $PHASE in
    none | done) return 0 ;;
    gone)
      log "the old version is gone: bringing the change to its end"
      if settle && record; then
        LEFT="$VERSION serves"
      else
        LEFT="$VERSION serves, the old version may still be there"
        NEXT="docker compose ps; docker compose up -d --no-recreate; scripts/smoke-test.sh"
        STATUS=5
      fi
      return 0
      ;;
  esac
  log "taking back: $PREVIOUS goes on serving"
  ((status == 130)) || show_failed
  if take_back && restore_clone; then
    LEFT="$PREVIOUS serves, $VERSION is gone"
    ((status == 130)) || STATUS=4
  else
    STATUS=5
    LEFT="nobody knows: taking back failed"
    NEXT="docker compose ps; docker compose up -d --no-recreate; scripts/smoke-test.sh"
  fi
}
