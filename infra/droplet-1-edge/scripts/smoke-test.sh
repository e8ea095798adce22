#!/usr/bin/env bash
# Asks the running edge what it is for: stores by their host names, sign-in, what strangers must not get.
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
# shellcheck source=infra/lib/smoke-edge.sh
source "$DROPLET/../lib/smoke-edge.sh"

usage() {
  smoke_usage "stores are told by their host names, somebody signs in, strangers get nothing"
  cat <<'TEXT'

  HTTP_PORT, HTTPS_PORT   where nginx is published when it is not 80 and 443
TEXT
}
option() { smoke_option "$@"; }

start smoke-test.sh "$@"
LEFT="it was"
NEXT="docker compose ps; docker compose logs --tail 50"
load_env
need docker curl openssl
ASK_AT=127.0.0.1:${HTTP_PORT:-80}
if has_certificate; then
  ASK_SCHEME=https
  ASK_AT=127.0.0.1:${HTTPS_PORT:-443}
fi

step "edge"
firewall_check
room_checks
should "TLS" tls_is_there
[[ $ASK_SCHEME == http ]] || should "the certificate lasts 30 days" certificate_lasts
needs_droplet "$INFRA_HOST" 5432
containers_healthy nginx auth
prepare_probe
nginx_checks
edge_checks probe
probe_checks
should "the edge's database password is its own" password_is_its_own
conclude
