#!/usr/bin/env bash
# bootstrap.sh of the three droplets against a machine of stubs: what it does, in which order, and what it leaves when a
# command fails.
# shellcheck disable=SC2154,SC2016 # $work and $ROOT come from run.sh; the bodies of stubs are expanded by those

# shellcheck source=infra/tests/machine.bash
source "$ROOT/infra/tests/machine.bash"

readonly APT='apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install --no-install-recommends'

# What is done to every machine, up to its firewall; packages of its own as argument.
every_machine() {
  cat <<CALLS
apt-get -q -y update
$APT ca-certificates curl git openssl tzdata${1:+ $1}
$APT docker.io docker-cli docker-buildx docker-compose
write /etc/docker/daemon.json 644
systemctl --quiet enable docker.service
systemctl start docker.service
fallocate --length 2048MiB /swapfile
chmod 600 /swapfile
mkswap --quiet /swapfile
swapon /swapfile
write /etc/fstab 644
write /etc/sysctl.d/60-basecommerce.conf 644
sysctl --quiet --load /etc/sysctl.d/60-basecommerce.conf
$APT unattended-upgrades
write /etc/apt/apt.conf.d/20auto-upgrades 644
systemctl --quiet enable unattended-upgrades.service
systemctl start unattended-upgrades.service
$APT fail2ban python3-systemd
write /etc/fail2ban/jail.d/basecommerce.conf 644
systemctl --quiet enable fail2ban.service
systemctl start fail2ban.service
write /etc/ssh/sshd_config.d/10-basecommerce.conf 644
sshd -t
systemctl try-reload-or-restart ssh.service
$APT ufw iptables perl-base
ufw default deny incoming
ufw allow 22/tcp comment basecommerce
CALLS
}

chain_loaded() {
  cat <<CALLS
ufw --force enable
write /etc/basecommerce/firewall.v4 600
write /etc/basecommerce/firewall.v6 600
write /usr/local/sbin/basecommerce-firewall 755
write /etc/systemd/system/basecommerce-firewall.service 644
systemctl daemon-reload
systemctl --quiet enable basecommerce-firewall.service
systemctl restart basecommerce-firewall.service
CALLS
}

started() { printf 'systemctl --quiet enable basecommerce-%s.timer\nsystemctl start basecommerce-%s.timer\n' "$1" "$1"; }

written() { printf "write /etc/systemd/system/basecommerce-$1.%s 644\n" service timer; }

calls_of_infra() {
  every_machine "age openssh-client rsync"
  cat <<CALLS
ufw allow from 10.0.0.0/8 to any port 5432 proto tcp comment basecommerce
ufw allow from 10.0.0.0/8 to any port 6379 proto tcp comment basecommerce
CALLS
  chain_loaded
  printf 'install -d -m 700 infra/droplet-3-infra/backups\n'
  printf 'install -d -m 755 infra/droplet-3-infra/metrics\nwrite /etc/systemd/system/basecommerce-alert@.service 644\n'
  written backup
  written restore-drill
  written check
  written figures
  printf 'systemctl daemon-reload\n'
  started backup
  started restore-drill
  started check
  started figures
}

test_a_fresh_machine_becomes_droplet_3() {
  fresh_machine droplet-3-infra
  boots 0
  did < <(calls_of_infra)
  says "$work/said" 'cp env.example .env'
  says "$work/said" 'nano .env  # set POSTGRES_PASSWORD'
  says "$work/said" 'docker compose up -d'
  last_said 'OK: this machine is ready for droplet-3-infra'
  says "$MACHINE/etc/systemd/system/basecommerce-backup.timer" 'OnCalendar=*-*-* 02:30 America/Sao_Paulo'
  says "$MACHINE/etc/systemd/system/basecommerce-backup.service" 'OnFailure=basecommerce-alert@%n.service'
  says "$MACHINE/etc/fstab" '/swapfile none swap sw 0 0'
  says "$MACHINE/etc/fstab" 'UUID=1 / ext4'
}

test_a_fresh_machine_becomes_droplet_2() {
  fresh_machine droplet-2-vertical
  boots 0
  did < <(
    every_machine
    printf 'ufw allow from 10.0.0.0/8 to any port 8000 proto tcp comment basecommerce\n'
    chain_loaded
    printf 'install -d -m 755 infra/droplet-2-vertical/metrics\nwrite /etc/systemd/system/basecommerce-alert@.service 644\n'
    written purge
    written figures
    printf 'systemctl daemon-reload\n'
    started purge
    started figures
  )
  says "$work/said" 'nano .env  # set INFRA_HOST, POSTGRES_PASSWORD, SECRET_KEY'
}

test_the_photos_that_are_past_their_time_go_every_night() {
  fresh_machine droplet-2-vertical
  boots 0
  says "$MACHINE/etc/systemd/system/basecommerce-purge.timer" 'OnCalendar=*-*-* 04:30 America/Sao_Paulo'
  # What the unit would do, with what systemd does to its words.
  stub docker called
  : >"$CALLS"
  eval "$(sed -n 's/^ExecStart=//p' "$MACHINE/etc/systemd/system/basecommerce-purge.service")"
  did <<'CALLS'
docker compose --project-directory infra/droplet-2-vertical --file infra/droplet-2-vertical/docker-compose.yml run --rm --no-deps -T --entrypoint basecommerce app attachments purge --yes
CALLS
}

test_a_fresh_machine_becomes_droplet_1() {
  fresh_machine droplet-1-edge
  cat >"$DROPLET/nginx/conf.d/cloudflare-ips.conf" <<'CONF'
# a comment on set_real_ip_from
set_real_ip_from 173.245.48.0/20;
set_real_ip_from 2400:CB00:0::/32;
real_ip_header CF-Connecting-IP;
CONF
  boots 0
  did < <(
    every_machine
    cat <<'CALLS'
ufw allow from 173.245.48.0/20 to any port 80 proto tcp comment basecommerce
ufw allow from 2400:cb00::/32 to any port 80 proto tcp comment basecommerce
CALLS
    chain_loaded
    printf 'install -d -m 700 infra/droplet-1-edge/nginx/ssl\n'
    printf 'install -d -m 755 infra/droplet-1-edge/metrics\nwrite /etc/systemd/system/basecommerce-alert@.service 644\n'
    written check
    written figures
    printf 'systemctl daemon-reload\n'
    started check
    started figures
  )
  says "$work/said" 'nano .env  # set VERTICAL_HOST, INFRA_HOST, SECRET_KEY, AUTH_DB_PASSWORD'
}

test_a_second_run_changes_nothing() {
  local droplet
  for droplet in droplet-1-edge droplet-2-vertical droplet-3-infra; do
    fresh_machine "$droplet"
    boots 0
    everything >before
    boots 0
    did </dev/null
    everything >after
    diff -u before after
    rm -rf machine state infra
  done
}

test_a_dry_run_of_bootstrap_changes_nothing() {
  fresh_machine droplet-3-infra
  everything >before
  boots 0 --dry-run
  did </dev/null
  everything >after
  diff -u before after
  local said
  for said in 'would run: apt-get -q -y update' 'would run: swapon' 'would run: ufw allow 22/tcp' 'would run: ufw --force enable' \
    'firewall.v4 (mode 600)' 'would run: systemctl restart basecommerce-firewall.service' 'basecommerce-backup.timer'; do
    says "$work/said" "$said"
  done
  last_said 'OK: dry run, nothing changed'
}

# One command of each step fails: the last line says so, and the next run arrives where an unbroken one does.
test_a_step_that_fails_is_named_and_the_next_run_goes_on() {
  fresh_machine droplet-3-infra
  boots 0
  everything >unbroken
  local failing step
  while IFS='|' read -r step failing; do
    rm -rf machine state infra
    fresh_machine droplet-3-infra
    STUB_FAIL=$failing boots 1
    last_said "FAILED: $step of 10: "
    says "$work/said" "left as steps 1 to $((step - 1)) are done; next: sudo $DROPLET/scripts/bootstrap.sh, which goes on"
    expect "the lock is released after $failing" [ ! -e "$DROPLET/.lock" ]
    expect "nothing is done after $failing" [ "$(tail -n 1 "$CALLS" | cut -c "1-${#failing}")" = "$failing" ]
    boots 0
    everything | diff -u unbroken -
  done <<'FAILURES'
2|apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install --no-install-recommends docker.io
2|systemctl start docker.service
3|swapon
4|systemctl start fail2ban.service
5|ufw --force enable
6|systemctl restart basecommerce-firewall.service
7|install -d
8|systemctl --quiet enable basecommerce-backup.timer
FAILURES
}

test_a_machine_that_does_not_suffice_is_refused() {
  fresh_machine droplet-3-infra
  everything >before
  STUB_UID=1000 boots 3
  last_said 'FAILED: 1 of 10: preflight: only root can do this; left as it was, nothing changed; next: sudo '
  STUB_FREE=10239 boots 3
  says "$work/said" '10239 MiB are free on the disk, 10240 are needed'
  STUB_CLOCK=no boots 3
  says "$work/said" 'the clock is not synchronised'
  everything >after
  diff -u before after
  printf 'MemTotal:        1002000 kB\n' >"$MACHINE/proc/meminfo"
  boots 3
  says "$work/said" 'the machine has 978 MiB of memory, droplet-3-infra needs 2048'
  printf 'ID=fedora\n' >"$MACHINE/etc/os-release"
  boots 3
  says "$work/said" 'this is fedora, not Debian or Ubuntu'
  printf 'ID=ubuntu\nVERSION="25.10 (Questing Quokka)"\n' >"$MACHINE/etc/os-release"
  boots 3
  says "$work/said" 'Ubuntu 25.10 (Questing Quokka) gets no updates for long'
  did </dev/null
}

test_a_bad_env_is_refused_before_anything_changes() {
  fresh_machine droplet-3-infra
  env_of POSTGRES_PASSWORD=changeme-changeme
  boots 3
  says "$work/said" 'POSTGRES_PASSWORD is a sample'
  env_of POSTGRES_PASSWORD=$GOOD_PASSWORD VPC_CIDR=1::2::3/64
  boots 3
  says "$work/said" 'who may reach port 5432 cannot be read: 1::2::3/64 is no network'
  env_of POSTGRES_PASSWORD=$GOOD_PASSWORD ADMIN_CIDR=198.51.100.0/24
  SSH_CONNECTION='203.0.113.5 50000 203.0.113.1 22' boots 3
  says "$work/said" 'ADMIN_CIDR does not hold 203.0.113.5, from where you are connected'
  STUB_WHO='maria pts/0 2026-01-02 10:00 (203.0.113.5)' boots 3
  did </dev/null
  SSH_CONNECTION='198.51.100.77 50000 203.0.113.1 22' boots 0
  says "$STATE/ufw" 'ufw allow from 198.51.100.0/24 to any port 22 proto tcp'
}

test_what_the_timers_start_is_sound() {
  command -v systemd-analyze >/dev/null || skip "no systemd-analyze here"
  fresh_machine droplet-3-infra
  boots 0
  install -m 755 /dev/null "$DROPLET/scripts/backup-postgres.sh"
  install -m 755 /dev/null "$DROPLET/scripts/restore-postgres.sh"
  local units=$MACHINE/etc/systemd/system
  mv "$units/basecommerce-alert@.service" "$units/basecommerce-alert@basecommerce-check.service.service"
  systemd-analyze verify "$units"/*.service "$units"/*.timer >"$work/said" 2>&1 || true
  expect "nothing to complain of, not $(cat "$work/said")" [ ! -s "$work/said" ]
}

test_what_runs_is_started_anew_only_when_its_settings_changed() {
  fresh_machine droplet-3-infra
  touch "$STATE/active/docker.service"
  boots 0
  says "$CALLS" 'systemctl restart docker.service'
  rm "$STATE/enabled/docker.service"
  boots 0
  did <<<'systemctl --quiet enable docker.service'
  env_of POSTGRES_PASSWORD=$GOOD_PASSWORD 'BACKUP_SCHEDULE=hourly'
  chmod 600 "$DROPLET/.env"
  boots 0
  did <<'CALLS'
write /etc/systemd/system/basecommerce-backup.timer 644
systemctl daemon-reload
systemctl restart basecommerce-backup.timer
CALLS
}

test_without_a_key_ssh_goes_on_taking_passwords() {
  fresh_machine droplet-2-vertical
  printf '# nobody yet\n' >"$MACHINE/root/.ssh/authorized_keys"
  boots 0
  says "$work/said" 'ssh still takes passwords'
  expect 'no rule for sshd' [ ! -e "$MACHINE/etc/ssh/sshd_config.d/10-basecommerce.conf" ]
}

test_a_setting_that_sshd_does_not_take_is_removed_again() {
  fresh_machine droplet-2-vertical
  STUB_FAIL='sshd -t' boots 1
  says "$work/said" 'sshd does not take'
  expect 'no rule for sshd' [ ! -e "$MACHINE/etc/ssh/sshd_config.d/10-basecommerce.conf" ]
}

test_docker_comes_from_where_a_compose_plugin_is_offered() {
  fresh_machine droplet-2-vertical
  printf 'ID=ubuntu\nVERSION="24.04.3 LTS (Noble Numbat)"\nVERSION_CODENAME=noble\n' >"$MACHINE/etc/os-release"
  STUB_COMPOSE=ubuntu boots 0
  says "$CALLS" "$APT docker.io docker-buildx docker-compose-v2"
  rm -rf machine state infra
  fresh_machine droplet-2-vertical
  printf 'ID=debian\nVERSION="12 (bookworm)"\nVERSION_CODENAME=bookworm\n' >"$MACHINE/etc/os-release"
  STUB_COMPOSE=debian12 boots 0
  says "$CALLS" "$APT docker-ce docker-ce-cli containerd.io docker-buildx-plugin docker-compose-plugin"
  says "$MACHINE/etc/apt/sources.list.d/docker.list" 'https://download.docker.com/linux/debian bookworm stable'
}

test_settings_of_docker_that_somebody_else_wrote_stay() {
  fresh_machine droplet-2-vertical
  mkdir -p "$MACHINE/etc/docker"
  printf '{"dns": ["10.0.0.53"]}\n' >"$MACHINE/etc/docker/daemon.json"
  boots 0
  says "$work/said" 'was written by somebody else and stays as it is'
  says "$MACHINE/etc/docker/daemon.json" '10.0.0.53'
}

test_secrets_are_made_once_and_named_with_where_they_go() {
  fresh_machine droplet-3-infra
  cp "$DROPLET/env.example" "$DROPLET/.env"
  boots 0 --secrets
  local name
  for name in POSTGRES_PASSWORD AUTH_DB_PASSWORD PLATFORM_DB_PASSWORD REDIS_PASSWORD; do
    says "$work/said" "$name: made"
    expect "a strong $name" grep -qE "^$name=[0-9a-f]{48}\$" "$DROPLET/.env"
    expect "$name on no command line" [ -z "$(grep -F "$(sed -n "s/^$name=//p" "$DROPLET/.env")" "$CALLS")" ]
  done
  expect 'four different ones' [ "$(grep -E '^[A-Z_]*PASSWORD=' "$DROPLET/.env" | cut -d = -f 2 | sort -u | wc -l)" = 4 ]
  says "$work/said" "copy to droplet 2: $(grep ^POSTGRES_PASSWORD= "$DROPLET/.env")"
  says "$work/said" "copy to droplet 1: $(grep ^AUTH_DB_PASSWORD= "$DROPLET/.env")"
  expect 'what stays here is not shown' [ -z "$(grep -F "$(sed -n 's/^REDIS_PASSWORD=//p' "$DROPLET/.env")" "$work/said")" ]
  expect 'mode 600' [ "$(stat -c %a "$DROPLET/.env")" = 600 ]
  cp "$DROPLET/.env" first
  boots 0 --secrets
  did </dev/null
  cmp first "$DROPLET/.env"
  says "$work/said" 'POSTGRES_PASSWORD: stands there already'
}

test_secrets_of_another_droplet_are_not_made_up() {
  fresh_machine droplet-2-vertical
  env_of INFRA_HOST=10.0.0.3
  boots 3 --secrets
  says "$work/said" 'POSTGRES_PASSWORD is missing'
  expect 'nothing was made' [ "$(cat "$DROPLET/.env")" = INFRA_HOST=10.0.0.3 ]
}

test_secrets_of_a_dry_run_are_not_written() {
  fresh_machine droplet-3-infra
  env_of POSTGRES_PASSWORD=
  boots 0 --secrets --dry-run
  expect 'nothing was made' [ "$(cat "$DROPLET/.env")" = POSTGRES_PASSWORD= ]
}

test_the_env_is_closed_to_others() {
  fresh_machine droplet-3-infra
  env_of POSTGRES_PASSWORD=$GOOD_PASSWORD
  chmod 644 "$DROPLET/.env"
  boots 0
  expect 'mode 600' [ "$(stat -c %a "$DROPLET/.env")" = 600 ]
}

test_a_database_that_does_not_answer_is_named_at_the_end() {
  fresh_machine droplet-1-edge
  env_of VERTICAL_HOST=127.0.0.1 INFRA_HOST=127.0.0.1 SECRET_KEY=$GOOD_PASSWORD AUTH_DB_PASSWORD=$GOOD_PASSWORD
  stub timeout 'exit 124'
  boots 1
  says "$work/said" 'warning: nothing answers on 127.0.0.1:8000 (droplet 2)'
  last_said 'FAILED: 10 of 10: what it needs of others: nothing answers on 127.0.0.1:5432; left as all but the last step is done'
  stub timeout 'case "$*" in *\ 5432) exit 0 ;; *) exit 1 ;; esac'
  boots 0
  says "$work/said" 'warning: nothing answers on 127.0.0.1:8000 (droplet 2)'
}

test_only_the_firewall_is_set_up_again() {
  fresh_machine droplet-3-infra
  boots 0
  env_of POSTGRES_PASSWORD=$GOOD_PASSWORD VPC_CIDR=10.1.2.3/24,fd00:0::1/64 ADMIN_CIDR=198.51.100.7/32
  boots 0 --firewall
  did <<'CALLS'
ufw allow from 10.1.2.0/24 to any port 5432 proto tcp comment basecommerce
ufw allow from 10.1.2.0/24 to any port 6379 proto tcp comment basecommerce
ufw allow from 198.51.100.7 to any port 22 proto tcp comment basecommerce
ufw allow from fd00::/64 to any port 5432 proto tcp comment basecommerce
ufw allow from fd00::/64 to any port 6379 proto tcp comment basecommerce
ufw delete allow 22/tcp
ufw delete allow from 10.0.0.0/8 to any port 5432 proto tcp
ufw delete allow from 10.0.0.0/8 to any port 6379 proto tcp
write /etc/basecommerce/firewall.v4 600
write /etc/basecommerce/firewall.v6 600
systemctl restart basecommerce-firewall.service
CALLS
  last_said 'OK: the firewall is as droplet-3-infra/.env says'
  env_of POSTGRES_PASSWORD=$GOOD_PASSWORD
  STUB_FAIL='systemctl restart' boots 1 --firewall
  says "$work/said" 'left as the machine was, its firewall set up in part; next: sudo '
}

test_the_operators_own_openings_stay_and_those_of_our_ports_go() {
  fresh_machine droplet-3-infra
  printf 'ufw %s\n' 'allow 51820/udp' 'limit 22/tcp' 'allow OpenSSH' 'allow 5432' 'allow 6379,9999/tcp' 'deny from 192.0.2.1 to any port 22' \
    'allow out 5432/tcp' >"$STATE/ufw"
  boots 0
  local rule
  for rule in 'limit 22/tcp' 'allow OpenSSH' 'allow 5432' 'allow 6379,9999/tcp'; do
    expect "$rule is gone" [ -z "$(grep -x "ufw $rule" "$STATE/ufw")" ]
  done
  for rule in 'allow 51820/udp' 'deny from 192.0.2.1 to any port 22' 'allow out 5432/tcp'; do says "$STATE/ufw" "ufw $rule"; done
}

# What update.sh and smoke-test.sh ask.
test_every_departure_from_the_planned_firewall_is_named() {
  fresh_machine droplet-3-infra
  env_of POSTGRES_PASSWORD=$GOOD_PASSWORD
  cat >ask <<ASK
set -Eeuo pipefail
DROPLET=$DROPLET
source "\$DROPLET/../lib/script.sh"
source "\$DROPLET/../lib/droplet.sh"
source "\$DROPLET/../lib/firewall.sh"
start ask
load_env
firewall_as_configured || exit 3
finish "as configured"
ASK
  boots 0
  bash ask >said
  asked_after() {
    eval "$1"
    bash ask >said 2>&1 && {
      printf 'expected to be told of: %s\n' "$2"
      exit 1
    }
    says said "$2"
    boots 0 --firewall
    bash ask >said
  }
  asked_after 'sed -i "1i -A BASECOMMERCE-INFRA -j ACCEPT" $STATE/table/4.BASECOMMERCE-INFRA' 'the rules of BASECOMMERCE-INFRA (iptables)'
  asked_after 'sed -i 4d $STATE/table/6.BASECOMMERCE-INFRA' 'the rules of BASECOMMERCE-INFRA (ip6tables)'
  asked_after 'rm $STATE/table/4.BASECOMMERCE-INFRA' 'the rules of BASECOMMERCE-INFRA (iptables)'
  asked_after 'sed -i "1i -A DOCKER-USER -j ACCEPT" $STATE/table/4.DOCKER-USER' 'DOCKER-USER (iptables) does not begin with BASECOMMERCE-INFRA'
  asked_after 'echo "-A X" >>$MACHINE/etc/basecommerce/firewall.v4' 'which the next start loads, is not what .env says'
  asked_after 'rm $STATE/enabled/basecommerce-firewall.service' 'basecommerce-firewall.service is not enabled'
  asked_after 'rm $STATE/ufw-active' 'UFW is not active'
  asked_after 'sed -i 1d $STATE/ufw' 'UFW lacks: ufw allow 22/tcp'
  asked_after 'echo "ufw allow 5432/tcp" >>$STATE/ufw' 'UFW has beyond .env: ufw allow 5432/tcp'
  asked_after 'echo VPC_CIDR=10.7.0.0/16 >>$DROPLET/.env' 'the rules of BASECOMMERCE-INFRA (iptables)'
  STUB_UID=1000 bash ask >said && exit 1
  says said 'only root can look at the firewall'
  # Without the jump that Docker makes nothing is guarded.
  sed -i 's/-A FORWARD -j DOCKER-USER/-A FORWARD -j OTHER/' bin/iptables
  bash ask >said && exit 1
  says said 'nothing leads to DOCKER-USER'
}

test_the_firewall_knows_every_published_port() {
  local droplet
  for droplet in droplet-1-edge droplet-2-vertical droplet-3-infra; do
    (
      DROPLET=$ROOT/infra/$droplet
      source "$ROOT/infra/lib/firewall.sh"
      printf '%s\n' "${PORTS[@]}" | sort >known
      grep -oE '"[^ "]*[0-9]+:[0-9]+"' "$DROPLET/docker-compose.yml" | sed -E 's/.*[:"]([0-9]+):[0-9]+"$/\1/' | sort >published
      diff -u published known
    )
  done
}

readonly FRESH=proof-bootstrap-fresh STRANGER=proof-bootstrap-stranger

# A container as the fresh machine, with a network and so a firewall of its own: packages, UFW, sshd and fail2ban are the real
# ones. What would reach the kernel of this machine (swap, sysctl) and what needs systemd are stubs.
container_bootstrap_on_a_fresh_debian() {
  local image=debian:trixie-slim began address port
  docker image inspect "$image" >/dev/null 2>&1 || skip "$image is not here"
  docker rm --force --volumes "$FRESH" "$STRANGER" >/dev/null 2>&1 || true
  trap 'docker rm --force --volumes "$FRESH" "$STRANGER" >/dev/null' EXIT
  docker run --detach --name "$FRESH" --cap-add NET_ADMIN "$image" sleep infinity >/dev/null
  docker run --detach --name "$STRANGER" "$image" sleep infinity >/dev/null
  tar -C "$ROOT" -c --exclude .env --exclude .lock infra/lib infra/droplet-3-infra | docker exec --interactive "$FRESH" tar -x -C /srv
  within() { docker exec --interactive "$FRESH" "$@"; }
  within sh -e <<'MACHINE'
stub() { { echo '#!/bin/sh'; cat; } >/usr/local/sbin/$1; chmod +x /usr/local/sbin/$1; }
mkdir -p /stub /root/.ssh /run/sshd
echo 'ssh-ed25519 AAAA maria' >/root/.ssh/authorized_keys
stub timedatectl <<'STUB'
echo yes
STUB
stub systemctl <<'STUB'
for last; do :; done
case "$*" in
  *is-enabled* | *is-active*) [ -e "/stub/$last" ]; exit ;;
esac
echo "$*" >>/stub/calls
touch "/stub/$last"
[ "$*" != "restart basecommerce-firewall.service" ] || exec basecommerce-firewall
STUB
stub swapon <<'STUB'
[ "$1" = --show=SIZE ] && { cat /stub/swap 2>/dev/null; exit 0; }
echo "swapon $*" >>/stub/calls
echo 2147479552 >/stub/swap
STUB
stub mkswap </dev/null
stub sysctl <<'STUB'
[ "$1" != --values ] || sed -n "s/^$2=//p" /etc/sysctl.d/60-basecommerce.conf
STUB
apt-get -qq update
DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends openssh-server >/dev/null 2>&1
MACHINE
  began=$SECONDS
  within /srv/infra/droplet-3-infra/scripts/bootstrap.sh >said 2>&1 || {
    cat said
    exit 1
  }
  printf 'bootstrap of a fresh machine: %d s\n' $((SECONDS - began))
  within docker compose version
  within fail2ban-client --test
  within sshd -T | grep -x 'passwordauthentication no'
  within ufw status | grep -E '^22/tcp +ALLOW +Anywhere'
  within ufw status | grep -E '^5432/tcp +ALLOW +10.0.0.0/8'

  # A second run changes nothing.
  within rm /stub/calls
  within /srv/infra/droplet-3-infra/scripts/bootstrap.sh >said 2>&1
  expect 'no call' not_there /stub/calls

  # Somebody else's container is no part of VPC_CIDR.
  address=$(docker inspect --format '{{.NetworkSettings.IPAddress}}' "$FRESH")
  for port in 22 5432 9999; do
    docker exec --detach "$FRESH" perl -MIO::Socket::INET -e \
      '$server = IO::Socket::INET->new(LocalPort => $ARGV[0], Listen => 9, ReuseAddr => 1); while ($client = $server->accept) { close $client }' "$port"
  done
  sleep 1
  expect 'port 22 is open' asked 22
  expect 'port 5432 is closed' not asked 5432
  expect 'port 9999 is closed' not asked 9999
  within ufw disable >/dev/null
  expect 'port 5432 was kept closed by UFW' asked 5432
}

not_there() { ! docker exec "$FRESH" test -e "$1"; }

asked() { docker exec "$STRANGER" timeout 2 bash -c "</dev/tcp/$address/$1" 2>/dev/null; }

not() { ! "$@"; }
