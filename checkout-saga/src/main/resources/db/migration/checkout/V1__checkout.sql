CREATE TABLE checkout.orders (
    id           uuid PRIMARY KEY,
    visitor_id   text NOT NULL,
    event_id     uuid NOT NULL,
    hold_id      text NOT NULL,
    email        text NOT NULL,
    fence        bigint NOT NULL,
    status       text NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'FAILED', 'CANCELLED')),
    reason       text,
    amount       bigint NOT NULL CHECK (amount >= 0),
    currency     text NOT NULL,
    created_at   timestamptz NOT NULL,
    confirmed_at timestamptz,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT one_order_a_hold UNIQUE (hold_id)
);
CREATE INDEX orders_of_visitor ON checkout.orders (visitor_id, created_at DESC);
CREATE INDEX orders_of_event ON checkout.orders (event_id, status);

CREATE TABLE checkout.order_lines (
    order_id uuid NOT NULL REFERENCES checkout.orders (id),
    seat_id  text NOT NULL,
    ordinal  int NOT NULL,
    category text NOT NULL,
    amount   bigint NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (order_id, seat_id)
);

-- The answer that a key's first request got; written in the transaction of the request's effect.
CREATE TABLE checkout.idempotency_keys (
    visitor_id      text NOT NULL,
    operation       text NOT NULL,
    key             text NOT NULL,
    request_hash    text NOT NULL,
    order_id        uuid NOT NULL REFERENCES checkout.orders (id),
    response_status int NOT NULL,
    response_body   text NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (visitor_id, operation, key)
);

CREATE TABLE checkout.payments (
    order_id      uuid PRIMARY KEY REFERENCES checkout.orders (id),
    provider_key  text NOT NULL UNIQUE,
    state         text NOT NULL
        CHECK (state IN ('NEW', 'AUTHORIZED', 'CAPTURED', 'VOIDED', 'REFUNDED', 'DECLINED', 'UNKNOWN')),
    payment_token text,
    amount        bigint NOT NULL CHECK (amount >= 0),
    currency      text NOT NULL,
    updated_at    timestamptz NOT NULL
);

CREATE TABLE checkout.sagas (
    id          uuid PRIMARY KEY,
    kind        text NOT NULL,
    order_id    uuid NOT NULL,
    position    int NOT NULL,
    direction   text NOT NULL CHECK (direction IN ('FORWARD', 'COMPENSATING')),
    status      text NOT NULL CHECK (status IN ('RUNNING', 'DONE', 'COMPENSATED')),
    attempts    int NOT NULL,
    reason      text,
    next_run_at timestamptz NOT NULL,
    lease_owner uuid,
    lease_until timestamptz,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    CONSTRAINT one_saga_of_a_kind_an_order UNIQUE (order_id, kind)
);
CREATE INDEX sagas_due ON checkout.sagas (next_run_at) WHERE status = 'RUNNING';

CREATE TABLE checkout.saga_steps (
    order_id uuid NOT NULL,
    seq      bigint NOT NULL,
    step     text NOT NULL,
    outcome  text NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (order_id, seq)
);

CREATE TABLE checkout.tickets (
    id        uuid PRIMARY KEY,
    order_id  uuid NOT NULL REFERENCES checkout.orders (id),
    event_id  uuid NOT NULL,
    seat_id   text NOT NULL,
    category  text NOT NULL,
    code      text NOT NULL UNIQUE,
    status    text NOT NULL CHECK (status IN ('VALID', 'VOID')),
    issued_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX one_valid_ticket_a_seat ON checkout.tickets (event_id, seat_id) WHERE status = 'VALID';
CREATE INDEX tickets_of_order ON checkout.tickets (order_id);

-- xid and not seq alone says what is committed: sequence numbers are handed out before the commit.
CREATE TABLE checkout.outbox (
    id           uuid PRIMARY KEY,
    seq          bigserial NOT NULL,
    xid          xid8 NOT NULL DEFAULT pg_current_xact_id(),
    topic        text NOT NULL,
    msg_key      text NOT NULL,
    type         text NOT NULL,
    payload      text NOT NULL,
    created_at   timestamptz NOT NULL,
    delivered_at timestamptz
);
CREATE INDEX outbox_pending ON checkout.outbox (xid, seq) WHERE delivered_at IS NULL;
CREATE INDEX outbox_delivered ON checkout.outbox (delivered_at) WHERE delivered_at IS NOT NULL;

CREATE TABLE checkout.outbox_lease (
    name        text PRIMARY KEY,
    owner       uuid NOT NULL,
    lease_until timestamptz NOT NULL
);

-- The books of the simulated provider. The checks are its promise never to take or give back money twice.
CREATE TABLE checkout.simulated_payments (
    key        text PRIMARY KEY,
    status     text NOT NULL CHECK (status IN ('authorized', 'captured', 'voided', 'refunded', 'declined')),
    code       text,
    authorized bigint NOT NULL CHECK (authorized >= 0),
    captured   bigint NOT NULL DEFAULT 0 CHECK (captured BETWEEN 0 AND authorized),
    refunded   bigint NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND captured),
    currency   text NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK (captured = 0 OR status IN ('captured', 'refunded'))
);
