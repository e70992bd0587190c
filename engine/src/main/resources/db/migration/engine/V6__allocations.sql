-- Places that are kept from general sale. One that no code opens is a block.
create table engine.allocations (
    event_id   uuid        not null references engine.events (id),
    number     int         not null check (number between 1 and 65535),
    id         uuid        not null unique,
    name       text        not null,
    created_at timestamptz not null,
    release_at timestamptz,
    state      text        not null default 'STANDING' check (state in ('STANDING', 'RELEASING', 'RELEASED')),
    primary key (event_id, number)
);
create unique index allocations_by_name on engine.allocations (event_id, name) where state <> 'RELEASED';
create index allocations_by_release on engine.allocations (release_at) where state <> 'RELEASED';

-- The authority on what is kept: what Redis has otherwise is set right. Rows go when the places are given to general sale.
create table engine.allocated_seats (
    event_id   uuid not null,
    seat       int  not null,
    allocation int  not null,
    primary key (event_id, seat),
    foreign key (event_id, allocation) references engine.allocations (event_id, number)
);
create index allocated_seats_by_allocation on engine.allocated_seats (event_id, allocation);

-- Units of an item are kept by a take of that many, in Redis, which does not lapse.
create table engine.allocated_items (
    event_id   uuid not null,
    allocation int  not null,
    sku        text not null,
    quantity   int  not null check (quantity > 0),
    take_id    text not null,
    primary key (event_id, allocation, sku),
    foreign key (event_id, allocation) references engine.allocations (event_id, number),
    foreign key (event_id, sku) references engine.stock_items (event_id, sku)
);

-- Codes are kept as digests: who reads the table can guess at short ones, but not read them.
create table engine.access_codes (
    event_id   uuid        not null,
    number     int         not null,
    allocation int         not null,
    id         uuid        not null unique,
    label      text        not null,
    digest     text        not null,
    use_limit  int         not null default 0 check (use_limit >= 0),
    expires_at timestamptz,
    created_at timestamptz not null,
    primary key (event_id, number),
    unique (event_id, digest),
    unique (event_id, allocation, label),
    foreign key (event_id, allocation) references engine.allocations (event_id, number)
);

-- With which code the hold of an order was placed, for counting uses after Redis has lost them.
create table engine.access_code_uses (
    hold_id  text not null,
    sku      text not null,
    event_id uuid not null references engine.events (id),
    order_id uuid not null,
    code     int  not null,
    primary key (hold_id, sku)
);
create index access_code_uses_by_event on engine.access_code_uses (event_id);

-- The last numbers that were given: they are never given again, so that what is late meets nobody else's.
alter table engine.events
    add column last_allocation int not null default 0,
    add column last_access_code int not null default 0;
