# shellcheck shell=bash disable=SC2034,SC2153 # script.sh reads and sets some of these
# Makes a fresh machine a droplet, or brings one back to what .env says: safe to run again at any time, changes only what is
# not so yet. Sourced after script.sh, droplet.sh and firewall.sh by the bootstrap.sh of a droplet, which says what is its
# own:
#
#   PLANNED_MIB   memory of the machine
#   PACKAGES      packages beyond those of every droplet
#   DIRECTORIES   directories that only root may look into
#   BORN_HERE     secrets that --secrets makes here; others come from the droplet where they were made
#   GOES_TO       by the name of a secret: where else it must stand
#   timers        function that calls "timer" for each
#   reachability  function that tries what the droplet needs of others

# Free on a fresh machine's disk, in MiB; and the swap every droplet gets.
readonly FREE_MIB=10240 SWAP_MIB=2048
readonly SYSTEMD=$MACHINE/etc/systemd/system
# Timers run by the clock of the shops.
readonly TIME_ZONE=America/Sao_Paulo

SECRETS=no
ONLY_FIREWALL=no
HAS_ENV=no
TIMERS=()
DAEMON_RELOAD=no
# Of packages: asked for once.
LISTS=old
declare -A NEW_SECRETS=()

usage() {
  cat <<TEXT
Usage: sudo scripts/bootstrap.sh [--secrets] [--firewall] [--dry-run] [--yes]

Makes this machine ready for the droplet's containers: Docker, swap, updates, ssh by key, firewall, timers. Run it on a fresh
machine, and again whenever .env was changed; what is right already stays untouched.

  --secrets    makes the secrets of .env that are empty and are born on this droplet, and says which one goes where
  --firewall   the firewall only
  --dry-run    says what would be done
  --yes        asks nothing (it never does)

Exit: 0 done, 1 failed, 2 wrong use, 3 refused before anything changed, 130 interrupted.
TEXT
}

option() {
  case $1 in
    --secrets) SECRETS=yes ;;
    --firewall) ONLY_FIREWALL=yes ;;
    *) return 1 ;;
  esac
}

bootstrap() {
  start "$0" "$@"
  ((${#WORDS[@]} == 0)) || misuse "bootstrap.sh takes options only"
  [[ $SECRETS == no || $ONLY_FIREWALL == no ]] || misuse "--secrets or --firewall, not both"
  step "1 of 10: preflight"
  preflight
  lock "$DROPLET/.lock"
  NEXT="sudo $0${*:+ $*}, which goes on where it ended"
  if [[ $ONLY_FIREWALL == yes ]]; then
    firewall
    finish "the firewall is as ${DROPLET##*/}/.env says"
  fi
  begin 2 "Docker"
  docker_engine
  begin 3 "swap and kernel settings"
  swap
  kernel_settings
  begin 4 "updates, fail2ban, ssh by key"
  unattended_upgrades
  fail2ban
  ssh_by_key
  firewall
  begin 7 "directories"
  directories
  begin 8 "timers"
  alert_unit
  timers
  start_timers
  begin 9 ".env"
  environment
  begin 10 "what it needs of others"
  [[ $HAS_ENV == no ]] || reachability
  if [[ $DRY_RUN == yes ]]; then finish "dry run, nothing changed"; fi
  next_commands
  finish "this machine is ready for ${DROPLET##*/} ($SECONDS s)"
}

# begin NUMBER NAME: the next step; a failure leaves what was done before it, and NEXT says how to go on.
begin() {
  step "$1 of 10: $2"
  LEFT="steps 1 to $(($1 - 1)) are done"
  [[ $ONLY_FIREWALL == no ]] || LEFT="the machine was, its firewall set up in part"
}

# Step 1: nothing changes.

preflight() {
  local system version
  [[ $(id -u) == 0 ]] || refuse "only root can do this" "sudo $0"
  system=$(os_release ID)
  version=$(os_release VERSION)
  case $system in
    debian) ;;
    ubuntu) [[ $version == *LTS* ]] || refuse "Ubuntu $version gets no updates for long" "take an LTS version" ;;
    *) refuse "this is ${system:-no known system}, not Debian or Ubuntu" "a new droplet with one of them" ;;
  esac
  environment_known
  local problem
  problem=$(plan_firewall) || refuse "$problem" "nano $DROPLET/.env"
  stays_connected
  [[ $ONLY_FIREWALL == no ]] || return 0
  machine_suffices
}

os_release() {
  local value
  value=$(sed -n "s/^$1=//p" "$MACHINE/etc/os-release")
  unquoted "$value"
}

machine_suffices() {
  local free memory
  free=$(free_mib "$MACHINE/")
  if ((free < FREE_MIB)); then
    # On a machine that has served for a while the disk may be fuller, and its firewall must still be mended.
    [[ -e $SYSTEMD/$FIREWALL_UNIT ]] || refuse "$free MiB are free on the disk, $FREE_MIB are needed" "a larger disk"
    warn "only $free MiB are free on the disk"
  fi
  # The kernel keeps some of it for itself.
  memory=$(($(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' "$MACHINE/proc/meminfo") / 1024))
  ((memory >= PLANNED_MIB * 9 / 10)) ||
    refuse "the machine has $memory MiB of memory, ${DROPLET##*/} needs $PLANNED_MIB" "a droplet of $((PLANNED_MIB / 1024)) GB"
  [[ $(timedatectl show --property NTPSynchronized --value) == yes ]] ||
    refuse "the clock is not synchronised" "timedatectl set-ntp true, and a minute later: sudo $0"
}

# The variables: of .env with the secrets that would be made, or before it exists the defaults.
environment_known() {
  local name need kind default
  if [[ ! -f $DROPLET/.env ]]; then
    [[ $SECRETS == no ]] || refuse ".env is missing" "cd $DROPLET && cp env.example .env"
    while read -r name need kind default; do printf -v "$name" '%s' "$default"; done < <(schema "$DROPLET/env.example")
    return 0
  fi
  HAS_ENV=yes
  cp "$DROPLET/.env" "$SCRATCH/filled"
  if [[ $SECRETS == yes ]]; then make_secrets; fi
  ENV_FILE=$SCRATCH/filled load_env
}

make_secrets() {
  local name
  for name in "${BORN_HERE[@]}"; do
    [[ -z $(env_value "$name") ]] || continue
    NEW_SECRETS[$name]=$(openssl rand -hex 24)
    with_line "$name" "${NEW_SECRETS[$name]}" <"$SCRATCH/filled" >"$SCRATCH/more"
    mv "$SCRATCH/more" "$SCRATCH/filled"
  done
}

# Whoever runs this over ssh must be able to come back.
stays_connected() {
  local client=${SSH_CONNECTION:-}
  client=${client%% *}
  # sudo takes the variable away.
  [[ -n $client ]] || client=$(who -m 2>/dev/null | sed -nE 's/.*\(([0-9a-fA-F.:]+)\)$/\1/p')
  [[ -z $client ]] || admits "$client" 22 ||
    refuse "ADMIN_CIDR does not hold $client, from where you are connected" "nano $DROPLET/.env"
}

# Step 2.

docker_engine() {
  need_packages ca-certificates curl git openssl tzdata ${PACKAGES[@]+"${PACKAGES[@]}"}
  if ! docker compose version >/dev/null 2>&1; then install_docker; fi
  local file=$MACHINE/etc/docker/daemon.json
  CHANGED=no
  if [[ -f $file ]] && ! grep -q '"live-restore": true' "$file"; then
    warn "$file was written by somebody else and stays as it is; ours would limit logs and keep containers running while Docker is updated"
  else
    # Containers go on serving while the engine itself is updated.
    put "$file" 644 <<'JSON'
{
  "log-driver": "json-file",
  "log-opts": {"max-size": "10m", "max-file": "5"},
  "live-restore": true
}
JSON
  fi
  enabled docker.service "$CHANGED"
}

# From the system itself, whose updates come by themselves; from Docker where it has no compose plugin (Debian 12).
install_docker() {
  update_lists
  if is_offered docker-compose-v2; then
    install_packages docker.io docker-buildx docker-compose-v2
  elif is_offered docker-compose 2; then
    install_packages docker.io docker-cli docker-buildx docker-compose
  else
    local system
    system=$(os_release ID)
    [[ $DRY_RUN == yes ]] || install -d -m 755 "$MACHINE/etc/apt/keyrings"
    run curl --fail --silent --show-error --location --output "$MACHINE/etc/apt/keyrings/docker.asc" \
      "https://download.docker.com/linux/$system/gpg"
    write_file "$MACHINE/etc/apt/sources.list.d/docker.list" 644 <<SOURCE
deb [arch=$(dpkg --print-architecture) signed-by=$MACHINE/etc/apt/keyrings/docker.asc] https://download.docker.com/linux/$system $(os_release VERSION_CODENAME) stable
SOURCE
    LISTS=old
    update_lists
    install_packages docker-ce docker-ce-cli containerd.io docker-buildx-plugin docker-compose-plugin
  fi
}

# is_offered PACKAGE [MAJOR]: the system has the package, in this version or a later one.
is_offered() {
  local version
  version=$(LC_ALL=C apt-cache policy "$1" | sed -nE 's/^ *Candidate: ([0-9]+:)?([0-9]+).*/\2/p')
  [[ -n $version ]] && ((version >= ${2:-0}))
}

# need_packages NAME…: those of them that are missing.
need_packages() {
  local name missing=()
  for name; do
    [[ $(dpkg-query --show --showformat '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || missing+=("$name")
  done
  ((${#missing[@]})) || return 0
  update_lists
  install_packages "${missing[@]}"
}

update_lists() {
  [[ $LISTS == old ]] || return 0
  apt_get update
  LISTS=new
}

# On a fresh machine the system's own updates may be at work: they are waited for.
install_packages() {
  apt_get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install --no-install-recommends "$@"
}

# What it says is of interest when it fails.
apt_get() {
  if [[ $DRY_RUN == yes ]]; then
    run apt-get -q -y "$@"
  elif ! DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a apt-get -q -y "$@" >"$SCRATCH/apt" 2>&1; then
    tail -n 20 "$SCRATCH/apt" >&2
    fail "apt-get $(quoted "$@") failed"
  fi
}

# enabled UNIT CHANGED: runs now and after the next start; anew when its configuration has CHANGED (yes or no).
enabled() {
  systemctl --quiet is-enabled "$1" 2>/dev/null || run systemctl --quiet enable "$1"
  if ! systemctl --quiet is-active "$1" 2>/dev/null; then
    run systemctl start "$1"
  elif [[ $2 == yes ]]; then
    run systemctl restart "$1"
  fi
}

# Step 3.

# For two versions side by side and the first build.
swap() {
  local file=$MACHINE/swapfile total
  total=$(swapon --show=SIZE --bytes --noheadings | awk '{ sum += $1 } END { printf "%d", sum / 1048576 }')
  # A page less than the file is large.
  if ((total < SWAP_MIB - 1)); then
    run fallocate --length "${SWAP_MIB}MiB" "$file"
    run chmod 600 "$file"
    run mkswap --quiet "$file"
    run swapon "$file"
  fi
  # Swap that was here before has its own line.
  [[ -f $file || $DRY_RUN == yes ]] || return 0
  if ! grep -q "^$file " "$MACHINE/etc/fstab"; then
    { cat "$MACHINE/etc/fstab" && printf '%s none swap sw 0 0\n' "$file"; } | write_file "$MACHINE/etc/fstab" 644
  fi
}

kernel_settings() {
  local file=$MACHINE/etc/sysctl.d/60-basecommerce.conf setting
  local settings=(vm.swappiness=10 vm.overcommit_memory=1 net.core.somaxconn=4096)
  printf '%s\n' '# Written by bootstrap.sh.' "${settings[@]}" >"$SCRATCH/sysctl"
  put "$file" 644 <"$SCRATCH/sysctl"
  for setting in "${settings[@]}"; do
    [[ $(sysctl --values "${setting%=*}") == "${setting#*=}" ]] || CHANGED=yes
  done
  [[ $CHANGED == no ]] || run sysctl --quiet --load "$file"
}

# Step 4.

unattended_upgrades() {
  need_packages unattended-upgrades
  put "$MACHINE/etc/apt/apt.conf.d/20auto-upgrades" 644 <<'APT'
APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
APT
  enabled unattended-upgrades.service "$CHANGED"
}

fail2ban() {
  # The journal, because a fresh machine keeps no log files.
  need_packages fail2ban python3-systemd
  put "$MACHINE/etc/fail2ban/jail.d/basecommerce.conf" 644 <<'JAIL'
[sshd]
enabled = true
backend = systemd
bantime = 1h
JAIL
  enabled fail2ban.service "$CHANGED"
}

ssh_by_key() {
  # Before those of the cloud's own set-up: of two lines for one setting sshd takes the first.
  local file=$MACHINE/etc/ssh/sshd_config.d/10-basecommerce.conf
  if ! has_ssh_key; then
    warn "ssh still takes passwords: no key is installed yet (ssh-copy-id root@$(hostname), then bootstrap.sh again)"
    return 0
  fi
  put "$file" 644 <<'SSHD'
# Written by bootstrap.sh.
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
SSHD
  [[ $CHANGED == yes ]] || return 0
  if [[ $DRY_RUN == no ]] && ! sshd -t; then
    rm -f "$file"
    fail "sshd does not take $file; it was removed again"
  fi
  run systemctl try-reload-or-restart ssh.service
}

has_ssh_key() {
  local file
  for file in "$MACHINE"/root/.ssh/authorized_keys "$MACHINE"/home/*/.ssh/authorized_keys; do
    ! grep -qE '^[^#]*(ssh-|ecdsa-|sk-)' "$file" 2>/dev/null || return 0
  done
  return 1
}

# Steps 5 and 6.

firewall() {
  begin 5 "UFW"
  need_packages ufw iptables perl-base
  set_up_ufw
  begin 6 "published ports"
  set_up_chain
  [[ $DRY_RUN == no ]] || return 0
  local problem
  problem=$(firewall_as_configured) || fail "after all this $problem"
}

# Step 7.

directories() {
  local directory
  for directory in ${DIRECTORIES[@]+"${DIRECTORIES[@]}"}; do
    directory=$DROPLET/$directory
    [[ -d $directory && $(stat -c %a "$directory") == 700 ]] || run install -d -m 700 "$directory"
    # Root inside a container is denied what belongs to others.
    [[ -z $(find "$directory" ! -uid 0 -print -quit 2>/dev/null) ]] || run chown -R root:root "$directory"
  done
  # Read by the node exporter, which is not root.
  directory=$DROPLET/metrics
  [[ -d $directory && $(stat -c %a "$directory") == 755 ]] || run install -d -m 755 "$directory"
}

# Step 8.

# timer NAME WHAT CALENDAR COMMAND…: basecommerce-NAME.timer. A run that was missed is made up for; one that fails or hangs
# is told to ALERT_URL.
timer() {
  local name=basecommerce-$1 what=$2 calendar=$3 words
  shift 3
  printf -v words ' "%s"' "$@"
  put "$SYSTEMD/$name.service" 644 <<UNIT
[Unit]
Description=BaseCommerce: $what
After=docker.service
OnFailure=basecommerce-alert@%n.service

[Service]
Type=oneshot
Environment=ALERTS=unit
ExecStart=${words# }
TimeoutStartSec=6h
Nice=10
UNIT
  [[ $CHANGED == no ]] || DAEMON_RELOAD=yes
  put "$SYSTEMD/$name.timer" 644 <<UNIT
[Unit]
Description=BaseCommerce: $what

[Timer]
OnCalendar=$calendar $TIME_ZONE
Persistent=true

[Install]
WantedBy=timers.target
UNIT
  [[ $CHANGED == no ]] || DAEMON_RELOAD=yes
  TIMERS+=("$name.timer $CHANGED")
}

start_timers() {
  local line
  [[ $DAEMON_RELOAD == no ]] || run systemctl daemon-reload
  # shellcheck disable=SC2086 # two words each
  for line in ${TIMERS[@]+"${TIMERS[@]}"}; do enabled $line; done
}

# Told by systemd of the unit that failed.
alert_unit() {
  put "$SYSTEMD/basecommerce-alert@.service" 644 <<UNIT
[Unit]
Description=BaseCommerce: tells that %i failed

[Service]
Type=oneshot
ExecStart="$(checks)" "$DROPLET" alert %i
UNIT
  [[ $CHANGED == no ]] || DAEMON_RELOAD=yes
}

# The program behind the timers.
checks() { printf '%s/lib/check.sh' "${DROPLET%/*}"; }

# Step 9.

environment() {
  [[ $HAS_ENV == yes ]] || return 0
  [[ $(stat -c %a "$DROPLET/.env") == 600 ]] || run chmod 600 "$DROPLET/.env"
  [[ $SECRETS == yes ]] || return 0
  local name
  ((${#NEW_SECRETS[@]} == 0)) || write_file "$DROPLET/.env" 600 <"$SCRATCH/filled"
  for name in "${BORN_HERE[@]}"; do
    if [[ -n ${NEW_SECRETS[$name]:-} ]]; then log "$name: made"; else log "$name: stands there already"; fi
    if [[ $DRY_RUN == no && -n ${GOES_TO[$name]:-} ]]; then
      printf '  copy to %s: %s=%s\n' "${GOES_TO[$name]}" "$name" "$(env_value "$name")"
    fi
  done
}

# Step 10.

# answers HOST PORT
# shellcheck disable=SC2016 # expanded by the inner shell
answers() { timeout 5 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$1" "$2" 2>/dev/null; }

needs_database() {
  answers "$INFRA_HOST" 5432 && return 0
  LEFT="all but the last step is done"
  NEXT="on droplet 3: sudo scripts/bootstrap.sh --firewall; docker compose up -d (VPC_CIDR there must hold this machine)"
  fail "nothing answers on $INFRA_HOST:5432"
}

next_commands() {
  [[ $HAS_ENV == no ]] || return 0
  local wanted
  wanted=$(schema "$DROPLET/env.example" | awk '$2 == "required" { printf "%s%s", sep, $1; sep = ", " }')
  printf 'Next, in %s:\n  cp env.example .env\n  nano .env  # set %s\n  docker compose up -d\n' "$DROPLET" "$wanted"
}
