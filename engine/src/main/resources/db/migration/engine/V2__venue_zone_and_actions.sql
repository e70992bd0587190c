-- Where an event takes place and by which clock its visitors live. A venue never changes, so its name is kept here too:
-- a list of events asks nobody else.
alter table engine.events
    add column venue_name text not null default '',
    add column time_zone  text not null default 'UTC';

do $$
begin
    if to_regclass('seat_map.venues') is not null then
        update engine.events e set venue_name = v.name from seat_map.venues v where v.id = e.venue_id;
    end if;
end $$;

-- Who did what. A row is written before the action and completed after it: one that stays REQUESTED tells of an action of
-- which nobody knows how it ended.
create table engine.admin_actions (
    id           uuid        primary key,
    at           timestamptz not null,
    actor        text        not null,
    action       text        not null,
    subject_type text,
    subject_id   uuid,
    detail       jsonb       not null default '{}',
    outcome      text        not null check (outcome in ('REQUESTED', 'DONE', 'REFUSED', 'FAILED')),
    problem      text
);
create index admin_actions_by_age on engine.admin_actions (at desc, id desc);
create index admin_actions_by_subject on engine.admin_actions (subject_id, at desc, id desc);
