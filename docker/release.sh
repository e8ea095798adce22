#!/usr/bin/env bash
# Builds the images of a commit, once, and sends them where they are wanted: the same ones go to staging and production.
set -Eeuo pipefail

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=infra/lib/script.sh
source "$ROOT/infra/lib/script.sh"

readonly MODULES=(edge-auth construction-app outbox-relay engines-worker)
PUSH=no
SAVE=""

usage() {
  cat <<'TEXT'
Usage: docker/release.sh [--push | --save FILE] [--dry-run] [VERSION]

Builds the images of the present commit and tags them VERSION (default: the project's version and the short commit).

  --push        pushes them to IMAGE_REGISTRY
  --save FILE   writes them to FILE (….tar.gz), for update.sh VERSION --load FILE
  --dry-run     says what would be done
TEXT
}

option() {
  case $1 in
    --push) PUSH=yes ;;
    --save)
      [[ -n ${2:-} ]] || misuse "--save needs a file"
      # Seen from where the command was typed.
      SAVE=$(realpath --canonicalize-missing -- "$2")
      TAKEN=2
      ;;
    *) return 1 ;;
  esac
}

# Called by the library: a file that is not whole is none.
# shellcheck disable=SC2317
undo() { [[ -z $SAVE ]] || rm -f "$SAVE.part"; }

main() {
  start docker/release.sh "$@"
  ((${#WORDS[@]} <= 1)) || misuse "one VERSION at most"
  [[ $PUSH == no || -z $SAVE ]] || misuse "--push or --save, not both"
  step "preflight"
  cd "$ROOT"
  [[ -z $(git status --porcelain) ]] || refuse "the checkout has changes that are in no commit" "git status"
  [[ $PUSH == no || -n ${IMAGE_REGISTRY:-} ]] || refuse "IMAGE_REGISTRY is not set" "IMAGE_REGISTRY=registry.example.com/team docker/release.sh --push"
  local version=${WORDS[0]:-$(project_version)-$(git rev-parse --short HEAD)} images=() module
  [[ $version =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$ ]] || misuse "$version is no image tag"

  step "build $version"
  LEFT="it was, some images may have been built"
  for module in "${MODULES[@]}"; do
    images+=("$(name "$module"):$version")
    run docker build --quiet --file docker/Dockerfile --build-arg "MODULE=$module" --build-arg "VERSION=$version" \
      --tag "$(name "$module"):$version" .
  done
  images+=("$(name gate):$version")
  run docker build --quiet --tag "$(name gate):$version" docker/gate

  if [[ $PUSH == yes ]]; then
    step "push"
    local image
    for image in "${images[@]}"; do run docker push --quiet "$image"; done
  elif [[ -n $SAVE ]]; then
    step "save"
    if [[ $DRY_RUN == yes ]]; then
      printf 'would write: %s with %s\n' "$SAVE" "${images[*]}"
    else
      docker save "${images[@]}" | gzip >"$SAVE.part"
      mv "$SAVE.part" "$SAVE"
    fi
  fi
  finish "$version${SAVE:+ in $SAVE}: ${images[*]}"
}

name() { printf '%s' "${IMAGE_REGISTRY:+$IMAGE_REGISTRY/}basecommerce/$1"; }

# The version in the parent pom, without what Maven adds for what is not released.
project_version() {
  local version
  version=$(awk -F '[<>]' '/<parent>/ { inside = 1 } /<\/parent>/ { inside = 0 } !inside && $2 == "version" { print $3; exit }' "$ROOT/pom.xml")
  printf '%s' "${version%-SNAPSHOT}"
}

main "$@"
