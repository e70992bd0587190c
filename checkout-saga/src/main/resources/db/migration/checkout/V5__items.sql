-- What an order has by number and not by seat.
CREATE TABLE checkout.order_items (
    order_id uuid NOT NULL REFERENCES checkout.orders (id),
    sku      text NOT NULL,
    name     text NOT NULL,
    quantity int NOT NULL CHECK (quantity > 0),
    amount   bigint NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (order_id, sku)
);
CREATE INDEX order_items_by_sku ON checkout.order_items (sku);

-- A ticket is for a seat or for one unit of an item. Any number of tickets are for units of the same item.
ALTER TABLE checkout.tickets
    ALTER COLUMN seat_id DROP NOT NULL,
    ALTER COLUMN category DROP NOT NULL,
    ADD COLUMN sku text,
    ADD COLUMN item text,
    ADD CONSTRAINT a_seat_or_a_unit CHECK ((seat_id IS NULL) <> (sku IS NULL));
