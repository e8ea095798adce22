-- Two stores to lose and to bring back: customers, products with stock, history, photos of four days, events that the relay
-- has still to publish. The variable "scale" multiplies the history: 1 is a few MB, 300 about 1 GB. As the superuser.
\set ON_ERROR_STOP on
set statement_timeout = 0;
begin;

create function pg_temp.uuid_v7() returns uuid language sql return
  (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7000' || '8' || substr(md5(random()::text), 1, 15))::uuid;

select setseed(0.42) \g /dev/null

create temp table store (n int, id uuid) on commit drop;
insert into store values (1, '00000000-0000-7000-8000-0000000000a1'), (2, '00000000-0000-7000-8000-0000000000a2');

insert into auth.tenant (id, slug, name, legal_name, email, created_at, updated_at)
select id, 'loja-' || n, 'Loja ' || n, 'Loja ' || n || ' Ltda', 'dono@loja-' || n || '.test', now() - interval '1 year', now()
from store on conflict do nothing;

insert into construction.customer (tenant_id, id, created_at, updated_at, kind, name)
select s.id, gen_random_uuid(), now() - interval '9 days', now() - interval '9 days', 'person', 'Maria Conceição ' || c
from store s cross join generate_series(1, 200 * n) c;

create temp table made (tenant_id uuid, id uuid, c int) on commit drop;
insert into made select s.id, gen_random_uuid(), c from store s cross join generate_series(1, 150 * n) c;

insert into construction.product (tenant_id, id, created_at, updated_at, code, name, stock_unit, fraction_allowed, price_unit, base_price)
select tenant_id, id, now() - interval '9 days', now() - interval '9 days', 'P' || left(id::text, 8), 'Cimento CP II ' || c, 'SC', false, 'SC', 36.90
from made;

insert into construction.stock_level (tenant_id, product_id, on_hand, created_at, updated_at)
select tenant_id, id, c, now() - interval '9 days', now() - interval '9 days' from made;

insert into construction.audit_event (tenant_id, id, created_at, actor_name, action, subject_type, subject_id, after)
select s.id, gen_random_uuid(), now() - interval '1 day' * (1 + random() * 300), 'Ana', 'price.changed', 'product', gen_random_uuid(),
       jsonb_build_object('reason', md5(random()::text), 'note', repeat('preço revisto com o fornecedor ', 4) || e, 'price', round((random() * 900)::numeric, 2))
from store s cross join generate_series(1, 2500 * n * :scale) e;

insert into events.outbox (created_on, event_id, tenant_id, vertical, event_type, schema_version, aggregate_type, aggregate_id,
  aggregate_version, occurred_at, payload)
select (now() at time zone 'UTC')::date, pg_temp.uuid_v7(), tenant_id, 'materials', 'product_changed', 1, 'product', id, 1, now() - interval '2 hours',
       jsonb_build_object('product_id', id, 'code', 'P' || left(id::text, 8), 'name', 'Cimento CP II ' || c, 'category_id', null, 'category_name', null,
         'stock_unit', 'SC', 'price_unit', 'SC', 'fraction_allowed', false, 'price_factor', jsonb_build_object('numerator', 1, 'denominator', 1),
         'base_price', '36.90', 'stock_unit_price', '36.9000', 'pack_quantity', '40.000', 'weight_kg', '50.000', 'stock_controlled', true, 'active', true)
from made;

create temp table photo (tenant_id uuid, id uuid, at timestamptz, content bytea) on commit drop;
insert into photo
select s.id, gen_random_uuid(), now() - interval '1 day' * day,
       decode((select string_agg(md5(concat_ws(' ', g, p, day, s.id, now())), '') from generate_series(1, 3200) g), 'hex')
from store s cross join generate_series(0, 3) day cross join generate_series(1, 3 * n) p;

insert into construction.attachment (tenant_id, id, created_at, sha256, content_type, bytes, purpose)
select tenant_id, id, at, encode(sha256(content), 'hex'), 'image/jpeg', length(content), 'proof_photo' from photo;
insert into construction.attachment_content (tenant_id, attachment_id, created_at, content)
select tenant_id, id, at, content from photo;

insert into auth.spring_session values (gen_random_uuid(), gen_random_uuid(), 0, 0, 1800, 0, 'ana');
commit;
analyze;
