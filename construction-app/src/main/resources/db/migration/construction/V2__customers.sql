-- Who buys, and where they build.

create table construction.customer (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  kind varchar(10) not null,
  name varchar(200) not null,
  trade_name varchar(200),
  document varchar(14),
  email varchar(254),
  phone varchar(11),
  phone2 varchar(11),
  street varchar(120),
  street_number varchar(20),
  complement varchar(60),
  district varchar(80),
  city varchar(80),
  state char(2),
  postal_code char(8),
  latitude numeric(9,6),
  longitude numeric(9,6),
  access_notes varchar(500),
  notes text,
  walk_in boolean not null default false,
  price_list_id uuid,
  catalogue_mode varchar(10) not null default 'all',
  credit_limit numeric(14,2),
  receivable_balance numeric(14,2) not null default 0,
  blocked_at timestamptz,
  blocked_reason varchar(300),
  active boolean not null default true,
  anonymised_at timestamptz,
  search_text text generated always as (construction.normalise(
    name || ' ' || coalesce(trade_name, '') || ' ' || coalesce(document, '') || ' ' || coalesce(phone, '') || ' '
    || coalesce(phone2, '') || ' ' || coalesce(email, ''))) stored,
  primary key (tenant_id, id),
  constraint customer_document unique (tenant_id, document),
  constraint customer_kind check (kind in ('person', 'company')),
  constraint customer_document_fits_kind check (
    document is null or (kind = 'person' and length(document) = 11) or (kind = 'company' and length(document) = 14)),
  constraint customer_catalogue_mode check (catalogue_mode in ('all', 'selected')),
  constraint customer_credit_limit check (credit_limit >= 0),
  constraint customer_blocked check ((blocked_at is null) = (blocked_reason is null))
);
create unique index customer_walk_in on construction.customer (tenant_id) where walk_in;
create index customer_name on construction.customer (tenant_id, search_text text_pattern_ops);
create index customer_updated on construction.customer (tenant_id, updated_at);
create index customer_search on construction.customer using gin (tenant_id, search_text public.gin_trgm_ops);
call public.isolate_tenants('construction.customer');
create policy search_rows on construction.customer for select to construction_search using (true);

create table construction.job_site (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  customer_id uuid not null,
  name varchar(200) not null,
  street varchar(120),
  street_number varchar(20),
  complement varchar(60),
  district varchar(80),
  city varchar(80),
  state char(2),
  postal_code char(8),
  latitude numeric(9,6),
  longitude numeric(9,6),
  access_notes varchar(500),
  contact_name varchar(200),
  contact_phone varchar(11),
  price_list_id uuid,
  preferred_window varchar(10) not null default 'any',
  active boolean not null default true,
  search_text text generated always as (construction.normalise(
    name || ' ' || coalesce(street, '') || ' ' || coalesce(street_number, '') || ' ' || coalesce(district, '') || ' '
    || coalesce(city, '') || ' ' || coalesce(contact_name, '') || ' ' || coalesce(contact_phone, ''))) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references construction.customer (tenant_id, id),
  constraint job_site_preferred_window check (preferred_window in ('morning', 'afternoon', 'any'))
);
create index job_site_customer on construction.job_site (tenant_id, customer_id);
create index job_site_search on construction.job_site using gin (tenant_id, search_text public.gin_trgm_ops);
call public.isolate_tenants('construction.job_site');
create policy search_rows on construction.job_site for select to construction_search using (true);

grant select, insert, update, delete on construction.customer, construction.job_site to construction_app;
grant select (tenant_id, id, search_text) on construction.customer, construction.job_site to construction_search;

create function construction.search_customers(typed text, most integer)
returns setof uuid
language sql
stable security definer
set search_path = pg_catalog, pg_temp
as $search$
  select construction.search_rows('construction.customer', typed, most)
$search$;

create function construction.search_job_sites(typed text, most integer)
returns setof uuid
language sql
stable security definer
set search_path = pg_catalog, pg_temp
as $search$
  select construction.search_rows('construction.job_site', typed, most)
$search$;

revoke execute on function construction.search_customers(text, integer), construction.search_job_sites(text, integer)
from public;
grant execute on function construction.search_customers(text, integer), construction.search_job_sites(text, integer)
to construction_app;
alter function construction.search_customers(text, integer) owner to construction_search;
alter function construction.search_job_sites(text, integer) owner to construction_search;
