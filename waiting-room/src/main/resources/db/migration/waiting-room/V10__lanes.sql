-- Priority lanes of a draw, as name:share,name:share; empty for none. They are settled when the queue opens, and how many of each
-- lane were drawn, the general one last, is written down with the list.
ALTER TABLE waiting_room.onsales
    ADD COLUMN lanes      text NOT NULL DEFAULT '',
    ADD COLUMN lane_sizes bigint[];

ALTER TABLE waiting_room.frozen_queues ADD COLUMN lane_sizes bigint[];

-- The lane of whoever joins with a code of the batch; null for the general one.
ALTER TABLE waiting_room.code_batches ADD COLUMN lane text;
