-- What is said to a pick that leaves a single seat without need.
alter table engine.events
    add column orphan_seats text not null default 'allow' check (orphan_seats in ('allow', 'warn', 'refuse'));
