package io.onrush.engine.inventory;

import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/**
 * Remembers which hold an Idempotency-Key of a visitor stands for, so that a request that is repeated after a lost answer
 * finds the hold that it placed. The id itself is always new: one that came from the key could name a second hold after the
 * first was forgotten, while an order still knows it.
 */
final class HoldKeys {

    /** A key is remembered for the time of the hold and this much longer. */
    private static final Duration LONGER = Duration.ofMinutes(10);

    private final RedisClusterReactiveCommands<String, String> redis;
    private final IdGenerator ids;

    HoldKeys(RedisClusterReactiveCommands<String, String> redis, IdGenerator ids) {
        this.redis = redis;
        this.ids = ids;
    }

    /** The id of a hold to be placed without a key. */
    HoldId fresh(Event event) {
        return new HoldId(event.id(), ids.generateId());
    }

    /** The id that the key stands for, the same for whoever asks first and later. */
    Mono<HoldId> of(Event event, String visitorId, String key) {
        HoldId fresh = fresh(event);
        SetArgs onlyFirst = SetArgs.Builder.nx().px(event.holdTime().plus(LONGER));
        return redis.setGet(new EventKeys(event.id()).idempotencyKey(digest(visitorId, key)), fresh.toString(), onlyFirst)
                .map(known -> HoldId.parse(known).orElseThrow())
                .defaultIfEmpty(fresh);
    }

    /** Lengths stand before the parts, so that no two pairs are the same bytes. */
    private static String digest(String... parts) {
        MessageDigest digest = sha256();
        Stream.of(parts).map(part -> part.getBytes(StandardCharsets.UTF_8)).forEach(part -> {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
            digest.update(part);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
