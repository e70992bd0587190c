package io.onrush.loadtests.bench;

/** A benchmark that counted refusals as successes would measure the wrong thing. */
final class UnexpectedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(int expected, int actual, String body) {
        super("Expected status " + expected + ", got " + actual + ": " + body);
    }
}
