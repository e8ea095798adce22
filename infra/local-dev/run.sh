#!/usr/bin/env bash
# Runs the whole of BaseCommerce on this machine, without Docker: builds what is stale, starts PostgreSQL, Redis and the
# four services behind a gateway, and prints the address and the logins. Ctrl-C stops everything.
set -Eeuo pipefail

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd -- "$HERE/../.." && pwd)
readonly HERE ROOT
readonly STATE="${BASECOMMERCE_STATE:-$HERE/.state}"
readonly PORT="${PORT:-8080}"
readonly JDK_VERSION=25
readonly JDK_SOURCE="${JDK_SOURCE:-https://api.adoptium.net/v3}"
readonly NEEDED_MEGABYTES=2048

usage() {
  cat <<'TEXT'
Usage: infra/local-dev/run.sh [--reset] [--smoke] [--help]

  --reset   forget the data of earlier runs first
  --smoke   start, run the smoke test, stop; the exit status is the test's
  --help    this text

  PORT                 where the gateway answers (8080)
  BASECOMMERCE_STATE   where data and logs are kept (infra/local-dev/.state)
TEXT
}

say() { printf '%s\n' "$*"; }

# What happened, and what to do about it.
die() {
  printf 'FAILED: %s\n' "$1" >&2
  [[ -z ${2:-} ]] || printf 'next: %s\n' "$2" >&2
  exit "${3:-3}"
}

main() {
  local reset=no smoke=no
  while (($#)); do
    case $1 in
      --reset) reset=yes ;;
      --smoke) smoke=yes ;;
      -h | --help)
        usage
        exit 0
        ;;
      *)
        usage >&2
        exit 2
        ;;
    esac
    shift
  done

  check_port
  check_disk
  local java
  java=$(find_jdk) || java=$(fetch_jdk)
  check_maven
  build_if_stale
  [[ $reset == no ]] || forget_data
  launch "$java" "$smoke"
}

check_port() {
  if ! [[ $PORT =~ ^[0-9]{1,5}$ ]] || ((PORT < 1 || PORT > 65535)); then
    die "PORT=$PORT is no port." "PORT=8081 infra/local-dev/run.sh" 2
  fi
  if (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then
    die "port $PORT is taken by another program." "stop that program, or choose another port: PORT=$((PORT + 1)) infra/local-dev/run.sh"
  fi
}

check_disk() {
  mkdir -p "$STATE" 2>/dev/null || die "$STATE cannot be written." "BASECOMMERCE_STATE=/some/directory infra/local-dev/run.sh"
  local free
  free=$(df --output=avail -m "$STATE" | tail -n 1)
  ((free >= NEEDED_MEGABYTES)) ||
    die "only $free MB are free on the disk of $STATE; $NEEDED_MEGABYTES MB are needed." "free some space, or set BASECOMMERCE_STATE to another disk"
}

# Prints the home of a JDK 25; fails when there is none.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [[ -x $home/bin/javac && -r $home/release ]] && grep -q "^JAVA_VERSION=\"${JDK_VERSION}[.\"]" "$home/release"; then
      printf '%s\n' "$home"
      return
    fi
  done
  return 1
}

# Fetches a JDK 25 into ~/.jdks, where Maven's toolchain discovery finds it, too.
fetch_jdk() {
  local system machine folder archive listed actual
  case $(uname -s) in
    Linux) system=linux ;;
    Darwin) system=mac ;;
    *) die "no JDK $JDK_VERSION was found, and none can be fetched for $(uname -s)." "install a JDK $JDK_VERSION and set JAVA_HOME to it" ;;
  esac
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64 | arm64) machine=aarch64 ;;
    *) die "no JDK $JDK_VERSION was found, and none can be fetched for $(uname -m)." "install a JDK $JDK_VERSION and set JAVA_HOME to it" ;;
  esac
  command -v curl >/dev/null || die "no JDK $JDK_VERSION was found, and curl is missing to fetch one." "$(install_command curl)"
  say "Fetching JDK $JDK_VERSION into $HOME/.jdks" >&2
  mkdir -p "$HOME/.jdks"
  folder=$(mktemp -d "$HOME/.jdks/.fetching.XXXXXX")
  archive=$folder/jdk.tar.gz
  local path="latest/$JDK_VERSION/ga/$system/$machine/jdk/hotspot/normal/eclipse"
  if ! curl -fsSL --retry 3 -o "$archive" "$JDK_SOURCE/binary/$path" ||
    ! listed=$(curl -fsSL --retry 3 "$JDK_SOURCE/checksum/$path"); then
    rm -rf "$folder"
    die "JDK $JDK_VERSION could not be fetched." "check the connection, or install a JDK $JDK_VERSION and set JAVA_HOME to it"
  fi
  listed=${listed%% *}
  actual=$(sha256 "$archive")
  if [[ $listed != "$actual" ]]; then
    rm -rf "$folder"
    die "the fetched JDK's checksum is $actual, not $listed; it was thrown away." "run infra/local-dev/run.sh again"
  fi
  tar -xzf "$archive" -C "$folder"
  rm "$archive"
  local unpacked=("$folder"/*)
  local home="$HOME/.jdks/${unpacked[0]##*/}"
  rm -rf "$home"
  mv "${unpacked[0]}" "$home"
  rmdir "$folder"
  [[ $system != mac ]] || home=$home/Contents/Home
  printf '%s\n' "$home"
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# How this system installs a package.
install_command() {
  if command -v apt-get >/dev/null; then
    printf 'sudo apt-get install %s' "$1"
  elif command -v dnf >/dev/null; then
    printf 'sudo dnf install %s' "$1"
  elif command -v pacman >/dev/null; then
    printf 'sudo pacman -S %s' "$1"
  elif command -v brew >/dev/null; then
    printf 'brew install %s' "$1"
  else
    printf 'install %s with your system'\''s package manager' "$1"
  fi
}

check_maven() {
  command -v mvn >/dev/null || die "Maven is missing." "$(install_command maven)"
}

# Builds when a source is newer than the last build.
build_if_stale() {
  local stamp=$STATE/built
  if [[ -e $stamp && -z $(newer_sources "$stamp") ]] && all_packaged; then
    return
  fi
  say "Building (a few minutes the first time; later only after changes)"
  local log=$STATE/build.log
  touch "$stamp.new"
  if ! (cd "$ROOT" && mvn -B -q -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip package) >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    die "the build failed; the whole log is $log" "cd $ROOT && mvn verify" 1
  fi
  mv "$stamp.new" "$stamp"
}

newer_sources() {
  find "$ROOT"/pom.xml "$ROOT"/common "$ROOT"/edge-auth "$ROOT"/construction-app "$ROOT"/outbox-relay "$ROOT"/engines-worker \
    "$HERE" \( -name target -o -name .state -o -path '*/src/test' \) -prune -o -type f -newer "$1" -print -quit
}

all_packaged() {
  local module
  for module in edge-auth construction-app outbox-relay engines-worker; do
    [[ -s $ROOT/$module/target/$module-exec.jar ]] || return 1
  done
  [[ -s $HERE/target/local-dev.jar && -d $HERE/target/lib ]]
}

forget_data() {
  say "Forgetting the data of earlier runs"
  rm -rf "$STATE/postgres" "$STATE/redis" "$STATE/demo.filled" "$STATE/demo.filling"
}

launch() {
  local java=$1 smoke=$2
  local command=("$java/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED
    --sun-misc-unsafe-memory-access=allow
    -cp "$HERE/target/local-dev.jar:$HERE/target/lib/*" br.com.basecommerce.local.Launcher
    --root "$ROOT" --state "$STATE" --port "$PORT")
  [[ $smoke == no ]] || command+=(--smoke)
  exec "${command[@]}"
}

main "$@"
