-- How often the event was put back into Redis, or its numbering there was lifted: the numbers of an epoch begin at epoch * 2^32.
alter table engine.events add column epoch bigint not null default 0;
