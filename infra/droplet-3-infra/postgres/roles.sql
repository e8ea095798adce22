-- Hands the passwords of the environment to the script that makes roles, schemas and extensions.
\set auth `printenv AUTH_DB_PASSWORD`
\set construction `printenv POSTGRES_PASSWORD`
\set platform `printenv PLATFORM_DB_PASSWORD`
select set_config('cluster.auth_password', :'auth', false);
select set_config('cluster.construction_password', :'construction', false);
select set_config('cluster.platform_password', :'platform', false);
\i /cluster/setup.sql
