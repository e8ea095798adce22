# shellcheck shell=bash
# Who may reach which port of this droplet. UFW guards the machine itself; what Docker publishes walks around UFW and is
# guarded by a chain of our own, to which Docker's DOCKER-USER jumps. Both say the same. Sourced after droplet.sh; reads the
# variables of .env.

# Before the machine's own files: another directory in tests.
MACHINE=${MACHINE:-}
readonly FIREWALL_UNIT=basecommerce-firewall.service
readonly FIREWALL_LOADER=$MACHINE/usr/local/sbin/basecommerce-firewall
readonly FIREWALL_RULES=$MACHINE/etc/basecommerce/firewall
# Marks our rules among those of UFW.
readonly UFW_MARK="comment 'basecommerce'"

# What each droplet publishes.
case ${DROPLET##*/} in
  droplet-1-edge) CHAIN=BASECOMMERCE-EDGE PORTS=(80 443) ;;
  droplet-2-vertical) CHAIN=BASECOMMERCE-VERTICAL PORTS=(8000) ;;
  droplet-3-infra) CHAIN=BASECOMMERCE-INFRA PORTS=(5432 6379) ;;
  *)
    printf '%s is no directory of a droplet\n' "$DROPLET" >&2
    exit 2
    ;;
esac

# sources PORT: the networks that may reach it, one a line, or "any". No line: nobody.
sources() {
  case $1 in
    22) listed "${ADMIN_CIDR:-any}" ;;
    80) visitors ;;
    443) if has_certificate; then visitors; fi ;;
    *) listed "$VPC_CIDR" ;;
  esac
}

listed() { tr -s ', ' '\n' <<<"$1"; }

visitors() {
  if [[ $CLOUDFLARE_ONLY == true ]]; then
    sed -nE 's/^[[:space:]]*set_real_ip_from[[:space:]]+([^;]+);.*/\1/p' "$DROPLET/nginx/conf.d/cloudflare-ips.conf"
  else
    printf 'any\n'
  fi
}

# plan_firewall: what must hold, as $SCRATCH/firewall.v4 and .v6 (rules as "iptables -S" prints them) and $SCRATCH/ufw (as
# "ufw show added" does). Fails and says why when that cannot be known.
plan_firewall() {
  local port networks network family
  : >"$SCRATCH/ufw"
  for family in 4 6; do
    # What containers send themselves is no business of this chain: only what comes from outside.
    printf -- '-A %s -i %s -j RETURN\n' "$CHAIN" docker0 "$CHAIN" br-+ >"$SCRATCH/firewall.v$family"
  done
  for port in 22 "${PORTS[@]}"; do
    networks=$(sources "$port" | canonical) || ill "who may reach port $port cannot be read: $networks" || return 1
    [[ -n $networks || $port == 443 ]] || ill "no network is named that may reach port $port" || return 1
    for network in $networks; do
      case $network in
        any) printf 'ufw allow %s/tcp %s\n' "$port" "$UFW_MARK" ;;
        *) printf 'ufw allow from %s to any port %s proto tcp %s\n' "$(alone "$network")" "$port" "$UFW_MARK" ;;
      esac >>"$SCRATCH/ufw"
      [[ $port != 22 ]] || continue
      [[ $network == *:* ]] || chain_rule "$port" RETURN "$network" >>"$SCRATCH/firewall.v4"
      [[ $network == *.* ]] || chain_rule "$port" RETURN "$network" >>"$SCRATCH/firewall.v6"
    done
    [[ $port == 22 ]] || for family in 4 6; do chain_rule "$port" DROP any >>"$SCRATCH/firewall.v$family"; done
  done
}

# The port as the sender wrote it: Docker has put the container's in its place by now. Answers to what containers asked of
# others carry that port, too, but go the other way.
chain_rule() {
  local port=$1 target=$2 from=""
  [[ $3 == any ]] || from=" -s $3"
  printf -- '-A %s%s -p tcp -m conntrack --ctorigdstport %s --ctdir ORIGINAL -j %s\n' "$CHAIN" "$from" "$port" "$target"
}

# UFW shows a network of one address without its length.
alone() {
  case $1 in
    *.*/32 | *:*/128) printf '%s' "${1%/*}" ;;
    *) printf '%s' "$1" ;;
  esac
}

# canonical <NETWORKS: each as the kernel shows it: no bits behind the length, IPv6 shortened; all addresses as "any".
canonical() {
  perl -MSocket=inet_pton,inet_ntop,AF_INET,AF_INET6 -ne '
    chomp; next if $_ eq ""; if ($_ eq "any") { print "any\n"; next }
    my ($address, $length) = split m{/};
    my $family = $address =~ /:/ ? AF_INET6 : AF_INET;
    my $bits = inet_pton($family, $address);
    if (!defined $bits || $length !~ /^\d+$/ || $length > 8 * length $bits) { print "$_ is no network"; exit 1 }
    if ($length == 0) { print "any\n"; next }
    my $mask = pack "B*", "1" x $length . "0" x (8 * length($bits) - $length);
    print inet_ntop($family, $bits & $mask), "/$length\n"' | LC_ALL=C sort -u
}

# admits ADDRESS PORT: the address may reach the port.
admits() {
  local network
  for network in $(sources "$2" | canonical); do
    [[ $network != any && $(canonical <<<"$1/${network#*/}") != "$network" ]] || return 0
  done
  return 1
}

families() {
  printf '4\n'
  [[ ! -e /proc/sys/net/ipv6 ]] || printf '6\n'
}

tables() { if [[ $1 == 6 ]]; then printf ip6tables; else printf iptables; fi; }

# firewall_as_configured: the firewall is what .env says, now and after the next start of machine or Docker; otherwise
# fails and says what is not. A machine of ENVIRONMENT=local has none of its own.
firewall_as_configured() {
  [[ $ENVIRONMENT != local ]] || return 0
  firewall_as_planned && return 0
  printf '\n'
  return 1
}

firewall_as_planned() {
  [[ $(id -u) == 0 ]] || ill "only root can look at the firewall" || return 1
  plan_firewall || return 1
  chain_as_planned || return 1
  ufw_as_planned
}

chain_as_planned() {
  local family tables
  for family in $(families); do
    tables=$(tables "$family")
    "$tables" -w -S "$CHAIN" 2>/dev/null | grep -v '^-N ' | cmp -s - "$SCRATCH/firewall.v$family" ||
      ill "the rules of $CHAIN ($tables) are not those of .env" || return 1
    [[ $("$tables" -w -S DOCKER-USER | sed -n 2p) == "-A DOCKER-USER -j $CHAIN" ]] ||
      ill "DOCKER-USER ($tables) does not begin with $CHAIN" || return 1
    cmp -s "$FIREWALL_RULES.v$family" "$SCRATCH/firewall.v$family" ||
      ill "$FIREWALL_RULES.v$family, which the next start loads, is not what .env says" || return 1
  done
  # Docker itself makes the jump; without a running one there is nothing published.
  ! docker info >/dev/null 2>&1 || iptables -w -S FORWARD | grep -qx -- '-A FORWARD -j DOCKER-USER' ||
    ill "nothing leads to DOCKER-USER" || return 1
  systemctl --quiet is-enabled "$FIREWALL_UNIT" || ill "$FIREWALL_UNIT is not enabled" || return 1
}

ufw_as_planned() {
  LC_ALL=C ufw status verbose >"$SCRATCH/ufw-status"
  grep -qx 'Status: active' "$SCRATCH/ufw-status" || ill "UFW is not active" || return 1
  grep -q '^Default: deny (incoming), allow (outgoing)' "$SCRATCH/ufw-status" ||
    ill "UFW does not deny what comes in by default" || return 1
  look_at_ufw
  [[ -z $(ufw_missing) ]] || ill "UFW lacks: $(ufw_missing | head -n 1)" || return 1
  [[ -z $(ufw_surplus) ]] || ill "UFW has beyond .env: $(ufw_surplus | head -n 1)" || return 1
}

# Once, and then compared: UFW takes its time.
look_at_ufw() { LC_ALL=C ufw show added | sed -n '/^ufw /p' | LC_ALL=C sort >"$SCRATCH/ufw-added"; }

ufw_missing() { LC_ALL=C sort "$SCRATCH/ufw" | LC_ALL=C comm -13 "$SCRATCH/ufw-added" -; }

# Rules of ours that are none any more, and others that open a port of ours. What the operator opened beside them stays.
ufw_surplus() {
  LC_ALL=C sort "$SCRATCH/ufw" | LC_ALL=C comm -23 "$SCRATCH/ufw-added" - |
    awk -v mark="$UFW_MARK" -v ports=" 22 ${PORTS[*]} " '
      / out / { next }
      index($0, mark) { print; next }
      $2 == "allow" || $2 == "limit" {
        line = $0; sub(/ comment .*/, "", line); n = split(line, words, /[ ,]/)
        for (i = 3; i <= n; i++) {
          port = words[i]; sub(/\/tcp$/, "", port)
          if (port == "OpenSSH" || index(ports, " " port " ")) { print; next }
        }
      }'
}

# Setting up (bootstrap.sh), UFW: only what is not so yet; new rules before old ones go, so that nobody is shut out between.
set_up_ufw() {
  local rule rules default=$MACHINE/etc/default/ufw
  grep -qx 'DEFAULT_INPUT_POLICY="DROP"' "$default" 2>/dev/null || quietly ufw default deny incoming
  grep -qx 'DEFAULT_OUTPUT_POLICY="ACCEPT"' "$default" 2>/dev/null || quietly ufw default allow outgoing
  if ! command -v ufw >/dev/null; then
    sed 's/^/would run: /' "$SCRATCH/ufw"
  else
    look_at_ufw
    mapfile -t rules < <(ufw_missing)
    for rule in ${rules[@]+"${rules[@]}"}; do ufw_do "$rule" "" comment basecommerce; done
    # A new rule may have taken the place of an old one.
    look_at_ufw
    mapfile -t rules < <(ufw_surplus)
    for rule in ${rules[@]+"${rules[@]}"}; do ufw_do "$rule" delete; done
  fi
  [[ $(LC_ALL=C ufw status 2>/dev/null | head -n 1) == "Status: active" ]] || quietly ufw --force enable
}

# ufw_do RULE [delete] [COMMENT…]: the rule as "ufw show added" prints it.
ufw_do() {
  local words
  read -r -a words <<<"${1%% comment *}"
  quietly ufw ${2:+"$2"} "${words[@]:1}" "${@:3}"
}

quietly() {
  if [[ $DRY_RUN == yes ]]; then run "$@"; else "$@" >/dev/null; fi
}

# Setting up, the chain: loaded before Docker starts, and again whenever it does.
set_up_chain() {
  local family changed
  for family in 4 6; do
    write_file "$FIREWALL_RULES.v$family" 600 <"$SCRATCH/firewall.v$family"
  done
  put "$FIREWALL_LOADER" 755 <<LOADER
#!/bin/sh
# Written by bootstrap.sh: $CHAIN, which lets only those pass to published ports whom .env names.
# Each family in one stroke: at no moment is the chain empty or left out.
set -eu
for family in 4 6; do
  case \$family in
    4) tables=iptables ;;
    6) tables=ip6tables && [ -e /proc/sys/net/ipv6 ] || continue ;;
  esac
  \$tables -w -N DOCKER-USER 2>/dev/null || true
  {
    printf '*filter\n:$CHAIN - [0:0]\n'
    cat "$FIREWALL_RULES.v\$family"
    \$tables -w -S DOCKER-USER | sed -n 's/^-A \(DOCKER-USER -j $CHAIN\)\$/-D \1/p'
    printf -- '-I DOCKER-USER -j $CHAIN\nCOMMIT\n'
  } | \$tables-restore -w --noflush
done
LOADER
  # shellcheck disable=SC2153 # set by put
  changed=$CHANGED
  put "$MACHINE/etc/systemd/system/$FIREWALL_UNIT" 644 <<UNIT
[Unit]
Description=BaseCommerce: published ports answer only whom .env names
After=ufw.service
Before=docker.service
PartOf=docker.service
OnFailure=basecommerce-alert@%n.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=$FIREWALL_LOADER

[Install]
WantedBy=multi-user.target docker.service
UNIT
  [[ $CHANGED == no ]] || run systemctl daemon-reload
  systemctl --quiet is-enabled "$FIREWALL_UNIT" 2>/dev/null || run systemctl --quiet enable "$FIREWALL_UNIT"
  if [[ $changed == yes ]] || ! chain_as_planned >/dev/null 2>&1; then run systemctl restart "$FIREWALL_UNIT"; fi
}
