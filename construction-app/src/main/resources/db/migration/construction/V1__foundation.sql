-- What every feature of the vertical stands on: text as it is searched, settings, numbers, first answers, history.

-- Text as it is compared: lower case, no accents, punctuation as blanks. Immutable, so that columns can be generated
-- from it; the counterpart of SearchText in common.
create function construction.normalise(written text)
returns text
language sql
immutable strict parallel safe
return btrim(regexp_replace(
  translate(lower(written), 'áàâãäåéèêëíìîïóòôõöúùûüçñýÿºª²³', 'aaaaaaeeeeiiiiooooouuuucnyyoa23'),
  '[^a-z0-9]+', ' ', 'g'));

create table construction.store_settings (
  tenant_id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  quote_validity_days integer not null default 7,
  salesperson_may_approve boolean not null default true,
  salespeople_see_all boolean not null default false,
  salesperson_max_discount_percent numeric(5,2) not null default 10.00,
  min_margin_percent numeric(5,2) not null default 15.00,
  credit_policy varchar(20) not null default 'warn',
  portal_auto_convert boolean not null default false,
  portal_shows_availability boolean not null default true,
  return_window_days integer not null default 30,
  restocking_fee_percent numeric(5,2) not null default 0,
  pickup_hold_days integer not null default 7,
  proof_photo_required boolean not null default true,
  proof_signature_required boolean not null default true,
  proof_photo_retention_months integer not null default 6,
  default_freight numeric(14,2) not null default 0.00,
  depot_latitude numeric(9,6),
  depot_longitude numeric(9,6),
  cost_per_km numeric(14,2) not null default 2.50,
  cost_per_hour numeric(14,2) not null default 35.00,
  quote_footer varchar(1000),
  pix_key varchar(77),
  pix_name varchar(25),
  pix_city varchar(15),
  primary key (tenant_id),
  constraint store_settings_validity check (quote_validity_days between 1 and 365),
  constraint store_settings_percentages check (
    salesperson_max_discount_percent between 0 and 100 and min_margin_percent between 0 and 100
    and restocking_fee_percent between 0 and 100),
  constraint store_settings_credit_policy check (credit_policy in ('warn', 'release', 'block')),
  constraint store_settings_days check (
    return_window_days >= 0 and pickup_hold_days >= 0 and proof_photo_retention_months >= 1),
  constraint store_settings_money check (default_freight >= 0 and cost_per_km >= 0 and cost_per_hour >= 0),
  constraint store_settings_depot check ((depot_latitude is null) = (depot_longitude is null)),
  constraint store_settings_pix check (pix_key is null or (pix_name is not null and pix_city is not null))
);
call public.isolate_tenants('construction.store_settings');

create table construction.document_counter (
  tenant_id uuid not null,
  kind varchar(3) not null,
  year smallint not null,
  last_number integer not null,
  primary key (tenant_id, kind, year)
);
call public.isolate_tenants('construction.document_counter');

create table construction.idempotency_key (
  tenant_id uuid not null,
  key uuid not null,
  user_id uuid not null,
  route varchar(120) not null,
  request_hash char(64) not null,
  status smallint,
  location varchar(500),
  headers jsonb,
  body bytea,
  created_at timestamptz not null,
  primary key (tenant_id, key)
);
create index idempotency_key_age on construction.idempotency_key (tenant_id, created_at);
call public.isolate_tenants('construction.idempotency_key');

create table construction.status_change (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  subject_type varchar(30) not null,
  subject_id uuid not null,
  old_status varchar(30),
  new_status varchar(30) not null,
  channel varchar(20),
  reason varchar(60),
  note varchar(1000),
  actor_id uuid,
  actor_name varchar(200),
  primary key (tenant_id, id)
);
create index status_change_subject on construction.status_change (tenant_id, subject_type, subject_id, created_at);
call public.isolate_tenants('construction.status_change');

create table construction.audit_event (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  actor_id uuid,
  actor_name varchar(200),
  role varchar(20),
  action varchar(60) not null,
  subject_type varchar(40) not null,
  subject_id uuid,
  before jsonb,
  after jsonb,
  address inet,
  request_id varchar(64),
  trace_id varchar(32),
  primary key (tenant_id, id)
);
create index audit_event_time on construction.audit_event (tenant_id, created_at desc);
create index audit_event_subject on construction.audit_event (tenant_id, subject_type, subject_id);
call public.isolate_tenants('construction.audit_event');

create table construction.attachment (
  tenant_id uuid not null,
  id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  sha256 char(64) not null,
  content_type varchar(60) not null,
  bytes integer not null,
  width integer,
  height integer,
  purpose varchar(20) not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  constraint attachment_content_once unique (tenant_id, sha256),
  constraint attachment_purpose check (purpose in ('proof_photo', 'signature', 'occurrence', 'product')),
  constraint attachment_bytes check (bytes > 0)
);
call public.isolate_tenants('construction.attachment');

create table construction.attachment_content (
  tenant_id uuid not null,
  attachment_id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  content bytea not null,
  primary key (tenant_id, attachment_id),
  foreign key (tenant_id, attachment_id) references construction.attachment (tenant_id, id)
);
call public.isolate_tenants('construction.attachment_content');

create table construction.notification (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  user_id uuid not null,
  kind varchar(40) not null,
  title varchar(200) not null,
  body varchar(1000),
  link varchar(300),
  read_at timestamptz,
  primary key (tenant_id, id)
);
create index notification_user on construction.notification (tenant_id, user_id, read_at, created_at desc);
call public.isolate_tenants('construction.notification');

grant select, insert, update, delete on
  construction.store_settings, construction.document_counter, construction.idempotency_key, construction.status_change,
  construction.audit_event, construction.attachment, construction.attachment_content, construction.notification
to construction_app;

-- The words of a search, and the pattern of a word with at most one typing error: a letter too many, missing, wrong,
-- or two exchanged. As one regular expression, for which the trigram index is used.
create function construction.misspelt(word text)
returns text
language sql
immutable strict parallel safe
return (
  select string_agg(pattern, '|')
  from generate_series(1, length(word)) as place
  cross join lateral (values
    (left(word, place - 1) || '.?' || substr(word, place + 1)),
    (left(word, place) || '.' || substr(word, place + 1)),
    (left(word, place - 1) || substr(word, place + 1, 1) || substr(word, place, 1) || substr(word, place + 2))
  ) as errors (pattern));

-- The rows of one table whose search_text holds every word, best first; with typing errors only when there are none
-- without. Runs as construction_search, which may read the searched columns past the row-level policy, so that the
-- trigram index is used; therefore the first condition is the tenant, and without one there is no answer.
create function construction.search_rows(searched regclass, typed text, most integer)
returns setof uuid
language plpgsql
stable security definer
set search_path = pg_catalog, pg_temp
as $search$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  normal text := construction.normalise(typed);
  compact text := replace(normal, ' ', '');
  words text[] := string_to_array(normal, ' ');
  every_word text;
  statement constant text := 'select id from %s where tenant_id = $1 and (%s)'
    ' order by search_text like $2 || ''%%'' desc, (select count(*) from unnest($3) as word'
    ' where position('' '' || word in '' '' || search_text) > 0) desc, length(search_text), search_text limit $4';
begin
  if tenant is null then
    raise exception 'a search needs a tenant' using errcode = 'insufficient_privilege';
  end if;
  if normal is null or normal = '' then
    return;
  end if;

  select string_agg(format('search_text like %L', '%' || word || '%'), ' and ')
  into every_word
  from unnest(words) as word;
  -- A document or telephone with its punctuation is stored without: 529.982.247-25.
  if cardinality(words) > 1 and compact ~ '^[0-9a-z]*[0-9][0-9a-z]*$' and length(compact) between 8 and 14 then
    every_word := format('(%s) or search_text like %L', every_word, '%' || compact || '%');
  end if;
  return query execute format(statement, searched, every_word) using tenant, normal, words, most;
  if found then
    return;
  end if;

  select string_agg(
    case when word ~ '^[a-z]{5,}$' then format('search_text ~ %L', construction.misspelt(word))
      else format('search_text like %L', '%' || word || '%') end, ' and ')
  into every_word
  from unnest(words) as word;
  return query execute format(statement, searched, every_word) using tenant, normal, words, most;
end
$search$;
revoke execute on function construction.search_rows(regclass, text, integer) from public;
alter function construction.search_rows(regclass, text, integer) owner to construction_search;
