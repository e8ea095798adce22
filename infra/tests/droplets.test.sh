#!/usr/bin/env bash
# The files of the three droplets: what env.example and docker-compose.yml say to each other.
# shellcheck disable=SC2154,SC2016 # $work and $ROOT come from run.sh

readonly DROPLETS=(droplet-1-edge droplet-2-vertical droplet-3-infra)

# shellcheck source=infra/lib/droplet.sh
source "$ROOT/infra/lib/droplet.sh"

compose_variables() { grep -oE '\$\{[A-Z_]+' "$1" | tr -d '${' | sort -u; }

test_every_variable_of_a_compose_file_is_explained() {
  local droplet
  for droplet in "${DROPLETS[@]}"; do
    schema "$ROOT/infra/$droplet/env.example" | cut -d ' ' -f 1 | sort >known
    compose_variables "$ROOT/infra/$droplet/docker-compose.yml" >used
    expect "$droplet: in compose, but not in env.example: $(comm -13 known used | tr '\n' ' ')" [ -z "$(comm -13 known used)" ]
  done
}

test_every_explained_variable_is_read_by_somebody() {
  local droplet name
  for droplet in "${DROPLETS[@]}"; do
    while read -r name _; do
      grep -qE "\\\$\{?$name\b" "$ROOT/infra/$droplet/docker-compose.yml" "$ROOT/infra/$droplet"/scripts/*.sh "$ROOT"/infra/lib/*.sh || {
        printf 'expected somebody to read %s of %s\n' "$name" "$droplet"
        exit 1
      }
    done < <(schema "$ROOT/infra/$droplet/env.example")
  done
}

test_every_example_explains_itself() {
  local droplet
  for droplet in "${DROPLETS[@]}"; do
    awk -v file="$droplet" '
      /^#@ /{ if (before !~ /^# / && before !~ /^[A-Z]/) { print file ": no words before: " $0; bad = 1 } }
      { before = $0 }
      END { exit bad }' "$ROOT/infra/$droplet/env.example"
  done
}

test_the_defaults_of_compose_are_those_of_the_examples() {
  local droplet name need kind default
  for droplet in "${DROPLETS[@]}"; do
    while read -r name need kind default; do
      if [[ -z $default ]] || ! grep -q "\${$name:-" "$ROOT/infra/$droplet/docker-compose.yml"; then continue; fi
      grep -qF "\${$name:-$default}" "$ROOT/infra/$droplet/docker-compose.yml" || {
        printf 'expected the default of %s in %s to be %s\n' "$name" "$droplet" "$default"
        exit 1
      }
    done < <(schema "$ROOT/infra/$droplet/env.example")
  done
}

test_the_address_may_be_put_into_the_file_as_the_guide_says() {
  cp "$ROOT/infra/droplet-1-edge/nginx/conf.d/default.conf" .
  sed -i 's/${VERTICAL_HOST}/10.0.0.2/g' default.conf
  says default.conf 'server 10.0.0.2:${VERTICAL_PORT} resolve;'
}

test_every_variable_stands_in_the_readme() {
  local droplet name
  for droplet in "${DROPLETS[@]}"; do
    while read -r name; do
      [[ $name != LIMIT_*_* ]] || name=LIMIT_…_${name##*_}
      expect "$name of $droplet in infra/README.md" grep -qF "\`$name\`" "$ROOT/infra/README.md"
    done < <(schema "$ROOT/infra/$droplet/env.example" | cut -d ' ' -f 1)
  done
}

# Paths and links of the documents lead somewhere.
test_the_documents_name_files_that_are_there() {
  local document target
  for document in infra/README.md infra/topology.md docs/monitoring/README.md; do
    while read -r target; do
      expect "$document: $target" [ -e "$ROOT/$(dirname "$document")/${target%%#*}" ]
    done < <(grep -oE '\]\([^)#h][^)]*\)' "$ROOT/$document" | tr -d '])(')
    while read -r target; do
      expect "$document: a heading for $target" grep -qixF -- "${target//-/ }" <(sed -nE 's/^#+ //p' "$ROOT/$document" | tr -d ',:.' | tr - ' ')
    done < <(grep -oE '\]\(#[^)]*\)' "$ROOT/$document" | sed -E 's/\]\(#(.*)\)/\1/')
  done
}

# limits FILE: the mem_limit in MiB of each service of a compose file, 0 where it has none.
limits() {
  awk '
    function told() { if (service != "") print service, limit }
    /^[a-z]/ { told(); service = ""; inside = /^services:/ }
    inside && /^  [a-z-]+:$/ { told(); service = $1; sub(/:/, "", service); limit = 0 }
    /^    mem_limit: [0-9]+m$/ { limit = $2 + 0 }
    END { told() }' "$1"
}

# All of them at once, with those of the start and of the profile monitoring. A tenth of the machine is the kernel's own, as
# bootstrap.sh takes it; swap is for updates.
test_the_containers_of_a_droplet_fit_into_its_memory() {
  local droplet planned service limit sum
  for droplet in "${DROPLETS[@]}"; do
    planned=$(sed -n 's/^PLANNED_MIB=//p' "$ROOT/infra/$droplet/scripts/bootstrap.sh")
    sum=0
    while read -r service limit; do
      # It extends the service of the same name.
      ((limit)) || limit=$(limits "$ROOT/docs/monitoring/docker-compose.yml" | sed -n "s/^$service //p")
      expect "$service of $droplet has a mem_limit" [ "${limit:-0}" -gt 0 ]
      sum=$((sum + limit))
    done < <(limits "$ROOT/infra/$droplet/docker-compose.yml")
    expect "$sum MiB of $droplet fit into $planned" [ "$sum" -le $((planned * 9 / 10)) ]
    expect "infra/README.md plans $planned MiB for $droplet" \
      grep -qE "^\\| \\*\\*${droplet:8:1} .*\\| $((planned / 1024)) GB, 1 vCPU \\|" "$ROOT/infra/README.md"
  done
}
