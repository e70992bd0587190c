-- An onsale may stand in front of a site that is not Onrush instead of selling an event.
ALTER TABLE waiting_room.onsales
    ALTER COLUMN event_id DROP NOT NULL,
    ADD COLUMN protects  text,
    ADD COLUMN on_outage text CHECK (on_outage IN ('OPEN', 'CLOSED')),
    ADD CONSTRAINT one_subject CHECK (num_nonnulls(event_id, protects) = 1),
    ADD CONSTRAINT site_as_a_whole CHECK (num_nonnulls(protects, on_outage) IN (0, 2));
