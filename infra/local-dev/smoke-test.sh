#!/usr/bin/env bash
# Uses the running suite as its people do: looks at the edge, signs in, sells, and waits for the engine to notice.
# Changes nothing but what it sells in the demo store.
set -Eeuo pipefail

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
readonly HERE
readonly PORT="${PORT:-80}"
readonly PATIENCE="${PATIENCE:-10}"
# How the operator's command line of edge-auth is called; by default in a container of its own, as a second JVM finds no
# room within the limit of the service's.
readonly OPERATOR="${OPERATOR:-docker compose --project-directory $HERE run --rm --no-deps -T --entrypoint basecommerce auth}"
readonly DEMO_PASSWORD=basecommerce-demo

usage() {
  cat <<'TEXT'
Usage: infra/local-dev/smoke-test.sh [--help]

  PORT       where the edge answers (80)
  PATIENCE   seconds to wait for an engine (10)
  OPERATOR   command line of edge-auth, when it does not run in a container
TEXT
}

failures=0
ok() { printf 'ok    %s\n' "$1"; }
fail() {
  printf 'FAIL  %s%s\n' "$1" "${2:+: $2}"
  failures=$((failures + 1))
}

# check NAME COMMAND…: the check passes when the command succeeds.
check() {
  local name=$1
  shift
  if "$@"; then ok "$name"; else fail "$name"; fi
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ask STORE PATH [CURL OPTION…]: the answer's body into $work/body, headers into $work/headers; prints the status.
ask() {
  local store=$1 path=$2
  shift 2
  curl --silent --show-error --max-time 20 --output "$work/body" --dump-header "$work/headers" --write-out '%{http_code}' \
    --header "Host: $store.localhost" "$@" "http://127.0.0.1:$PORT$path" || printf '000'
}

status_is() { [[ $(ask "${@:2}") == "$1" ]]; }
header_is() { grep -qi "^$1: $2" "$work/headers"; }
body_has() { grep -q -- "$1" "$work/body"; }
# The first value of a text field of the JSON in $work/body.
field() { grep -o "\"$1\":\"[^\"]*\"" "$work/body" | head -n 1 | cut -d '"' -f 4; }
number() { grep -o "\"$1\":[0-9]*" "$work/body" | head -n 1 | cut -d : -f 2; }
key() { cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen; }

main() {
  case ${1:-} in
    -h | --help)
      usage
      exit 0
      ;;
    '') ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
  look_at_the_edge
  sign_in
  sell
  if ((failures)); then
    printf 'FAILED: %d checks failed\n' "$failures"
    exit 1
  fi
  printf 'OK: the suite works\n'
}

look_at_the_edge() {
  check "edge answers" status_is 200 demo /health
  check "a store's card" store_card_names demo
  check "an unknown store reveals nothing" unknown_store_is_generic
  check "a forged tenant header is ignored" forged_tenant_is_ignored
  check "a page without a session leads to the login" page_leads_to_login
  check "the API without a token is refused" status_is 401 demo /api/v1/quotes
  check "the login page carries its policy" login_page_is_guarded
  check "the key set has a key" key_set_has_a_key
  check "the validation is not reachable from outside" status_is 404 demo /auth/validate
}

store_card_names() { status_is 200 "$1" /tenant.json && body_has "\"slug\":\"$1\""; }
unknown_store_is_generic() {
  status_is 200 naoexiste /tenant.json && body_has '"name":"BaseCommerce"' && status_is 404 naoexiste /auth/login
}
forged_tenant_is_ignored() {
  status_is 200 demo /tenant.json --header 'X-Tenant-Slug: lojadoze' && body_has '"slug":"demo"'
}
page_leads_to_login() {
  status_is 302 demo /web/dashboard && header_is Location '.*/auth/login?next='
}
login_page_is_guarded() {
  status_is 200 demo /auth/login && header_is Content-Security-Policy '.*script-src' && header_is X-Frame-Options DENY &&
    header_is X-Content-Type-Options nosniff
}
key_set_has_a_key() { status_is 200 demo /auth/.well-known/jwks.json && body_has '"kid"'; }

sign_in() {
  local status
  status=$(ask demo /auth/login --cookie-jar "$work/cookies" --header 'Sec-Fetch-Site: same-origin' \
    --data-urlencode 'email=vendedor@demo.test' --data-urlencode "password=$DEMO_PASSWORD" --data-urlencode 'next=/web/dashboard')
  if [[ $status != 303 ]]; then
    fail "the demo salesperson signs in" "status $status"
    return
  fi
  ok "the demo salesperson signs in"
  local cookie
  cookie="session=$(awk '$6 == "session" { print $7 }' "$work/cookies")"
  check "the dashboard opens" status_is 200 demo /web/dashboard --header "Cookie: $cookie"
  check "the list of quotes opens" status_is 200 demo /web/cotacoes --header "Cookie: $cookie"
  check "the session is nobody in another store" status_is 302 lojadoze /web/dashboard --header "Cookie: $cookie"
  check "a write without the form's token is refused" status_is 403 demo /web/clientes --header "Cookie: $cookie" --data 'name=x'
}

# token STORE USER: a token of the user for one day.
token() {
  local answer
  # shellcheck disable=SC2086 # the command is several words
  answer=$($OPERATOR token create --slug "$1" --user "$2" --label smoke --scope write --days 1 --json)
  grep -o 'bc_[A-Za-z0-9_-]*' <<<"$answer" | head -n 1
}

# api METHOD PATH STATUS [JSON]: as the owner of $bearer; If-Match from the version read last.
api() {
  local method=$1 path=$2 wanted=$3 json=${4:-} status options
  [[ -n $json ]] || json='{}'
  options=(--request "$method" --header "Authorization: Bearer $bearer" --header 'Content-Type: application/json')
  [[ $method == GET ]] || options+=(--header "Idempotency-Key: $(key)" --data "$json")
  [[ -z ${version:-} ]] || options+=(--header "If-Match: \"$version\"")
  status=$(ask demo "/api/v1$path" "${options[@]}")
  version=$(number version)
  [[ $status == "$wanted" ]] || {
    fail "$method $path" "status $status, not $wanted: $(head -c 300 "$work/body")"
    return 1
  }
}

sell() {
  local bearer version='' product unit customer quote order delivery
  bearer=$(token demo admin@demo.test) || {
    fail "the operator makes a token"
    return
  }
  api GET '/products?q=cimento&limit=1' 200 || return 0
  product=$(field id) unit=$(field stock_unit)
  api GET '/customers?limit=1&kind=company' 200 || return 0
  customer=$(field id)
  version=''
  api POST /quotes 201 "{\"customer_id\":\"$customer\",\"fulfilment\":\"pickup\",\"lines\":[{\"product_id\":\"$product\",\"entered_quantity\":\"1\",\"entered_unit\":\"$unit\"}]}" || return 0
  quote=$(field id)
  api POST "/quotes/$quote/submission" 200 || return 0
  api POST "/quotes/$quote/approval" 200 '{"revision":1,"channel":"counter"}' || return 0
  api POST "/quotes/$quote/conversion" 201 '{"fulfilment":"pickup"}' || return 0
  order=$(field id)
  ok "a quote is sent, approved and becomes an order"

  version=''
  api GET "/deliveries?order_id=$order" 200 || return 0
  delivery=$(field id)
  api POST "/deliveries/$delivery/hand-over" 200 '{"receiver_name":"Teste de fumaça"}' || return 0
  ok "the goods are handed over"
  check "the stock engine notices within $PATIENCE s" engine_knows_what_is_left "$product"
  check "another store does not find the order" nobody_elses "$order"
}

# on_hand PATH: the stock that an answer of the API tells; nothing when it tells none.
on_hand() {
  version=''
  api GET "$1" 200 >/dev/null && field on_hand
}

# The sale was the last thing that happened to the product: the engine knows of it when it knows the same stock as the shop.
engine_knows_what_is_left() {
  local deadline=$((SECONDS + PATIENCE)) left
  left=$(on_hand "/stock-levels/$1") || return 1
  while ((SECONDS <= deadline)); do
    [[ $(on_hand "/insights/stock/products?product_id=$1") != "$left" ]] || return 0
    sleep 0.3
  done
  return 1
}

nobody_elses() {
  local bearer
  bearer=$(token lojadoze admin@lojadoze.test)
  status_is 404 lojadoze "/api/v1/orders/$1" --header "Authorization: Bearer $bearer"
}

main "$@"
