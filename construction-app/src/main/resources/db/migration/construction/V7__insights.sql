-- What people answered to the engines. An answer hides its insight at once, before the engine has read the event.

create table construction.insight_answer (
  tenant_id       uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id              uuid not null,
  insight_id      uuid not null,
  engine          varchar(20) not null,
  kind            varchar(30) not null,
  product_id      uuid,
  answer          varchar(20) not null,
  reason          varchar(30),
  note            varchar(300),
  actual_quantity numeric(14,3),
  answered_by     uuid not null,
  created_at      timestamptz not null,
  created_by      uuid,
  primary key (tenant_id, insight_id, id),
  constraint insight_answer_engine check (engine in ('stock', 'sales', 'pricing', 'delivery')),
  constraint insight_answer_answer check (answer in ('accepted', 'ignored', 'acknowledged')),
  constraint insight_answer_reason
    check (reason in ('enough_stock', 'too_expensive', 'not_selling', 'not_wanted', 'other'))
);

call public.isolate_tenants('construction.insight_answer');

grant select, insert on construction.insight_answer to construction_app;
