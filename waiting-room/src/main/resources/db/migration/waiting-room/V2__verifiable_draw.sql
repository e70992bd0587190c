-- A draw with a beacon has two steps: the list is frozen, and then the value is waited for that did not exist when it was.
-- The frozen list is written down first, so that no failover and no second node can freeze another one once the value is known.
CREATE TABLE waiting_room.frozen_queues (
    onsale_id    uuid        PRIMARY KEY REFERENCES waiting_room.onsales (id),
    entrants     bigint      NOT NULL,
    merkle_root  bytea       NOT NULL CHECK (octet_length(merkle_root) = 32),
    frozen_at    timestamptz NOT NULL,
    beacon_round bigint      NOT NULL
);

-- Where the bytes in onsales.beacon come from, or why there are none though one was announced.
ALTER TABLE waiting_room.onsales
    ADD COLUMN beacon_source    text,
    ADD COLUMN beacon_chain     text,
    ADD COLUMN beacon_key       text,
    ADD COLUMN beacon_round     bigint,
    ADD COLUMN beacon_signature text,
    ADD COLUMN beacon_checked   boolean,
    ADD COLUMN beacon_missing   text;

-- Signed heads of the logs of arrivals. They were published, so they are kept where a loss of Redis cannot unsay them.
CREATE TABLE waiting_room.log_heads (
    onsale_id uuid        NOT NULL REFERENCES waiting_room.onsales (id),
    size      bigint      NOT NULL CHECK (size > 0),
    root      bytea       NOT NULL CHECK (octet_length(root) = 32),
    at        timestamptz NOT NULL,
    signed    text        NOT NULL,
    PRIMARY KEY (onsale_id, size)
);
