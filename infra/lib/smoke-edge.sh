# shellcheck shell=bash
# What the smoke tests ask of the edge, on its droplet and on a developer's machine. Sourced after smoke.sh.

# How the operator's command line of edge-auth is called: in a container of its own, as a second JVM finds no room within
# the limit of the service's.
auth_command() { compose run --rm --no-deps -T --entrypoint basecommerce "$@"; }

nginx_checks() {
  must "nginx accepts its configuration" compose exec -T nginx nginx -t -c /etc/nginx/site/nginx.conf
}

# edge_checks STORE: asked as any visitor, STORE being one that exists.
edge_checks() {
  must "the edge answers" status_is 200 "$1.$BASE_DOMAIN" /health
  must "an unknown host gets no answer" unknown_host_is_ignored
  must "a store's card names it" store_card_names "$1"
  must "an unknown store reveals nothing" unknown_store_is_generic
  must "a forged tenant header is ignored" forged_tenant_is_ignored "$1"
  must "a page without a session leads to the login" page_leads_to_login "$1"
  must "the login page is guarded" login_page_is_guarded "$1"
  must "the key set has a key" key_set_has_a_key "$1"
  must "the API without a token is refused" status_is 401 "$1.$BASE_DOMAIN" /api/v1/quotes
  must "the validation is not reachable from outside" status_is 404 "$1.$BASE_DOMAIN" /auth/validate
}

unknown_host_is_ignored() {
  local status
  status=$(ask nobody.example.org /)
  # 52: closed without a word; 35: no handshake.
  [[ $(<"$SCRATCH/curl") == 52 || ($ASK_SCHEME == https && $(<"$SCRATCH/curl") == 35) ]] || {
    echo "status $status"
    return 1
  }
}

store_card_names() { status_is 200 "$1.$BASE_DOMAIN" /tenant.json && body_has "\"slug\":\"$1\""; }
unknown_store_is_generic() {
  status_is 200 "naoexiste.$BASE_DOMAIN" /tenant.json && body_has '"slug":""' && body_has '"name":"BaseCommerce"' &&
    status_is 404 "naoexiste.$BASE_DOMAIN" /auth/login
}
forged_tenant_is_ignored() {
  status_is 200 "naoexiste.$BASE_DOMAIN" /tenant.json --header "X-Tenant-Slug: $1" && body_has '"slug":""' &&
    status_is 200 "$1.$BASE_DOMAIN" /tenant.json --header 'X-Tenant-Slug: naoexiste' && body_has "\"slug\":\"$1\""
}
page_leads_to_login() { status_is 302 "$1.$BASE_DOMAIN" /web/dashboard && header_is Location '.*/auth/login?next='; }
login_page_is_guarded() {
  status_is 200 "$1.$BASE_DOMAIN" /auth/login && header_is Content-Security-Policy ".*script-src 'self'" &&
    header_is X-Frame-Options DENY && header_is X-Content-Type-Options nosniff &&
    { [[ $ASK_SCHEME == http ]] || header_is Strict-Transport-Security max-age; }
}
key_set_has_a_key() { status_is 200 "$1.$BASE_DOMAIN" /auth/.well-known/jwks.json && body_has '"kid"'; }

# A page that only the vertical knows; while it is away the edge answers 502 or 503 itself.
vertical_answers() { status_is 404 "$1.$BASE_DOMAIN" /problems/smoke-test && body_has '/assets/'; }

# sign_in STORE EMAIL: the password lies in $SCRATCH/password; leaves the session as a header in $SCRATCH/session.
sign_in() {
  status_is 303 "$1.$BASE_DOMAIN" /auth/login --header 'Sec-Fetch-Site: same-origin' --data-urlencode "email=$2" \
    --data-urlencode "password@$SCRATCH/password" --data-urlencode 'next=/web/dashboard' || return 1
  sed -n 's/^[Ss]et-[Cc]ookie: \([A-Za-z_-]*session=[^;]*\).*/Cookie: \1/p' "$SCRATCH/headers" | tail -n 1 >"$SCRATCH/session"
  [[ -s $SCRATCH/session ]] || {
    echo "no session"
    return 1
  }
}

# A user of the reserved store, who has a password for the time of this test only. Each command is a JVM of its own: what
# needs no answer at once runs beside the other checks.
PROBE_OPEN=no
PREPARATION=""

undo() {
  [[ $PROBE_OPEN == yes ]] || return 0
  [[ -z $PREPARATION ]] || wait "$PREPARATION"
  # shellcheck disable=SC2034 # script.sh tells it
  auth_command auth probe close >/dev/null 2>&1 ||
    LEFT="it was, but the probe user can still sign in: docker compose run --rm --no-deps --entrypoint basecommerce auth probe close"
}

# In the background: a new random password, told by the standard output alone; and what the edge's password opens.
prepare_probe() {
  [[ $DRY_RUN == no && $LATER == no ]] || return 0
  PROBE_OPEN=yes
  {
    auth_command auth probe open --json >"$SCRATCH/probe" 2>"$SCRATCH/probe.error" || true
    auth_command -e BASECOMMERCE_DATABASE_ROLE=construction_app auth tenant list >"$SCRATCH/other-role" 2>&1 || true
  } </dev/null &
  PREPARATION=$!
}

probe_checks() {
  [[ -z $PREPARATION ]] || wait "$PREPARATION"
  must "the probe user gets a password" probe_has_password
  must "the probe user signs in" probe_signs_in
  needs_droplet "$VERTICAL_HOST" 8000
  must "the vertical answers" vertical_answers probe
  must "the probe user sees the dashboard" probe_sees_the_dashboard
  needs_droplet "$INFRA_HOST" 5432
  must "the probe user is out again" probe_is_out
  PROBE_OPEN=no
}

probe_has_password() {
  field password <"$SCRATCH/probe" | tr -d '\n' >"$SCRATCH/password"
  [[ -s $SCRATCH/password ]] || {
    tail -n 1 "$SCRATCH/probe.error"
    return 1
  }
}

probe_signs_in() { sign_in "$(field slug <"$SCRATCH/probe")" "$(field email <"$SCRATCH/probe")"; }
probe_sees_the_dashboard() { status_is 200 "probe.$BASE_DOMAIN" /web/dashboard --header "@$SCRATCH/session"; }

probe_is_out() {
  auth_command auth probe close || return 1
  ! probe_signs_in >/dev/null || {
    echo "the password still opens"
    return 1
  }
}

# Whether the edge's password opens the vertical's role, too: there is no other way to know from here.
password_is_its_own() {
  grep -q 'Could not open JDBC Connection' "$SCRATCH/other-role" || {
    echo "AUTH_DB_PASSWORD opens the vertical's role, too: bootstrap.sh --secrets on droplet 3"
    return 1
  }
}

tls_is_there() {
  [[ $ASK_SCHEME == https ]] || {
    echo "origin not encrypted: put origin.pem and origin.key into nginx/ssl/"
    return 1
  }
}

certificate_lasts() {
  local days
  days=$(certificate_days) || return 1
  ((days >= 30)) || {
    echo "it ends in $days days"
    return 1
  }
}
