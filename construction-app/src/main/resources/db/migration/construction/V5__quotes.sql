-- Sales proposals, what was sent of them, who talked about them, and what the owner released.

create table construction.quote (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  number varchar(20) not null,
  number_year smallint not null,
  number_value integer not null,
  status varchar(20) not null,
  revision integer not null default 1,
  customer_id uuid,
  job_site_id uuid,
  salesperson_id uuid not null,
  channel varchar(20) not null,
  direct_sale boolean not null default false,
  fulfilment varchar(20) not null,
  delivery_window varchar(20) not null,
  wanted_date date,
  discount_mode varchar(20) not null default 'percent',
  discount_percent numeric(5,2) not null default 0,
  freight_amount numeric(14,2) not null default 0,
  freight_reason varchar(200),
  subtotal numeric(14,2) not null default 0,
  discount_amount numeric(14,2) not null default 0,
  total numeric(14,2) not null default 0,
  validity_days integer not null,
  valid_until date,
  customer_notes text,
  internal_notes text,
  driver_notes varchar(500),
  editing_by uuid,
  editing_since timestamptz,
  origin_type varchar(20),
  origin_id uuid,
  release_status varchar(20),
  started_at timestamptz not null,
  sent_at timestamptz,
  decided_at timestamptz,
  converted_at timestamptz,
  cancelled_at timestamptz,
  decided_by_name varchar(200),
  decided_channel varchar(20),
  decided_document_digits varchar(4),
  decided_address inet,
  rejection_reason varchar(30),
  cancellation_reason varchar(30),
  search_text text not null,
  primary key (tenant_id, id),
  constraint quote_number unique (tenant_id, number_year, number_value),
  foreign key (tenant_id, customer_id) references construction.customer (tenant_id, id),
  foreign key (tenant_id, job_site_id) references construction.job_site (tenant_id, id),
  -- "expired" is computed from valid_until, never stored.
  constraint quote_status check (status in ('draft', 'sent', 'approved', 'rejected', 'converted', 'cancelled')),
  constraint quote_customer check (status in ('draft', 'cancelled') or customer_id is not null),
  constraint quote_sent check (status in ('draft', 'cancelled') or (sent_at is not null and valid_until is not null)),
  constraint quote_channel check (channel in ('counter', 'phone', 'whatsapp', 'link', 'portal', 'api')),
  constraint quote_decided_channel check (
    decided_channel in ('counter', 'phone', 'whatsapp', 'link', 'portal', 'api')),
  constraint quote_fulfilment check (fulfilment in ('delivery', 'pickup')),
  constraint quote_window check (delivery_window in ('morning', 'afternoon', 'any')),
  constraint quote_discount_mode check (discount_mode in ('percent', 'target')),
  constraint quote_discount check (discount_percent between 0 and 100 and discount_amount >= 0),
  constraint quote_sums check (subtotal >= 0 and freight_amount >= 0 and total >= 0),
  constraint quote_validity check (validity_days between 1 and 365),
  constraint quote_origin check ((origin_type is null) = (origin_id is null)
    and origin_type in ('quote', 'order', 'portal')),
  constraint quote_release_status check (release_status in ('pending', 'granted', 'refused', 'withdrawn')),
  constraint quote_rejection_reason check (rejection_reason in
    ('price', 'bought_elsewhere', 'postponed', 'delivery_time', 'other')),
  constraint quote_cancellation_reason check (cancellation_reason in
    ('customer_gave_up', 'typing_error', 'duplicate', 'abandoned', 'other')),
  constraint quote_editing check ((editing_by is null) = (editing_since is null))
);
create index quote_by_status on construction.quote (tenant_id, status, created_at desc);
create index quote_by_customer on construction.quote (tenant_id, customer_id, created_at desc);
create index quote_by_salesperson on construction.quote (tenant_id, salesperson_id, status);
create index quote_by_time on construction.quote (tenant_id, created_at desc, id desc);
create index quote_search on construction.quote using gin (tenant_id, search_text public.gin_trgm_ops);
call public.isolate_tenants('construction.quote');
create policy search_rows on construction.quote for select to construction_search using (true);

comment on column construction.quote.discount_amount is
  'with discount_mode target the agreed amount, of which at most the subtotal is taken off';

create table construction.quote_line (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  quote_id uuid not null,
  position integer not null,
  product_id uuid,
  description varchar(200) not null,
  product_code varchar(40),
  entered_quantity numeric(14,3) not null,
  entered_unit varchar(3) not null,
  waste_percent numeric(5,2) not null default 0,
  stock_quantity numeric(14,3) not null,
  stock_unit varchar(3) not null,
  price_unit varchar(3) not null,
  price_numerator integer not null,
  price_denominator integer not null,
  rule_price numeric(14,2),
  price_rule varchar(20) not null,
  unit_price numeric(14,2) not null,
  discount_percent numeric(5,2) not null default 0,
  line_total numeric(14,2) not null,
  unit_cost numeric(14,4),
  suggestion_id uuid,
  note varchar(300),
  primary key (tenant_id, id),
  constraint quote_line_position unique (tenant_id, quote_id, position) deferrable initially deferred,
  foreign key (tenant_id, quote_id) references construction.quote (tenant_id, id),
  foreign key (tenant_id, product_id) references construction.product (tenant_id, id),
  constraint quote_line_quantities check (entered_quantity > 0 and stock_quantity > 0),
  constraint quote_line_factor check (
    price_numerator between 1 and 1000000 and price_denominator between 1 and 1000000),
  constraint quote_line_price_rule check (price_rule in
    ('job_site', 'customer', 'price_list', 'quantity_break', 'base', 'manual')),
  constraint quote_line_prices check (unit_price >= 0 and rule_price >= 0 and line_total >= 0 and unit_cost >= 0),
  constraint quote_line_percents check (discount_percent between 0 and 100 and waste_percent between 0 and 100),
  constraint quote_line_rule check (product_id is null = (rule_price is null))
);
create index quote_line_product on construction.quote_line (tenant_id, product_id);
call public.isolate_tenants('construction.quote_line');

create table construction.quote_revision (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  quote_id uuid not null,
  revision integer not null,
  snapshot jsonb not null,
  sent_at timestamptz not null,
  valid_until date not null,
  total numeric(14,2) not null,
  primary key (tenant_id, id),
  constraint quote_revision_once unique (tenant_id, quote_id, revision),
  foreign key (tenant_id, quote_id) references construction.quote (tenant_id, id)
);
call public.isolate_tenants('construction.quote_revision');

create table construction.quote_message (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  quote_id uuid not null,
  revision integer not null,
  author varchar(10) not null,
  author_name varchar(200) not null,
  body varchar(2000) not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, quote_id) references construction.quote (tenant_id, id),
  constraint quote_message_author check (author in ('customer', 'store'))
);
create index quote_message_of_quote on construction.quote_message (tenant_id, quote_id, created_at);
call public.isolate_tenants('construction.quote_message');

create table construction.release_request (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  subject_type varchar(20) not null,
  subject_id uuid not null,
  reasons varchar(20)[] not null,
  figures jsonb not null,
  requested_by uuid not null,
  status varchar(20) not null,
  decided_by uuid,
  decided_at timestamptz,
  note varchar(1000),
  primary key (tenant_id, id),
  constraint release_request_subject check (subject_type in ('quote', 'order', 'delivery')),
  constraint release_request_reasons check (
    cardinality(reasons) > 0 and reasons <@ array['discount', 'below_cost', 'credit']::varchar[]),
  constraint release_request_status check (status in ('pending', 'granted', 'refused', 'withdrawn')),
  constraint release_request_decided check (
    (status in ('granted', 'refused')) = (decided_by is not null and decided_at is not null))
);
create index release_request_by_status on construction.release_request (tenant_id, status, created_at);
create unique index release_request_one_pending
on construction.release_request (tenant_id, subject_type, subject_id)
where status = 'pending';
create index release_request_of_subject on construction.release_request (tenant_id, subject_type, subject_id, created_at);
call public.isolate_tenants('construction.release_request');

create table construction.public_link (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  subject_type varchar(20) not null,
  subject_id uuid not null,
  revision integer not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_opened_at timestamptz,
  open_count integer not null default 0,
  primary key (tenant_id, id),
  constraint public_link_subject_type check (subject_type in ('quote')),
  constraint public_link_open_count check (open_count >= 0)
);
create index public_link_subject on construction.public_link (tenant_id, subject_id);
call public.isolate_tenants('construction.public_link');

grant select, insert, update on construction.quote, construction.release_request, construction.public_link
to construction_app;
grant select, insert, update, delete on construction.quote_line to construction_app;
grant select, insert on construction.quote_revision, construction.quote_message to construction_app;

grant select (tenant_id, id, search_text) on construction.quote to construction_search;

create function construction.search_quotes(typed text, most integer)
returns setof uuid
language sql
stable security definer
set search_path = pg_catalog, pg_temp
as $search$
  select construction.search_rows('construction.quote', typed, most)
$search$;
revoke execute on function construction.search_quotes(text, integer) from public;
grant execute on function construction.search_quotes(text, integer) to construction_app;
alter function construction.search_quotes(text, integer) owner to construction_search;
