-- Nothing is divided where no demand is forecast: in a subquery of its own the division could be worked out before the
-- condition beside it was looked at, and one product without demand made the whole view fail.
create or replace view engines.v1_product_stock as
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
cross join lateral (
  select case when s.forecast > 0 then least((l.on_hand - l.reserved) / s.forecast, 999999) end as days
) cover;
