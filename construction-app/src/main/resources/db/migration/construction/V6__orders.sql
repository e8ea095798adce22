-- Confirmed sales, what is reserved for them, and how their goods reach the customer.

create table construction.sales_order (
  tenant_id           uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id                  uuid not null,
  number              varchar(20) not null,
  number_year         smallint not null,
  number_value        integer not null,
  status              varchar(20) not null,
  quote_id            uuid,
  quote_revision      integer,
  parent_order_id     uuid,
  customer_id         uuid not null,
  job_site_id         uuid,
  salesperson_id      uuid not null,
  channel             varchar(20) not null,
  fulfilment          varchar(20) not null,
  discount_mode       varchar(20) not null,
  discount_percent    numeric(5,2) not null,
  freight_amount      numeric(14,2) not null,
  freight_reason      varchar(200),
  subtotal            numeric(14,2) not null,
  discount_amount     numeric(14,2) not null,
  total               numeric(14,2) not null,
  customer_notes      text,
  internal_notes      text,
  driver_notes        varchar(500),
  delivered_at        timestamptz,
  cancelled_at        timestamptz,
  cancellation_reason varchar(30),
  search_text         text not null,
  version             integer not null default 0,
  created_at          timestamptz not null,
  created_by          uuid,
  updated_at          timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, number_year, number_value),
  unique (tenant_id, quote_id),
  foreign key (tenant_id, quote_id) references construction.quote (tenant_id, id),
  foreign key (tenant_id, parent_order_id) references construction.sales_order (tenant_id, id),
  foreign key (tenant_id, customer_id) references construction.customer (tenant_id, id),
  foreign key (tenant_id, job_site_id) references construction.job_site (tenant_id, id),
  constraint sales_order_status check (status in
    ('pending', 'preparing', 'out_for_delivery', 'partially_delivered', 'delivered', 'cancelled')),
  constraint sales_order_channel check (channel in ('counter', 'phone', 'whatsapp', 'link', 'portal', 'api')),
  constraint sales_order_fulfilment check (fulfilment in ('delivery', 'pickup')),
  constraint sales_order_discount_mode check (discount_mode in ('percent', 'target')),
  constraint sales_order_cancellation_reason check (cancellation_reason in
    ('customer_gave_up', 'typing_error', 'duplicate', 'abandoned', 'other')),
  constraint sales_order_sums check (freight_amount >= 0 and discount_amount >= 0 and discount_amount <= subtotal
    and total = subtotal - discount_amount + freight_amount)
);

create index sales_order_by_status on construction.sales_order (tenant_id, status, created_at desc);
create index sales_order_by_customer on construction.sales_order (tenant_id, customer_id, created_at desc);
create index sales_order_by_salesperson on construction.sales_order (tenant_id, salesperson_id, status);
create index sales_order_by_time on construction.sales_order (tenant_id, created_at desc, id desc);
create index sales_order_search on construction.sales_order using gin (tenant_id, search_text public.gin_trgm_ops);

create table construction.order_line (
  tenant_id          uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id                 uuid not null,
  order_id           uuid not null,
  position           integer not null,
  product_id         uuid,
  description        varchar(200) not null,
  product_code       varchar(40),
  entered_quantity   numeric(14,3) not null,
  entered_unit       varchar(3) not null,
  waste_percent      numeric(5,2) not null default 0,
  stock_quantity     numeric(14,3) not null,
  stock_unit         varchar(3) not null,
  price_unit         varchar(3) not null,
  price_numerator    integer not null,
  price_denominator  integer not null,
  rule_price         numeric(14,2),
  price_rule         varchar(20) not null,
  unit_price         numeric(14,2) not null,
  discount_percent   numeric(5,2) not null default 0,
  line_total         numeric(14,2) not null,
  unit_cost          numeric(14,4),
  suggestion_id      uuid,
  note               varchar(300),
  net_total          numeric(14,2) not null,
  delivered_quantity numeric(14,3) not null default 0,
  returned_quantity  numeric(14,3) not null default 0,
  closed_quantity    numeric(14,3) not null default 0,
  closed_reason      varchar(200),
  version            integer not null default 0,
  created_at         timestamptz not null,
  created_by         uuid,
  updated_at         timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, order_id, position) deferrable initially deferred,
  foreign key (tenant_id, order_id) references construction.sales_order (tenant_id, id),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint order_line_quantities check (stock_quantity > 0 and delivered_quantity >= 0 and returned_quantity >= 0
    and closed_quantity >= 0 and delivered_quantity + closed_quantity <= stock_quantity
    and returned_quantity <= delivered_quantity),
  constraint order_line_factor check (price_numerator between 1 and 1000000 and price_denominator between 1 and 1000000)
);

-- The lines still to be handed over, for those who wait for goods.
create index order_line_with_balance on construction.order_line (tenant_id, product_id)
  where stock_quantity > delivered_quantity + closed_quantity;

create table construction.stock_reservation (
  tenant_id     uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  order_line_id uuid not null,
  product_id    uuid not null,
  quantity      numeric(14,3) not null,
  version       integer not null default 0,
  created_at    timestamptz not null,
  created_by    uuid,
  updated_at    timestamptz not null,
  primary key (tenant_id, order_line_id),
  foreign key (tenant_id, order_line_id) references construction.order_line (tenant_id, id),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint stock_reservation_quantity check (quantity > 0)
);

create index stock_reservation_of_product on construction.stock_reservation (tenant_id, product_id);

create table construction.vehicle (
  tenant_id   uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id          uuid not null,
  name        varchar(60) not null,
  plate       varchar(8),
  capacity_kg numeric(10,3),
  active      boolean not null default true,
  version     integer not null default 0,
  created_at  timestamptz not null,
  created_by  uuid,
  updated_at  timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);

create table construction.delivery (
  tenant_id         uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id                uuid not null,
  number            varchar(20) not null,
  number_year       smallint not null,
  number_value      integer not null,
  kind              varchar(20) not null,
  status            varchar(20) not null,
  result            varchar(20),
  order_id          uuid not null,
  scheduled_date    date,
  delivery_window   varchar(20) not null,
  scheduled_time    time,
  priority          varchar(10) not null,
  street            varchar(120),
  street_number     varchar(20),
  complement        varchar(60),
  district          varchar(80),
  city              varchar(80),
  state             char(2),
  postal_code       char(8),
  latitude          numeric(9,6),
  longitude         numeric(9,6),
  access_notes      varchar(500),
  contact_name      varchar(200),
  contact_phone     varchar(11),
  driver_id         uuid,
  weight_kg         numeric(14,3) not null default 0,
  weight_incomplete boolean not null default false,
  picked_by         uuid,
  attempts          integer not null default 0,
  departed_at       timestamptz,
  arrived_at        timestamptz,
  completed_at      timestamptz,
  recorded_manually boolean not null default false,
  manual_reason     varchar(300),
  notes             varchar(500),
  version           integer not null default 0,
  created_at        timestamptz not null,
  created_by        uuid,
  updated_at        timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, number_year, number_value),
  foreign key (tenant_id, order_id) references construction.sales_order (tenant_id, id),
  constraint delivery_kind check (kind in ('delivery', 'pickup', 'collection')),
  constraint delivery_status check (status in
    ('pending', 'preparing', 'ready', 'out_for_delivery', 'arrived', 'delivered', 'cancelled')),
  constraint delivery_result check (result in ('in_full', 'with_divergence')),
  constraint delivery_window check (delivery_window in ('morning', 'afternoon', 'any')),
  constraint delivery_priority check (priority in ('high', 'normal')),
  constraint delivery_completed check ((status = 'delivered') = (completed_at is not null and result is not null)),
  constraint delivery_manual check (recorded_manually = (manual_reason is not null))
);

create index delivery_by_status on construction.delivery (tenant_id, status, scheduled_date);
create index delivery_of_order on construction.delivery (tenant_id, order_id);
create index delivery_of_driver on construction.delivery (tenant_id, driver_id, scheduled_date);
create index delivery_by_completion on construction.delivery (tenant_id, completed_at) where completed_at is not null;

create table construction.delivery_line (
  tenant_id          uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id                 uuid not null,
  delivery_id        uuid not null,
  order_line_id      uuid not null,
  planned_quantity   numeric(14,3) not null,
  picked_quantity    numeric(14,3) not null default 0,
  delivered_quantity numeric(14,3) not null default 0,
  net_total          numeric(14,2),
  version            integer not null default 0,
  created_at         timestamptz not null,
  created_by         uuid,
  updated_at         timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, delivery_id, order_line_id),
  foreign key (tenant_id, delivery_id) references construction.delivery (tenant_id, id),
  foreign key (tenant_id, order_line_id) references construction.order_line (tenant_id, id),
  constraint delivery_line_quantities check (planned_quantity > 0 and picked_quantity >= 0
    and delivered_quantity >= 0 and delivered_quantity <= planned_quantity and picked_quantity <= planned_quantity)
);

create index delivery_line_of_order_line on construction.delivery_line (tenant_id, order_line_id);

comment on column construction.delivery_line.net_total is
  'share of the order line''s net total handed over here, as sale_recorded told it; null until then';

create table construction.proof_of_delivery (
  tenant_id         uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
  id                uuid not null,
  delivery_id       uuid not null,
  receiver_name     varchar(200) not null,
  receiver_document varchar(20),
  photo_id          uuid,
  signature_id      uuid,
  recorded_at       timestamptz not null,
  received_at       timestamptz not null,
  latitude          numeric(9,6),
  longitude         numeric(9,6),
  accuracy_m        integer,
  driver_id         uuid,
  created_at        timestamptz not null,
  created_by        uuid,
  primary key (tenant_id, id),
  unique (tenant_id, delivery_id),
  foreign key (tenant_id, delivery_id) references construction.delivery (tenant_id, id),
  foreign key (tenant_id, photo_id) references construction.attachment (tenant_id, id),
  foreign key (tenant_id, signature_id) references construction.attachment (tenant_id, id)
);

call public.isolate_tenants('construction.sales_order');
call public.isolate_tenants('construction.order_line');
call public.isolate_tenants('construction.stock_reservation');
call public.isolate_tenants('construction.vehicle');
call public.isolate_tenants('construction.delivery');
call public.isolate_tenants('construction.delivery_line');
call public.isolate_tenants('construction.proof_of_delivery');

-- The trigram index serves only the search function, which is this role's (data-model.md 2.3).
create policy search_rows on construction.sales_order for select to construction_search using (true);
grant select (tenant_id, id, search_text) on construction.sales_order to construction_search;

create function construction.search_orders(typed text, most integer)
returns setof uuid
language sql
stable security definer
set search_path = pg_catalog, pg_temp
as $search$
  select construction.search_rows('construction.sales_order', typed, most)
$search$;
revoke execute on function construction.search_orders(text, integer) from public;
grant execute on function construction.search_orders(text, integer) to construction_app;
alter function construction.search_orders(text, integer) owner to construction_search;

grant select, insert, update on construction.sales_order to construction_app;
grant select, insert, update on construction.order_line to construction_app;
grant select, insert, update, delete on construction.stock_reservation to construction_app;
grant select, insert, update on construction.vehicle to construction_app;
grant select, insert, update on construction.delivery to construction_app;
grant select, insert, update, delete on construction.delivery_line to construction_app;
grant select, insert on construction.proof_of_delivery to construction_app;
