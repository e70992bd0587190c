-- An onsale: when its queue and its sale open, how fast it admits, and the draw that decided the order.
-- The server seed lives here and not in Redis, which may lose its last second: a lost seed would break the commitment.
CREATE TABLE waiting_room.onsales (
    id                    uuid        PRIMARY KEY,
    event_id              uuid        NOT NULL,
    queue_opens_at        timestamptz NOT NULL,
    opens_at              timestamptz NOT NULL,
    closes_at             timestamptz NOT NULL,
    admissions_per_minute integer     NOT NULL CHECK (admissions_per_minute > 0),
    max_active            integer     NOT NULL CHECK (max_active > 0),
    pass_seconds          integer     NOT NULL CHECK (pass_seconds > 0),
    paused                boolean     NOT NULL DEFAULT false,
    server_seed           bytea       NOT NULL CHECK (octet_length(server_seed) = 32),
    commitment            text        NOT NULL,
    entrants              bigint,
    merkle_root           bytea,
    beacon                bytea,
    seed                  bytea,
    drawn_at              timestamptz,
    created_at            timestamptz NOT NULL,
    version               bigint      NOT NULL DEFAULT 1,
    CONSTRAINT drawn_as_a_whole CHECK (num_nonnulls(entrants, merkle_root, seed, drawn_at) IN (0, 4))
);

CREATE INDEX onsales_by_event ON waiting_room.onsales (event_id, opens_at);
CREATE INDEX onsales_by_close ON waiting_room.onsales (closes_at);
