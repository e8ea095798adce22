#!/usr/bin/env bash
# What lies in docs/monitoring: rules, dashboard and agent's configuration pass their own linters, and each alert fires for
# its fault and for no other.
# shellcheck disable=SC2154 # $work and $ROOT come from run.sh

readonly MONITORING=$ROOT/docs/monitoring

needs_promtool() { command -v promtool >/dev/null || skip "no promtool here (Debian: prometheus)"; }

test_monitoring_files_pass_promtool() {
  needs_promtool
  promtool check rules --lint=all --lint-fatal "$MONITORING/alerts.yml"
  promtool check config --agent --lint=all --lint-fatal "$MONITORING/prometheus.yml"
}

test_monitoring_dashboard_asks_what_promtool_understands() {
  needs_promtool
  command -v jq >/dev/null || skip "no jq here"
  jq -e '.title and .uid and (.panels | length > 5) and ([.panels[] | .id] | length == (unique | length))' "$MONITORING/dashboard.json" >/dev/null
  {
    printf 'groups:\n  - name: dashboard\n    rules:\n'
    # shellcheck disable=SC2016 # a variable of Grafana
    jq -r '.panels[].targets[]?.expr' "$MONITORING/dashboard.json" | sed 's/\$__rate_interval/5m/g' |
      awk '{ gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); printf "      - {record: panel:%d, expr: \"%s\"}\n", NR, $0 }'
  } >rules.yml
  expect "some expressions" [ "$(grep -c record rules.yml)" -gt 10 ]
  promtool check rules rules.yml
}

# The scraper starts with the address of .env, whatever characters it holds, and not without one.
test_monitoring_agent_takes_its_target_from_the_environment() {
  needs_promtool
  mkdir -p etc tmp
  sed "s#/tmp/#$work/tmp/#g; s#/etc/monitoring#$MONITORING#" "$MONITORING/start.sh" >start.sh
  METRICS_REMOTE_WRITE_URL='https://user:p&w@prometheus.example.com/api/v1/write?a=b|c' sh start.sh render
  says tmp/prometheus.yml '  - url: "https://user:p&w@prometheus.example.com/api/v1/write?a=b|c"'
  promtool check config --agent tmp/prometheus.yml
  expect "no start without a target" bash -c '! METRICS_REMOTE_WRITE_URL= sh start.sh render 2>said'
  says said 'set METRICS_REMOTE_WRITE_URL in .env'
}

# Series of a sound platform, a minute a value.
monitoring_sound() {
  cat <<'SERIES'
up{job="auth", droplet="edge"} 1x30
up{job="app", droplet="vertical"} 1x30
up{job="relay", droplet="infra"} 1x30
up{job="worker", droplet="infra"} 1x30
up{job="node-exporter", droplet="edge"} 1x30
up{job="node-exporter", droplet="infra"} 1x30
http_server_requests_seconds_bucket{job="app", le="0.15"} 0+980x30
http_server_requests_seconds_bucket{job="app", le="0.3"} 0+1005x30
http_server_requests_seconds_bucket{job="app", le="0.5"} 0+1005x30
http_server_requests_seconds_count{job="app", status="200"} 0+998x30
http_server_requests_seconds_count{job="app", status="500"} 0+2x30
http_server_requests_seconds_count{job="auth", method="POST", uri="/auth/login", status="401"} 0+10x30
system_cpu_usage{droplet="edge"} 0.5x30
disk_free_bytes{droplet="infra"} 40x30
disk_total_bytes{droplet="infra"} 100x30
hikaricp_connections{job="app"} 20x30
hikaricp_connections_acquire_seconds_sum{job="app"} 0+1x30
hikaricp_connections_acquire_seconds_count{job="app"} 0+1000x30
outbox_oldest_age_seconds 2x30
outbox_dead 0x30
engine_dead_letters{engine="stock"} 0x30
stream_group_lag{group="stock"} 900x30
engine_delay_seconds_bucket{engine="stock", le="30.0"} 0+97x30
engine_delay_seconds_bucket{engine="stock", le="300.0"} 0+99x30
engine_delay_seconds_count{engine="stock"} 0+100x30
basecommerce_security_tenant_mismatch_total{job="app"} _x30
basecommerce_store_turned_away_ratio{store="demo"} 0.0005x30
basecommerce_certificate_end_timestamp_seconds{droplet="edge"} 2700000x30
basecommerce_container_memory_ratio{container="basecommerce-edge-auth-1",droplet="edge"} 0.8x30
basecommerce_container_restarts_total{container="basecommerce-edge-auth-1",droplet="edge"} 3x30
node_vmstat_oom_kill{droplet="infra"} 7x30
node_timex_maxerror_seconds{droplet="edge"} 0.9x30
node_textfile_scrape_error{droplet="edge"} 0x30
basecommerce_figures_timestamp_seconds{droplet="edge"} 0+60x30
basecommerce_figures_timestamp_seconds{droplet="infra"} 0+60x30
basecommerce_backup_timestamp_seconds{droplet="infra"} -90000x30
basecommerce_restore_drill_timestamp_seconds{droplet="infra"} -3000000x30
basecommerce_restore_drill_success{droplet="infra"} 1x30
engine_daily_age_seconds{job="worker"} 9000x30
SERIES
}

# What is otherwise, "SERIES BEGINNING => VALUES", and the alerts that fire after 25 minutes.
monitoring_faults() {
  cat <<'FAULTS'
up{job="auth" => 1x30 :
http_server_requests_seconds_bucket{job="app", le="0.15" => 0+940x30 : PagesSlow
http_server_requests_seconds_bucket{job="app", le="0.3" => 0+985x30 : PagesSlow
http_server_requests_seconds_bucket{job="app" => 0+940x30 : PagesSlow PagesVerySlow
http_server_requests_seconds_count{job="app", status="500" => 0+7x30 : ServerErrors
http_server_requests_seconds_count{job="app", status="500" => 0+12x30 : ManyServerErrors ServerErrors
up{job="relay" => 1x10 0x20 : ServiceSilent
up{job="app" => _x30 : FiguresMissing
system_cpu_usage => 0.85x30 : CpuBusy
system_cpu_usage => 0.95x30 : CpuBusy CpuFull
disk_free_bytes => 25x30 : DiskFilling
disk_free_bytes => 15x30 : DiskFilling DiskNearlyFull
hikaricp_connections{ => 50x30 : ConnectionsMany
hikaricp_connections{ => 70x30 : ConnectionsMany ConnectionsNearlyOut
hikaricp_connections_acquire_seconds_sum => 0+80x30 : ConnectionsAwaited
outbox_oldest_age_seconds => 20x30 : OutboxOld
outbox_oldest_age_seconds => 90x30 : OutboxOld OutboxStuck
outbox_dead => 0x10 1x20 : OutboxDead
engine_dead_letters => 2x30 : DeadLetters
stream_group_lag => 1200x30 : EngineBehind
stream_group_lag => 12000x30 : EngineBehind EngineFarBehind
engine_delay_seconds_bucket{engine="stock", le="30.0" => 0+90x30 : EngineSlow
engine_delay_seconds_bucket => 0+90x30 : EngineSlow EngineVerySlow
http_server_requests_seconds_count{job="auth" => 0+30x30 : FailedLogins
http_server_requests_seconds_count{job="auth" => 0+120x30 : FailedLogins FailedLoginsBurst
basecommerce_security_tenant_mismatch_total => _x20 1x10 : TenantMismatch
basecommerce_security_tenant_mismatch_total => 1x20 2x10 : TenantMismatch
basecommerce_security_tenant_mismatch_total => 1x30 :
up{job="node-exporter", droplet="edge" => 1x10 0x20 : ServiceSilent
basecommerce_store_turned_away_ratio => 0.002x30 : StoreTurnedAway
basecommerce_store_turned_away_ratio => 0.02x30 : StoreTurnedAway StoreTurnedAwayOften
basecommerce_store_turned_away_ratio => 0x15 0.02x5 0x10 :
basecommerce_certificate_end => 2500000x30 : CertificateEnds
basecommerce_certificate_end => 600000x30 : CertificateEnds CertificateEndsSoon
basecommerce_certificate_end => _x30 :
basecommerce_container_memory_ratio => 0.9x30 : ContainerFull
basecommerce_container_restarts_total => 3x15 4x15 : ContainerRestarted
basecommerce_container_restarts_total => 3x15 0x15 :
node_vmstat_oom_kill => 7x20 8x10 : OutOfMemory
node_timex_maxerror_seconds => 1.5x30 : ClockUnsure
node_timex_maxerror_seconds => 16x30 : ClockUnsure ClockWrong
node_textfile_scrape_error => 1x30 : FiguresOld
basecommerce_figures_timestamp_seconds{droplet="edge" => -1200x30 : FiguresOld
basecommerce_figures_timestamp_seconds{droplet="edge" => _x30 : FiguresOld
basecommerce_backup_timestamp_seconds => -95000x30 : BackupOld
basecommerce_backup_timestamp_seconds => -180000x30 : BackupMissing BackupOld
basecommerce_backup_timestamp_seconds => _x30 : BackupOld
basecommerce_restore_drill_timestamp_seconds => -3100000x30 : RestoreDrillOld
basecommerce_restore_drill_success => 0x30 : RestoreDrillFailed
engine_daily_age_seconds => 15000x30 : DailyRunLate
engine_daily_age_seconds => 30000x30 : DailyRunLate DailyRunMissing
FAULTS
}

test_monitoring_each_alert_fires_for_its_fault_alone() {
  needs_promtool
  local fault series values alerts alert name
  cp "$MONITORING/alerts.yml" .
  {
    printf 'rule_files: [alerts.yml]\nevaluation_interval: 1m\ntests:\n'
    while read -r fault; do
      series=${fault%% => *} values=${fault#* => } alerts=${values#* :} values=${values%% :*}
      printf '  - name: |-\n      %s\n    interval: 1m\n    input_series:\n' "$fault"
      monitoring_sound | awk -v series="$series" -v values="$values" '
        { name = $0; sub(/ [^ ]+$/, "", name); value = $NF }
        index(name, series) == 1 { value = values }
        { printf "      - {series: '\''%s'\'', values: '\''%s'\''}\n", name, value }'
      printf '    promql_expr_test:\n      - expr: count by (alertname) (ALERTS{alertstate="firing"})\n        eval_time: 25m\n        exp_samples:\n'
      for alert in $alerts; do printf '          - {labels: '\''{alertname="%s"}'\'', value: 1}\n' "$alert"; done
    done < <(monitoring_faults)
  } >alerts.test.yml
  promtool test rules alerts.test.yml
  while read -r name; do
    expect "a fault for the alert $name" grep -qE ":.* $name( |\$)" <(monitoring_faults)
  done < <(sed -n 's/^ *- alert: //p' alerts.yml)
}
