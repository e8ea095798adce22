-- What a dump has to bring back beside rows: owners, grants, walls, columns, functions, indexes, constraints, triggers. One
-- line each, without what may differ between equals: object ids, order and grantor of grants, and every expression, which
-- PostgreSQL writes differently once it has been read back.
with ours as (
  select oid, nspname, nspowner, nspacl from pg_namespace
  where nspname <> 'information_schema' and nspname <> 'public' and nspname !~ '^pg_'
),
described as (
  select format('schema %I', nspname) as what, nspowner as owner, coalesce(nspacl, acldefault('n', nspowner)) as acl,
         '' as more
  from ours
  union all
  select format('relation %s', c.oid::regclass), c.relowner,
         coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner)),
         concat_ws(' ', c.relkind, c.relrowsecurity, c.relforcerowsecurity)
  from pg_class c join ours on ours.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S')
  union all
  select format('column %s.%I', a.attrelid::regclass, a.attname), c.relowner, a.attacl,
         concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated, a.attidentity)
  from pg_attribute a join pg_class c on c.oid = a.attrelid join ours on ours.oid = c.relnamespace
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v')
  union all
  select format('function %s', p.oid::regprocedure), p.proowner, coalesce(p.proacl, acldefault('f', p.proowner)),
         concat_ws(' ', p.prosecdef, p.proconfig, md5(p.prosrc))
  from pg_proc p join ours on ours.oid = p.pronamespace
  where p.prokind in ('f', 'p')
),
lines as (
  select concat_ws(' ', what, more, 'of', pg_get_userbyid(owner),
    (select string_agg(format('%s=%s%s', case when grantee = 0 then 'public' else pg_get_userbyid(grantee) end,
        privilege_type, case when is_grantable then '*' else '' end), ',' order by grantee = 0, pg_get_userbyid(grantee), privilege_type)
     from aclexplode(acl))) as line
  from described
  union all
  select concat_ws(' ', 'policy', schemaname, tablename, policyname, permissive,
    (select string_agg(role::text, ',' order by role::text) from unnest(roles) role), cmd)
  from pg_policies
  union all
  select concat_ws(' ', 'index', regexp_replace(indexdef, ' WHERE .*', '')) from pg_indexes where schemaname in (select nspname from ours)
  union all
  select concat_ws(' ', 'constraint', conrelid::regclass, conname, contype, convalidated,
    case when contype <> 'c' then pg_get_constraintdef(c.oid) end)
  from pg_constraint c join ours on ours.oid = c.connamespace
  union all
  select concat_ws(' ', 'trigger', t.tgrelid::regclass, t.tgname, t.tgtype, t.tgenabled, t.tgfoid::regproc)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join ours on ours.oid = c.relnamespace
  where not t.tgisinternal
  union all
  select 'extension ' || extname from pg_extension
)
select line from lines order by line collate "C";
