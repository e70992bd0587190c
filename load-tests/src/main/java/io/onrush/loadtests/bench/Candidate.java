package io.onrush.loadtests.bench;

/** One side of a comparison. A round prepares, is measured and is tidied up; only the middle is timed. */
interface Candidate {

    String name();

    default void prepare() throws Exception {}

    Sample measure() throws Exception;

    default void tidyUp() throws Exception {}
}
