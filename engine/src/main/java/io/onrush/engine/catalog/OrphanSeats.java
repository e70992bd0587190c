package io.onrush.engine.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is said to a pick that leaves a seat alone between taken ones although as many seats beside it would not. */
public enum OrphanSeats {
    ALLOW,
    /** Held, and told. */
    WARN,
    /** Not held. */
    REFUSE;

    /** As it is written in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OrphanSeats> of(String word) {
        return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
    }
}
