package io.onrush.loadtests.bench;

import java.util.concurrent.Callable;

/** A round of requests with the server's CPU time around it. */
final class Measured {

    private Measured() {}

    static Sample http(ServerProcess server, Callable<Answers> round) throws Exception {
        double before = server.cpuSeconds();
        double storesBefore = server.storeCpuSeconds();
        Answers answers = round.call();
        return Sample.of(answers.nanos(), answers.seconds(), server.cpuSeconds() - before, server.storeCpuSeconds() - storesBefore);
    }
}
