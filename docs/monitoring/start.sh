#!/bin/sh
# Starts Prometheus as an agent of this droplet. Its configuration cannot read the environment but for labels.
set -eu
: "${METRICS_REMOTE_WRITE_URL:?set METRICS_REMOTE_WRITE_URL in .env}"
awk '/^  - url: / { print "  - url: \"" ENVIRON["METRICS_REMOTE_WRITE_URL"] "\""; next } { print }' \
  /etc/monitoring/prometheus.yml >/tmp/prometheus.yml
[ "${1:-}" != render ] || exit 0
exec prometheus --agent --config.file=/tmp/prometheus.yml --storage.agent.path=/prometheus --web.listen-address=127.0.0.1:9090
