-- Between which rates admission may be controlled, and what is watched for it; without limits the rate is fixed.
ALTER TABLE waiting_room.onsales
    ADD COLUMN control_min              integer CHECK (control_min > 0),
    ADD COLUMN control_max              integer,
    ADD COLUMN control_hold_millis      integer CHECK (control_hold_millis > 0),
    ADD COLUMN control_conflict_percent integer CHECK (control_conflict_percent BETWEEN 1 AND 100),
    ADD COLUMN control_fault_percent    integer CHECK (control_fault_percent BETWEEN 1 AND 100),
    ADD CONSTRAINT control_as_a_whole CHECK (num_nonnulls(control_min, control_max, control_hold_millis, control_conflict_percent, control_fault_percent) IN (0, 5)),
    ADD CONSTRAINT control_limits_in_order CHECK (control_min <= control_max);
