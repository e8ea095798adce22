#!/usr/bin/env bash
# The firewall that bootstrap.sh sets up, with the kernel's own rules: a droplet, its containers, its neighbours and strangers
# as network namespaces of their own. The machine's rules are not touched.
# shellcheck disable=SC2153,SC2154,SC2016 # $work and $ROOT come from run.sh; the bodies of stubs are expanded by those

# shellcheck source=infra/tests/machine.bash
source "$ROOT/infra/tests/machine.bash"

# alone: the calling test goes on in network and mounts of its own.
alone() {
  if [[ -n ${ALONE:-} ]]; then
    [[ $(ip -o link | wc -l) == 1 ]] || {
      printf 'this is no network of its own\n'
      exit 1
    }
    return 0
  fi
  [[ $EUID == 0 ]] || skip "needs root"
  local program kind=""
  for program in ip iptables unshare; do command -v "$program" >/dev/null || skip "needs $program"; done
  unshare --net --mount true 2>/dev/null || skip "this machine lets nobody make namespaces"
  [[ ${FUNCNAME[1]} != container_* ]] || kind=--containers
  ALONE=yes unshare --net --mount "$ROOT/infra/tests/run.sh" $kind "${FUNCNAME[1]}"
  exit
}

# machine_with_neighbours DROPLET: this namespace as a machine with eth0 to strangers, eth1 to the private network, eth2 to
# Cloudflare.
machine_with_neighbours() {
  fresh_machine "$1"
  # The kernel's, in place of the stubs.
  rm "$work"/bin/{ip,ip6}tables{,-restore}
  mount -t tmpfs tmpfs /run
  ip link set lo up
  printf '1\n' >/proc/sys/net/ipv4/ip_forward
  printf '1\n' >/proc/sys/net/ipv6/conf/all/forwarding
  neighbour stranger eth0 203.0.113 2001:db8:1
  neighbour inside eth1 10.9.8 fd00:9
  neighbour cloudflare eth2 173.245.48 2400:cb00:1
}

# droplet NAME PORT…: such a machine with containers that Docker has published on all its addresses.
droplet() {
  local port address
  machine_with_neighbours "$1"
  shift
  stub docker :
  ip link add br-0123456789ab type bridge
  ip address add 172.18.0.1/24 dev br-0123456789ab
  ip address add fd18::1/64 dev br-0123456789ab nodad
  ip link set br-0123456789ab up
  container server 2
  container client 3
  for port; do
    serve server "$port"
    serve stranger "$port"
    publish iptables 172.18.0.2 "$port"
    publish ip6tables fd18::2 "$port"
  done
  start_docker
  # Also the proof that the test sees what gets through: nothing of UFW stands in the way of what Docker publishes.
  for port; do
    for address in 203.0.113.1 2001:db8:1::1 172.18.0.2; do
      expect "without our chain a stranger reaches $address port $port" within_seconds 10 reaches stranger "$address" "$port"
    done
  done
}

# neighbour NAME DEVICE IPV4 IPV6: a machine at .9, and the droplet at .1 of this network, its only way out.
neighbour() {
  ip netns add "$1"
  ip link add "$2" type veth peer name eth0 netns "$1"
  ip address add "$3.1/24" dev "$2"
  ip address add "$4::1/64" dev "$2" nodad
  ip link set "$2" up
  inner "$1" "$3" 9 "$4"
}

# container NAME NUMBER: behind the bridge of a compose project.
container() {
  ip netns add "$1"
  ip link add "veth$2" type veth peer name eth0 netns "$1"
  ip link set "veth$2" master br-0123456789ab up
  inner "$1" 172.18.0 "$2" fd18
}

inner() {
  ip -n "$1" address add "$2.$3/24" dev eth0
  ip -n "$1" address add "$4::$3/64" dev eth0 nodad
  ip -n "$1" link set eth0 up
  ip -n "$1" link set lo up
  ip -n "$1" route add default via "$2.1"
  ip -n "$1" -6 route add default via "$4::1"
}

# serve NAMESPACE PORT: says "here" to whoever connects.
serve() {
  ip netns exec "$1" perl -MSocket=:all -e '
    socket(my $listener, AF_INET6, SOCK_STREAM, 0) or die;
    setsockopt($listener, IPPROTO_IPV6, IPV6_V6ONLY, 0);
    bind($listener, pack_sockaddr_in6($ARGV[0], IN6ADDR_ANY)) or die "port: $!"; listen($listener, 20);
    while (accept(my $client, $listener)) { syswrite $client, "here\n"; close $client }' "$2" &
  SERVERS+=($!)
}

# publish TABLES ADDRESS PORT: the rules of "ports: PORT:PORT" without an address.
publish() {
  local bridge=br-0123456789ab to=$2
  [[ $1 == iptables ]] || to="[$2]"
  "$1" -w -t nat -A PREROUTING -m addrtype --dst-type LOCAL ! -i "$bridge" -p tcp --dport "$3" -j DNAT --to-destination "$to:$3"
  "$1" -w -A FORWARD -d "$2" ! -i "$bridge" -o "$bridge" -p tcp --dport "$3" -j ACCEPT
}

# What Docker does to the tables each time it starts.
start_docker() {
  local tables
  for tables in iptables ip6tables; do
    "$tables" -w -N DOCKER-USER 2>/dev/null || true
    "$tables" -w -C DOCKER-USER -j RETURN 2>/dev/null || "$tables" -w -A DOCKER-USER -j RETURN
    "$tables" -w -D FORWARD -j DOCKER-USER 2>/dev/null || true
    "$tables" -w -I FORWARD -j DOCKER-USER
    "$tables" -w -C FORWARD -i br-0123456789ab -j ACCEPT 2>/dev/null || {
      "$tables" -w -A FORWARD -i br-0123456789ab -j ACCEPT
      "$tables" -w -A FORWARD -o br-0123456789ab -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
      "$tables" -w -P FORWARD DROP
    }
  done
}

# reaches NAMESPACE ADDRESS PORT
reaches() { [[ $(ip netns exec "$1" timeout 1 bash -c 'read -r line <"/dev/tcp/$0/$1"; echo "$line"' "$2" "$3" 2>/dev/null) == here ]]; }

within_seconds() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}

passes() { expect "$1 reaches $2 port $3" reaches "$@"; }

# are_kept_out <LINES: each "NAMESPACE ADDRESS PORT"; at the same time, since each waits for an answer that must not come.
are_kept_out() {
  local line words tried=()
  while read -r line; do
    read -r -a words <<<"$line"
    reaches "${words[@]}" &
    tried+=("$! $line")
  done
  for line in "${tried[@]}"; do
    ! wait "${line%% *}" || {
      printf 'expected to be kept out: %s\n' "${line#* }"
      exit 1
    }
  done
}

# The stack is published on all addresses: BIND_ADDRESS is empty.
private_ports() {
  local droplet=$1 port
  shift
  SERVERS=()
  trap 'kill "${SERVERS[@]}"' EXIT
  droplet "$droplet" "$@"
  boots 0
  guarded "$@"
  # Again at its own start and at Docker's: neither doubles nor loses anything.
  "$MACHINE/usr/local/sbin/basecommerce-firewall"
  start_docker
  expect 'one jump' [ "$(iptables -S DOCKER-USER | grep -c BASECOMMERCE)" = 1 ]
  guarded "$@"
  # After a reboot the chain stands before Docker does.
  iptables -F && iptables -X && ip6tables -F && ip6tables -X
  "$MACHINE/usr/local/sbin/basecommerce-firewall"
  for port; do
    publish iptables 172.18.0.2 "$port"
    publish ip6tables fd18::2 "$port"
  done
  start_docker
  guarded "$@"
  boots 0
  did </dev/null
  # Rules that somebody else put before ours are found, and ours come first again.
  iptables -I DOCKER-USER -j ACCEPT
  passes stranger 203.0.113.1 "$1"
  boots 0 --firewall
  did <<<'systemctl restart basecommerce-firewall.service'
  guarded "$@"
}

guarded() {
  local port
  for port; do
    # The last but one by a route to the container, past the published port.
    are_kept_out <<TRIES
stranger 203.0.113.1 $port
stranger 10.9.8.1 $port
stranger 2001:db8:1::1 $port
stranger 172.18.0.2 $port
cloudflare 173.245.48.1 $port
TRIES
    passes inside 10.9.8.1 "$port"
    passes client 172.18.0.2 "$port"
    # What a container asks of others at the same port.
    passes server 203.0.113.9 "$port"
    passes server 2001:db8:1::9 "$port"
  done
}

test_with_real_rules_only_the_private_network_reaches_the_gate() {
  alone
  private_ports droplet-2-vertical 8000
}

test_with_real_rules_only_the_private_network_reaches_database_and_queue() {
  alone
  private_ports droplet-3-infra 5432 6379
}

test_with_real_rules_only_cloudflare_reaches_the_edge() {
  alone
  SERVERS=()
  trap 'kill "${SERVERS[@]}"' EXIT
  droplet droplet-1-edge 80 443
  boots 0
  passes cloudflare 173.245.48.1 80
  passes cloudflare 2400:cb00:1::1 80
  # Without a certificate nobody answers on 443.
  are_kept_out <<'TRIES'
stranger 203.0.113.1 80
stranger 2001:db8:1::1 80
inside 10.9.8.1 80
cloudflare 173.245.48.1 443
TRIES
  passes server 203.0.113.9 443
  touch "$DROPLET"/nginx/ssl/origin.{pem,key}
  boots 0 --firewall
  passes cloudflare 173.245.48.1 443
  passes cloudflare 2400:cb00:1::1 443
  are_kept_out <<<'stranger 203.0.113.1 443'
  env_of VERTICAL_HOST=10.0.0.2 INFRA_HOST=10.0.0.3 "SECRET_KEY=$GOOD_PASSWORD" "AUTH_DB_PASSWORD=$GOOD_PASSWORD" CLOUDFLARE_ONLY=false
  boots 0 --firewall
  passes stranger 203.0.113.1 80
  passes stranger 2001:db8:1::1 443
}

# Rules are only written down: UFW is not enabled.
test_ufw_shows_our_rules_as_they_are_compared() {
  command -v ufw >/dev/null || skip "no ufw here"
  alone
  mkdir etc
  cp -R /etc/ufw etc
  mount --bind etc/ufw /etc/ufw
  fresh_machine droplet-3-infra
  rm bin/ufw
  env_of "POSTGRES_PASSWORD=$GOOD_PASSWORD" VPC_CIDR=10.1.2.3/8,10.7.7.7/32,FD00::1/64,fd00:0::7/128 ADMIN_CIDR=198.51.100.7/32
  cat >compare <<COMPARE
set -Eeuo pipefail
DROPLET=$DROPLET
source "\$DROPLET/../lib/script.sh"
source "\$DROPLET/../lib/droplet.sh"
source "\$DROPLET/../lib/firewall.sh"
start compare
load_env
plan_firewall
while read -r rule; do ufw_do "\$rule" "" comment basecommerce; done <"\$SCRATCH/ufw"
look_at_ufw
[[ -z \$(ufw_missing) && -z \$(ufw_surplus) ]] || { ufw show added; cat "\$SCRATCH/ufw"; fail "not the same"; }
while read -r rule; do ufw_do "\$rule" delete; done <"\$SCRATCH/ufw"
look_at_ufw
[[ ! -s \$SCRATCH/ufw-added ]] || { ufw show added; fail "not deleted"; }
ADMIN_CIDR="" VPC_CIDR=0.0.0.0/0
plan_firewall
while read -r rule; do ufw_do "\$rule" "" comment basecommerce; done <"\$SCRATCH/ufw"
look_at_ufw
[[ -z \$(ufw_missing) && -z \$(ufw_surplus) ]] || { ufw show added; cat "\$SCRATCH/ufw"; fail "not the same"; }
finish "the same"
COMPARE
  bash compare
}

# With an engine of the test's own, whose rules are Docker's and not our idea of them.
container_firewall_with_the_rules_of_docker_itself() {
  docker image inspect debian:trixie-slim >/dev/null 2>&1 || [[ -n ${ALONE:-} ]] || skip "debian:trixie-slim is not here"
  alone
  SERVERS=()
  docker save debian:trixie-slim >image.tar
  machine_with_neighbours droplet-2-vertical
  rm bin/docker
  touch "$STATE/docker"
  mkdir engine
  mount -t tmpfs tmpfs "$work/engine"
  trap 'stop_engine; kill "${SERVERS[@]}"; umount -l "$work/engine"' EXIT
  start_engine
  docker load --quiet --input image.tar
  docker run --detach --restart always --name server --publish 8000:8000 debian:trixie-slim perl -MIO::Socket::INET -e \
    '$s = IO::Socket::INET->new(LocalPort => 8000, Listen => 20, ReuseAddr => 1); while ($c = $s->accept) { print $c "here\n"; close $c }'
  serve stranger 8000
  expect 'without our chain a stranger gets through' within_seconds 20 reaches stranger 203.0.113.1 8000
  boots 0
  kept_out_by_docker
  # Restarted as an update of its packages does.
  stop_engine
  start_engine
  kept_out_by_docker
  # After a reboot: no rules, then ours, then Docker's.
  stop_engine
  iptables -F && iptables -t nat -F && iptables -X && iptables -t nat -X
  "$MACHINE/usr/local/sbin/basecommerce-firewall"
  start_engine
  kept_out_by_docker
  boots 0
  did </dev/null
  # It is the chain that keeps strangers out.
  iptables -F BASECOMMERCE-VERTICAL
  passes stranger 203.0.113.1 8000
  boots 0 --firewall
  kept_out_by_docker
}

kept_out_by_docker() {
  expect 'the neighbour gets through' within_seconds 20 reaches inside 10.9.8.1 8000
  are_kept_out <<'TRIES'
stranger 203.0.113.1 8000
stranger 10.9.8.1 8000
stranger 172.17.0.2 8000
cloudflare 173.245.48.1 8000
TRIES
  expect 'the container reaches a stranger' docker exec server bash -c 'read -r line </dev/tcp/203.0.113.9/8000; [[ $line == here ]]'
}

start_engine() {
  dockerd --data-root "$work/engine/data" --exec-root /run/docker --pidfile /run/docker.pid --host unix:///run/docker.sock \
    >>"$work/engine.log" 2>&1 &
  ENGINE=$!
  within_seconds 30 docker info >/dev/null 2>&1 || {
    tail -n 20 "$work/engine.log"
    exit 1
  }
}

stop_engine() {
  kill -TERM "$ENGINE"
  wait "$ENGINE" || true
}
