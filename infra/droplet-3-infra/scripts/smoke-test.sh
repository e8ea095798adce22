#!/usr/bin/env bash
# Asks the running infrastructure what it is for: roles, streams, an event on its way from the outbox to every engine.
# shellcheck disable=SC2034 # the libraries read these
set -Eeuo pipefail
DROPLET=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=infra/lib/script.sh
source "$DROPLET/../lib/script.sh"
# shellcheck source=infra/lib/droplet.sh
source "$DROPLET/../lib/droplet.sh"
# shellcheck source=infra/lib/firewall.sh
source "$DROPLET/../lib/firewall.sh"
# shellcheck source=infra/lib/smoke.sh
source "$DROPLET/../lib/smoke.sh"
# shellcheck source=infra/lib/smoke-infra.sh
source "$DROPLET/../lib/smoke-infra.sh"

usage() { smoke_usage "PostgreSQL for each role, Redis for each user, events from the outbox to every engine, the last backup"; }
option() { smoke_option "$@"; }

start smoke-test.sh "$@"
LEFT="it was, but for a test event"
NEXT="docker compose ps; docker compose logs --tail 50"
load_env
need docker
AUTH_DB_PASSWORD=${AUTH_DB_PASSWORD:-$POSTGRES_PASSWORD}
PLATFORM_DB_PASSWORD=${PLATFORM_DB_PASSWORD:-$POSTGRES_PASSWORD}
REDIS_PASSWORD=${REDIS_PASSWORD:-$POSTGRES_PASSWORD}
# As the other droplets come in: by the published port.
DATABASE_NETWORK=host
DATABASE_HOST=${BIND_ADDRESS:-127.0.0.1}

step "infrastructure"
containers_healthy postgres redis relay worker
firewall_check
room_checks
database_checks
redis_checks
pipeline_checks
keeping_checks
conclude
