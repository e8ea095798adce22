-- The streams go with a restore, and so does what had been published but not yet taken in when the dump was made: it is
-- published again. An engine that keeps a ledger of an event's type lacks the event; those that have it drop it.
select to_regclass('events.outbox') is not null and to_regclass('engines.processed_event') is not null as there \gset
\if :there
update events.outbox o
set status = 'pending', attempts = 0, next_attempt_at = now(), last_error = null, stream_id = null, published_at = null
where status = 'published' and exists (
  select from (select distinct engine, event_type from engines.processed_event) reader
  where reader.event_type = o.event_type and not exists (
    select from engines.processed_event p
    where p.tenant_id = o.tenant_id and p.engine = reader.engine and p.event_id = o.event_id));
\endif
