package io.onrush.waitingroom.admission;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.LuaScript;
import io.onrush.waitingroom.queue.ControlTerms;
import io.onrush.waitingroom.queue.Mode;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.queue.ProgressSource;
import io.onrush.waitingroom.queue.QueueKeys;
import io.onrush.waitingroom.queue.QueueProgress;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@code advance_watermark.lua}: calls the next places of an open onsale and reports how far every onsale is. */
final class AdvanceWatermark implements ProgressSource {

	private static final String REDIS_CLOCK = "";

	private final LuaScript script;

	private final Duration showUp;

	private final Clock clock;

	AdvanceWatermark(RedisClusterReactiveCommands<String, String> redis, Duration showUp, Duration timeout,
			Clock clock) {
		this.script = new LuaScript("admission/advance_watermark", redis, timeout);
		this.showUp = showUp;
		this.clock = clock;
	}

	@Override
	public Mono<QueueProgress> progressOf(Onsale onsale) {
		return Mono.defer(() -> advance(onsale, onsale.phase(this.clock.instant()) == Phase.OPEN, REDIS_CLOCK));
	}

	/** @param now milliseconds, or empty for the Redis clock */
	Mono<QueueProgress> advance(Onsale onsale, boolean open, String now) {
		return this.script.run(keys(onsale), arguments(onsale, open, now))
			.map(reply -> new QueueProgress(reply.number(0), reply.number(1), reply.number(2), reply.number(3),
					reply.number(4), reply.number(5) == 1, chosen(onsale, (int) reply.number(6))));
	}

	private static List<String> keys(Onsale onsale) {
		QueueKeys keys = new QueueKeys(onsale.id());
		List<String> always = List.of(keys.admission(), keys.called(), keys.active(), keys.returned(), keys.tickets(), keys.control(),
				keys.visitors(), keys.passes(), keys.entrants());
		return onsale.lanes().isEmpty() ? always : Stream.concat(always.stream(), Stream.of(keys.lanes(), keys.laneSizes())).toList();
	}

	private List<String> arguments(Onsale onsale, boolean open, String now) {
		return List.of(now, open ? "1" : "0", Long.toString(onsale.version()),
				Integer.toString(onsale.admissionsPerMinute()), Integer.toString(onsale.maxActive()),
				Long.toString(this.showUp.toMillis()), Long.toString(onsale.keysExpireAt().toEpochMilli()), way(onsale.how().mode()),
				number(onsale.how().standbyAbove()), number(onsale.how().lastWinner()),
				limit(onsale.control(), onsale.control().minPerMinute()), limit(onsale.control(), onsale.control().maxPerMinute()));
	}

	private static @Nullable Integer chosen(Onsale onsale, int inForce) {
		return (inForce == onsale.admissionsPerMinute()) ? null : Integer.valueOf(inForce);
	}

	private static String limit(ControlTerms control, @Nullable Integer perMinute) {
		return control.fixed() ? "" : number(perMinute);
	}

	private static String way(Mode mode) {
		return switch (mode) {
			case RANDOM, FIFO, LOTTERY, CLOSED -> "CALL";
			case PASS_THROUGH -> "PASS";
			case STANDBY -> "STANDBY";
		};
	}

	private static String number(@Nullable Integer value) {
		return (value == null) ? "" : value.toString();
	}

}
