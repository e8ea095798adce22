-- What keeps effects exactly once: which event each engine has taken in. Written in the transaction of the effect.
create table engines.processed_event (
  tenant_id    uuid not null,
  engine       varchar(20) not null check (engine in ('stock', 'sales', 'pricing', 'delivery')),
  event_id     uuid not null,
  event_type   varchar(60) not null,
  processed_at timestamptz not null,
  traceparent  varchar(55),
  primary key (tenant_id, engine, event_id)
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01,
        autovacuum_analyze_scale_factor = 0.01);

call isolate_tenants('engines.processed_event');
grant select, insert, update, delete on engines.processed_event to engines_app;

-- Entries that an engine could not take in, until a person decides. An unreadable one has no tenant, and the command
-- line lists all of them: hence the second policy and the keys without a tenant. The body is text, for jsonb would
-- refuse just the kind of entry that ends here.
create table engines.dead_letter (
  id            uuid not null primary key,
  tenant_id     uuid,
  engine        varchar(20) not null check (engine in ('stock', 'sales', 'pricing', 'delivery')),
  stream_id     varchar(40) not null,
  event_id      uuid,
  event_type    varchar(60),
  body          text not null,
  error         varchar(2000) not null,
  deliveries    integer not null check (deliveries >= 0),
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  status        varchar(10) not null default 'open' check (status in ('open', 'requeued', 'dropped')),
  unique (engine, stream_id)
);

create index dead_letter_open on engines.dead_letter (tenant_id, engine) where status = 'open';

call isolate_tenants('engines.dead_letter');
create policy operator_rows on engines.dead_letter to engines_app using (true) with check (true);
grant select, insert, update, delete on engines.dead_letter to engines_app;
