-- Addresses are forgotten when their onsale is over. Most rows have none by then: only those that have one are looked at.
CREATE INDEX registrations_with_address ON waiting_room.registrations (onsale_id) WHERE address IS NOT NULL;
