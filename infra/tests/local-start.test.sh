#!/usr/bin/env bash
# infra/local-dev/run.sh: what it says when the machine is not as it needs it, and that it leaves nothing behind.
# Sourced by run.sh, which gives each function an empty directory $work.
# shellcheck disable=SC2154 # $work and $ROOT come from run.sh

readonly START=$ROOT/infra/local-dev/run.sh
readonly READY_WITHIN=30

# refused STATUS COMMAND…: the command ends with this status and says what failed and what to do next.
refused() {
  local wanted=$1 status=0
  shift
  "$@" >"$work/said" 2>&1 || status=$?
  expect "status $wanted, not $status: $(tail -n 3 "$work/said")" [ "$status" -eq "$wanted" ]
  says "$work/said" 'FAILED: '
  says "$work/said" 'next: '
}

test_a_taken_port_is_named_with_the_way_out() {
  local port
  perl -MIO::Socket::INET -e '$| = 1; my $s = IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1");
    print $s->sockport, "\n"; sleep 60' >"$work/port" &
  local holder=$!
  until [[ -s $work/port ]]; do sleep 0.1; done
  port=$(<"$work/port")
  refused 3 env "PORT=$port" "BASECOMMERCE_STATE=$work/state" "$START"
  kill "$holder"
  says "$work/said" "port $port is taken"
  says "$work/said" "PORT=$((port + 1)) infra/local-dev/run.sh"
}

test_a_port_that_is_none_is_refused() {
  refused 2 env PORT=http "$START"
  refused 2 env PORT=70000 "$START"
}

test_a_full_disk_is_seen_before_anything_is_written() {
  unshare --mount --map-root-user true 2>/dev/null || skip "no file system can be mounted here"
  mkdir disk
  # shellcheck disable=SC2016 # expanded by the inner shell
  refused 3 env "PORT=$(free_port)" "BASECOMMERCE_STATE=$work/disk/state" unshare --mount --map-root-user \
    bash -c 'mount -t tmpfs -o size=64m tmpfs "$1" && exec "$2"' - "$work/disk" "$START"
  says "$work/said" 'MB are free on the disk of'
  says "$work/said" 'BASECOMMERCE_STATE to another disk'
}

test_a_state_that_cannot_be_written_is_named() {
  touch file
  refused 3 env "PORT=$(free_port)" "BASECOMMERCE_STATE=$work/file/state" "$START"
  says "$work/said" "$work/file/state cannot be written"
}

test_an_unknown_option_shows_the_usage() {
  local status=0
  "$START" --fast >"$work/said" 2>&1 || status=$?
  expect "status 2, not $status" [ "$status" -eq 2 ]
  says "$work/said" 'Usage: infra/local-dev/run.sh'
}

# tools_but NAME…: a directory with this machine's programs except these.
tools_but() {
  mkdir -p "$work/tools"
  cp -as /usr/bin/. "$work/tools/"
  (cd "$work/tools" && rm -f "$@")
}

test_a_missing_maven_is_named_with_the_command_that_installs_it() {
  tools_but mvn apt-get dnf pacman brew
  local installer
  for installer in 'apt-get:sudo apt-get install maven' 'dnf:sudo dnf install maven' 'pacman:sudo pacman -S maven'; do
    ln -s /bin/true "$work/tools/${installer%%:*}"
    with_old_jdk_only "$work/tools"
    says "$work/said" 'Maven is missing'
    says "$work/said" "next: ${installer#*:}"
    rm "$work/tools/${installer%%:*}"
  done
}

# A home with a JDK 25 that was fetched before, and a machine that has but a 17.
with_old_jdk_only() {
  jdk 17 "$work/old"
  [[ -e $work/home/.jdks/fetched ]] || jdk 25 "$work/home/.jdks/fetched"
  refused 3 env "HOME=$work/home" "JAVA_HOME=$work/old" "PATH=$1" "PORT=$(free_port)" "BASECOMMERCE_STATE=$work/state" \
    "$START"
}

# jdk VERSION DIRECTORY: as much of a JDK as is looked at before anything runs.
jdk() {
  mkdir -p "$2/bin"
  printf 'JAVA_VERSION="%s.0.1"\n' "$1" >"$2/release"
  cp /bin/true "$2/bin/javac"
  cp /bin/true "$2/bin/java"
}

# fetching CHECKSUM: starts where /usr/lib/jvm has but an old JDK, and a new one lies at JDK_SOURCE with this checksum.
fetching() {
  unshare --mount --map-root-user true 2>/dev/null || skip "no file system can be mounted here"
  local place
  place=latest/25/ga/linux/$(uname -m | sed 's/x86_64/x64/;s/arm64/aarch64/')/jdk/hotspot/normal
  mkdir -p "$work/source/binary/$place" "$work/source/checksum/$place" "$work/home" "$work/jvm"
  jdk 17 "$work/jvm/old"
  jdk 25 "$work/packed/jdk-25.0.1+8"
  tar -czf "$work/source/binary/$place/eclipse" -C "$work/packed" .
  printf '%s  jdk.tar.gz\n' "${1:-$(sha256sum "$work/source/binary/$place/eclipse" | cut -d ' ' -f 1)}" \
    >"$work/source/checksum/$place/eclipse"
  tools_but mvn
  # shellcheck disable=SC2016 # expanded by the inner shell
  refused 3 env -u JAVA_HOME "HOME=$work/home" "PATH=$work/tools" "PORT=$(free_port)" "BASECOMMERCE_STATE=$work/state" \
    "JDK_SOURCE=${2:-file://$work/source}" unshare --mount --map-root-user \
    bash -c 'mount --bind "$1" /usr/lib/jvm && exec "$2"' - "$work/jvm" "$START"
}

test_where_only_an_old_jdk_is_a_new_one_is_fetched() {
  fetching
  says "$work/said" 'Fetching JDK 25'
  says "$work/said" 'Maven is missing'
  expect "the JDK lies where Maven looks for it" [ -x "$work/home/.jdks/jdk-25.0.1+8/bin/javac" ]
}

test_a_jdk_with_a_wrong_checksum_is_thrown_away() {
  fetching 0000
  says "$work/said" 'it was thrown away'
  expect "nothing is left of it" [ -z "$(ls -A "$work/home/.jdks")" ]
}

test_without_a_connection_it_says_to_install_a_jdk() {
  fetching '' "file://$work/nowhere"
  says "$work/said" 'install a JDK 25 and set JAVA_HOME to it'
  expect "nothing is left of it" [ -z "$(ls -A "$work/home/.jdks")" ]
}

# start [OPTION…]: run.sh in a process group of its own, as from a terminal; waits until it is ready. Sets $started.
start() {
  local port
  port=$(free_port)
  set -m
  PORT=$port BASECOMMERCE_STATE="$work/state" "$START" "$@" >"$work/said" 2>&1 &
  started=$!
  set +m
  until grep -q '^ready: ' "$work/said"; do
    kill -0 "$started" 2>/dev/null || says "$work/said" 'ready: '
    sleep 0.2
  done
  says "$work/said" "ready: http://demo.localhost:$port"
}

# What Ctrl-C does: the whole group is interrupted.
interrupt() {
  kill -INT -- "-$started"
  wait "$started" || true
}

# Programs that work on the state, by their command line or their working directory.
left_running() {
  local process
  for process in /proc/[0-9]*; do
    if { tr '\0' ' ' <"$process/cmdline" | grep -qF "$work/state"; } 2>/dev/null ||
      [[ $(readlink "$process/cwd" 2>/dev/null) == "$work/state"* ]]; then
      printf '%s %s\n' "${process##*/}" "$(tr '\0' ' ' <"$process/cmdline" 2>/dev/null | cut -c 1-120)"
    fi
  done
}

psql_says() { psql --no-psqlrc --tuples-only --no-align "$(sed -n 's/^ *postgres: //p' "$work/said")" --command "$1"; }

long_ctrl_c_leaves_nothing_and_the_second_start_is_fast() {
  local started began
  start
  says "$work/said" 'redis: redis://'
  interrupt
  expect "nothing still runs: $(left_running)" [ -z "$(left_running)" ]
  began=$SECONDS
  start
  expect "the second start took $((SECONDS - began)) s, not $READY_WITHIN" [ $((SECONDS - began)) -le "$READY_WITHIN" ]
  interrupt
  expect "nothing still runs: $(left_running)" [ -z "$(left_running)" ]
}

long_reset_forgets_and_a_plain_start_does_not() {
  command -v psql >/dev/null || skip "psql is missing: sudo apt-get install postgresql-client"
  local started
  start
  psql_says "update auth.tenant set name = 'Outra' where slug = 'demo'"
  interrupt
  start
  expect "the data stay" [ "$(psql_says "select name from auth.tenant where slug = 'demo'")" = Outra ]
  interrupt
  start --reset
  expect "the data are forgotten" [ "$(psql_says "select name from auth.tenant where slug = 'demo'")" != Outra ]
  interrupt
}

long_smoke_tells_the_truth_by_its_status() {
  PORT=$(free_port) BASECOMMERCE_STATE="$work/state" "$START" --smoke >"$work/said" 2>&1
  says "$work/said" '0 of them warnings'
  expect "nothing still runs: $(left_running)" [ -z "$(left_running)" ]

  # An engine that never answers in time.
  local status=0
  PORT=$(free_port) PATIENCE=-1 BASECOMMERCE_STATE="$work/state" "$START" --smoke >"$work/said" 2>&1 || status=$?
  expect "status 1, not $status" [ "$status" -eq 1 ]
  says "$work/said" 'FAIL  the stock engine notices'
  expect "nothing still runs: $(left_running)" [ -z "$(left_running)" ]
}

long_a_normal_user_starts_it() {
  [[ $(id -u) -eq 0 ]] || skip "only root can become somebody else"
  local user=nobody
  PORT=$(free_port) BASECOMMERCE_STATE="$work/state" "$START" --smoke >"$work/said" 2>&1
  says "$work/said" '0 of them warnings'
  rm -rf "$work/state/postgres" "$work/state/redis" "$work/state/postgres-binaries" "$work/state/apps"
  rm -f "$work/state"/demo.*
  chmod 755 "$work"
  chown -R "$user" "$work/state" "$work/said"
  mkdir "$work/home"
  chown "$user" "$work/home"
  runuser -u "$user" -- env "HOME=$work/home" "PORT=$(free_port)" "BASECOMMERCE_STATE=$work/state" "$START" --smoke \
    >"$work/said" 2>&1
  says "$work/said" '0 of them warnings'
}
