#!/usr/bin/env bash
# Makes this machine the edge: see --help.
# shellcheck disable=SC2034 # read by the library
set -Eeuo pipefail
DROPLET=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=infra/lib/script.sh
source "$DROPLET/../lib/script.sh"
# shellcheck source=infra/lib/droplet.sh
source "$DROPLET/../lib/droplet.sh"
# shellcheck source=infra/lib/firewall.sh
source "$DROPLET/../lib/firewall.sh"
# shellcheck source=infra/lib/bootstrap.sh
source "$DROPLET/../lib/bootstrap.sh"

PLANNED_MIB=1024
DIRECTORIES=(nginx/ssl)
BORN_HERE=(SECRET_KEY)
declare -A GOES_TO=()

timers() {
  timer check "looks at the origin certificate" "*-*-* 08:00" "$(checks)" "$DROPLET" certificate
  timer figures "measures the containers" "*:0/5" "$(checks)" "$DROPLET" figures
}

reachability() {
  answers "$VERTICAL_HOST" 8000 || warn "nothing answers on $VERTICAL_HOST:8000 (droplet 2)"
  needs_database
}

bootstrap "$@"
