# shellcheck shell=bash disable=SC2153,SC2154,SC2016 # $work and $ROOT come from run.sh; the bodies of stubs are expanded by those
# A machine of stubs for the tests of bootstrap.sh and of what it sets up: it remembers what was done to it, so that a second
# run finds it so. Sourced by *.test.sh.

# shellcheck disable=SC2034 # the tests read it
readonly GOOD_PASSWORD=q7Rk2Xv9Lm4Tz8Bw3Np6Yc1Hd5Fs0Jg2

# fresh_machine DROPLET: a machine with nothing on it but the clone, in $work; STUB_… variables change what it says.
fresh_machine() {
  [[ $EUID == 0 ]] || skip "needs root, to whom the files belong"
  MACHINE=$work/machine STATE=$work/state CALLS=$work/calls DROPLET=$work/infra/$1
  export MACHINE STATE CALLS
  unset SSH_CONNECTION
  mkdir -p "$MACHINE"/{etc/default,proc,root/.ssh} "$STATE"/{package,enabled,active,sysctl,table} "$work"/{bin,infra}
  cp -R "$ROOT/infra/lib" "$ROOT/infra/$1" "$work/infra"
  rm -rf "$DROPLET"/{.env,.lock,backups,metrics,nginx/ssl}
  printf 'ID=debian\nVERSION_ID="13"\nVERSION="13 (trixie)"\nVERSION_CODENAME=trixie\n' >"$MACHINE/etc/os-release"
  printf 'MemTotal:        2010000 kB\nMemFree:          100 kB\n' >"$MACHINE/proc/meminfo"
  printf 'UUID=1 / ext4 defaults 0 1\n' >"$MACHINE/etc/fstab"
  printf 'DEFAULT_INPUT_POLICY="ACCEPT"\nDEFAULT_OUTPUT_POLICY="ACCEPT"\n' >"$MACHINE/etc/default/ufw"
  printf 'ssh-ed25519 AAAA maria\n' >"$MACHINE/root/.ssh/authorized_keys"
  touch "$STATE/table/"{4,6}.DOCKER-USER "$STATE/ufw" "$CALLS"

  stub id '[ "$*" = -u ] && echo "${STUB_UID:-0}" || exec /usr/bin/id "$@"'
  stub df 'printf "Avail\n%s\n" "${STUB_FREE:-20000}"'
  stub timedatectl 'echo "${STUB_CLOCK:-yes}"'
  stub who 'echo "$STUB_WHO"'
  stub docker '[ -e $STATE/docker ]'
  stub dpkg-query 'for last; do :; done; [ -e $STATE/package/$last ] && echo installed'
  stub dpkg 'echo amd64'
  stub apt-cache 'case "$2:${STUB_COMPOSE:-debian13}" in
    docker-compose-v2:ubuntu) echo "  Candidate: 2.24.6-0ubuntu1" ;;
    docker-compose:debian13) echo "  Candidate: 2.26.1-4" ;;
    docker-compose:debian12) echo "  Candidate: 1.29.2-3" ;;
    *) echo "  Candidate: (none)" ;;
  esac'
  # Whatever is installed is there.
  stub apt-get 'called; case "$*" in *" install "*) for name; do touch "$STATE/package/$name" 2>/dev/null; done ;; esac
    [ ! -e $STATE/package/docker.io ] && [ ! -e $STATE/package/docker-ce ] || touch $STATE/docker'
  stub systemctl 'for last; do :; done
    case "$*" in
      *is-enabled*) [ -e "$STATE/enabled/$last" ]; exit ;;
      *is-active*) [ -e "$STATE/active/$last" ]; exit ;;
    esac
    called
    case "$*" in
      *enable*) touch "$STATE/enabled/$last" ;;
      start*|restart*) touch "$STATE/active/$last"; case $last in basecommerce-firewall*) "$MACHINE/usr/local/sbin/basecommerce-firewall" ;; esac ;;
    esac'
  stub ufw '
    case "$*" in
      status*) [ -e $STATE/ufw-active ] && printf "Status: active\nDefault: deny (incoming), allow (outgoing), deny (routed)\n" || echo "Status: inactive"; exit ;;
      "show added") echo "Added user rules (see ufw status for running firewall):"; cat $STATE/ufw; exit ;;
    esac
    called
    case "$*" in
      allow*) printf "ufw %s\n" "$*" | sed "s/comment basecommerce/comment '\''basecommerce'\''/" >>$STATE/ufw ;;
      delete*) shift; sed "s/ comment .*//" $STATE/ufw | grep -nxF "ufw $*" | cut -d: -f1 | sed "s/$/d/" >$STATE/sed; sed -i -f $STATE/sed $STATE/ufw ;;
      "default deny incoming") sed -i s/ACCEPT/DROP/\;s/OUTPUT_POLICY=.*/OUTPUT_POLICY=\"ACCEPT\"/ $MACHINE/etc/default/ufw ;;
      "--force enable") touch $STATE/ufw-active ;;
    esac'
  local family
  for family in 4 6; do
    # Chains as files; the last word is the chain that is asked for.
    stub "$(tables_of $family)" 'for last; do :; done
      chain=$STATE/table/'$family'.$last
      case "$*" in
        *-S\ FORWARD) echo "-A FORWARD -j DOCKER-USER" ;;
        *-S*) [ -e "$chain" ] && echo "-N $last" && cat "$chain" ;;
        *-N*) [ ! -e "$chain" ] && touch "$chain" ;;
      esac'
    stub "$(tables_of $family)-restore" 'cd $STATE/table; while read -r action chain rest; do case $action in
        :*) : >'$family'.${action#:} ;;
        -A) echo "-A $chain $rest" >>'$family'.$chain ;;
        -I) { echo "-A $chain $rest"; cat '$family'.$chain; } >new; mv new '$family'.$chain ;;
        -D) sed -i "0,/^-A $chain $rest\$/{//d}" '$family'.$chain ;;
      esac; done'
  done
  stub swapon 'case "$*" in --show*) [ -e $STATE/swap ] && echo 2147479552; exit 0 ;; esac; called; touch $STATE/swap'
  stub fallocate 'called; for last; do :; done; touch "$last"'
  stub sysctl 'case $1 in
      --values) cat "$STATE/sysctl/$2" 2>/dev/null || echo 0 ;;
      *) called; for last; do :; done; sed -n "s/=/ /p" "$last" | while read -r name value; do echo "$value" >"$STATE/sysctl/$name"; done ;;
    esac'
  local name
  for name in mkswap sshd curl; do stub $name called; done
  for name in chmod chown install; do stub $name 'called; exec /usr/bin/'$name' "$@"'; done
  export PATH=$work/bin:$PATH
}

tables_of() { if [[ $1 == 6 ]]; then printf ip6tables; else printf iptables; fi; }

# stub NAME BODY: a program in its place. "called" notes what changes the machine and fails where the test wants it to.
stub() {
  cat >"$work/bin/$1" <<STUB
#!/bin/sh
called() {
  line=\$(echo "$1\${line:+ }\$line" | sed -E "s|$work/machine||g; s|$work/||g; s|^install -m ([0-9]+) [^ ]* (.*)\.new\$|write \2 \1|")
  echo "\$line" >>\$CALLS
  case "\$line" in "\${STUB_FAIL:-nothing}"*) exit 1 ;; esac
}
line="\$*"
$2
STUB
  chmod +x "$work/bin/$1"
}

# boots STATUS ARGUMENT…: bootstrap.sh ends with it; what it said stands in $work/said, what it changed in $work/calls.
boots() {
  local wanted=$1 status=0
  shift
  : >"$CALLS"
  "$DROPLET/scripts/bootstrap.sh" "$@" >"$work/said" 2>&1 || status=$?
  [[ $status == "$wanted" ]] || {
    printf 'expected: status %s, not %s\n' "$wanted" "$status"
    cat "$work/said"
    exit 1
  }
}

# did <LINES: exactly this was done to the machine.
did() {
  diff -u - "$CALLS" || {
    printf 'expected other commands\n'
    exit 1
  }
}

# everything: all files of machine and clone with mode and content, to be compared.
everything() { find "$MACHINE" "$work/infra" "$STATE" -printf '%P %m %y\n' -type f -exec sha256sum {} + | sort; }

# env_of LINE…: an .env of these lines.
env_of() { printf '%s\n' "$@" >"$DROPLET/.env"; }

last_said() {
  [[ $(tail -n 1 "$work/said") == "$1"* ]] || {
    printf 'expected last line: %s\n' "$1"
    cat "$work/said"
    exit 1
  }
}
