# What the benchmarks share; sourced by them.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }
die() {
  printf 'FAILED: %s\n' "$1" >&2
  exit 3
}

# figure NAME VALUE UNIT SENSE GOAL: prints the line; SENSE is <= or >=.
figure() {
  awk -v name="$1" -v value="$2" -v unit="$3" -v sense="$4" -v goal="$5" 'BEGIN {
    met = sense == "<=" ? value + 0 <= goal + 0 : value + 0 >= goal + 0
    printf "FIGURE %s %s %s goal %s %s %s\n", name, value, unit, sense, goal, met ? "met" : "short"
  }'
}

# The home of a JDK 25.
jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.jdks/*; do
    if [[ -x $home/bin/java && -r $home/release ]] && grep -q '^JAVA_VERSION="25[.\"]' "$home/release"; then
      printf '%s\n' "$home"
      return
    fi
  done
  die "no JDK 25 was found; infra/local-dev/run.sh fetches one"
}
