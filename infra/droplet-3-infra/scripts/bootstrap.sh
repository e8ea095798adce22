#!/usr/bin/env bash
# Makes this machine the one of database, queue and workers: see --help.
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

PLANNED_MIB=2048
# For copies of the backup on another machine.
PACKAGES=(age openssh-client rsync)
DIRECTORIES=(backups)
BORN_HERE=(POSTGRES_PASSWORD AUTH_DB_PASSWORD PLATFORM_DB_PASSWORD REDIS_PASSWORD)
declare -A GOES_TO=([POSTGRES_PASSWORD]="droplet 2" [AUTH_DB_PASSWORD]="droplet 1")

timers() {
  timer backup "backs the database up" "$BACKUP_SCHEDULE" "$DROPLET/scripts/backup-postgres.sh"
  timer restore-drill "restores the last backup aside" "*-*-01 04:00" "$DROPLET/scripts/restore-postgres.sh" --drill --yes
  timer check "looks at disk and partitions" "*-*-* 08:00" "$(checks)" "$DROPLET" disk partitions
  timer figures "measures the containers" "*:0/5" "$(checks)" "$DROPLET" figures
}

# Others need this droplet; it needs none.
reachability() { :; }

bootstrap "$@"
