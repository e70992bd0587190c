package io.onrush.engine.inventory;

import java.util.List;

/** Reads what the scripts answer: a code, then numbers. */
final class Replies {

    private Replies() {}

    static List<Integer> ordinals(List<Object> reply) {
        return ordinals(reply, 1);
    }

    /** @param first where they begin */
    static List<Integer> ordinals(List<Object> reply, int first) {
        return reply.stream().skip(first).map(ordinal -> (int) (long) ordinal).toList();
    }

    static IllegalStateException unknown(String script, List<Object> reply) {
        return new IllegalStateException(script + " answered " + reply);
    }
}
