-- The volume of the figures: 1,000 stores, the demo store among them with 20,000 products and twelve months of sales (about
-- 40 quotes a day of five lines, six of ten sold). Run by the superuser on a database that holds the demo stores; what
-- is already there stays. The same rows come out each time, but for their ids.
\set ON_ERROR_STOP on
begin;
select setseed(0.42);
-- Rows are made consistent here; the checks of a million foreign keys would only take time.
set local session_replication_role = replica;

insert into auth.tenant (id, slug, name, legal_name, email, created_at, updated_at)
select gen_random_uuid(), 'loja-' || n, 'Loja ' || n, 'Loja ' || n || ' Ltda', 'dono@loja-' || n || '.test', now(), now()
from generate_series(1, 998) n
on conflict (slug) do nothing;

create temp table made as
select id as tenant_id, slug = 'demo' as large from auth.tenant where slug = 'demo' or slug like 'loja-%';

create temp table made_product as
select m.tenant_id, gen_random_uuid() as id, n,
       (array['Cimento CP II', 'Areia média', 'Tubo PVC soldável', 'Joelho 90', 'Fio flexível', 'Tinta acrílica', 'Argamassa AC III',
         'Piso cerâmico', 'Telha fibrocimento', 'Parafuso sextavado', 'Prego com cabeça', 'Vergalhão CA-50', 'Tijolo baiano',
         'Porta de madeira', 'Torneira de parede', 'Disjuntor bipolar', 'Lâmpada LED', 'Manta asfáltica', 'Rejunte flexível',
         'Cal hidratada'])[1 + n % 20] || ' ' || (1 + n / 20 % 40) * 5 || ' mm ' || (array['branco', 'cinza', 'azul', 'reforçado',
         'standard'])[1 + n / 800 % 5] || ' ref ' || n as name,
       (array['Tigre', 'Votoran', 'Amanco', 'Suvinil', 'Quartzolit', 'Gerdau', 'Eternit', 'Docol'])[1 + n % 8] as brand,
       round((2 + random() * 300)::numeric, 2) as price
from made m cross join lateral generate_series(1, case when large then 20000 else 20 end) n;

insert into construction.product (tenant_id, id, created_at, updated_at, code, name, brand, stock_unit, fraction_allowed,
  price_unit, base_price, manual_cost)
select tenant_id, id, now() - interval '1 year', now(), 'BM' || n, name, brand, 'UN', false, 'UN', price, round(price * 0.7, 4)
from made_product;

insert into construction.stock_level (tenant_id, product_id, on_hand, created_at, updated_at)
select tenant_id, id, (n * 7) % 400, now(), now() from made_product;

create temp table made_customer as
select m.tenant_id, gen_random_uuid() as id, n
from made m cross join lateral generate_series(1, case when large then 2000 else 5 end) n;

insert into construction.customer (tenant_id, id, created_at, updated_at, kind, name)
select tenant_id, id, now() - interval '1 year', now(), 'person', (array['Maria', 'João', 'Ana', 'José', 'Paulo', 'Rita'])[1 + n % 6]
  || ' ' || (array['Souza', 'Ramos', 'Vieira', 'Nogueira', 'Lima'])[1 + n % 5] || ' ' || n
from made_customer;

-- A year back, so that the numbers do not meet those of the documents that are already there.
create temp table made_quote as
select m.tenant_id, large, gen_random_uuid() as id, gen_random_uuid() as order_id, gen_random_uuid() as delivery_id, n, at,
       case when at > now() - interval '7 days' and n % 2 = 0 then (array['draft', 'sent', 'sent', 'approved'])[1 + n / 2 % 4]
            when n % 10 < 6 then 'converted' when n % 10 < 8 then 'rejected' else 'cancelled' end as status
from made m
cross join lateral (
  select n, now() - interval '365 days' * n / case when large then 14600 else 20 end as at
  from generate_series(1, case when large then 14600 else 20 end) n) made_at;

create temp table made_number as
select q.tenant_id, q.id, c.id as customer_id, coalesce(u.id, gen_random_uuid()) as salesperson_id
from made_quote q
join made_customer c on c.tenant_id = q.tenant_id and c.n = 1 + q.n * 13 % case when large then 2000 else 5 end
left join auth.app_user u on u.tenant_id = q.tenant_id and u.email_normalised = case when q.n % 2 = 0 then 'vendedor' else 'admin' end
  || '@demo.test';

create temp table made_line as
select q.tenant_id, q.id as quote_id, q.order_id, q.delivery_id, q.status, q.at, position, gen_random_uuid() as id,
       gen_random_uuid() as order_line_id, p.id as product_id, p.name, p.price, 1 + (q.n + position) % 9 as quantity
from made_quote q
cross join generate_series(1, 5) position
join made_product p on p.tenant_id = q.tenant_id
  and p.n = 1 + (q.n * 37 + position * 101) % case when large then 20000 else 20 end;
create index on made_line (quote_id);
analyze made_line;

create temp table made_total as
select quote_id, sum(price * quantity) as total from made_line group by quote_id;

insert into construction.quote (tenant_id, id, created_at, updated_at, number, number_year, number_value, status, customer_id,
  salesperson_id, channel, fulfilment, delivery_window, subtotal, total, validity_days, valid_until, started_at, sent_at,
  converted_at, search_text)
select q.tenant_id, q.id, q.at, q.at, 'COT-2000-' || q.n, 2000, q.n, q.status, m.customer_id, m.salesperson_id, 'counter', 'pickup',
       'any', t.total, t.total, 7, (q.at + interval '7 days')::date, q.at, q.at,
       case when q.status = 'converted' then q.at end, 'cot 2000 ' || q.n || ' ' || c.search_text
from made_quote q
join made_number m on m.id = q.id
join made_total t on t.quote_id = q.id
join construction.customer c on c.tenant_id = m.tenant_id and c.id = m.customer_id;

insert into construction.quote_line (tenant_id, id, created_at, updated_at, quote_id, position, product_id, description,
  entered_quantity, entered_unit, stock_quantity, stock_unit, price_unit, price_numerator, price_denominator, rule_price,
  price_rule, unit_price, line_total)
select tenant_id, id, at, at, quote_id, position, product_id, name, quantity, 'UN', quantity, 'UN', 'UN', 1, 1, price, 'base',
       price, price * quantity
from made_line;

insert into construction.sales_order (tenant_id, id, number, number_year, number_value, status, quote_id, quote_revision,
  customer_id, salesperson_id, channel, fulfilment, discount_mode, discount_percent, freight_amount, subtotal, discount_amount,
  total, delivered_at, search_text, created_at, updated_at)
select q.tenant_id, q.order_id, 'PED-2000-' || q.n, 2000, q.n, 'delivered', q.id, 1, m.customer_id, m.salesperson_id, 'counter',
       'pickup', 'percent', 0, 0, t.total, 0, t.total, q.at, 'ped 2000 ' || q.n, q.at, q.at
from made_quote q
join made_number m on m.id = q.id
join made_total t on t.quote_id = q.id
where q.status = 'converted';

insert into construction.order_line (tenant_id, id, order_id, position, product_id, description, entered_quantity, entered_unit,
  stock_quantity, stock_unit, price_unit, price_numerator, price_denominator, rule_price, price_rule, unit_price, line_total,
  net_total, delivered_quantity, created_at, updated_at)
select tenant_id, order_line_id, order_id, position, product_id, name, quantity, 'UN', quantity, 'UN', 'UN', 1, 1, price, 'base',
       price, price * quantity, price * quantity, quantity, at, at
from made_line
where status = 'converted';

insert into construction.delivery (tenant_id, id, number, number_year, number_value, kind, status, result, order_id,
  delivery_window, priority, completed_at, created_at, updated_at)
select tenant_id, delivery_id, 'ENT-2000-' || n, 2000, n, 'pickup', 'delivered', 'in_full', order_id, 'any', 'normal', at, at, at
from made_quote
where status = 'converted';

insert into construction.delivery_line (tenant_id, id, delivery_id, order_line_id, planned_quantity, picked_quantity,
  delivered_quantity, net_total, created_at, updated_at)
select tenant_id, gen_random_uuid(), delivery_id, order_line_id, quantity, quantity, quantity, price * quantity, at, at
from made_line
where status = 'converted';

insert into engines.product (tenant_id, product_id, product_version, event_id, code, name, stock_unit, fraction_allowed, price_unit,
  base_price, stock_unit_price, pack_quantity, stock_controlled, active)
select tenant_id, id, 0, gen_random_uuid(), 'BM' || n, name, 'UN', false, 'UN', price, price, 1, true, true from made_product;
insert into engines.stock_level (tenant_id, product_id, level_version, event_id, on_hand, reserved, backordered, incoming)
select tenant_id, id, 0, gen_random_uuid(), (n * 7) % 400, 0, 0, 0 from made_product;
commit;
vacuum analyze;
