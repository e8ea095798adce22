-- The outbox: what every vertical has to tell, in the transaction in which it happened. One partition a UTC day, so that
-- a month of history is dropped and not deleted; no default partition, so that attaching a day never scans another.

create table events.outbox (
  created_on        date not null,
  id                bigint generated always as identity,
  event_id          uuid not null,
  tenant_id         uuid not null,
  vertical          varchar(30) not null,
  event_type        varchar(60) not null,
  schema_version    smallint not null check (schema_version >= 1),
  aggregate_type    varchar(40) not null,
  aggregate_id      uuid not null,
  aggregate_version bigint not null,
  occurred_at       timestamptz not null,
  traceparent       varchar(55),
  payload           jsonb not null,
  status            varchar(10) not null default 'pending' check (status in ('pending', 'published', 'dead')),
  attempts          smallint not null default 0 check (attempts >= 0),
  next_attempt_at   timestamptz not null default now(),
  last_error        varchar(500),
  stream_id         varchar(40),
  published_at      timestamptz,
  primary key (created_on, id),
  unique (created_on, event_id)
) partition by range (created_on);

create index outbox_pending on events.outbox (id) where status = 'pending';
create index outbox_tenant on events.outbox (tenant_id, created_on);
-- Nearly always empty: which aggregates wait for a retry and which rows were given up, answered without reading a backlog.
create index outbox_waiting on events.outbox (aggregate_id) where status = 'pending' and attempts > 0;
create index outbox_dead on events.outbox (id) where status = 'dead';

call isolate_tenants('events.outbox');
create policy relay_rows on events.outbox to relay_app using (true) with check (true);

grant insert on events.outbox to construction_app;
grant select, update on events.outbox to relay_app;

create function events.wake_relay() returns trigger
language plpgsql
set search_path = pg_catalog
as $wake$
begin
  notify outbox;
  return null;
end
$wake$;

revoke execute on function events.wake_relay() from public;

create trigger wake_relay after insert on events.outbox
for each statement execute function events.wake_relay();

-- Makes the partition of one day, or does nothing when it is there. A plain table first, with walls and grants of its own,
-- then attached: CREATE TABLE … PARTITION OF would wait for readers of the outbox and let the writers queue behind it.
create procedure events.make_partition(day date)
language plpgsql
set search_path = pg_catalog, public
as $make$
declare
  name text := 'outbox_' || to_char(day, 'YYYYMMDD');
  partition text := 'events.' || name;
begin
  if to_regclass(partition) is not null then
    return;
  end if;
  execute format('create table %s (like events.outbox including defaults including constraints including indexes)'
    ' with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01,'
    ' autovacuum_analyze_scale_factor = 0.01)', partition);
  call isolate_tenants(partition::regclass);
  execute format('create policy relay_rows on %s to relay_app using (true) with check (true)', partition);
  execute format('grant insert on %s to construction_app', partition);
  execute format('grant select, update on %s to relay_app', partition);
  execute format('alter table events.outbox attach partition %s for values from (%L) to (%L)', partition, day, day + 1);
end
$make$;

revoke execute on procedure events.make_partition(date) from public;

-- The first event may come before the relay has run, and from a clock on the other side of midnight.
do $first$
declare
  today date := (now() at time zone 'UTC')::date;
begin
  for day in -1 .. 7 loop
    call events.make_partition(today + day);
  end loop;
end
$first$;

-- What the relays tell each other and the operator; belongs to the platform, so to no tenant.
create table events.relay_state (
  key   varchar(60) primary key,
  value jsonb not null
);

grant select, insert, update, delete on events.relay_state to relay_app;

-- The outbox as engines read it to rebuild themselves: the rows of the reader's own tenant.
create view events.v1_event as
select
  tenant_id, created_on, id, event_id, event_type, schema_version, vertical,
  aggregate_type, aggregate_id, aggregate_version, occurred_at, traceparent, payload
from events.outbox;

grant select on events.v1_event to engines_app;
