#!/usr/bin/env bash
# Builds the images, starts the three droplets of this machine, runs the smoke test against them and takes them down.
set -Eeuo pipefail

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd "$HERE"
export COMPOSE_PROJECT_NAME=basecommerce-check PORT="${PORT:-8089}"

take_down() {
  local status=$?
  ((status == 0)) || docker compose logs --tail 40
  docker compose down --volumes --timeout 10 >/dev/null 2>&1
  exit "$status"
}
trap take_down EXIT

docker compose build --quiet
docker compose up --detach
./smoke-test.sh
