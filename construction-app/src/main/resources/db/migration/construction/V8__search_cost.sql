-- A search cost what the whole catalogue of the store costs: its rank was a query of its own for each hit, and the planner,
-- told nothing about how many rows a search returns, read every row of the table to join them.
set local role construction_search;

create or replace function construction.search_rows(searched regclass, typed text, most integer)
returns setof uuid
language plpgsql
stable security definer
set search_path = pg_catalog, pg_temp
as $search$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  -- More than anybody types; the pattern of a word with its errors grows with the square of its length.
  normal text := construction.normalise(left(typed, 100));
  compact text := replace(normal, ' ', '');
  words text[] := string_to_array(normal, ' ');
  every_word text;
  words_begun text;
  statement constant text := 'select id from %s where tenant_id = $1 and (%s)'
    ' order by search_text like $2 || ''%%'' desc, %s desc, length(search_text), search_text limit $3';
begin
  if tenant is null then
    raise exception 'a search needs a tenant' using errcode = 'insufficient_privilege';
  end if;
  if normal is null or normal = '' then
    return;
  end if;

  select string_agg(format('search_text like %L', '%' || word || '%'), ' and '),
         string_agg(format('(position(%L in '' '' || search_text) > 0)::int', ' ' || word), ' + ')
  into every_word, words_begun
  from unnest(words) as word;
  -- A document or telephone with its punctuation is stored without: 529.982.247-25.
  if cardinality(words) > 1 and compact ~ '^[0-9a-z]*[0-9][0-9a-z]*$' and length(compact) between 8 and 14 then
    every_word := format('(%s) or search_text like %L', every_word, '%' || compact || '%');
  end if;
  return query execute format(statement, searched, every_word, words_begun) using tenant, normal, most;
  if found then
    return;
  end if;

  select string_agg(
    case when word ~ '^[a-z]{5,30}$' then format('search_text ~ %L', construction.misspelt(word))
      else format('search_text like %L', '%' || word || '%') end, ' and ')
  into every_word
  from unnest(words) as word;
  return query execute format(statement, searched, every_word, words_begun) using tenant, normal, most;
end
$search$;

-- What is joined to a search is looked up for each hit.
alter function construction.search_rows(regclass, text, integer) rows 20;
alter function construction.search_products(text, integer) rows 20;
alter function construction.search_customers(text, integer) rows 20;
alter function construction.search_job_sites(text, integer) rows 20;
alter function construction.search_quotes(text, integer) rows 20;
alter function construction.search_orders(text, integer) rows 20;

reset role;
