-- What an operator changed with `basecommerce engine …` and `dead-letter …`: written once, in the transaction of the change.
-- Rows that concern all stores belong to the reserved one. The service itself neither reads nor changes them.
create table engines.audit_event (
  tenant_id  uuid         not null,
  id         uuid         not null,
  created_at timestamptz  not null,
  actor_name varchar(200) not null,
  action     varchar(60)  not null,
  detail     jsonb        not null,
  primary key (tenant_id, id)
);
create index audit_event_time on engines.audit_event (tenant_id, created_at desc);

call isolate_tenants('engines.audit_event');
grant insert on engines.audit_event to engines_app;
