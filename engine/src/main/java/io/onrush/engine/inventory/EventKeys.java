package io.onrush.engine.inventory;

import java.util.UUID;

/** The Redis keys of one event. They share a hash tag, so that a script touches one slot. See docs/redis-keys.md. */
record EventKeys(UUID eventId) {

    String[] all() {
        return new String[] {
            key("seats"), key("owners"), key("deadlines"), key("visitors"), key("seq"), key("changes")
        };
    }

    String[] allAnd(HoldId hold) {
        return new String[] {
            key("seats"), key("owners"), key("deadlines"), key("visitors"), key("seq"), key("changes"), holdKey(hold)
        };
    }

    String holdKey(HoldId hold) {
        return key("hold:" + hold);
    }

    /** Not of the scripts: which hold an idempotency key stands for. */
    String idempotencyKey(String digest) {
        return key("key:" + digest);
    }

    /** Not of the scripts: counted, not sold. */
    String tally() {
        return key("tally");
    }

    /** Not of the scripts: which process compares the event with PostgreSQL. */
    String reconciler() {
        return key("reconciler");
    }

    /** Not of the scripts: the epoch of the last load of the stock. */
    String stockEpoch() {
        return key("stock");
    }

    /** What access codes open. Written by the scripts only where the event is put back. */
    String codes() {
        return key("codes");
    }

    /** How many seats each visitor has; read as a whole by the reconciler. */
    String visitors() {
        return key("visitors");
    }

    private String key(String name) {
        return "{e:" + eventId + "}:" + name;
    }
}
