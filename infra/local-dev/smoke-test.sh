#!/usr/bin/env bash
# Uses the running suite as its people do: looks at the three droplets, signs in, sells, and waits for the engine to notice.
# Changes nothing but what it sells in the demo store, and a test event.
# shellcheck disable=SC2034,SC2317 # the libraries read these, and call these by name
set -Eeuo pipefail
DROPLET=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/lib/script.sh
source "$DROPLET/../lib/script.sh"
# shellcheck source=infra/lib/droplet.sh
source "$DROPLET/../lib/droplet.sh"
# shellcheck source=infra/lib/smoke.sh
source "$DROPLET/../lib/smoke.sh"
# shellcheck source=infra/lib/smoke-infra.sh
source "$DROPLET/../lib/smoke-infra.sh"
# shellcheck source=infra/lib/smoke-vertical.sh
source "$DROPLET/../lib/smoke-vertical.sh"
# shellcheck source=infra/lib/smoke-edge.sh
source "$DROPLET/../lib/smoke-edge.sh"

readonly BASE_DOMAIN=localhost
readonly PORT="${PORT:-80}"
readonly PATIENCE="${PATIENCE:-10}"
readonly OPERATOR="${OPERATOR:-}"
readonly DEMO_PASSWORD=basecommerce-demo

usage() {
  cat <<'TEXT'
Usage: infra/local-dev/smoke-test.sh [--dry-run] [--help]

  PORT       where the edge answers (80)
  PATIENCE   seconds to wait for an engine (10)
  OPERATOR   command line of edge-auth, when the suite does not run in containers: what is asked of containers is left out

  --dry-run  lists the checks
TEXT
}

# The local gateway cannot close without a word as nginx does.
[[ -z $OPERATOR ]] || unknown_host_is_ignored() { status_is 421 nobody.example.org /; }

key() { cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen; }
operator() {
  # shellcheck disable=SC2086 # the command is several words
  if [[ -n $OPERATOR ]]; then $OPERATOR "$@"; else auth_command auth "$@" 2>/dev/null; fi
}

# What only containers can be asked. Without them the environment is the one of the command line, which these would change.
ask_containers() {
  # One password for all.
  POSTGRES_PASSWORD=$(sed -n 's/.*POSTGRES_PASSWORD: &password //p' "$DROPLET/docker-compose.yml")
  AUTH_DB_PASSWORD=$POSTGRES_PASSWORD PLATFORM_DB_PASSWORD=$POSTGRES_PASSWORD
  DATABASE_NETWORK=${COMPOSE_PROJECT_NAME:-basecommerce}_infra
  DATABASE_HOST=postgres
  VERTICAL_HOST=app
  INFRA_HOST=postgres
  containers_healthy nginx auth app postgres redis relay worker
  room_checks
  prepare_probe
  database_checks
  redis_checks
  pipeline_checks
  wall_checks
  nginx_checks
}

people_sign_in() {
  local cookie
  printf '%s' "$DEMO_PASSWORD" >"$SCRATCH/password"
  must "the demo salesperson signs in" sign_in demo vendedor@demo.test
  cookie=@$SCRATCH/session
  must "the dashboard opens" status_is 200 demo.localhost /web/dashboard --header "$cookie"
  must "the list of quotes opens" status_is 200 demo.localhost /web/cotacoes --header "$cookie"
  must "the session is nobody in another store" status_is 302 lojadoze.localhost /web/dashboard --header "$cookie"
  must "a write without the form's token is refused" status_is 403 demo.localhost /web/clientes --header "$cookie" --data 'name=x'
}

# The first value of a text field, or a number, of the JSON in $SCRATCH/body.
told() { field "$1" <"$SCRATCH/body"; }
number() { grep -o "\"$1\":[0-9]*" "$SCRATCH/body" | head -n 1 | cut -d : -f 2; }

# token STORE USER: a token of the user for one day.
token() {
  local answer
  answer=$(operator token create --slug "$1" --user "$2" --label smoke --scope write --days 1 --json)
  grep -o 'bc_[A-Za-z0-9_-]*' <<<"$answer" | head -n 1
}

# api METHOD PATH STATUS [JSON]: as the owner of $bearer; If-Match from the version read last. A FAIL when it does not go so.
api() {
  local method=$1 path=$2 wanted=$3 json=${4:-} status options
  [[ -n $json ]] || json='{}'
  options=(--request "$method" --header "Authorization: Bearer $bearer" --header 'Content-Type: application/json')
  [[ $method == GET ]] || options+=(--header "Idempotency-Key: $(key)" --data "$json")
  [[ -z ${version:-} ]] || options+=(--header "If-Match: \"$version\"")
  status=$(ask demo.localhost "/api/v1$path" "${options[@]}")
  version=$(number version)
  [[ $status == "$wanted" ]] || {
    failed "$method $path" "status $status, not $wanted: $(head -c 300 "$SCRATCH/body")"
    return 1
  }
}

sell() {
  local bearer version='' product unit customer quote order delivery
  bearer=$(token demo admin@demo.test) || {
    failed "the operator makes a token"
    return
  }
  api GET '/products?q=cimento&limit=1' 200 || return 0
  product=$(told id) unit=$(told stock_unit)
  api GET '/customers?limit=1&kind=company' 200 || return 0
  customer=$(told id)
  version=''
  api POST /quotes 201 "{\"customer_id\":\"$customer\",\"fulfilment\":\"pickup\",\"lines\":[{\"product_id\":\"$product\",\"entered_quantity\":\"1\",\"entered_unit\":\"$unit\"}]}" || return 0
  quote=$(told id)
  api POST "/quotes/$quote/submission" 200 || return 0
  api POST "/quotes/$quote/approval" 200 '{"revision":1,"channel":"counter"}' || return 0
  api POST "/quotes/$quote/conversion" 201 '{"fulfilment":"pickup"}' || return 0
  order=$(told id)
  passed "a quote is sent, approved and becomes an order"

  version=''
  api GET "/deliveries?order_id=$order" 200 || return 0
  delivery=$(told id)
  api POST "/deliveries/$delivery/hand-over" 200 '{"receiver_name":"Teste de fumaça"}' || return 0
  passed "the goods are handed over"
  must "the stock engine notices within $PATIENCE s" engine_knows_what_is_left "$product"
  must "another store does not find the order" nobody_elses "$order"
}

# on_hand PATH: the stock that an answer of the API tells; nothing when it tells none.
on_hand() {
  version=''
  api GET "$1" 200 >/dev/null && told on_hand
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
  status_is 404 lojadoze.localhost "/api/v1/orders/$1" --header "Authorization: Bearer $bearer"
}

start smoke-test.sh "$@"
LEFT="it was, but for what was sold in the demo store"
NEXT="docker compose ps; docker compose logs --tail 50"
command -v curl >/dev/null || refuse "curl is missing" "install it"
ASK_AT=127.0.0.1:$PORT

step "the three droplets"
[[ -n $OPERATOR ]] || ask_containers
edge_checks demo
if [[ -n $OPERATOR ]]; then
  must "the vertical answers" vertical_answers demo
else
  probe_checks
fi
step "the shop"
people_sign_in
[[ $DRY_RUN == yes ]] || sell
conclude
