-- A venue is one imported seating plan. Rows are never updated: a changed plan is a new venue, so what a venue's id
-- stands for (ordinals included) never changes.
CREATE TABLE seat_map.venues (
    id          uuid        PRIMARY KEY,
    name        text        NOT NULL,
    seats       integer     NOT NULL CHECK (seats > 0),
    plan_gz     bytea       NOT NULL,  -- the plan as it was imported, gzip
    seat_map_gz bytea       NOT NULL,  -- the public seat map, encoded once, gzip
    etag        text        NOT NULL,  -- of the public seat map before compression
    created_at  timestamptz NOT NULL
);
