#!/bin/sh
# Renders the templates of conf.d/ from the environment, chooses TLS where ssl/ holds a certificate, and starts nginx.
# "start.sh render" stops before the start: for a reload with a changed configuration. SITE may be another directory with
# the same files: how update.sh tries a configuration before it is in use.
set -eu

SITE=${SITE:-/etc/nginx/site}
RENDERED=/etc/nginx/conf.d
export NGINX_ENVSUBST_TEMPLATE_DIR="$SITE/conf.d" NGINX_ENVSUBST_TEMPLATE_SUFFIX=.conf

if [ -s /etc/nginx/site/ssl/origin.pem ] && [ -s /etc/nginx/site/ssl/origin.key ]; then
  ln -sf "$SITE/snippets/tls-server.conf" $RENDERED/server.tls
  ln -sf "$SITE/snippets/tls-default.conf" $RENDERED/default.tls
else
  rm -f $RENDERED/server.tls $RENDERED/default.tls
fi
if [ "${1:-}" = render ]; then
  exec /docker-entrypoint.d/20-envsubst-on-templates.sh
fi
exec /docker-entrypoint.sh nginx -c "$SITE/nginx.conf" -g 'daemon off;'
