-- Only until edge-auth brings its migrations.
create table if not exists auth.signing_key (
  kid varchar(40) primary key, public_jwk jsonb not null, private_key bytea not null, created_at timestamptz not null,
  sign_from timestamptz not null, sign_until timestamptz not null, verify_until timestamptz not null);
create table if not exists auth.tenant (
  id uuid primary key, version integer not null default 0, created_at timestamptz not null, created_by uuid,
  updated_at timestamptz not null, slug varchar(63) not null unique, name varchar(200) not null,
  legal_name varchar(200), document varchar(14), email varchar(254), phone varchar(11), street varchar(120),
  street_number varchar(20), complement varchar(60), district varchar(80), city varchar(80), state char(2),
  postal_code char(8), latitude numeric(9,6), longitude numeric(9,6), access_notes varchar(500),
  time_zone varchar(40) not null default 'America/Sao_Paulo', features jsonb not null default '{}',
  active boolean not null default true);
create table if not exists auth.branding (
  tenant_id uuid primary key, version integer not null default 0, created_at timestamptz not null, created_by uuid,
  updated_at timestamptz not null, primary_color char(7) not null default '#1a73e8',
  secondary_color char(7) not null default '#ea4335', logo bytea, logo_type varchar(20), logo_hash char(64));
create table if not exists auth.app_user (
  tenant_id uuid not null, id uuid not null, version integer not null default 0, created_at timestamptz not null,
  created_by uuid, updated_at timestamptz not null, name varchar(200) not null, email varchar(254) not null,
  role varchar(20) not null, customer_id uuid, active boolean not null default true, primary key (tenant_id, id));
create or replace view auth.v1_signing_key as select kid, public_jwk, verify_until from auth.signing_key;
create or replace view auth.v1_active_tenant as select id, slug, time_zone from auth.tenant where active;
create or replace view auth.v1_tenant as
  select id, slug, name, legal_name, document, email, phone, street, street_number, complement, district, city, state,
    postal_code, latitude, longitude, access_notes, time_zone, features
  from auth.tenant where id = nullif(current_setting('app.tenant_id', true), '')::uuid;
create or replace view auth.v1_branding as
  select tenant_id, primary_color, secondary_color, logo_hash
  from auth.branding where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid;
create or replace view auth.v1_app_user as
  select tenant_id, id, name, email, role, customer_id, active
  from auth.app_user where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid;
grant select on auth.v1_signing_key, auth.v1_active_tenant, auth.v1_tenant, auth.v1_branding, auth.v1_app_user
to construction_app;
