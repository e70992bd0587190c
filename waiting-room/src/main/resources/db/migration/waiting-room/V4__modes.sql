-- How an onsale lets its visitors in. by_arrival: places were called by arrival, so that no draw may change their order any more.
ALTER TABLE waiting_room.onsales
    ADD COLUMN mode          text    NOT NULL DEFAULT 'RANDOM'
        CHECK (mode IN ('RANDOM', 'FIFO', 'LOTTERY', 'PASS_THROUGH', 'CLOSED', 'STANDBY')),
    ADD COLUMN winners       integer CHECK (winners > 0),
    ADD COLUMN standby_above integer CHECK (standby_above > 0),
    ADD COLUMN message       text,
    ADD COLUMN by_arrival    boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT lottery_has_winners CHECK (mode <> 'LOTTERY' OR winners IS NOT NULL),
    ADD CONSTRAINT standby_has_threshold CHECK (mode <> 'STANDBY' OR standby_above IS NOT NULL),
    ADD CONSTRAINT drawn_or_by_arrival CHECK (drawn_at IS NULL OR NOT by_arrival);
