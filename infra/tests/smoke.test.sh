#!/usr/bin/env bash
# The smoke tests of the droplets: each check passes on a sound droplet, and fails, alone, when what it looks at is not so.
# docker and curl are stand-ins that play a sound droplet but for what FAULT says.
# shellcheck disable=SC2154,SC2016,SC2034 # $work and $ROOT come from run.sh

# A copy of the droplet's scripts with an .env of its own, and the stand-ins first in PATH.
smoke_setup() {
  local droplet=$1
  mkdir -p bin "infra/$droplet"
  cp -r "$ROOT/infra/lib" infra/
  cp -r "$ROOT/infra/$droplet/scripts" "$ROOT/infra/$droplet/env.example" "infra/$droplet/"
  touch "infra/$droplet/docker-compose.yml"
  printf 'firewall_as_configured() { [[ ${FAULT:-} != firewall ]] || { echo "port 5432 is open"; return 1; }; }\n' >infra/lib/firewall.sh
  smoke_docker_stand_in >bin/docker
  smoke_curl_stand_in >bin/curl
  printf '#!/bin/sh\nused=40; [ "$FAULT" != disk ] || used=81; [ "$FAULT" != fuller-disk ] || used=75\nprintf "Use%%%%\\n %%s%%%%\\n" $used\n' >bin/df
  printf '#!/bin/sh\nleft=300; [ "$FAULT" != machine-memory ] || left=50\nprintf "Mem: 1000 0 0 0 0 0\\nMem: 1000 1 1 1 1 %%s\\n" $left | tail -n 1\n' >bin/free
  chmod +x bin/*
  export PATH=$work/bin:$PATH START_PATIENCE=0 FAULT=""
  smoke=$work/infra/$droplet/scripts/smoke-test.sh
}

smoke_docker_stand_in() {
  cat <<'STUB'
#!/usr/bin/env bash
echo "docker $*" >>"$STUB_LOG"
is() { [[ ${FAULT:-} == "$1" ]]; }
all="$*"
case $all in
  info*) echo / ;;
  *' ps --quiet --status running '*) is "stopped-${!#}" || echo "id-${!#}" ;;
  *' ps --quiet') echo id-any ;;
  inspect*Created*) for id in "${@:4}"; do echo "2026 $id"; done ;;
  inspect*Healthcheck*) printf 'CMD\nhealth-of-%s\n\n' "${!#}" ;;
  inspect*RestartCount*) if is restarted; then echo 2; else echo 0; fi ;;
  inspect*Config.Image*) echo postgres:17-alpine ;;
  stats*) if is container-memory; then echo 'app 91.20%'; else echo 'app 44.00%'; fi ;;
  exec*health-of-id-*) ! is "sick-${!#}" ;;
  exec*/actuator/prometheus)
    case $2 in
      id-relay)
        is figures || {
          printf 'outbox_oldest_age_seconds %s\n' "$(is old && echo 61.5 || echo 0.0)"
          printf 'outbox_dead %s\n' "$(is dead-row && echo 1.0 || echo 0.0)"
          for engine in stock sales pricing delivery; do
            lag=0.0
            if [[ $engine == sales ]] && is lag; then lag=1500.0; fi
            if [[ $engine == sales ]] && is far-behind; then lag=1.5E4; fi
            if [[ $engine == sales ]] && is no-group; then continue; fi
            printf 'stream_group_lag{group="%s"} %s\n' "$engine" "$lag"
          done
        }
        ;;
      *) printf 'engine_dead_letters{engine="stock"} %s\n' "$(is dead-letter && echo 3.0 || echo 0.0)" ;;
    esac
    ;;
  exec*/actuator/health/isolation)
    role=construction_app status=UP unguarded='[]'
    ! is wrong-role || role=postgres
    ! is open-table || { status=DOWN unguarded='["construction.customer"]'; }
    printf 'HTTP/1.1 200\n\n{"details":{"role":"%s","tables":40,"unguarded":%s},"status":"%s"}' "$role" "$unguarded" "$status"
    ;;
  exec*/actuator/health/publishedViews)
    printf '{"details":{"absent":%s},"status":"UP"}' "$(is absent-view && echo '["engines.v1_stock_alert"]' || echo '[]')"
    ;;
  *' postgres psql '*)
    sql=$(cat)
    case $sql in
      *server_version_num*) if is old-version; then echo 160004; else echo 170005; fi ;;
      *heartbeat*)
        if is no-leader; then :; elif is silent-leader; then echo 45; else echo 2; fi
        ;;
      *platform_checked*) if is event; then
        echo 'ERROR:  after 10 s it is published, in the ledger of: sales, stock' >&2
        exit 3
      fi ;;
    esac
    ;;
  run*psql*)
    while read -r role password; do
      case $role in
        postgres | backup)
          if is open-superuser; then echo "$role 1 "; else echo "$role FATAL:  pg_hba.conf rejects connection for host" ; fi ;;
        relay_app) if is wrong-password; then echo "$role FATAL:  password authentication failed"; else echo "$role 1 "; fi ;;
        *) echo "$role 1 " ;;
      esac
      [[ " $all " != *"$password"* ]] || echo "password on the command line" >>"$STUB_LOG"
    done
    ;;
  *' redis sh -c '*REDISCLI_AUTH*) if is "redis-${!#}"; then echo 'NOAUTH'; else echo PONG; fi ;;
  *' redis sh -c '*operate.sh*)
    if is no-log; then echo aof_enabled:0; else echo aof_enabled:1; fi
    if is log-error; then echo aof_last_write_status:err; else echo aof_last_write_status:ok; fi
    echo maxmemory-policy
    if is forgetful; then echo allkeys-lru; else echo noeviction; fi
    ;;
  *' nginx nginx -t '*) ! is nginx-syntax ;;
  *' probe open --json')
    ! is no-probe || { echo 'FAILED: no connection' >&2; exit 1; }
    touch "$STUB_LOG.probe"
    printf '{"slug":"probe","email":"probe@basecommerce.invalid","password":"Xy-secret_1"}\n'
    ;;
  *' probe close')
    ! is probe-stays || exit 0
    ! is probe-fails-to-close || { echo 'FAILED: no connection'; exit 1; }
    rm -f "$STUB_LOG.probe"
    ;;
  *' tenant list') if is one-password; then echo 'FAILED: bad SQL grammar'; else echo 'FAILED: Could not open JDBC Connection for transaction'; fi ;;
  *) echo "docker stand-in: $all" >>"$STUB_LOG.unknown" ;;
esac
STUB
}

smoke_curl_stand_in() {
  cat <<'STUB'
#!/usr/bin/env bash
echo "curl $*" >>"$STUB_LOG"
is() { [[ ${FAULT:-} == "$1" ]]; }
url=${!#} args=" $* " body=/dev/null headers=/dev/null scheme=${url%%:*}
while (($#)); do
  case $1 in --output) body=$2 ;; --dump-header) headers=$2 ;; --connect-to) at=$2 ;; esac
  shift
done
host=${url#*://} host=${host%%/*} path=/${url#*://*/} store=${host%%.*}
answer() { # STATUS BODY HEADER…
  printf '%s' "$2" >"$body"
  printf '%s\r\n' "${@:3}" >"$headers"
  printf '%s' "$1"
  exit 0
}
csp="Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'"
case $host$path in
  nobody.example.org*) if is answers-strangers; then answer 200 hello; else printf 000; exit "$([[ $scheme == https ]] && echo 35 || echo 52)"; fi ;;
  */health) if is no-answer; then printf 000; exit 7; fi; answer 200 '{"status":"ok"}' ;;
  */tenant.json)
    slug=$store
    [[ $store != naoexiste ]] || slug=""
    if is believes-header && [[ $args == *X-Tenant-Slug* ]]; then slug=probe; fi
    if is tells-stores && [[ $store == naoexiste && $args != *X-Tenant-Slug* ]]; then slug=naoexiste; fi
    if is no-card; then slug=""; fi
    answer 200 "{\"slug\":\"$slug\",\"name\":\"BaseCommerce\"}"
    ;;
  naoexiste*/auth/login) answer 404 '' ;;
  */auth/login)
    if [[ $args == *--data-urlencode* ]]; then
      is no-sign-in || [[ ! -e $STUB_LOG.probe ]] || answer 303 '' 'Set-Cookie: __Host-session=abc123; Path=/; Secure'
      answer 422 ''
    fi
    is no-policy && answer 200 '' 'X-Frame-Options: DENY' 'X-Content-Type-Options: nosniff'
    is no-hsts && answer 200 '' "$csp" 'X-Frame-Options: DENY' 'X-Content-Type-Options: nosniff'
    answer 200 '' "$csp" 'X-Frame-Options: DENY' 'X-Content-Type-Options: nosniff' 'Strict-Transport-Security: max-age=31536000'
    ;;
  */jwks.json) if is no-key; then answer 200 '{"keys":[]}'; else answer 200 '{"keys":[{"kid":"1"}]}'; fi ;;
  */auth/validate) if is open-validation; then answer 200 ''; else answer 404 ''; fi ;;
  */web/dashboard)
    if [[ $args == *'@'*/session* ]]; then if is no-dashboard; then answer 503 ''; else answer 200 ''; fi; fi
    if is open-page; then answer 200 'stock'; fi
    answer 302 '' 'Location: /auth/login?next=%2Fweb%2Fdashboard'
    ;;
  */problems/smoke-test) if is no-vertical; then answer 502 ''; else answer 404 '<link href="/assets/x.css">'; fi ;;
  */api/v1/quotes) if is open-api; then answer 200 '[]'; else answer 401 ''; fi ;;
  *) echo "curl stand-in: $url" >>"$STUB_LOG.unknown" ;;
esac
STUB
}

smoke_edge_env() {
  printf '%s\n' VERTICAL_HOST=127.0.0.1 INFRA_HOST=127.0.0.1 SECRET_KEY=k3yk3yk3y-0123456789abcdefghijklmn \
    AUTH_DB_PASSWORD=pw-auth-0123456789 >infra/droplet-1-edge/.env
}
smoke_vertical_env() {
  printf '%s\n' INFRA_HOST=127.0.0.1 POSTGRES_PASSWORD=pw-shop-0123456789 \
    SECRET_KEY=k3yk3yk3y-abcdefghijklmn0123456789 >infra/droplet-2-vertical/.env
}
smoke_infra_env() {
  printf '%s\n' POSTGRES_PASSWORD=pw-shop-0123456789 AUTH_DB_PASSWORD=pw-auth-0123456789 \
    PLATFORM_DB_PASSWORD=pw-plat-0123456789 REDIS_PASSWORD=pw-redi-0123456789 BACKUP_REMOTE=a@b:/c \
    BACKUP_AGE_RECIPIENT= >infra/droplet-3-infra/.env
  mkdir -p infra/droplet-3-infra/backups
  touch infra/droplet-3-infra/backups/backup-2026-01-01.sql.gz
}

# smoke STATUS [OPTION…]: runs it into said, expects the exit status.
smoke() {
  local wanted=$1 status=0
  shift
  export STUB_LOG=$work/calls
  rm -f "$STUB_LOG"*
  "$smoke" "$@" >said 2>&1 || status=$?
  expect "status $wanted, not $status, with FAULT=$FAULT: $(<said)" [ "$status" -eq "$wanted" ]
  expect "no call the stand-ins do not know: $(cat "$STUB_LOG".unknown 2>/dev/null)" [ ! -e "$STUB_LOG.unknown" ]
}

# Reads "FAULT VERDICT CHECK" lines: with that fault this check, and no other, has that verdict.
smoke_each_fault() {
  local verdict check found
  while read -r FAULT verdict check; do
    smoke "$([[ $verdict == FAIL ]] && echo 1 || echo 0)"
    found=$(grep -E '^(WARN|FAIL)  ' said | grep -vxFf sound || true)
    expect "with $FAULT only '$verdict $check', not: $found" grep -qE "^$verdict  $check(: .+)?$" <<<"$found"
    expect "with $FAULT only one line, not: $found" [ "$(wc -l <<<"$found")" -eq 1 ]
  done
  FAULT=""
}

# The sound droplet: its WARN lines go into the file sound.
smoke_sound() {
  smoke 0
  grep -E '^WARN  ' said >sound || true
  expect "no FAIL, and WARN only: $*" [ "$(sed 's/^WARN  //; s/:.*//' sound | sort | tr '\n' '|')" = "$*" ]
}

# The same code on every droplet, so each of these on one only.
readonly ANY_DROPLET='firewall FAIL firewall is as .env says
disk FAIL disk
fuller-disk WARN disk
container-memory WARN containers keep below 85 % of their memory
machine-memory WARN the machine has memory left
restarted WARN no container had to be restarted'

test_smoke_of_infra_sees_each_fault() {
  smoke_setup droplet-3-infra
  smoke_infra_env
  smoke_sound ''
  says said 'OK: '
  expect "no password on a command line" [ "$(grep -c 'pw-' calls)" -eq 0 ]
  smoke_each_fault <<<"$ANY_DROPLET
sick-health-of-id-postgres FAIL containers of postgres are healthy
sick-health-of-id-redis FAIL containers of redis are healthy
sick-health-of-id-relay FAIL containers of relay are healthy
sick-health-of-id-worker FAIL containers of worker are healthy
old-version FAIL PostgreSQL is version 17
wrong-password FAIL each role signs in over the network
open-superuser FAIL superuser and backup are refused over the network
redis-relay FAIL Redis answers relay
redis-worker FAIL Redis answers worker
no-log FAIL Redis writes its log and forgets nothing
log-error FAIL Redis writes its log and forgets nothing
forgetful FAIL Redis writes its log and forgets nothing
no-leader FAIL a relay leads
silent-leader FAIL a relay leads
old FAIL the oldest pending event is younger than 60 s
lag WARN no engine is behind
dead-row WARN no row of the outbox was given up
dead-letter WARN no dead letters
event FAIL a test event reaches all engines within 10 s"

  FAULT=far-behind smoke 1
  says said 'FAIL  all four engines read, none far behind: stream_group_lag{group="sales"} is 1.5E4'
  FAULT=no-group smoke 1
  says said 'FAIL  all four engines read, none far behind: stream_group_lag{group="sales"} is not told'
  FAULT=figures smoke 1
  says said 'FAIL  the oldest pending event is younger than 60 s: outbox_oldest_age_seconds is not told'
  FAULT=stopped-worker smoke 1
  says said 'FAIL  containers of worker are healthy: none is running'
  says said 'left as it was, but for a test event; next: docker compose ps'
}

test_smoke_of_infra_warns_of_what_would_be_lost() {
  smoke_setup droplet-3-infra
  smoke_infra_env
  touch -d '27 hours ago' infra/droplet-3-infra/backups/backup-2026-01-01.sql.gz
  touch infra/droplet-3-infra/backups/backup-2026-01-02.sql.gz.unverified
  sed -i '/^BACKUP_REMOTE/d; /^REDIS_PASSWORD/d' infra/droplet-3-infra/.env
  smoke_sound 'a verified backup is at hand|backups are copied elsewhere|each purpose has a password of its own|'
  says said '3 for four purposes: ./scripts/bootstrap.sh --secrets'
}

test_smoke_of_vertical_sees_each_fault() {
  smoke_setup droplet-2-vertical
  smoke_vertical_env
  smoke_sound ''
  smoke_each_fault <<<"firewall FAIL firewall is as .env says
sick-health-of-id-gate FAIL containers of gate are healthy
sick-health-of-id-app FAIL containers of app are healthy
no-answer FAIL the application answers
open-api FAIL a request without a token is refused
open-table FAIL the database shows nobody's rows to nobody
wrong-role FAIL the database shows nobody's rows to nobody
absent-view WARN the views of edge and engines are there"
}

test_smoke_of_edge_sees_each_fault() {
  smoke_setup droplet-1-edge
  smoke_edge_env
  smoke_sound 'TLS|'
  says sound 'origin not encrypted'
  expect "no secret on a command line" [ "$(grep -cE 'pw-|Xy-secret|abc123' calls)" -eq 0 ]
  expect "the probe is closed" [ ! -e calls.probe ]
  smoke_each_fault <<<"firewall FAIL firewall is as .env says
sick-health-of-id-nginx FAIL containers of nginx are healthy
sick-health-of-id-auth FAIL containers of auth are healthy
nginx-syntax FAIL nginx accepts its configuration
no-answer FAIL the edge answers
answers-strangers FAIL an unknown host gets no answer
tells-stores FAIL an unknown store reveals nothing
believes-header FAIL a forged tenant header is ignored
open-page FAIL a page without a session leads to the login
no-policy FAIL the login page is guarded
no-key FAIL the key set has a key
open-api FAIL the API without a token is refused
open-validation FAIL the validation is not reachable from outside
no-vertical FAIL the vertical answers
no-dashboard FAIL the probe user sees the dashboard
probe-stays FAIL the probe user is out again
one-password WARN the edge's database password is its own"

  FAULT=no-card smoke 1
  says said "FAIL  a store's card names it"
  FAULT=no-sign-in smoke 1
  says said 'FAIL  the probe user signs in: /auth/login: status 422, not 303'
  FAULT=no-probe smoke 1
  says said 'FAIL  the probe user gets a password: FAILED: no connection'
  FAULT=probe-fails-to-close smoke 1
  says said 'FAIL  the probe user is out again: FAILED: no connection'
}

test_smoke_of_edge_looks_at_the_certificate() {
  smoke_setup droplet-1-edge
  smoke_edge_env
  mkdir -p infra/droplet-1-edge/nginx/ssl
  certificate() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days "$1" -subj /CN=x \
      -keyout infra/droplet-1-edge/nginx/ssl/origin.key -out infra/droplet-1-edge/nginx/ssl/origin.pem 2>/dev/null
  }
  certificate 60
  smoke_sound ''
  expect "asked over TLS" grep -q 'connect-to ::127.0.0.1:443 .*https://probe.basecommerce.com.br/health' calls
  smoke_each_fault <<<'no-hsts FAIL the login page is guarded'
  certificate 20
  smoke 0
  says said 'WARN  the certificate lasts 30 days: it ends in '
}

test_smoke_closes_the_probe_when_it_is_interrupted() {
  smoke_setup droplet-1-edge
  smoke_edge_env
  export STUB_LOG=$work/calls
  # The first question after the probe user got its password.
  sed -i '2i if [[ -e $STUB_LOG.probe && $* == *"--data-urlencode"* ]]; then kill -TERM "$PPID"; kill -TERM "$(cat "$STUB_LOG.pid")"; sleep 1; fi' bin/curl
  local status=0
  bash -c 'echo $$ >"$STUB_LOG.pid"; exec "$0"' "$smoke" >said 2>&1 || status=$?
  expect "status 130, not $status: $(<said)" [ "$status" -eq 130 ]
  expect "the probe is closed" [ ! -e calls.probe ]
  says said 'interrupted by SIGTERM; left as it was'
}

# With --first what a missing droplet would answer is a warning; without, a failure.
test_first_smoke_forgives_missing_droplets() {
  smoke_setup droplet-1-edge
  smoke_edge_env
  # Port 8000 and 5432 of an address that nobody has.
  sed -i 's/VERTICAL_HOST=.*/VERTICAL_HOST=127.9.9.9/; s/INFRA_HOST=.*/INFRA_HOST=127.9.9.9/' infra/droplet-1-edge/.env
  smoke 0 --first
  says said 'WARN  the vertical answers (not reachable yet)'
  says said 'WARN  the key set has a key (not reachable yet)'
  expect "no probe is opened" [ "$(grep -c 'probe open' calls)" -eq 0 ]
  FAULT=no-vertical smoke 1
  says said 'FAIL  the vertical answers'
  FAULT=firewall smoke 1 --first
}

test_smoke_asks_nothing_in_a_dry_run() {
  smoke_setup droplet-3-infra
  smoke_infra_env
  smoke 0 --dry-run
  says said 'would check: a test event reaches all engines within 10 s'
  expect "nothing is called" [ ! -e calls ]
}

test_smoke_refuses_a_wrong_env() {
  smoke_setup droplet-2-vertical
  smoke 3
  says said 'FAILED: start: .env is missing'
  smoke_vertical_env
  echo SMTP=x >>infra/droplet-2-vertical/.env
  smoke 3
  says said 'SMTP is unknown'
}
