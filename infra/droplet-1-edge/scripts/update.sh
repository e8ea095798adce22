#!/usr/bin/env bash
# Replaces the running auth service by another version, and nginx's configuration with it; whatever goes wrong, the old ones
# go on serving.
set -Eeuo pipefail

DROPLET=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
SERVICE=auth
PORT=8001
PROXY=nginx
INCLUDE=/etc/nginx/conf.d/auth.upstream
ZONE=upstream-auth
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

# The configuration of the version to come is one that nginx accepts.
preflight_own() {
  local commit candidate=$SCRATCH/candidate nginx=infra/droplet-1-edge/nginx
  commit=$(tag_of_version) || return 0
  mkdir "$candidate"
  in_clone archive "$commit" "$nginx" | tar --extract --directory "$candidate"
  [[ -z $CARRIED ]] || cp "$CARRIED" "$candidate/$nginx/conf.d/default.conf"
  chmod -R a+rX "$SCRATCH"
  # shellcheck disable=SC2016 # expanded in the container
  compose run --rm --no-deps -T --volume "$candidate/$nginx:/etc/nginx/candidate:ro" --env SITE=/etc/nginx/candidate \
    --entrypoint sh nginx -c 'sh "$SITE/start.sh" render >/dev/null && nginx -t -q -c "$SITE/nginx.conf"' ||
    refuse "nginx does not accept the configuration of $VERSION" "$0 with another version"
}

proxy_test() { docker exec "$(proxy)" nginx -t -q -c /etc/nginx/site/nginx.conf; }
proxy_steady() { docker exec "$(proxy)" sh /etc/nginx/site/start.sh render >/dev/null; }

probe() {
  answers 200 "http://$1:$PORT/auth/login" "X-Tenant-Slug: probe" &&
    answers 200 "http://$1:$PORT/auth/.well-known/jwks.json" "X-Tenant-Slug: probe"
}

update "$@"
