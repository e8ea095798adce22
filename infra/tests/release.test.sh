#!/usr/bin/env bash
# docker/release.sh: what it builds and sends in which order, and what each failing step leaves.
# shellcheck disable=SC2154,SC2016 # $work and $ROOT come from run.sh; the body of the stub is expanded by itself

# shellcheck source=infra/tests/machine.bash
source "$ROOT/infra/tests/machine.bash"

# clone: a clone with one commit, and a docker that notes what it was asked and fails where STUB_FAIL says.
clone() {
  CALLS=$work/calls
  export CALLS
  unset IMAGE_REGISTRY
  mkdir -p bin clone/docker clone/infra
  cp "$ROOT/docker/release.sh" clone/docker
  cp -R "$ROOT/infra/lib" clone/infra
  cat >clone/pom.xml <<'POM'
<project>
  <parent>
    <version>4.1.0</version>
  </parent>
  <version>1.2.3-SNAPSHOT</version>
</project>
POM
  git init --quiet clone
  git -C clone add --all
  git -C clone -c user.name=test -c user.email=test@basecommerce.invalid commit --quiet --message one
  stub docker 'case $1 in save) echo "$*" ;; esac; called'
  export PATH=$work/bin:$PATH
}

# releases STATUS ARGUMENT…: release.sh ends with it; what it said stands in $work/said, what it did in $work/calls.
releases() {
  local wanted=$1 status=0
  shift
  : >"$CALLS"
  clone/docker/release.sh "$@" >said 2>&1 || status=$?
  [[ $status == "$wanted" ]] || {
    printf 'expected: status %s, not %s\n' "$wanted" "$status"
    cat said
    exit 1
  }
}

# built VERSION [REGISTRY/]: the calls that build its images.
built() {
  local module
  for module in edge-auth construction-app outbox-relay engines-worker; do
    printf 'docker build --quiet --file docker/Dockerfile --build-arg MODULE=%s --build-arg VERSION=%s --tag %sbasecommerce/%s:%s .\n' \
      "$module" "$1" "${2:-}" "$module" "$1"
  done
  printf 'docker build --quiet --tag %sbasecommerce/gate:%s docker/gate\n' "${2:-}" "$1"
}

# images VERSION [REGISTRY/]: their names, on one line.
images() {
  local name names=()
  for name in edge-auth construction-app outbox-relay engines-worker gate; do names+=("${2:-}basecommerce/$name:$1"); done
  printf '%s' "${names[*]}"
}

pushed() {
  local image
  for image in $(images 1.4.0 registry.test/team/); do printf 'docker push --quiet %s\n' "$image"; done
}

saved() { printf 'docker save %s\n' "$(images 1.4.0)"; }

test_a_release_is_built_of_the_present_commit() {
  clone
  local version
  version=1.2.3-$(git -C clone rev-parse --short HEAD)
  releases 0
  did < <(built "$version")
  last_said "OK: $version: $(images "$version")"
}

test_a_release_is_pushed_after_all_of_it_was_built() {
  clone
  IMAGE_REGISTRY=registry.test/team releases 0 --push 1.4.0
  did < <(built 1.4.0 registry.test/team/ && pushed)
  last_said "OK: 1.4.0: $(images 1.4.0 registry.test/team/)"
}

test_a_release_is_saved_in_one_file() {
  clone
  releases 0 --save release.tar.gz 1.4.0
  did < <(built 1.4.0 && saved)
  gunzip <release.tar.gz >unpacked
  says unpacked "save $(images 1.4.0)"
  expect 'nothing beside it' [ ! -e release.tar.gz.part ]
  last_said "OK: 1.4.0 in $work/release.tar.gz: $(images 1.4.0)"
}

# fails_at_each STEPS ARGUMENT…: a failure of any command ends it there, with nothing done after it.
fails_at_each() {
  local steps=$1 number call
  shift
  for ((number = 1; number <= $(wc -l <"$steps"); number++)); do
    call=$(sed -n "${number}p" "$steps")
    STUB_FAIL=$call releases 1 "$@"
    did < <(head -n "$number" "$steps")
    last_said FAILED:
    says said 'left as it was, some images may have been built'
    expect "no file after: $call" [ -z "$(find . -name 'release.tar.gz*')" ]
  done
}

test_a_release_ends_at_the_first_step_that_fails() {
  clone
  { built 1.4.0 registry.test/team/ && pushed; } >steps
  IMAGE_REGISTRY=registry.test/team fails_at_each steps --push 1.4.0
  { built 1.4.0 && saved; } >steps
  fails_at_each steps --save release.tar.gz 1.4.0
}

test_a_release_that_fails_leaves_the_file_of_the_one_before() {
  clone
  printf before >release.tar.gz
  STUB_FAIL='docker save' releases 1 --save release.tar.gz 1.4.0
  expect 'the file before' [ "$(cat release.tar.gz)" == before ]
  expect 'nothing beside it' [ ! -e release.tar.gz.part ]
}

test_a_dry_run_of_a_release_builds_nothing() {
  clone
  releases 0 --dry-run --yes --save release.tar.gz 1.4.0
  did </dev/null
  built 1.4.0 | sed 's/^/would run: /' >wanted
  printf 'would write: %s/release.tar.gz with %s\n' "$work" "$(images 1.4.0)" >>wanted
  diff -u wanted <(grep '^would' said)
  expect 'no file' [ ! -e release.tar.gz ]
  IMAGE_REGISTRY=registry.test/team releases 0 --dry-run --push 1.4.0
  did </dev/null
  says said 'would run: docker push --quiet registry.test/team/basecommerce/gate:1.4.0'
}

test_a_release_is_refused_before_anything_is_built() {
  clone
  releases 3 --push
  last_said 'FAILED: preflight: IMAGE_REGISTRY is not set; left as it was, nothing changed'
  printf changed >>clone/pom.xml
  releases 3
  last_said 'FAILED: preflight: the checkout has changes that are in no commit; left as it was, nothing changed; next: git status'
  did </dev/null
}

test_a_release_that_is_asked_for_wrongly_explains_itself() {
  clone
  releases 0 --help
  says said 'Usage: docker/release.sh'
  local words
  for words in '--push --save file' '--save' '1.4.0 1.5.0' '--wrong' '-- a/b'; do
    # shellcheck disable=SC2086 # several words
    releases 2 $words
    says said 'Usage: docker/release.sh'
  done
  did </dev/null
}
