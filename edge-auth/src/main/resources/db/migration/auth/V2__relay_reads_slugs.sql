-- `basecommerce outbox replay --tenant SLUG` has to know which store the operator means.
grant select on auth.v1_active_tenant to relay_app;
