package io.onrush.waitingroom.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.FieldError;
import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueKeys;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.IdGenerator;

/**
 * Makes, lists and revokes the access codes of onsales. Their texts are told once, when they are made; only digests are kept. A code that
 * is revoked opens nothing more within a second; places that it has opened stay.
 */
public final class AccessCodes {

	/** Without I, L, O and U, which are misread or misunderstood: 12 of 32 are 60 bits. */
	private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final int ASKED_AT_ONCE = 1_000;

	private final AccessCodeTable table;

	private final RedisClusterReactiveCommands<String, String> redis;

	private final Clock clock;

	private final IdGenerator ids;

	private final RandomGenerator random;

	private final Duration timeout;

	AccessCodes(AccessCodeTable table, RedisClusterReactiveCommands<String, String> redis, Clock clock, IdGenerator ids,
			RandomGenerator random, Duration timeout) {
		this.table = table;
		this.redis = redis;
		this.clock = clock;
		this.ids = ids;
		this.random = random;
		this.timeout = timeout;
	}

	/** Fails with {@code invalid-access-codes}, naming every field that is wrong. */
	public Mono<Made> make(Onsale of, NewCodes wanted) {
		return Mono.defer(() -> {
			UUID onsale = of.id();
			refuse(wanted.faults(of.lanes(), this.clock.instant()));
			List<String> texts = (wanted.codes() != null) ? wanted.codes()
					: Stream.generate(this::text).limit(wanted.count()).toList();
			CodeBatch batch = new CodeBatch(this.ids.generateId(), onsale, wanted.name().strip(), (wanted.uses() != null) ? wanted.uses() : 1,
					wanted.expiresAt(), null, this.clock.instant(), wanted.lane(), 0);
			List<String> digests = texts.stream().map(text -> CodeDigest.of(onsale, text)).distinct().toList();
			return this.table.insert(batch, digests).map(made -> new Made(made, (wanted.codes() == null) ? texts : null));
		});
	}

	public Mono<List<Batch>> list(UUID onsale) {
		return this.table.batches(onsale)
			.flatMapIterable(batches -> batches)
			.concatMap(batch -> used(batch).map(used -> new Batch(batch, used)))
			.collectList();
	}

	/** All codes of a batch where none are named. Fails with {@code access-codes-not-found} where the batch, or one of the codes, is not there. */
	public Mono<Void> revoke(UUID onsale, UUID batch, @Nullable List<String> codes) {
		if (codes == null) {
			return this.table.revoke(onsale, batch, this.clock.instant()).flatMap(known -> known ? Mono.empty() : notFound());
		}
		List<String> digests = codes.stream().map(code -> CodeDigest.of(onsale, code)).distinct().toList();
		return this.table.revoke(onsale, batch, digests, this.clock.instant())
			.flatMap(revoked -> (revoked == digests.size()) ? Mono.empty() : notFound());
	}

	private Mono<Long> used(CodeBatch batch) {
		String uses = new QueueKeys(batch.onsaleId()).codeUses();
		return this.table.digests(batch.onsaleId(), batch.batchId())
			.flatMapMany(digests -> Flux.fromIterable(digests).buffer(ASKED_AT_ONCE))
			.concatMap(some -> this.redis.hmget(uses, some.toArray(String[]::new)))
			.filter(KeyValue::hasValue)
			.map(found -> Long.parseLong(found.getValue()))
			.reduce(0L, Long::sum)
			.timeout(this.timeout);
	}

	private String text() {
		return IntStream.range(0, 3).mapToObj(part -> four()).collect(Collectors.joining("-"));
	}

	private String four() {
		return IntStream.range(0, 4)
			.mapToObj(i -> String.valueOf(ALPHABET.charAt(this.random.nextInt(ALPHABET.length()))))
			.collect(Collectors.joining());
	}

	private static <T> Mono<T> notFound() {
		return Mono.error(() -> WaitingRoomProblem.ACCESS_CODES_NOT_FOUND
			.because("The onsale has no such batch of codes, or the batch not all of these. Codes that stood before them are revoked."));
	}

	private static void refuse(List<FieldError> errors) {
		if (!errors.isEmpty()) {
			throw WaitingRoomProblem.INVALID_ACCESS_CODES.because(errors);
		}
	}

	/** @param texts of those that were made up; null where the admin has them */
	public record Made(CodeBatch batch, @Nullable List<String> texts) {
	}

	/** @param used places that its codes have opened */
	public record Batch(CodeBatch batch, long used) {
	}

}
