# shellcheck shell=bash
# What the smoke tests ask of the vertical, on its droplet and on a developer's machine. Sourced after smoke.sh.

# gate_checks: with ASK_AT leading to the gate.
gate_checks() {
  must "the application answers" application_answers
  must "a request without a token is refused" status_is 401 "probe.$BASE_DOMAIN" /api/v1/quotes --header 'X-Tenant-Slug: probe'
}

wall_checks() {
  must "the database shows nobody's rows to nobody" rows_are_walled_in
  should "the views of edge and engines are there" views_are_there
}

application_answers() { status_is 200 "probe.$BASE_DOMAIN" /health && body_has '"status":"ok"'; }

rows_are_walled_in() {
  local health
  health=$(management app /actuator/health/isolation) || return 1
  [[ $health == *'"role":"construction_app"'* && $health == *'"unguarded":[]'* && $health == *'"status":"UP"'* ]] || {
    # The answer, or its status where it has none.
    sed -n '1p; $p' <<<"$health" | tr -d '\r'
    return 1
  }
}

views_are_there() {
  local health absent
  health=$(management app /actuator/health/publishedViews) || return 1
  [[ $health == *'"absent":[]'* ]] || {
    absent=${health##*'"absent":'}
    echo "absent: ${absent%%]*}]"
    return 1
  }
}
