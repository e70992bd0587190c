-- Who may join an onsale: by what its visitors are known, and whether they register before its queue opens.
ALTER TABLE waiting_room.onsales
    ADD COLUMN identity               text    NOT NULL DEFAULT 'VISITOR' CHECK (identity IN ('VISITOR', 'EMAIL', 'OIDC')),
    ADD COLUMN registration           text    NOT NULL DEFAULT 'OFF' CHECK (registration IN ('OFF', 'OPTIONAL', 'REQUIRED')),
    ADD COLUMN registration_opens_at  timestamptz,
    ADD COLUMN registration_closes_at timestamptz,
    ADD COLUMN reminder_minutes       integer NOT NULL DEFAULT 60 CHECK (reminder_minutes > 0);

-- Who registered. The address is kept as long as there is a mail to send to it, and then no longer.
-- claimed_until: a process is about to remind; after this another one may.
CREATE TABLE waiting_room.registrations (
    onsale_id     uuid        NOT NULL REFERENCES waiting_room.onsales (id),
    visitor_id    uuid        NOT NULL,
    address       text,
    language      text        NOT NULL,
    registered_at timestamptz NOT NULL,
    claimed_until timestamptz,
    reminded_at   timestamptz,
    PRIMARY KEY (onsale_id, visitor_id)
);

CREATE INDEX registrations_to_remind ON waiting_room.registrations (onsale_id) WHERE reminded_at IS NULL AND address IS NOT NULL;
