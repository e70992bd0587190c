-- What is for sale.
create table engine.events (
    id                   uuid primary key,
    name                 text        not null,
    venue_id             uuid        not null,
    starts_at            timestamptz not null,
    currency             char(3)     not null,
    prices               json        not null,
    seats_per_visitor    int         not null check (seats_per_visitor between 1 and 100),
    hold_seconds         int         not null check (hold_seconds between 5 and 86400),
    cancellation_minutes int         not null check (cancellation_minutes >= 0),
    created_at           timestamptz not null
);
create index events_by_start on engine.events (starts_at);

-- The authority on who has a seat: a hold that Redis promised twice loses here, before any money moves.
create table engine.seat_claims (
    event_id   uuid        not null references engine.events (id),
    seat       int         not null,
    order_id   uuid        not null,
    fence      bigint      not null,
    claimed_at timestamptz not null default now(),
    primary key (event_id, seat)
);
create index seat_claims_by_order on engine.seat_claims (order_id);

-- Sales as the dashboard shows them, projected from the order events.
create table engine.sales (
    event_id         uuid primary key,
    orders_confirmed bigint not null default 0,
    orders_failed    bigint not null default 0,
    orders_cancelled bigint not null default 0,
    seats_sold       bigint not null default 0,
    revenue          bigint not null default 0
);

-- Which order events were projected: the outbox delivers at least once.
create table engine.projected_events (
    id           uuid primary key,
    projected_at timestamptz not null default now()
);
