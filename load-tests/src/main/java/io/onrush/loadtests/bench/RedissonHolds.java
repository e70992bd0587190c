package io.onrush.loadtests.bench;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.redisson.Redisson;
import org.redisson.api.RPermitExpirableSemaphore;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a Java team would take from the shelf: a lock for each seat, or a semaphore with a permit for each. */
final class RedissonHolds extends StoreCandidate implements AutoCloseable {

    private static final long LEASE_SECONDS = 3600;
    private static final String PREFIX = "bench-redisson";

    private final RedissonClient redisson;
    private final int operations;
    private final boolean locks;

    private RedissonHolds(String name, ServerProcess server, int operations, boolean locks) {
        super(name, server);
        this.operations = operations;
        this.locks = locks;
        Config config = new Config();
        config.useSingleServer().setAddress("redis://127.0.0.1:" + server.redisPort());
        this.redisson = Redisson.create(config);
    }

    static RedissonHolds locks(ServerProcess server, int operations) {
        return new RedissonHolds("Redisson RLock", server, operations, true);
    }

    static RedissonHolds permits(ServerProcess server, int operations) {
        return new RedissonHolds("Redisson RPermitExpirableSemaphore", server, operations, false);
    }

    @Override
    public void prepare() {
        redisson.getKeys().deleteByPattern(PREFIX + "*");
        redisson.getPermitExpirableSemaphore(PREFIX).trySetPermits(operations);
    }

    @Override
    public Sample measure() throws Exception {
        RPermitExpirableSemaphore semaphore = redisson.getPermitExpirableSemaphore(PREFIX);
        IntFunction<CompletionStage<?>> hold = locks
                ? seat -> redisson.getLock(PREFIX + ":" + seat).tryLockAsync(0, LEASE_SECONDS, TimeUnit.SECONDS, seat + 1L)
                : seat -> semaphore.tryAcquireAsync(0, LEASE_SECONDS, TimeUnit.SECONDS);
        return timed(() -> Flux.range(0, operations)
                .flatMap(seat -> Mono.fromCompletionStage(hold.apply(seat)).filter(held -> !Boolean.FALSE.equals(held)), AT_ONCE)
                .count()
                .filter(held -> held == operations)
                .blockOptional()
                .orElseThrow(() -> new IllegalStateException("Not every seat was held")));
    }

    @Override
    public void tidyUp() {
        redisson.getKeys().deleteByPattern(PREFIX + "*");
    }

    @Override
    public void close() {
        redisson.shutdown();
    }
}
