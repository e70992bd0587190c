-- What an onsale asks of those who join: work by pressure, limits of addresses and networks (null: the installation's, 0: none), a code.
ALTER TABLE waiting_room.onsales
    ADD COLUMN least_work         integer NOT NULL DEFAULT 0 CHECK (least_work BETWEEN 0 AND 24),
    ADD COLUMN most_work          integer NOT NULL DEFAULT 0 CHECK (most_work BETWEEN 0 AND 24),
    ADD COLUMN calm_per_minute    integer NOT NULL DEFAULT 600 CHECK (calm_per_minute > 0),
    ADD COLUMN calm_per_network   integer NOT NULL DEFAULT 200 CHECK (calm_per_network > 0),
    ADD COLUMN places_per_address integer CHECK (places_per_address >= 0),
    ADD COLUMN places_per_network integer CHECK (places_per_network >= 0),
    ADD COLUMN entry              text    NOT NULL DEFAULT 'ANYONE' CHECK (entry IN ('ANYONE', 'CODE')),
    ADD CONSTRAINT work_in_order CHECK (least_work <= most_work);

-- Access codes that were made together. Only their digests are kept; how often each was used is with the places, in Redis.
CREATE TABLE waiting_room.code_batches (
    id         uuid        PRIMARY KEY,
    onsale_id  uuid        NOT NULL REFERENCES waiting_room.onsales (id),
    name       text        NOT NULL,
    uses       integer     NOT NULL CHECK (uses > 0),
    expires_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz NOT NULL
);

CREATE INDEX code_batches_by_onsale ON waiting_room.code_batches (onsale_id, created_at);

CREATE TABLE waiting_room.access_codes (
    onsale_id  uuid NOT NULL REFERENCES waiting_room.onsales (id),
    digest     text NOT NULL CHECK (length(digest) = 64),
    batch_id   uuid NOT NULL REFERENCES waiting_room.code_batches (id),
    revoked_at timestamptz,
    PRIMARY KEY (onsale_id, digest)
);

CREATE INDEX access_codes_by_batch ON waiting_room.access_codes (batch_id);
