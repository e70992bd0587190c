package io.onrush.loadtests.bench;

import java.util.concurrent.Callable;

/** Works on the server's Redis or PostgreSQL directly. The CPU time is theirs. */
abstract class StoreCandidate implements Candidate {

    /** As many at once as a redis-benchmark of 32 connections with 16 commands each. */
    static final int CONNECTIONS = 32;
    static final int PIPELINE = 16;
    static final int AT_ONCE = CONNECTIONS * PIPELINE;

    private final String name;
    private final ServerProcess server;

    StoreCandidate(String name, ServerProcess server) {
        this.name = name;
        this.server = server;
    }

    @Override
    public String name() {
        return name;
    }

    /** @param round does the work and says how many operations it was */
    Sample timed(Callable<Long> round) throws Exception {
        double cpuBefore = server.storeCpuSeconds();
        long startedNanos = System.nanoTime();
        long operations = round.call();
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        return new Sample(operations, seconds, server.storeCpuSeconds() - cpuBefore, 0, Double.NaN, Double.NaN);
    }
}
