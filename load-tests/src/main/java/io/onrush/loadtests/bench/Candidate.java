package io.onrush.loadtests.bench;

/** One side of a comparison. A round prepares, is measured and is tidied up; only the middle is timed. */
interface Candidate {

    String name();

    /** Works at a pace that is set, so that only its CPU time says something. */
    default boolean isPaced() {
        return false;
    }

    default void prepare() throws Exception {}

    Sample measure() throws Exception;

    default void tidyUp() throws Exception {}
}
