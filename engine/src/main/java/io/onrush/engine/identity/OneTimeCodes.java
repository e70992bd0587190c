package io.onrush.engine.identity;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.LuaScript;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One-time codes in Redis: one a visitor, short-lived, with few wrong tries, and bounded in number by address, by visitor and by network. Redis has digests
 * only. What Redis loses is asked for again.
 */
final class OneTimeCodes {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final LuaScript countUp;
    private final LuaScript countDown;
    private final LuaScript keepCode;
    private final LuaScript tryCode;
    private final PersonDigests digests;
    private final IdentityProperties properties;

    OneTimeCodes(RedisClusterReactiveCommands<String, String> redis, PersonDigests digests, IdentityProperties properties) {
        this.countUp = new LuaScript("identity/count_up", redis, TIMEOUT);
        this.countDown = new LuaScript("identity/count_down", redis, TIMEOUT);
        this.keepCode = new LuaScript("identity/keep_code", redis, TIMEOUT);
        this.tryCode = new LuaScript("identity/try_code", redis, TIMEOUT);
        this.digests = digests;
        this.properties = properties;
    }

    /** How long nobody may ask; zero where this one was counted. Asking for many addresses is bounded first, so that nobody else is locked out by it. */
    Mono<Duration> count(Asking asking) {
        return count(network(asking), properties.codesPerNetwork())
                .flatMap(wait -> wait.isZero() ? count(asked(asking), properties.codesPerVisitor()) : Mono.just(wait))
                .flatMap(wait -> wait.isZero() ? count(sent(asking), properties.codesPerAddress()) : Mono.just(wait));
    }

    /** One that was counted was not sent. */
    Mono<Void> takeBack(Asking asking) {
        return Flux.just(network(asking), asked(asking), sent(asking)).concatMap(key -> countDown.run(List.of(key), List.of())).then();
    }

    Mono<Void> keep(String visitorId, Person person, String code) {
        return keepCode.run(
                        List.of(key(visitorId)),
                        List.of(digests.ofCode(visitorId, code), person.digest(), Integer.toString(properties.codeTries()),
                                Long.toString(properties.codeLives().toMillis())))
                .then();
    }

    Mono<Tried> attempt(String visitorId, String code) {
        return tryCode.run(List.of(key(visitorId)), List.of(digests.ofCode(visitorId, code))).map(reply -> switch (reply.text(0)) {
            case "RIGHT" -> new Tried.Right(new Person(Person.Kind.EMAIL, reply.text(1)));
            case "WRONG" -> new Tried.Wrong((int) reply.number(1));
            default -> new Tried.None();
        });
    }

    private Mono<Duration> count(String key, int most) {
        return countUp.run(List.of(key), List.of(Integer.toString(most), Long.toString(properties.codesWithin().toMillis())))
                .map(reply -> reply.number(0) == 1 ? Duration.ZERO : Duration.ofMillis(Math.max(1, reply.number(1))));
    }

    private String network(Asking asking) {
        return "{i:" + digests.ofNetwork(asking.network()) + "}:network";
    }

    private static String asked(Asking asking) {
        return "{i:" + asking.visitorId() + "}:asked";
    }

    private static String sent(Asking asking) {
        return "{i:" + asking.person().digest() + "}:sent";
    }

    private static String key(String visitorId) {
        return "{i:" + visitorId + "}:code";
    }

    /** @param network the address that the call comes from, as limits know it */
    record Asking(String network, String visitorId, Person person) {}

    /** What became of a code that was typed. */
    sealed interface Tried {

        record Right(Person person) implements Tried {}

        record Wrong(int left) implements Tried {}

        /** There is no code to try: none was asked for, it ran out, or it was tried too often. */
        record None() implements Tried {}
    }
}
