-- What lies in the yard: one level a product, its movements, its counts, and how it is replenished.

create table construction.stock_level (
  tenant_id   uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  product_id  uuid not null,
  on_hand     numeric(14,3) not null default 0,
  reserved    numeric(14,3) not null default 0,
  backordered numeric(14,3) not null default 0,
  incoming    numeric(14,3) not null default 0,
  available   numeric(14,3) generated always as (on_hand - reserved) stored,
  version     integer not null default 0,
  created_at  timestamptz not null,
  created_by  uuid,
  updated_at  timestamptz not null,
  primary key (tenant_id, product_id),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint stock_level_on_hand check (on_hand >= 0),
  constraint stock_level_reserved check (reserved >= 0 and reserved <= on_hand),
  constraint stock_level_backordered check (backordered >= 0),
  constraint stock_level_incoming check (incoming >= 0)
);

create table construction.stock_movement (
  tenant_id      uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id             uuid not null,
  product_id     uuid not null,
  type           varchar(20) not null,
  quantity       numeric(14,3) not null,
  on_hand_before numeric(14,3) not null,
  on_hand_after  numeric(14,3) not null,
  reason         varchar(20),
  unit_cost      numeric(14,4),
  reference_type varchar(40),
  reference_id   uuid,
  note           varchar(300),
  created_at     timestamptz not null,
  created_by     uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint stock_movement_type
    check (type in ('receipt', 'sale', 'return', 'adjustment', 'count', 'initial')),
  constraint stock_movement_reason
    check (reason in ('loss', 'breakage', 'own_use', 'found', 'other')),
  constraint stock_movement_sum check (on_hand_after = on_hand_before + quantity)
);

create index stock_movement_of_product on construction.stock_movement (tenant_id, product_id, created_at desc);

create table construction.stock_count (
  tenant_id    uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id           uuid not null,
  number       varchar(20) not null,
  number_year  smallint not null,
  number_value integer not null,
  status       varchar(20) not null,
  note         varchar(300),
  applied_at   timestamptz,
  applied_by   uuid,
  version      integer not null default 0,
  created_at   timestamptz not null,
  created_by   uuid,
  updated_at   timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, number_year, number_value),
  constraint stock_count_status check (status in ('open', 'applied', 'cancelled'))
);

create table construction.stock_count_line (
  tenant_id        uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id               uuid not null,
  stock_count_id   uuid not null,
  product_id       uuid not null,
  on_hand_at_count numeric(14,3),
  counted          numeric(14,3),
  counted_at       timestamptz,
  counted_by       uuid,
  version          integer not null default 0,
  created_at       timestamptz not null,
  created_by       uuid,
  updated_at       timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, stock_count_id, product_id),
  foreign key (tenant_id, stock_count_id) references construction.stock_count (tenant_id, id),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint stock_count_line_counted check (counted >= 0)
);

create table construction.replenishment_parameter (
  tenant_id        uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id               uuid not null,
  product_id       uuid,
  lead_time_days   integer,
  safety_percent   numeric(5,2),
  minimum_override numeric(14,3),
  maximum_override numeric(14,3),
  review_days      integer,
  seasonal_factors jsonb,
  version          integer not null default 0,
  created_at       timestamptz not null,
  created_by       uuid,
  updated_at       timestamptz not null,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, product_id),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint replenishment_parameter_bounds check (
    lead_time_days between 0 and 365 and review_days between 1 and 365 and safety_percent between 0 and 100
    and minimum_override >= 0 and maximum_override >= 0)
);

call public.isolate_tenants('construction.stock_level');
call public.isolate_tenants('construction.stock_movement');
call public.isolate_tenants('construction.stock_count');
call public.isolate_tenants('construction.stock_count_line');
call public.isolate_tenants('construction.replenishment_parameter');

grant select, insert, update on construction.stock_level to construction_app;
grant select, insert on construction.stock_movement to construction_app;
grant select, insert, update on construction.stock_count to construction_app;
grant select, insert, update, delete on construction.stock_count_line to construction_app;
grant select, insert, update on construction.replenishment_parameter to construction_app;
