#!/usr/bin/env bash
# Replaces the running application by another version; whatever goes wrong, the old one goes on serving.
set -Eeuo pipefail

DROPLET=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
SERVICE=app
PORT=8000
PROXY=gate
INCLUDE=/run/app.upstream
ZONE=app
# shellcheck source=infra/lib/script.sh
source "$DROPLET/../lib/script.sh"
# shellcheck source=infra/lib/droplet.sh
source "$DROPLET/../lib/droplet.sh"
# shellcheck source=infra/lib/firewall.sh
source "$DROPLET/../lib/firewall.sh"
# shellcheck source=infra/lib/update.sh
source "$DROPLET/../lib/update.sh"
# shellcheck source=infra/lib/rolling.sh
source "$DROPLET/../lib/rolling.sh"

# The database answers: readiness of the running version says so.
preflight_own() { :; }

proxy_test() { docker exec "$(proxy)" nginx -t -q; }
proxy_steady() { docker exec "$(proxy)" gate steady; }

probe() {
  answers 200 "http://$1:$PORT/health" &&
    answers 401 "http://$1:$PORT/web/dashboard" &&
    answers 401 "http://$1:$PORT/api/v1/quotes"
}

update "$@"
