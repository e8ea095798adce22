#!/usr/bin/env bash
# Asks the running vertical what it is for: pages through the gate, refusals without a token, stores apart.
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
# shellcheck source=infra/lib/smoke-vertical.sh
source "$DROPLET/../lib/smoke-vertical.sh"

usage() { smoke_usage "the gate answers, nothing is told without a token, the database keeps stores apart"; }
option() { smoke_option "$@"; }

start smoke-test.sh "$@"
LEFT="it was"
NEXT="docker compose ps; docker compose logs --tail 50"
load_env
need docker curl
ASK_AT=${BIND_ADDRESS:-127.0.0.1}:8000

step "vertical"
firewall_check
room_checks
needs_droplet "$INFRA_HOST" 5432
containers_healthy gate app
gate_checks
wall_checks
conclude
