package io.onrush.loadtests.bench;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The requests of one round and what came of them. Used by one thread, the event loop, from {@link #start} on. */
final class Round {

    private final List<byte[]> requests;
    private final int expectedStatus;
    private final long[] nanos;
    private final byte[][] bodies;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private long startedNanos;
    private long endedNanos;
    private int next;
    private int answered;

    Round(List<byte[]> requests, int expectedStatus) {
        this.requests = requests;
        this.expectedStatus = expectedStatus;
        this.nanos = new long[requests.size()];
        this.bodies = new byte[requests.size()][];
    }

    void start(List<Channel> channels) {
        startedNanos = System.nanoTime();
        channels.forEach(channel -> channel.pipeline().fireUserEventTriggered(Conversation.BEGIN));
    }

    /** @return the number of the next request, or -1 where none is left */
    int take() {
        return next < requests.size() ? next++ : -1;
    }

    byte[] request(int number) {
        return requests.get(number);
    }

    void answered(int number, long tookNanos, FullHttpResponse answer) {
        byte[] body = new byte[answer.content().readableBytes()];
        answer.content().readBytes(body);
        if (answer.status().code() != expectedStatus) {
            failed(new UnexpectedAnswerException(expectedStatus, answer.status().code(), new String(body, StandardCharsets.UTF_8)));
            return;
        }
        nanos[number] = tookNanos;
        bodies[number] = body;
        if (++answered == requests.size()) {
            endedNanos = System.nanoTime();
            done.complete(null);
        }
    }

    void failed(Throwable fault) {
        done.completeExceptionally(fault);
    }

    Answers await(long time, TimeUnit unit) throws InterruptedException, TimeoutException {
        try {
            done.get(time, unit);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The round is void", e.getCause());
        }
        return new Answers(nanos, bodies, (endedNanos - startedNanos) / 1e9);
    }
}
