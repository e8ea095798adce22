-- What is sold, in which units, at which prices.

create table construction.category (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  name varchar(80) not null,
  active boolean not null default true,
  primary key (tenant_id, id),
  constraint category_name unique (tenant_id, name)
);
call public.isolate_tenants('construction.category');

create table construction.product (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  code varchar(40),
  ean varchar(14),
  name varchar(200) not null,
  brand varchar(60),
  description text,
  category_id uuid,
  photo_id uuid,
  stock_unit varchar(3) not null,
  fraction_allowed boolean not null,
  price_unit varchar(3) not null,
  price_numerator integer not null default 1,
  price_denominator integer not null default 1,
  base_price numeric(14,2) not null,
  manual_cost numeric(14,4),
  max_discount_percent numeric(5,2),
  weight_kg numeric(10,3),
  stock_controlled boolean not null default true,
  active boolean not null default true,
  search_text text generated always as (construction.normalise(
    name || ' ' || coalesce(code, '') || ' ' || coalesce(brand, '') || ' ' || coalesce(ean, ''))) stored,
  primary key (tenant_id, id),
  constraint product_code unique (tenant_id, code),
  constraint product_ean unique (tenant_id, ean),
  foreign key (tenant_id, category_id) references construction.category (tenant_id, id),
  foreign key (tenant_id, photo_id) references construction.attachment (tenant_id, id),
  constraint product_factor check (
    price_numerator between 1 and 1000000 and price_denominator between 1 and 1000000),
  constraint product_same_unit check (stock_unit <> price_unit or price_numerator = price_denominator),
  constraint product_base_price check (base_price >= 0),
  constraint product_manual_cost check (manual_cost >= 0),
  constraint product_max_discount check (max_discount_percent between 0 and 100),
  constraint product_weight check (weight_kg >= 0)
);
create index product_category on construction.product (tenant_id, category_id);
create index product_name on construction.product (tenant_id, search_text text_pattern_ops);
create index product_search on construction.product using gin (tenant_id, search_text public.gin_trgm_ops);
call public.isolate_tenants('construction.product');
create policy search_rows on construction.product for select to construction_search using (true);

create table construction.product_unit (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  product_id uuid not null,
  unit varchar(3) not null,
  numerator integer not null,
  denominator integer not null,
  sellable boolean not null default true,
  purchasable boolean not null default false,
  default_sell boolean not null default false,
  default_purchase boolean not null default false,
  fraction_allowed boolean not null default false,
  weight_kg numeric(10,3),
  ean varchar(14),
  primary key (tenant_id, id),
  constraint product_unit_once unique (tenant_id, product_id, unit),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint product_unit_factor check (numerator between 1 and 1000000 and denominator between 1 and 1000000),
  constraint product_unit_default_sell check (sellable or not default_sell),
  constraint product_unit_default_purchase check (purchasable or not default_purchase),
  constraint product_unit_weight check (weight_kg >= 0)
);
create unique index product_unit_one_default_sell on construction.product_unit (tenant_id, product_id)
where default_sell;
create unique index product_unit_one_default_purchase on construction.product_unit (tenant_id, product_id)
where default_purchase;
create index product_unit_ean on construction.product_unit (tenant_id, ean) where ean is not null;
call public.isolate_tenants('construction.product_unit');

create table construction.price_change (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  product_id uuid not null,
  old_price numeric(14,2),
  new_price numeric(14,2) not null,
  reason varchar(60) not null,
  batch_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint price_change_reason check (reason in ('edit', 'mass_change', 'import', 'insight'))
);
create index price_change_product on construction.price_change (tenant_id, product_id, created_at desc);
call public.isolate_tenants('construction.price_change');

create table construction.price_break (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  product_id uuid not null,
  min_quantity numeric(14,3) not null,
  price numeric(14,2) not null,
  primary key (tenant_id, id),
  constraint price_break_once unique (tenant_id, product_id, min_quantity),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint price_break_quantity check (min_quantity > 0),
  constraint price_break_price check (price >= 0)
);
call public.isolate_tenants('construction.price_break');

create table construction.price_list (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  name varchar(80) not null,
  valid_from date,
  valid_until date,
  active boolean not null default true,
  primary key (tenant_id, id),
  constraint price_list_name unique (tenant_id, name),
  constraint price_list_dates check (valid_from <= valid_until)
);
call public.isolate_tenants('construction.price_list');

create table construction.price_list_item (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  price_list_id uuid not null,
  product_id uuid not null,
  min_quantity numeric(14,3) not null default 0,
  price numeric(14,2),
  percent_off numeric(5,2),
  primary key (tenant_id, id),
  constraint price_list_item_once unique (tenant_id, price_list_id, product_id, min_quantity),
  foreign key (tenant_id, price_list_id) references construction.price_list (tenant_id, id),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint price_list_item_quantity check (min_quantity >= 0),
  constraint price_list_item_one_of_both check ((price is null) <> (percent_off is null)),
  constraint price_list_item_price check (price >= 0),
  constraint price_list_item_percent check (percent_off between 0 and 100)
);
create index price_list_item_product on construction.price_list_item (tenant_id, product_id);
call public.isolate_tenants('construction.price_list_item');

alter table construction.customer
  add foreign key (tenant_id, price_list_id) references construction.price_list (tenant_id, id);
alter table construction.job_site
  add foreign key (tenant_id, price_list_id) references construction.price_list (tenant_id, id);
create index customer_price_list on construction.customer (tenant_id, price_list_id) where price_list_id is not null;

create table construction.agreed_price (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  customer_id uuid not null,
  job_site_id uuid,
  product_id uuid not null,
  min_quantity numeric(14,3) not null default 0,
  price numeric(14,2) not null,
  valid_from date,
  valid_until date,
  active boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references construction.customer (tenant_id, id),
  foreign key (tenant_id, job_site_id) references construction.job_site (tenant_id, id),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint agreed_price_quantity check (min_quantity >= 0),
  constraint agreed_price_price check (price >= 0),
  constraint agreed_price_dates check (valid_from <= valid_until)
);
create unique index agreed_price_once
on construction.agreed_price (tenant_id, customer_id, job_site_id, product_id, min_quantity)
nulls not distinct
where active;
call public.isolate_tenants('construction.agreed_price');

create table construction.customer_catalogue (
  tenant_id uuid not null,
  customer_id uuid not null,
  product_id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (tenant_id, customer_id, product_id),
  foreign key (tenant_id, customer_id) references construction.customer (tenant_id, id),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id)
);
call public.isolate_tenants('construction.customer_catalogue');

grant select, insert, update, delete on
  construction.category, construction.product, construction.product_unit, construction.price_change,
  construction.price_break, construction.price_list, construction.price_list_item, construction.agreed_price,
  construction.customer_catalogue
to construction_app;
grant select (tenant_id, id, search_text) on construction.product to construction_search;

create function construction.search_products(typed text, most integer)
returns setof uuid
language sql
stable security definer
set search_path = pg_catalog, pg_temp
as $search$
  select construction.search_rows('construction.product', typed, most)
$search$;
revoke execute on function construction.search_products(text, integer) from public;
grant execute on function construction.search_products(text, integer) to construction_app;
alter function construction.search_products(text, integer) owner to construction_search;
