-- Roles, schemas, extensions and schema grants of database "basecommerce". Run by a superuser inside that database, by
-- compose, the local launcher and the tests alike; safe to run again, and running again sets the passwords anew.
--
-- Passwords come as settings of the session, never inside this file:
--   cluster.auth_password          edge-auth
--   cluster.construction_password  construction-app
--   cluster.platform_password      outbox-relay and engines-worker

do $roles$
declare
  service record;
begin
  for service in
    select *
    from (values
      ('auth_owner', 'auth_password', '0', '2s'),
      ('auth_app', 'auth_password', '10s', '5s'),
      ('construction_owner', 'construction_password', '0', '2s'),
      ('construction_app', 'construction_password', '10s', '5s'),
      ('events_owner', 'platform_password', '0', '2s'),
      ('relay_app', 'platform_password', '60s', '5s'),
      ('engines_owner', 'platform_password', '0', '2s'),
      ('engines_app', 'platform_password', '60s', '5s')
    ) as wanted (role, password, statement_timeout, lock_timeout)
  loop
    if not exists (select from pg_roles where rolname = service.role) then
      execute format('create role %I', service.role);
    end if;
    execute format(
      'alter role %I with login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password %L',
      service.role, current_setting('cluster.' || service.password));
    execute format('alter role %I set statement_timeout = %L', service.role, service.statement_timeout);
    execute format('alter role %I set lock_timeout = %L', service.role, service.lock_timeout);
    execute format('alter role %I set idle_in_transaction_session_timeout = ''60s''', service.role);
    execute format('grant connect on database %I to %I', current_database(), service.role);
  end loop;

  -- Owns the search functions, so that they may use the trigram index; nobody logs in as it.
  if not exists (select from pg_roles where rolname = 'construction_search') then
    create role construction_search nologin nosuperuser nobypassrls;
  end if;
  grant construction_search to construction_owner with inherit false, set true;

  -- Reads everything for a dump; comes in by the local socket only.
  if not exists (select from pg_roles where rolname = 'backup') then
    create role backup login nosuperuser bypassrls;
  end if;
  grant pg_read_all_data to backup;
  execute format('grant connect on database %I to backup', current_database());
  execute format('revoke all on database %I from public', current_database());
end
$roles$;

create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists pg_stat_statements;

create collation if not exists public.pt_br (provider = icu, locale = 'pt-BR');

create schema if not exists auth authorization auth_owner;
create schema if not exists construction authorization construction_owner;
create schema if not exists events authorization events_owner;
create schema if not exists engines authorization engines_owner;

grant usage on schema auth to auth_app, construction_app, engines_app, relay_app;
grant usage on schema construction to construction_app;
grant usage, create on schema construction to construction_search;
grant usage on schema events to construction_app, relay_app, engines_app;
grant usage on schema engines to engines_app, construction_app;

-- The isolation of stores, written once: every migration calls it for each of its tables with a tenant_id.
create or replace procedure public.isolate_tenants(target regclass)
language plpgsql
as $isolate$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_rows on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)'
    ' with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', target);
end
$isolate$;
