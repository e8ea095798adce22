-- What a store takes away with it, kept for a day.

create table construction.export_file (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  status varchar(20) not null,
  requested_by uuid,
  finished_at timestamptz,
  bytes bigint,
  sha256 char(64),
  expires_at timestamptz,
  primary key (tenant_id, id),
  constraint export_file_status check (status in ('preparing', 'ready', 'failed')),
  constraint export_file_finished check ((status = 'preparing') = (finished_at is null and expires_at is null)),
  constraint export_file_whole check ((status = 'ready') = (bytes is not null and sha256 is not null))
);
create unique index export_file_preparing on construction.export_file (tenant_id) where status = 'preparing';
create index export_file_newest on construction.export_file (tenant_id, created_at desc);
call public.isolate_tenants('construction.export_file');

create table construction.export_file_part (
  tenant_id uuid not null,
  export_file_id uuid not null,
  part integer not null,
  created_at timestamptz not null,
  created_by uuid,
  content bytea not null,
  primary key (tenant_id, export_file_id, part),
  foreign key (tenant_id, export_file_id) references construction.export_file (tenant_id, id) on delete cascade
);
-- Compressed already.
alter table construction.export_file_part alter column content set storage external;
call public.isolate_tenants('construction.export_file_part');

grant select, insert, update, delete on construction.export_file, construction.export_file_part to construction_app;
