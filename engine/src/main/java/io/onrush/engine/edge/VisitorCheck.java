package io.onrush.engine.edge;

/** What a visitor token turned out to be. */
sealed interface VisitorCheck {

    record Known(VisitorSession session) implements VisitorCheck {}

    record Forged() implements VisitorCheck {}

    record Expired() implements VisitorCheck {}
}
