-- The orders as an admin looks for them: the newest first, of an event, by seat or by the beginning of an address.
CREATE INDEX orders_by_age ON checkout.orders (created_at DESC, id DESC);
CREATE INDEX orders_by_email ON checkout.orders (lower(email) text_pattern_ops);
CREATE INDEX order_lines_by_seat ON checkout.order_lines (seat_id);

-- Without the status, which changes: what no index mentions is updated in place.
CREATE INDEX orders_of_event_by_age ON checkout.orders (event_id, created_at DESC, id DESC);
DROP INDEX checkout.orders_of_event;
