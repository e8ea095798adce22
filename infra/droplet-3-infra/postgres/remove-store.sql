-- Deletes every row of a store in all schemas, in one transaction. Only a disabled store goes, and never the reserved one.
--   psql --dbname basecommerce --set slug=SLUG --file /etc/postgresql/remove-store.sql
\set ON_ERROR_STOP 1
\set QUIET 1
begin;
set local statement_timeout = 0;
select set_config('remove.slug', :'slug', true) as slug \gset
-- Neither keys between tables nor triggers that guard history: everything goes together, or nothing.
set local session_replication_role = replica;
do $remove$
declare
  store uuid;
  sold_here boolean;
  place regclass;
  deleted bigint;
begin
  select id, active into store, sold_here from auth.tenant
  where slug = current_setting('remove.slug') and id <> '00000000-0000-7000-8000-000000000001' for update;
  if store is null then
    raise exception 'no store has the slug %', current_setting('remove.slug');
  elsif sold_here then
    raise exception 'the store is not disabled: basecommerce tenant disable --slug %', current_setting('remove.slug');
  end if;
  for place in
    select c.oid::regclass
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('auth', 'construction', 'events', 'engines')
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition
    order by n.nspname, c.relname
  loop
    execute format('delete from %s where tenant_id = $1', place) using store;
    get diagnostics deleted = row_count;
    if deleted > 0 then
      raise notice '%: % rows', place, deleted;
    end if;
  end loop;
  delete from auth.tenant where id = store;
end
$remove$;
commit;
