-- Facts, projections and results of the engines, and the views through which a vertical reads them.

-- Facts: appended once by whichever engine sees an event first, never changed.

create table engines.sale_fact (
  tenant_id uuid not null,
  event_id uuid not null,
  line integer not null,
  occurred_at timestamptz not null,
  order_id uuid not null,
  customer_id uuid not null,
  product_id uuid not null,
  quantity numeric(14,3) not null,
  net_total numeric(14,2) not null,
  sold_on date not null,
  suggestion_id uuid,
  primary key (tenant_id, event_id, line)
);
create index sale_fact_by_day on engines.sale_fact (tenant_id, product_id, sold_on);

create table engines.stock_fact (
  tenant_id uuid not null,
  event_id uuid not null,
  line integer not null,
  occurred_at timestamptz not null,
  product_id uuid not null,
  level_version bigint not null,
  on_hand numeric(14,3) not null,
  reserved numeric(14,3) not null,
  backordered numeric(14,3) not null,
  incoming numeric(14,3) not null,
  cause varchar(20) not null,
  changed_at timestamptz not null,
  primary key (tenant_id, event_id, line)
);
create index stock_fact_by_time on engines.stock_fact (tenant_id, product_id, changed_at);

create table engines.receipt_fact (
  tenant_id uuid not null,
  event_id uuid not null,
  line integer not null,
  occurred_at timestamptz not null,
  supplier_id uuid not null,
  product_id uuid not null,
  quantity numeric(14,3) not null,
  unit_cost numeric(14,4) not null,
  expected_unit_cost numeric(14,4),
  on_hand_before numeric(14,3) not null,
  ordered_at timestamptz,
  received_at timestamptz not null,
  primary key (tenant_id, event_id, line)
);
create index receipt_fact_by_time on engines.receipt_fact (tenant_id, product_id, received_at);

create table engines.quote_fact (
  tenant_id uuid not null,
  event_id uuid not null,
  line integer not null,
  occurred_at timestamptz not null,
  quote_id uuid not null,
  revision integer not null,
  product_id uuid not null,
  sent_at timestamptz,
  converted_at timestamptz,
  direct_sale boolean not null,
  primary key (tenant_id, event_id, line)
);
create index quote_fact_by_product on engines.quote_fact (tenant_id, product_id);
create index quote_fact_by_quote on engines.quote_fact (tenant_id, quote_id);

-- "level" is what the engine itself showed when the answer came: whether a risk rose since is measured against it.
create table engines.feedback_fact (
  tenant_id uuid not null,
  event_id uuid not null,
  line integer not null,
  occurred_at timestamptz not null,
  insight_id uuid not null,
  engine varchar(20) not null,
  kind varchar(30) not null,
  product_id uuid,
  source_product_id uuid,
  answer varchar(20) not null,
  reason varchar(30),
  suggested_quantity numeric(14,3),
  actual_quantity numeric(14,3),
  answered_at timestamptz not null,
  level varchar(6) check (level in ('high', 'medium', 'low')),
  context jsonb,
  primary key (tenant_id, event_id, line)
);
create index feedback_fact_by_product on engines.feedback_fact (tenant_id, engine, product_id, answered_at);
create index feedback_fact_by_insight on engines.feedback_fact (tenant_id, insight_id, answered_at);

-- Projections: the latest state by version; the event id decides between events of one transaction.

create table engines.product (
  tenant_id uuid not null,
  product_id uuid not null,
  product_version bigint not null,
  event_id uuid not null,
  code varchar(40),
  name varchar(200) not null,
  category_id uuid,
  category_name varchar(80),
  stock_unit varchar(3) not null,
  fraction_allowed boolean not null,
  price_unit varchar(3) not null,
  base_price numeric(14,2) not null,
  stock_unit_price numeric(14,4) not null,
  pack_quantity numeric(14,3) not null,
  weight_kg numeric(14,3),
  stock_controlled boolean not null,
  active boolean not null,
  primary key (tenant_id, product_id)
);
create index product_by_category on engines.product (tenant_id, category_id, price_unit, base_price);

create table engines.supplier (
  tenant_id uuid not null,
  supplier_id uuid not null,
  supplier_version bigint not null,
  event_id uuid not null,
  name varchar(200) not null,
  lead_time_days integer,
  active boolean not null,
  primary key (tenant_id, supplier_id)
);

create table engines.stock_level (
  tenant_id uuid not null,
  product_id uuid not null,
  level_version bigint not null,
  event_id uuid not null,
  on_hand numeric(14,3) not null,
  reserved numeric(14,3) not null,
  backordered numeric(14,3) not null,
  incoming numeric(14,3) not null,
  primary key (tenant_id, product_id)
);

create table engines.parameter (
  tenant_id uuid not null,
  engine varchar(20) not null,
  product_id uuid,
  parameters jsonb not null,
  parameters_version bigint not null,
  event_id uuid not null,
  unique nulls not distinct (tenant_id, engine, product_id)
);

-- One row for each engine of a store; its lock makes the work of an engine for a store one at a time.
-- "window_total": value sold (stock) or number of orders (sales) in the engine's window.
create table engines.computation (
  tenant_id uuid not null,
  engine varchar(20) not null,
  as_of date not null,
  started_at timestamptz,
  finished_at timestamptz,
  duration_ms bigint,
  last_event_at timestamptz,
  window_total numeric(16,2) not null default 0,
  primary key (tenant_id, engine)
);

-- Sentences that a view completes with its own counts, copied from the message bundle.
create table engines.sentence (
  tenant_id uuid not null,
  key varchar(60) not null,
  template varchar(300) not null,
  primary key (tenant_id, key)
);

-- Facts added up by store day, so that no computation reads single sales: closed days only in sale_day.

create table engines.sale_day (
  tenant_id uuid not null,
  product_id uuid not null,
  day date not null,
  quantity numeric(14,3) not null,
  net_total numeric(14,2) not null,
  primary key (tenant_id, product_id, day)
);

create table engines.stock_day (
  tenant_id uuid not null,
  product_id uuid not null,
  day date not null,
  highest_on_hand numeric(14,3) not null,
  closing_version bigint not null,
  closing_event_id uuid not null,
  closing_on_hand numeric(14,3) not null,
  primary key (tenant_id, product_id, day)
);

create table engines.product_activity (
  tenant_id uuid not null,
  product_id uuid not null,
  first_day date not null,
  last_sold_on date,
  primary key (tenant_id, product_id)
);

-- Results of the stock engine.

create table engines.product_stock (
  tenant_id uuid not null,
  product_id uuid not null,
  method varchar(12) not null check (method in ('simple', 'refined', 'manual', 'insufficient')),
  history_days integer not null,
  selling_days integer not null,
  demand double precision not null,
  deviation double precision not null,
  forecast double precision not null,
  lead_time double precision not null,
  lead_time_deviation double precision not null,
  learned_season double precision[] not null,
  sold_quantity numeric(14,3) not null,
  sold_value numeric(14,2) not null,
  abc_class char(1) not null default 'C' check (abc_class in ('A', 'B', 'C')),
  minimum numeric(14,3),
  maximum numeric(14,3),
  computed_at timestamptz not null,
  primary key (tenant_id, product_id)
);

create table engines.stock_alert (
  tenant_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  type varchar(10) not null check (type in ('rupture', 'excess', 'idle')),
  risk_level varchar(6) check (risk_level in ('high', 'medium', 'low')),
  excess_quantity numeric(14,3),
  explanation varchar(600) not null,
  status varchar(12) not null check (status in ('active', 'acknowledged', 'accepted', 'ignored', 'resolved')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  computed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, product_id, type)
);
create index stock_alert_open on engines.stock_alert (tenant_id, status, type, risk_level);

create table engines.replenishment_suggestion (
  tenant_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  suggested_quantity numeric(14,3) not null,
  priority varchar(6) not null check (priority in ('high', 'medium', 'low')),
  explanation varchar(600) not null,
  status varchar(12) not null check (status in ('active', 'acknowledged', 'accepted', 'ignored', 'resolved')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  computed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, product_id)
);
create index replenishment_suggestion_open on engines.replenishment_suggestion (tenant_id, status, priority);

-- Result of the pricing engine that the stock views value goods with.
create table engines.product_cost (
  tenant_id uuid not null,
  product_id uuid not null,
  base_cost numeric(14,4) not null,
  method varchar(10) not null check (method in ('average', 'offer')),
  cost_at timestamptz not null,
  computed_at timestamptz not null,
  primary key (tenant_id, product_id)
);

-- Results of the sales engine: what each order held, and how many orders of the window held what.

create table engines.sale_order (
  tenant_id uuid not null,
  order_id uuid not null,
  customer_id uuid not null,
  last_sold_on date not null,
  primary key (tenant_id, order_id)
);
create index sale_order_by_customer on engines.sale_order (tenant_id, customer_id, last_sold_on desc);

create table engines.sale_order_product (
  tenant_id uuid not null,
  order_id uuid not null,
  product_id uuid not null,
  primary key (tenant_id, order_id, product_id)
);

create table engines.product_orders (
  tenant_id uuid not null,
  product_id uuid not null,
  orders integer not null,
  primary key (tenant_id, product_id)
);

create table engines.sales_pair (
  tenant_id uuid not null,
  lower_product_id uuid not null,
  upper_product_id uuid not null,
  joint_orders integer not null,
  primary key (tenant_id, lower_product_id, upper_product_id),
  check (lower_product_id < upper_product_id)
);
create index sales_pair_by_upper on engines.sales_pair (tenant_id, upper_product_id, lower_product_id);

create table engines.sales_pair_suppression (
  tenant_id uuid not null,
  source_product_id uuid not null,
  suggested_product_id uuid not null,
  suppressed_until date not null,
  primary key (tenant_id, source_product_id, suggested_product_id)
);

do $$
declare
  owned text;
begin
  foreach owned in array array['sale_fact', 'stock_fact', 'receipt_fact', 'quote_fact', 'feedback_fact', 'product',
    'supplier', 'stock_level', 'parameter', 'computation', 'sentence', 'sale_day', 'stock_day', 'product_activity',
    'product_stock', 'stock_alert', 'replenishment_suggestion', 'product_cost', 'sale_order', 'sale_order_product',
    'product_orders', 'sales_pair', 'sales_pair_suppression']
  loop
    call isolate_tenants(('engines.' || owned)::regclass);
    execute format('grant select, insert, update, delete on engines.%I to engines_app', owned);
  end loop;
end
$$;

-- Published views. Cost, value, availability and activity are joined when read, so they are never stale.

create view engines.v1_product_stock as
select s.tenant_id,
       s.product_id,
       s.method,
       s.demand::numeric(14,4) as daily_demand,
       s.deviation::numeric(14,4) as demand_sigma,
       s.history_days,
       s.selling_days,
       s.lead_time::numeric(6,2) as lead_time_days,
       s.minimum,
       s.maximum,
       cover.days::numeric(8,2) as cover_days,
       floor(cover.days)::integer as days_until_rupture,
       s.abc_class,
       s.sold_value as sold_value_90d,
       (case when c.window_total > 0 then 100 * greatest(s.sold_value, 0) / c.window_total else 0 end)::numeric(5,2)
         as value_share,
       coalesce(l.on_hand, 0)::numeric(14,3) as on_hand,
       coalesce(l.reserved, 0)::numeric(14,3) as reserved,
       coalesce(l.backordered, 0)::numeric(14,3) as backordered,
       coalesce(l.incoming, 0)::numeric(14,3) as incoming,
       (l.on_hand * k.base_cost)::numeric(14,2) as stock_value,
       s.computed_at
from engines.product_stock s
join engines.computation c on c.tenant_id = s.tenant_id and c.engine = 'stock'
left join engines.stock_level l on l.tenant_id = s.tenant_id and l.product_id = s.product_id
left join engines.product_cost k on k.tenant_id = s.tenant_id and k.product_id = s.product_id
left join lateral (
  select least((l.on_hand - l.reserved) / s.forecast, 999999) as days where s.forecast > 0
) cover on true;

create view engines.v1_stock_alert as
select a.tenant_id,
       a.id,
       a.product_id,
       a.type,
       a.risk_level,
       (l.on_hand - l.reserved)::numeric(14,3) as available,
       s.minimum,
       s.maximum,
       s.demand::numeric(14,4) as daily_demand,
       case when a.type = 'rupture' and s.forecast > 0
         then floor(least((l.on_hand - l.reserved) / s.forecast, 999999))::integer end as days_until_rupture,
       a.excess_quantity,
       (case a.type when 'excess' then a.excess_quantity * k.base_cost when 'idle' then l.on_hand * k.base_cost end)
         ::numeric(14,2) as value,
       a.explanation,
       a.status,
       a.created_at,
       a.updated_at,
       a.computed_at
from engines.stock_alert a
join engines.product p on p.tenant_id = a.tenant_id and p.product_id = a.product_id and p.active
join engines.product_stock s on s.tenant_id = a.tenant_id and s.product_id = a.product_id
join engines.stock_level l on l.tenant_id = a.tenant_id and l.product_id = a.product_id
left join engines.product_cost k on k.tenant_id = a.tenant_id and k.product_id = a.product_id;

-- Supplier and expected cost stay empty until the pricing engine publishes its offers.
create view engines.v1_replenishment_suggestion as
select r.tenant_id,
       r.id,
       r.product_id,
       r.suggested_quantity,
       p.pack_quantity,
       (l.on_hand - l.reserved + l.incoming - l.backordered)::numeric(14,3) as position,
       s.minimum,
       s.maximum,
       r.priority,
       s.abc_class,
       null::uuid as suggested_supplier_id,
       null::numeric(14,4) as expected_unit_cost,
       r.explanation,
       r.status,
       r.created_at,
       r.updated_at,
       r.computed_at
from engines.replenishment_suggestion r
join engines.product p on p.tenant_id = r.tenant_id and p.product_id = r.product_id and p.active
join engines.product_stock s on s.tenant_id = r.tenant_id and s.product_id = r.product_id
join engines.stock_level l on l.tenant_id = r.tenant_id and l.product_id = r.product_id;

-- What the store decided about suggestions, with the engine's own numbers where it decided nothing.
create view engines.sales_rule as
select c.tenant_id,
       c.as_of,
       c.window_total::integer as total_orders,
       coalesce((p.parameters ->> 'window_days')::integer, 90) as window_days,
       coalesce((p.parameters ->> 'min_joint_orders')::numeric, 3) as min_joint_orders,
       coalesce((p.parameters ->> 'min_frequency_percent')::numeric, 20) as min_frequency_percent,
       coalesce((p.parameters ->> 'min_lift')::numeric, 1.10) as min_lift,
       coalesce((p.parameters ->> 'full_history_orders')::numeric, 50) as full_history_orders,
       coalesce((p.parameters ->> 'substitute_price_range_percent')::numeric, 20) as substitute_price_range_percent,
       coalesce((p.parameters ->> 'habit_orders')::integer, 3) as habit_orders,
       coalesce((p.parameters ->> 'pattern_index')::numeric, 1.30) as pattern_index,
       coalesce(c.last_event_at, c.finished_at) as computed_at
from engines.computation c
left join engines.parameter p on p.tenant_id = c.tenant_id and p.engine = 'sales' and p.product_id is null
where c.engine = 'sales';

create view engines.v1_sales_pair as
select r.tenant_id,
       d.source_product_id,
       d.suggested_product_id,
       d.joint_orders,
       x.orders as source_orders,
       y.orders as suggested_orders,
       r.total_orders,
       (100.0 * d.joint_orders / x.orders)::numeric(5,2) as frequency,
       m.lift::numeric(8,3) as lift,
       m.score::numeric(8,4) as score,
       case when 100.0 * d.joint_orders / x.orders >= 70 then 'high'
            when 100.0 * d.joint_orders / x.orders >= 40 then 'medium'
            else 'low' end as priority,
       replace(replace(replace(replace(replace(t.template,
         '{tenths}', round(10.0 * d.joint_orders / x.orders)::text),
         '{joint}', d.joint_orders::text),
         '{orders}', x.orders::text),
         '{source}', source.name),
         '{suggested}', suggested.name) as explanation,
       coalesce(q.suppressed_until >= r.as_of, false) as suppressed,
       r.computed_at
from (
  select tenant_id, lower_product_id as source_product_id, upper_product_id as suggested_product_id, joint_orders
  from engines.sales_pair
  union all
  select tenant_id, upper_product_id, lower_product_id, joint_orders
  from engines.sales_pair
) d
join engines.sales_rule r on r.tenant_id = d.tenant_id
join engines.product_orders x on x.tenant_id = d.tenant_id and x.product_id = d.source_product_id
join engines.product_orders y on y.tenant_id = d.tenant_id and y.product_id = d.suggested_product_id
join engines.product source on source.tenant_id = d.tenant_id and source.product_id = d.source_product_id
join engines.product suggested on suggested.tenant_id = d.tenant_id and suggested.product_id = d.suggested_product_id
join engines.sentence t on t.tenant_id = d.tenant_id
  and t.key = case when x.orders < 10 then 'sales.complementary.few' else 'sales.complementary' end
cross join lateral (
  select 1.0 * d.joint_orders * r.total_orders / (1.0 * x.orders * y.orders) as lift,
         (1.0 * d.joint_orders / x.orders)
           * case when r.total_orders >= r.full_history_orders
               then 1.0 * d.joint_orders * r.total_orders / (1.0 * x.orders * y.orders) else 1 end as score
) m
left join engines.sales_pair_suppression q on q.tenant_id = d.tenant_id
  and q.source_product_id = d.source_product_id and q.suggested_product_id = d.suggested_product_id
where d.joint_orders >= r.min_joint_orders
  and 100.0 * d.joint_orders >= r.min_frequency_percent * x.orders
  and (r.total_orders < r.full_history_orders or m.lift >= r.min_lift)
  and source.active
  and suggested.active;

create view engines.v1_substitute as
select p.tenant_id,
       p.product_id,
       s.product_id as substitute_product_id,
       s.difference::numeric(5,2) as price_difference,
       s.rank::integer as rank,
       replace(replace(replace(t.template,
         '{percent}', replace(trim_scale(abs(round(s.difference, 1)))::text, '.', ',') || '%'),
         '{missing}', p.name),
         '{substitute}', s.name) as explanation,
       r.computed_at
from engines.product p
join engines.sales_rule r on r.tenant_id = p.tenant_id
cross join lateral (
  select c.product_id, c.name, 100 * (c.base_price - p.base_price) / p.base_price as difference,
         row_number() over (
           order by abs(c.base_price - p.base_price), coalesce(k.sold_quantity, 0) desc, c.product_id) as rank
  from engines.product c
  left join engines.stock_level l on l.tenant_id = c.tenant_id and l.product_id = c.product_id
  left join engines.product_stock k on k.tenant_id = c.tenant_id and k.product_id = c.product_id
  where c.tenant_id = p.tenant_id
    and c.category_id = p.category_id
    and c.price_unit = p.price_unit
    and c.product_id <> p.product_id
    and c.active
    and (not c.stock_controlled or l.on_hand - l.reserved > 0)
    and abs(c.base_price - p.base_price) * 100 <= r.substitute_price_range_percent * p.base_price
) s
join engines.sentence t on t.tenant_id = p.tenant_id
  and t.key = 'sales.substitute.' || case when round(s.difference, 1) < 0 then 'cheaper'
                                          when round(s.difference, 1) > 0 then 'dearer'
                                          else 'same' end
where p.base_price > 0
  and s.rank <= 3;

create view engines.v1_customer_habit as
select c.tenant_id,
       c.customer_id,
       h.product_id,
       r.habit_orders as consecutive_orders,
       h.last_order_on,
       replace(replace(t.template, '{orders}', r.habit_orders::text), '{product}', p.name) as explanation,
       r.computed_at
from (select distinct tenant_id, customer_id from engines.sale_order) c
join engines.sales_rule r on r.tenant_id = c.tenant_id
join engines.sentence t on t.tenant_id = c.tenant_id and t.key = 'sales.habit'
cross join lateral (
  select i.product_id, max(o.last_sold_on) as last_order_on
  from (
    select e.order_id, e.last_sold_on,
           row_number() over (order by e.last_sold_on desc, e.order_id) as recency
    from engines.sale_order e
    where e.tenant_id = c.tenant_id and e.customer_id = c.customer_id and e.last_sold_on > r.as_of - 365
  ) o
  join engines.sale_order_product i on i.tenant_id = c.tenant_id and i.order_id = o.order_id
  where o.recency <= r.habit_orders
  group by i.product_id
  having count(*) = r.habit_orders
) h
join engines.product p on p.tenant_id = c.tenant_id and p.product_id = h.product_id and p.active;

create view engines.v1_engine_state as
select c.tenant_id,
       c.engine,
       c.as_of,
       c.last_event_at,
       c.finished_at as last_full_run_at,
       (select count(*)::integer from engines.dead_letter d
        where d.tenant_id = c.tenant_id and d.engine = c.engine and d.status = 'open') as open_dead_letters,
       coalesce(greatest(c.last_event_at, c.finished_at), c.as_of::timestamptz) as computed_at
from engines.computation c;

grant select on engines.v1_product_stock, engines.v1_stock_alert, engines.v1_replenishment_suggestion,
  engines.v1_sales_pair, engines.v1_substitute, engines.v1_customer_habit, engines.v1_engine_state
  to construction_app;
grant select on engines.sales_rule to engines_app;
