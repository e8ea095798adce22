#!/bin/sh
# Writes Redis's users to a tmpfs and starts it. The two services know REDIS_PASSWORD; the operator has a password of this
# start alone, which never leaves the container (see operate.sh).
set -eu
umask 077

: "${REDIS_PASSWORD:?set REDIS_PASSWORD or POSTGRES_PASSWORD in .env}"
hash() { printf '%s' "$1" | sha256sum | cut -d ' ' -f 1; }

head -c 32 /dev/urandom | sha256sum | cut -d ' ' -f 1 >/run/redis/operator
cat >/run/redis/users.acl <<ACL
user default off
user relay on #$(hash "$REDIS_PASSWORD") resetkeys ~events:* resetchannels -@all +@connection +info +xadd +xtrim +xgroup +xinfo +xpending +xlen +xrange +exists
user worker on #$(hash "$REDIS_PASSWORD") resetkeys ~events:* resetchannels -@all +@connection +info +xreadgroup +xack +xautoclaim +xclaim +xpending +xinfo +xgroup
user operator on #$(hash "$(cat /run/redis/operator)") ~* &* +@all
ACL
# The image's entry point hands over to the user redis, who has to read the users.
chown -R redis /run/redis
exec docker-entrypoint.sh redis-server /etc/redis/redis.conf --aclfile /run/redis/users.acl
