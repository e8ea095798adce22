#!/usr/bin/env bash
# Makes this machine the vertical: see --help.
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
DIRECTORIES=()
BORN_HERE=(SECRET_KEY)
declare -A GOES_TO=()

# The edge's timers and those of droplet 3 look after what can run out. The photos go at night, after the backup.
timers() {
  timer purge "removes the photos of proofs that stores no longer keep" "*-*-* 04:30" \
    docker compose --project-directory "$DROPLET" --file "$DROPLET/docker-compose.yml" \
    run --rm --no-deps -T --entrypoint basecommerce app attachments purge --yes
  timer figures "measures the containers" "*:0/5" "$(checks)" "$DROPLET" figures
}

reachability() { needs_database; }

bootstrap "$@"
