-- The W3C traceparent of the journey that a saga or an event is part of; null where that is not traced.
ALTER TABLE checkout.sagas ADD COLUMN trace text;
ALTER TABLE checkout.outbox ADD COLUMN trace text;
