-- Rows in the order of their entries in Redis: what was published after a certain entry is found without reading the rest.
-- An id in Redis is "milliseconds-sequence", two numbers.
create index outbox_stream on events.outbox
  ((split_part(stream_id, '-', 1)::bigint), (split_part(stream_id, '-', 2)::bigint))
  where stream_id is not null;
