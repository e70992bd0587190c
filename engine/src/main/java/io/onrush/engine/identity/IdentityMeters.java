package io.onrush.engine.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what becomes of codes and of links to other devices. */
final class IdentityMeters {

    private final Counter sent;
    private final Counter tooMany;
    private final Counter right;
    private final Counter wrong;
    private final Counter over;
    private final Counter moved;
    private final Counter notMoved;

    IdentityMeters(MeterRegistry registry) {
        this.sent = code(registry, "sent");
        this.tooMany = code(registry, "too_many");
        this.right = code(registry, "right");
        this.wrong = code(registry, "wrong");
        this.over = code(registry, "over");
        this.moved = transfer(registry, "moved");
        this.notMoved = transfer(registry, "refused");
    }

    void sent() {
        sent.increment();
    }

    void tooMany() {
        tooMany.increment();
    }

    void right() {
        right.increment();
    }

    void wrong() {
        wrong.increment();
    }

    void over() {
        over.increment();
    }

    void moved() {
        moved.increment();
    }

    void notMoved() {
        notMoved.increment();
    }

    private static Counter code(MeterRegistry registry, String outcome) {
        return Counter.builder("engine.identity.codes")
                .description("One-time codes: sent, refused because too many were asked for, typed right, typed wrong, typed when none was good any more")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Counter transfer(MeterRegistry registry, String outcome) {
        return Counter.builder("engine.identity.transfers")
                .description("Links to another device that were opened there and confirmed, by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }
}
