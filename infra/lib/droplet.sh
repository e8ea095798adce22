# shellcheck shell=bash
# What the scripts of all droplets share: reading .env by its schema and calling compose. Sourced after script.sh, with
# DROPLET set to the droplet's directory.
#
# env.example is the schema: a comment, then "#@ required|optional KIND", then "NAME=default". See kinds below.

# schema FILE: one line per variable, "NAME required|optional KIND DEFAULT".
schema() {
  awk '
    /^#@ / { need = $2; kind = $3; next }
    /^[A-Z][A-Z0-9_]*=/ {
      name = $0; sub(/=.*/, "", name)
      value = $0; sub(/^[^=]*=/, "", value)
      if (need == "") { printf "%s: %s has no #@ line\n", FILENAME, name > "/dev/stderr"; exit 1 }
      print name, need, kind, value
      need = ""; kind = ""
    }' "$1"
}

# load_env: every variable of .env (or ENV_FILE in its place) as a shell variable of its name, checked; refuses with all
# that is wrong. Never sourced: a value is text.
load_env() {
  local file=${ENV_FILE:-$DROPLET/.env} line name value need kind default problem problems=()
  [[ -f $file ]] || refuse ".env is missing" "cd $DROPLET && cp env.example .env && nano .env"
  local -A given=() known=()
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line =~ ^[[:space:]]*(#|$) ]] && continue
    if [[ ! $line =~ ^([A-Za-z_][A-Za-z0-9_]*)=(.*)$ ]]; then
      problems+=("\"${line%%=*}\" is no line of the form NAME=value")
      continue
    fi
    name=${BASH_REMATCH[1]}
    [[ -z ${given[$name]+set} ]] || problems+=("$name stands there twice")
    given[$name]=$(unquoted "${BASH_REMATCH[2]}")
  done <"$file"

  while read -r name need kind default; do
    known[$name]=1
    value=${given[$name]:-}
    if [[ -z $value && $need == required ]]; then
      problems+=("$name is missing")
    elif [[ -n $value ]] && ! problem=$(wrong_with "$kind" "$value"); then
      problems+=("$name $problem")
    fi
    printf -v "$name" '%s' "${value:-$default}"
  done < <(schema "$DROPLET/env.example")
  for name in "${!given[@]}"; do
    [[ -n ${known[$name]:-} ]] || problems+=("$name is unknown")
  done
  ((${#problems[@]} == 0)) || refuse ".env: $(joined "; " "${problems[@]}")" "nano $DROPLET/.env (env.example explains each)"
}

# env_value NAME [FILE]: its value in .env, unchecked; nothing where it has none.
env_value() {
  local line
  line=$(grep -m 1 "^$1=" "${2:-$DROPLET/.env}" 2>/dev/null) || return 0
  unquoted "${line#*=}"
}

joined() {
  local between=$1 out=$2 word
  shift 2
  for word; do out+=$between$word; done
  printf '%s' "$out"
}

# The value without the quotes around it or a comment behind it, as compose reads it.
unquoted() {
  local value=$1
  case $value in
    \"*\") value=${value:1:-1} ;;
    \'*\') value=${value:1:-1} ;;
    *)
      value=${value%%[[:space:]]#*}
      value=${value%"${value##*[![:space:]]}"}
      ;;
  esac
  printf '%s' "$value"
}

# wrong_with KIND VALUE: fails and says why when the value is none of this kind.
#   host        name or address                    cidr        list of IPv4 or IPv6 networks, by commas
#   address     IPv4 address                       secret:N    at least N characters, no sample
#   domain      DNS name                           tag         image tag
#   bool        true or false                      url         http(s), smtp(s) or postgres address
#   count       whole number from 0                rate        nginx rate: 100r/s, 60r/m
#   calendar    systemd calendar expression        text        anything on one line
#   remote      USER@HOST:DIRECTORY                age         public key of age
#   A|B|C       one of the words
wrong_with() {
  local kind=$1 value=$2 network
  if [[ $value =~ [\$\`\"\'\\] || $value =~ [[:cntrl:]] ]]; then
    printf 'holds one of $ ` " '"'"' \\, which compose would read otherwise'
    return 1
  fi
  case $kind in
    text) return 0 ;;
    remote) [[ $value =~ ^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[A-Za-z0-9._/-]+$ ]] || ill "is no USER@HOST:DIRECTORY" ;;
    host) [[ $value =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ ]] || ill "is no host name or address" ;;
    address) is_address "$value" || ill "is no IPv4 address" ;;
    cidr)
      for network in ${value//,/ }; do is_network "$network" || ill "holds \"$network\", which is no network such as 10.0.0.0/8"; done
      ;;
    secret:*) is_secret "${kind#secret:}" "$value" ;;
    domain) [[ $value =~ ^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$ ]] || ill "is no domain in lower case" ;;
    tag) [[ $value =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$ ]] || ill "is no image tag" ;;
    registry) [[ $value =~ ^[a-z0-9.-]+(:[0-9]+)?(/[a-z0-9._/-]+)?$ && $value != */ ]] || ill "is no registry such as registry.example.com/team" ;;
    bool) [[ $value == true || $value == false ]] || ill "is neither true nor false" ;;
    count) [[ $value =~ ^[0-9]{1,6}$ ]] || ill "is no whole number" ;;
    rate) [[ $value =~ ^[1-9][0-9]{0,5}r/[sm]$ ]] || ill "is no rate such as 100r/s or 60r/m" ;;
    url) [[ $value =~ ^(https?|smtps?|postgresql)://[^[:space:]]+$ ]] || ill "is no address such as https://…" ;;
    calendar) is_calendar "$value" || ill "is no systemd calendar expression such as *-*-* 02:30" ;;
    age) [[ $value =~ ^age1[a-z0-9]{58}$ ]] || ill "is no public key of age (age1…)" ;;
    *\|*) [[ "|$kind|" == *"|$value|"* ]] || ill "is none of ${kind//|/, }" ;;
    *) ill "has the unknown kind $kind in env.example" ;;
  esac
}

ill() {
  printf '%s' "$1"
  return 1
}

is_address() {
  local part parts
  [[ $1 =~ ^[0-9]{1,3}(\.[0-9]{1,3}){3}$ ]] || return 1
  IFS=. read -r -a parts <<<"$1"
  for part in "${parts[@]}"; do ((10#$part <= 255)) || return 1; done
}

is_network() {
  local address=${1%/*} bits=${1##*/}
  [[ $1 == */* && $bits =~ ^[0-9]{1,3}$ ]] || return 1
  if is_address "$address"; then ((bits <= 32)); else [[ $address =~ ^[0-9a-fA-F:]*:[0-9a-fA-F:]*$ ]] && ((bits <= 128)); fi
}

is_secret() {
  local length=$1 value=$2 lower=${2,,} sample
  for sample in changeme change-me senha secret password example exemplo segredo; do
    [[ $lower != *"$sample"* ]] || ill "is a sample (\"$sample\"): openssl rand -hex 24" || return 1
  done
  ((${#value} >= length)) || ill "is shorter than $length characters: openssl rand -hex 24" || return 1
  [[ $value =~ ^[A-Za-z0-9._~+/=@:,%!*()-]+$ ]] || ill "holds characters beyond letters, digits and ._~+/=@:,%!*()-" || return 1
  (($(fold -w 1 <<<"$value" | sort -u | wc -l) > 6)) || ill "repeats itself: openssl rand -hex 24"
}

# Where systemd is not at hand the form alone is looked at.
is_calendar() {
  [[ $1 =~ ^[A-Za-z0-9*:./,\ ~-]+$ ]] || return 1
  ! command -v systemd-analyze >/dev/null || systemd-analyze calendar "$1" >/dev/null 2>&1
}

# env_set NAME VALUE: the line of NAME in .env, everything else untouched; whole or not at all.
env_set() {
  with_line "$1" "$2" <"$DROPLET/.env" >"$SCRATCH/env"
  write_file "$DROPLET/.env" 600 <"$SCRATCH/env"
}

# with_line NAME VALUE <ENV: the text with this line for NAME. The value stays off every command line: it may be a secret.
with_line() {
  NAME=$1 VALUE=$2 awk '
    BEGIN { name = ENVIRON["NAME"]; text = name "=" ENVIRON["VALUE"] }
    index($0, name "=") == 1 && !done { print text; done = 1; next }
    { print }
    END { if (!done) print text }'
}

# metrics FILE NAME VALUE…: metrics/FILE.prom with these figures, for the node exporter; never half a file.
metrics() {
  local file=$DROPLET/metrics/$1.prom
  shift
  while (($#)); do
    printf '# TYPE %s gauge\n%s %s\n' "$1" "$1" "$2"
    shift 2
  done | write_file "$file" 644
}

# has_certificate: Cloudflare's origin certificate and its key are there (droplet 1).
has_certificate() { [[ -f $DROPLET/nginx/ssl/origin.pem && -f $DROPLET/nginx/ssl/origin.key ]]; }

# certificate_end: when it ends, in seconds since 1970.
certificate_end() {
  local ends
  ends=$(openssl x509 -noout -enddate -in "$DROPLET/nginx/ssl/origin.pem" | cut -d = -f 2)
  [[ -n $ends ]] && date -d "$ends" +%s
}

# certificate_days: whole days until it ends.
certificate_days() {
  local ends
  ends=$(certificate_end) && printf '%s' $(((ends - $(date +%s)) / 86400))
}

# fresh_backup: a verified dump of the last 26 hours lies here, that of 02:30 and two hours of grace. One that did not pass
# its verification has another name.
fresh_backup() { [[ -n $(find "$DROPLET/backups" -maxdepth 1 -name 'backup-*.sql.gz' -mmin "-$((26 * 60))" 2>/dev/null) ]]; }

compose() { docker compose --project-directory "$DROPLET" --file "$DROPLET/docker-compose.yml" "$@"; }

# containers SERVICE: ids of its running containers, the oldest first.
containers() {
  local ids
  ids=$(compose ps --quiet --status running "$1") || return 1
  [[ -n $ids ]] || return 0
  # shellcheck disable=SC2086 # several ids
  docker inspect --format '{{.Created}} {{.Id}}' $ids | sort | cut -d ' ' -f 2
}

# health CONTAINER: healthy, unhealthy, starting, or none when it has no health check or is not there.
health() { docker inspect --format '{{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}' "$1" 2>/dev/null || printf none; }

# running_healthy SERVICE: one container at least, and all of them healthy.
running_healthy() {
  local ids id
  ids=$(containers "$1") && [[ -n $ids ]] || return 1
  for id in $ids; do [[ $(health "$id") == healthy ]] || return 1; done
}
