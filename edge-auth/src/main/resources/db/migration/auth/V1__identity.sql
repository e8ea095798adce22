-- Who you are: stores, their look, their users, sessions, tokens and keys (data-model.md section 3).

create table auth.tenant (
  id            uuid          not null,
  slug          varchar(63)   not null,
  name          varchar(200)  not null,
  legal_name    varchar(200)  not null,
  document      varchar(14),
  email         varchar(254)  not null,
  phone         varchar(11),
  street        varchar(120),
  street_number varchar(20),
  complement    varchar(60),
  district      varchar(80),
  city          varchar(80),
  state         char(2),
  postal_code   char(8),
  latitude      numeric(9,6),
  longitude     numeric(9,6),
  access_notes  varchar(500),
  time_zone     varchar(40)   not null default 'America/Sao_Paulo',
  features      jsonb         not null default '{}',
  active        boolean       not null default true,
  version       integer       not null default 0,
  created_at    timestamptz   not null,
  created_by    uuid,
  updated_at    timestamptz   not null,
  constraint tenant_pk primary key (id),
  constraint tenant_slug_key unique (slug),
  constraint tenant_document_key unique (document),
  constraint tenant_slug_form check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  constraint tenant_slug_not_reserved check (slug not in
    ('www', 'api', 'app', 'admin', 'auth', 'staging', 'static', 'mail', 'portal', 'health'))
);

create table auth.branding (
  tenant_id       uuid        not null,
  id              uuid        not null,
  primary_color   char(7)     not null default '#1a73e8',
  secondary_color char(7)     not null default '#ea4335',
  logo            bytea,
  logo_type       varchar(20),
  logo_hash       char(64),
  version         integer     not null default 0,
  created_at      timestamptz not null,
  created_by      uuid,
  updated_at      timestamptz not null,
  constraint branding_pk primary key (tenant_id),
  constraint branding_colours check (
    primary_color ~ '^#[0-9a-fA-F]{6}$' and secondary_color ~ '^#[0-9a-fA-F]{6}$'),
  constraint branding_logo_size check (octet_length(logo) <= 512 * 1024),
  constraint branding_logo_type check (logo_type in ('image/png', 'image/jpeg', 'image/webp')),
  constraint branding_logo_whole check (
    (logo is null) = (logo_type is null) and (logo is null) = (logo_hash is null))
);

create table auth.app_user (
  tenant_id         uuid         not null,
  id                uuid         not null,
  name              varchar(200) not null,
  email             varchar(254) not null,
  email_normalised  varchar(254) not null generated always as (lower(btrim(email))) stored,
  password_hash     varchar(255),
  role              varchar(20)  not null,
  customer_id       uuid,
  active            boolean      not null default true,
  failed_attempts   integer      not null default 0,
  locked_until      timestamptz,
  last_login_at     timestamptz,
  totp_secret       bytea,
  totp_confirmed_at timestamptz,
  version           integer      not null default 0,
  created_at        timestamptz  not null,
  created_by        uuid,
  updated_at        timestamptz  not null,
  constraint app_user_pk primary key (tenant_id, id),
  constraint app_user_email_key unique (tenant_id, email_normalised),
  constraint app_user_role check (
    role in ('admin', 'salesperson', 'finance', 'stockkeeper', 'driver', 'customer')),
  constraint app_user_customer check ((role = 'customer') = (customer_id is not null)),
  constraint app_user_failed_attempts check (failed_attempts >= 0)
);

create table auth.recovery_code (
  tenant_id  uuid        not null,
  id         uuid        not null,
  user_id    uuid        not null,
  code_hash  char(64)    not null,
  used_at    timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  constraint recovery_code_pk primary key (tenant_id, id),
  constraint recovery_code_user foreign key (tenant_id, user_id) references auth.app_user (tenant_id, id)
);
create index recovery_code_by_user on auth.recovery_code (tenant_id, user_id);

create table auth.one_time_link (
  tenant_id  uuid        not null,
  id         uuid        not null,
  user_id    uuid        not null,
  purpose    varchar(20) not null,
  token_hash char(64)    not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  constraint one_time_link_pk primary key (tenant_id, id),
  constraint one_time_link_token_key unique (tenant_id, token_hash),
  constraint one_time_link_user foreign key (tenant_id, user_id) references auth.app_user (tenant_id, id),
  constraint one_time_link_purpose check (purpose in ('first_access', 'password_reset'))
);
create index one_time_link_by_user on auth.one_time_link (tenant_id, user_id);

-- spring_session_id is the library's primary_id: unlike its session_id it never stands in a cookie, so that whoever
-- reads this table cannot take over a session.
create table auth.session (
  tenant_id         uuid         not null,
  id                uuid         not null,
  user_id           uuid         not null,
  spring_session_id char(36)     not null,
  last_seen_at      timestamptz  not null,
  address           inet,
  user_agent        varchar(300),
  second_factor_at  timestamptz,
  revoked_at        timestamptz,
  version           integer      not null default 0,
  created_at        timestamptz  not null,
  created_by        uuid,
  updated_at        timestamptz  not null,
  constraint session_pk primary key (tenant_id, id),
  constraint session_spring_session_key unique (tenant_id, spring_session_id),
  constraint session_of_user foreign key (tenant_id, user_id) references auth.app_user (tenant_id, id)
);
create index session_by_user on auth.session (tenant_id, user_id);

create table auth.api_token (
  tenant_id    uuid        not null,
  id           uuid        not null,
  user_id      uuid        not null,
  label        varchar(60) not null,
  prefix       char(8)     not null,
  token_hash   char(64)    not null,
  scope        varchar(10) not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  version      integer     not null default 0,
  created_at   timestamptz not null,
  created_by   uuid,
  updated_at   timestamptz not null,
  constraint api_token_pk primary key (tenant_id, id),
  constraint api_token_hash_key unique (tenant_id, token_hash),
  constraint api_token_user foreign key (tenant_id, user_id) references auth.app_user (tenant_id, id),
  constraint api_token_scope check (scope in ('read', 'write')),
  constraint api_token_at_most_a_year check (expires_at <= created_at + interval '366 days')
);
create index api_token_by_user on auth.api_token (tenant_id, user_id);

create table auth.audit_event (
  tenant_id    uuid         not null,
  id           uuid         not null,
  actor_id     uuid,
  actor_name   varchar(200) not null,
  action       varchar(60)  not null,
  subject_type varchar(40),
  subject_id   uuid,
  detail       jsonb        not null default '{}',
  address      inet,
  request_id   varchar(64),
  created_at   timestamptz  not null,
  created_by   uuid,
  constraint audit_event_pk primary key (tenant_id, id)
);
create index audit_event_by_time on auth.audit_event (tenant_id, created_at desc);

-- Of the platform, not of a store.

create table auth.signing_key (
  kid          varchar(40) not null,
  public_jwk   jsonb       not null,
  private_key  bytea       not null,
  created_at   timestamptz not null,
  sign_from    timestamptz not null,
  sign_until   timestamptz not null,
  verify_until timestamptz not null,
  constraint signing_key_pk primary key (kid),
  constraint signing_key_order check (sign_from <= sign_until and sign_until <= verify_until)
);

create table auth.address_throttle (
  address_hash  char(64)    not null,
  failures      integer     not null,
  window_start  timestamptz not null,
  blocked_until timestamptz,
  constraint address_throttle_pk primary key (address_hash)
);
create index address_throttle_by_window on auth.address_throttle (window_start);

-- The shape that spring-session-jdbc 4.1.0 brings (schema-postgresql.sql).

create table auth.spring_session (
  primary_id            char(36) not null,
  session_id            char(36) not null,
  creation_time         bigint   not null,
  last_access_time      bigint   not null,
  max_inactive_interval integer  not null,
  expiry_time           bigint   not null,
  principal_name        varchar(100),
  constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_ix1 on auth.spring_session (session_id);
create index spring_session_ix2 on auth.spring_session (expiry_time);
create index spring_session_ix3 on auth.spring_session (principal_name);

create table auth.spring_session_attributes (
  session_primary_id char(36)     not null,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
  constraint spring_session_attributes_fk foreign key (session_primary_id)
    references auth.spring_session (primary_id) on delete cascade
);

call isolate_tenants('auth.branding');
call isolate_tenants('auth.app_user');
call isolate_tenants('auth.recovery_code');
call isolate_tenants('auth.one_time_link');
call isolate_tenants('auth.session');
call isolate_tenants('auth.api_token');
call isolate_tenants('auth.audit_event');

-- What is written once cannot be changed afterwards, not even by the service itself.
grant select, insert, update, delete on
  auth.branding, auth.app_user, auth.recovery_code, auth.one_time_link, auth.session, auth.api_token,
  auth.signing_key, auth.address_throttle, auth.spring_session, auth.spring_session_attributes to auth_app;
grant select, insert, update on auth.tenant to auth_app;
grant select, insert on auth.audit_event to auth_app;

-- Published views (data-model.md section 2.4): the owner's, without security_invoker, so that the reader needs no right
-- on the tables and sees the tenant of its own setting only.

create view auth.v1_active_tenant as
  select id, slug, time_zone
  from auth.tenant
  where active;

create view auth.v1_tenant as
  select id, slug, name, legal_name, document, email, phone, street, street_number, complement, district, city, state,
         postal_code, latitude, longitude, access_notes, time_zone, features
  from auth.tenant
  where id = nullif(current_setting('app.tenant_id', true), '')::uuid;

create view auth.v1_branding as
  select tenant_id, primary_color, secondary_color, logo_hash
  from auth.branding;

create view auth.v1_app_user as
  select tenant_id, id, name, email, role, customer_id, active
  from auth.app_user;

create view auth.v1_signing_key as
  select kid, public_jwk, verify_until
  from auth.signing_key;

grant select on auth.v1_active_tenant to construction_app, engines_app;
grant select on auth.v1_tenant, auth.v1_branding, auth.v1_app_user, auth.v1_signing_key to construction_app;

-- The reserved store of the smoke tests.

insert into auth.tenant (id, slug, name, legal_name, email, created_at, updated_at)
values ('00000000-0000-7000-8000-000000000001', 'probe', 'BaseCommerce', 'BaseCommerce', 'probe@basecommerce.invalid',
        now(), now());

select set_config('app.tenant_id', '00000000-0000-7000-8000-000000000001', true);

insert into auth.branding (tenant_id, id, created_at, updated_at)
values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', now(), now());

select set_config('app.tenant_id', '', true);
