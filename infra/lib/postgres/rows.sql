-- How many rows each table has, in all ("*") and per store ("-": of no store): the lines that a restored dump has to bear
-- out. A partitioned table counts once; what dumps leave out (the variable left_out) does not count.
select format(
    case when isolated
      then 'select %L, case when grouping(tenant_id) = 1 then ''*'' else coalesce(tenant_id::text, ''-'') end, count(*)'
        ' from %s group by grouping sets ((), (tenant_id)) order by 2'
      else 'select %L, ''*'', count(*) from %s' end,
    name, name)
from (
  select format('%I.%I', n.nspname, c.relname) as name,
         exists (select from pg_attribute a
                 where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as isolated
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
) counted
where name <> all (string_to_array(:'left_out', ' '))
order by name
\gexec
