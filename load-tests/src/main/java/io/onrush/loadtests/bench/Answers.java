package io.onrush.loadtests.bench;

/**
 * @param nanos   time of each request
 * @param bodies  of the answers, in the order of the requests
 * @param seconds from the first request to the last answer
 */
record Answers(long[] nanos, byte[][] bodies, double seconds) {}
