-- An event may sell items by number, and then needs no venue.
alter table engine.events
    alter column venue_id drop not null;

-- What an event sells by number. The check is the authority on it: what Redis may have promised twice is refused here, before
-- any money moves.
create table engine.stock_items (
    event_id uuid   not null references engine.events (id),
    sku      text   not null,
    position bigint not null,
    name     text   not null,
    price    bigint not null check (price >= 0),
    capacity int    not null check (capacity > 0),
    buckets  int    not null check (buckets > 0),
    claimed  int    not null default 0,
    primary key (event_id, sku),
    constraint no_more_claimed_than_there_is check (claimed between 0 and capacity)
);

-- What a hold has claimed of it; claimed above is the sum of these.
create table engine.stock_claims (
    hold_id    text        not null,
    sku        text        not null,
    event_id   uuid        not null,
    order_id   uuid        not null,
    visitor_id text        not null,
    quantity   int         not null check (quantity > 0),
    claimed_at timestamptz not null default now(),
    primary key (hold_id, sku),
    foreign key (event_id, sku) references engine.stock_items (event_id, sku)
);
create index stock_claims_by_order on engine.stock_claims (order_id);
create index stock_claims_by_event on engine.stock_claims (event_id, hold_id, sku);
