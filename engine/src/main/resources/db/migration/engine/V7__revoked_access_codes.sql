-- What a revoked code opened: units that were bought with it are still of its allocation.
create table engine.revoked_access_codes (
    event_id   uuid not null,
    number     int  not null,
    allocation int  not null,
    primary key (event_id, number),
    foreign key (event_id, allocation) references engine.allocations (event_id, number)
);
