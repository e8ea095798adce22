#!/usr/bin/env bash
# Builds the images, starts the three droplets of this machine, runs the smoke test against them and takes them down.
set -Eeuo pipefail

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd "$HERE"
readonly COMPOSE=(docker compose --project-name basecommerce-check)
export PORT="${PORT:-8089}"

take_down() {
  local status=$?
  ((status == 0)) || "${COMPOSE[@]}" logs --tail 40
  "${COMPOSE[@]}" down --volumes --timeout 10 >/dev/null 2>&1
  exit "$status"
}
trap take_down EXIT

"${COMPOSE[@]}" build --quiet
"${COMPOSE[@]}" up --detach
OPERATOR="${COMPOSE[*]} run --rm --no-deps -T --entrypoint basecommerce auth" ./smoke-test.sh
