# shellcheck shell=bash disable=SC2154,SC2034 # $work and $ROOT come from run.sh; the tests read what is set here
# Three droplets on this machine for the tests in containers: a clone with tags, an .env each, addresses of their own, the
# memory limits of the compose files. Sourced by *.test.sh.

readonly EDGE=10.99.0.1 VERTICAL=10.99.0.2 INFRA=10.99.0.3
readonly SHOP=loja.basecommerce.com.br
LOAD=()
declare -A DIRECTORY=([edge]=droplet-1-edge [vertical]=droplet-2-vertical [infra]=droplet-3-infra)

declare -A HOMES=()

# home_of DROPLET: its clone, one for all until it has one of its own.
home_of() { printf '%s' "${HOMES[$1]:-$work/clone}"; }

# at DROPLET COMMAND…: in its directory, as its compose project.
at() {
  local droplet=$1
  shift
  (cd "$(home_of "$droplet")/infra/${DIRECTORY[$droplet]}" && COMPOSE_PROJECT_NAME=proof-$droplet "$@")
}

# block HEADING [NUMBER]: the commands of the first, or that, block of infra/README.md below it.
block() {
  awk -v heading="$1" -v number="${2:-1}" '
    $0 == heading { below = 1; next }
    below && /^ *```bash$/ { inside = ++blocks == number; next }
    inside && /^ *```$/ { exit }
    inside { sub(/^   /, ""); print }' "$ROOT/infra/README.md"
}

have_engine() {
  docker info >/dev/null 2>&1 || skip "no Docker engine answers"
  [[ $(id -u) == 0 ]] || skip "addresses can only be given by root"
  docker image inspect basecommerce/construction-app:latest >/dev/null 2>&1 || skip "the images are not built"
}

# droplets_up: all three, in the order of the guide, from a clone of what is committed; down at the end of the test.
droplets_up() {
  have_engine
  local droplet number infra_password edge_password
  trap droplets_down EXIT
  git clone --quiet "$ROOT" clone
  number=1
  for droplet in edge vertical infra; do
    ip address add "10.99.0.$number/32" dev lo 2>/dev/null || true
    number=$((number + 1))
  done
  docker build --quiet --tag basecommerce/gate:latest "$work/clone/docker/gate" >/dev/null
  release proof-1
  infra_password=$(openssl rand -hex 24) edge_password=$(openssl rand -hex 24)
  env_of infra VERSION=proof-1 ENVIRONMENT=local "POSTGRES_PASSWORD=$infra_password" "AUTH_DB_PASSWORD=$edge_password" \
    "PLATFORM_DB_PASSWORD=$(openssl rand -hex 24)" "REDIS_PASSWORD=$(openssl rand -hex 24)" \
    "BIND_ADDRESS=$INFRA" VPC_CIDR=10.0.0.0/8,172.16.0.0/12
  env_of vertical VERSION=proof-1 ENVIRONMENT=local "INFRA_HOST=$INFRA" "POSTGRES_PASSWORD=$infra_password" "SECRET_KEY=$(openssl rand -hex 24)" \
    "BIND_ADDRESS=$VERTICAL" VPC_CIDR=10.0.0.0/8,172.16.0.0/12
  env_of edge VERSION=proof-1 ENVIRONMENT=local "VERTICAL_HOST=$VERTICAL" "INFRA_HOST=$INFRA" "AUTH_DB_PASSWORD=$edge_password" \
    "SECRET_KEY=$(openssl rand -hex 24)" CLOUDFLARE_ONLY=false
  # The services that go on running; compose takes one-shot ones along.
  start_droplet infra postgres redis relay worker
  start_droplet vertical gate app
  start_droplet edge nginx auth
}

start_droplet() { at "$1" docker compose up --quiet-pull --detach --wait "${@:2}" >"$work/up" 2>&1 || {
  tail -n 20 "$work/up"
  return 1
}; }

droplets_down() {
  local status=$? droplet
  ((${#LOAD[@]} == 0)) || kill "${LOAD[@]}" 2>/dev/null || true
  for droplet in edge vertical infra; do
    if ((status)); then at "$droplet" docker compose logs --no-color --tail 5 2>/dev/null | cut -c 1-300 || true; fi
    at "$droplet" docker compose down --volumes --timeout 5 >/dev/null 2>&1 || true
  done
  docker image ls --format '{{.Repository}}:{{.Tag}}' | grep -E '^basecommerce/.*:proof-' | xargs -r docker image rm --force >/dev/null 2>&1 || true
  exit "$status"
}

# env_of DROPLET NAME=VALUE…: its .env, from the example as a person would write it.
env_of() {
  local file=$work/clone/infra/${DIRECTORY[$1]}/.env setting
  cp "${file%/.env}/env.example" "$file"
  shift
  for setting; do sed -i "s|^${setting%%=*}=.*|$setting|" "$file"; done
  chmod 600 "$file"
}

# release TAG [DOCKERFILE LINE…]: images of that tag, the latest ones with a label and these lines; and a commit and tag.
release() {
  local tag=$1 image
  shift
  for image in edge-auth construction-app outbox-relay engines-worker gate; do
    {
      printf 'FROM basecommerce/%s:latest\nLABEL proof=%s\n' "$image" "$tag"
      [[ $image == gate ]] || printf '%s\n' "$@"
    } |
      docker build --quiet --tag "basecommerce/$image:$tag" - >/dev/null
  done
  git -C clone -c user.name=proof -c user.email=proof@basecommerce.invalid commit --quiet --allow-empty -m "Release $tag"
  git -C clone tag "$tag"
}

# sql STATEMENT: what the database answers to its superuser.
sql() { at infra docker compose exec -T --user postgres postgres psql -XAtq -U postgres -d basecommerce -c "$1" 2>/dev/null; }

operator() { at edge docker compose run --rm --no-deps -T --entrypoint basecommerce auth "$@" 2>/dev/null; }

# api METHOD PATH [CURL OPTION…]: the answer's body, the status in a last line. A write that met a server going down is sent
# again with its key, once, as a client does; $work/again holds a line for each.
api() {
  local method=$1 path=$2 key answer
  shift 2
  key=$(</proc/sys/kernel/random/uuid)
  answer=$(api_once "$method" "$path" "$key" "$@")
  if [[ ${answer##*$'\n'} == 502 ]]; then
    printf '%s %s\n' "$method" "$path" >>"$work/again"
    answer=$(api_once "$method" "$path" "$key" "$@")
  fi
  printf '%s\n' "$answer"
}

api_once() {
  local method=$1 path=$2 key=$3
  shift 3
  curl --silent --max-time 20 --request "$method" --header "Host: $SHOP" --header "Authorization: Bearer $TOKEN" \
    --header 'Content-Type: application/json' --header "Idempotency-Key: $key" \
    --write-out '\n%{http_code}' "$@" "http://$EDGE/api/v1$path" || true
}

field() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

# shop_open: a store, its owner signed in ($COOKIE) and with a token ($TOKEN), one product and one customer.
shop_open() {
  local link password=areia-Lm4Tz8Bw-grossa
  link=$(operator tenant create --slug loja --name 'Loja da Prova' --admin dona@loja.test | sed -n 's|^access_link: .*\(/auth/links/.*\)|\1|p')
  TOKEN=$(operator token create --slug loja --user dona@loja.test --label proof --scope write --days 1 --json | field token)
  curl --silent --output /dev/null --header "Host: $SHOP" --header 'Sec-Fetch-Site: same-origin' \
    --data-urlencode "password=$password" --data-urlencode "repeated=$password" "http://$EDGE$link"
  # The cookie is for encrypted connections only; here it is carried by hand.
  COOKIE=$(curl --silent --output /dev/null --dump-header - --header "Host: $SHOP" --header 'Sec-Fetch-Site: same-origin' \
    --data-urlencode email=dona@loja.test --data-urlencode "password=$password" "http://$EDGE/auth/login" |
    sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\);.*/\1/p' | tr -d '\r' | tail -n 1)
  PRODUCT=$(api POST /products --data '{"name":"Cimento CP II 50 kg","stock_unit":"sc","base_price":"38.90"}' | field id)
  CUSTOMER=$(api POST /customers --data '{"name":"Pedreiro João","phone":"11987654321","kind":"person"}' | field id)
  expect "a session, a token, a product and a customer" [ -n "$COOKIE" ] && [ -n "$TOKEN" ] && [ -n "$PRODUCT" ] && [ -n "$CUSTOMER" ]
}

# sell: one quote, sent, approved and converted; a line "STEP STATUS" for each answer.
sell() {
  local answer quote version step body
  answer=$(api POST /quotes --data "{\"customer_id\":\"$CUSTOMER\",\"fulfilment\":\"pickup\",\"lines\":[{\"product_id\":\"$PRODUCT\",\"entered_quantity\":\"1\",\"entered_unit\":\"SC\"}]}")
  printf 'quote %s\n' "${answer##*$'\n'}"
  quote=$(field id <<<"$answer")
  for step in submission approval conversion; do
    version=$(grep -o '"version":[0-9]*' <<<"$answer" | head -n 1 | cut -d : -f 2)
    case $step in
      submission) body='{}' ;;
      approval) body='{"revision":1,"channel":"counter"}' ;;
      conversion) body='{"fulfilment":"pickup"}' ;;
    esac
    answer=$(api POST "/quotes/$quote/$step" --header "If-Match: \"$version\"" --data "$body")
    printf '%s %s\n' "$step" "${answer##*$'\n'}"
  done
}

# load_begin: 50 requests a second of pages and API answers, and about one sale a second, until load_end.
load_begin() {
  command -v hey >/dev/null || skip "hey is not installed"
  rm -f "$work/stop-selling" "$work"/load.*
  : >"$work/again"
  hey -z 3600s -c 5 -q 5 -host "$SHOP" -H "Cookie: $COOKIE" "http://$EDGE/web/cotacoes" >"$work/load.pages" 2>&1 &
  LOAD=("$!")
  hey -z 3600s -c 5 -q 5 -host "$SHOP" -H "Authorization: Bearer $TOKEN" "http://$EDGE/api/v1/quotes?limit=5" >"$work/load.api" 2>&1 &
  LOAD+=("$!")
  (until [[ -e $work/stop-selling ]]; do
    sell >>"$work/load.sales" || true
    sleep 0.3
  done) &
  SELLER=$!
}

# load_end: stops it and says how many requests there were and how many failed; FAILED_REQUESTS, SENT_AGAIN and SOLD for the
# test.
load_end() {
  touch "$work/stop-selling"
  wait "$SELLER"
  # hey writes its summary when it is interrupted.
  kill -INT "${LOAD[@]}"
  wait "${LOAD[@]}" || true
  LOAD=()
  local asked bad
  asked=$(cat "$work/load.pages" "$work/load.api" | awk '/^  \[[0-9]+\]\t/ && $3 ~ /responses/ { n += $2 } END { print n + 0 }')
  bad=$(cat "$work/load.pages" "$work/load.api" | awk '/^  \[[0-9]+\]\t/ { if ($3 !~ /responses/ || $1 != "[200]") n += ($3 ~ /responses/ ? $2 : substr($1, 2) + 0) } END { print n + 0 }')
  SOLD=$(grep -c '^conversion 201$' "$work/load.sales" || true)
  FAILED_REQUESTS=$((bad + $(grep -cvE ' 20[01]$' "$work/load.sales" || true)))
  SENT_AGAIN=$(wc -l <"$work/again")
  printf 'load: %d requests, %d writes, %d failed, %d sent again, %d sales\n' "$asked" "$(wc -l <"$work/load.sales")" \
    "$FAILED_REQUESTS" "$SENT_AGAIN" "$SOLD"
  if ((FAILED_REQUESTS)); then
    cat "$work/load.pages" "$work/load.api" | grep -E '^  \[' || true
    grep -vE ' 20[01]$' "$work/load.sales" | sort | uniq -c || true
  fi
}

# nothing_lost SALES: every sale is in the outbox once; every event is published, and taken in once by the engine that asks.
nothing_lost() {
  local deadline=$((SECONDS + ${ARRIVE_WITHIN:-60})) told moved taken
  until all_arrived || ((SECONDS > deadline)); do sleep 1; done
  told=$(sql "select count(*) from events.outbox where event_type = 'quote_converted' and status = 'published'")
  moved=$(moves)
  taken=$(taken_in)
  printf 'events: %d sales, %d told; %d moves of stock, %d taken in, %d dead letters\n' "$1" "$told" "$moved" "$taken" \
    "$(sql 'select count(*) from engines.dead_letter')"
  expect "every sale told once: $told of $1" [ "$told" == "$1" ]
  expect "a move for each sale: $moved of $1" [ "$moved" -ge "$1" ]
  expect "every move taken in once: $taken of $moved" [ "$taken" == "$moved" ]
}

moves() { sql "select count(*) from events.outbox where event_type = 'stock_level_changed'"; }
taken_in() { sql "select count(*) from engines.processed_event where engine = 'stock' and event_type = 'stock_level_changed'"; }
all_arrived() { [[ $(sql "select count(*) from events.outbox where status <> 'published'") == 0 && $(taken_in) == "$(moves)" ]]; }
