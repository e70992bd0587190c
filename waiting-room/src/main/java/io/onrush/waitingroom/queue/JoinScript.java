package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.LuaScript;
import io.onrush.waitingroom.draw.LanePlace;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@code join_queue.lua}: one place per visitor, for what the door asks. */
final class JoinScript {

	private final LuaScript script;

	JoinScript(RedisClusterReactiveCommands<String, String> redis, Duration timeout) {
		this.script = new LuaScript("queue/join_queue", redis, timeout);
	}

	/**
	 * Of an onsale that asks for nothing.
	 *
	 * @param newTicket the id a new place gets
	 * @param now milliseconds, or empty for the Redis clock
	 */
	Mono<Place> join(Onsale onsale, String visitor, UUID newTicket, String now) {
		return join(onsale, JoinTerms.of(Knock.of(visitor)), newTicket, now).cast(Result.Given.class).map(Result.Given::place);
	}

	/** @param terms what is shown, and what the limits are */
	Mono<Result> join(Onsale onsale, JoinTerms terms, UUID newTicket, String now) {
		QueueKeys keys = new QueueKeys(onsale.id());
		return this.script
			.run(List.of(keys.visitors(), keys.tickets(), keys.passes(), keys.door(), keys.networks(), keys.codeUses(),
					keys.lanes(), keys.laneSizes()),
					terms.arguments(onsale, TicketIdCodec.encode(newTicket), now))
			.map(JoinScript::result);
	}

	private static Result result(LuaScript.Reply reply) {
		return switch (reply.text(0)) {
			case "PLACE" -> new Result.Given(new Place(reply.number(1), TicketIdCodec.decode(reply.text(2)), lane(reply.text(3)),
					reply.fields().size() > 4));
			case "WORK" -> new Result.WorkNeeded((int) reply.number(1), reply.number(2), reply.number(3) == 1);
			case "NETWORK_FULL" -> new Result.NetworkFull();
			case "CODE_NEEDED" -> new Result.CodeNeeded();
			case "CODE_SPENT" -> new Result.CodeSpent();
			default -> throw new IllegalStateException("join_queue.lua said " + reply.text(0));
		};
	}

	private static @Nullable LanePlace lane(String stored) {
		return stored.isEmpty() ? null : LanePlaces.decode(stored);
	}

	/**
	 * @param lane null where the onsale has none
	 * @param revoked whether an admin took the place back
	 */
	record Place(long index, UUID ticketId, @Nullable LanePlace lane, boolean revoked) {
	}

	sealed interface Result {

		record Given(Place place) implements Result {
		}

		/**
		 * @param after the visitor's last place, -1 for none
		 * @param isUsed whether what was shown has bought a place before
		 */
		record WorkNeeded(int bits, long after, boolean isUsed) implements Result {
		}

		record NetworkFull() implements Result {
		}

		record CodeNeeded() implements Result {
		}

		record CodeSpent() implements Result {
		}

	}

}
