-- What going back to the instant "since" loses: rows made and rows changed after it, per table that has any. Tables that
-- keep no time are not named.
select format(
    'select %1$L, count(*) filter (where %2$I > %4$L), count(*) filter (where %2$I <= %4$L and %3$I > %4$L) from %1$s'
    ' having count(*) filter (where greatest(%2$I, %3$I) > %4$L) > 0',
    name, made, coalesce(changed, made), :'since')
from (
  select format('%I.%I', n.nspname, c.relname) as name,
         (select a.attname
          from pg_attribute a
          join unnest(array['created_at', 'occurred_at', 'processed_at', 'computed_at', 'first_seen_at'])
            with ordinality as time (name, rank) on time.name = a.attname
          where a.attrelid = c.oid and not a.attisdropped
          order by time.rank limit 1) as made,
         (select a.attname from pg_attribute a
          where a.attrelid = c.oid and a.attname = 'updated_at' and not a.attisdropped) as changed
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
) tables
where made is not null
order by name
\gexec
