package io.onrush.waitingroom.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.LuaScript;
import io.onrush.waitingroom.challenge.ClientNetworks;
import io.onrush.waitingroom.queue.Mode;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueKeys;
import io.onrush.waitingroom.queue.QueueTicket;
import io.onrush.waitingroom.queue.TicketIdCodec;
import reactor.core.publisher.Mono;

/** {@code issue_pass.lua}: a called place becomes a pass, never more than the slots allow. */
final class IssueScript {

	private final LuaScript script;

	IssueScript(RedisClusterReactiveCommands<String, String> redis, Duration timeout) {
		this.script = new LuaScript("admission/issue_pass", redis, timeout);
	}

	/**
	 * @param open false during a pause
	 * @param newPass the id a new pass gets
	 * @param now milliseconds, or empty for the Redis clock
	 */
	Mono<Result> issue(Onsale onsale, QueueTicket ticket, long position, boolean open, UUID newPass, String now) {
		return issue(onsale, ticket, position, open, PassQuota.NONE, newPass, now);
	}

	/** @param quota whose passes are counted, and how many there may be */
	Mono<Result> issue(Onsale onsale, QueueTicket ticket, long position, boolean open, PassQuota quota, UUID newPass, String now) {
		QueueKeys keys = new QueueKeys(onsale.id());
		return this.script
			.run(List.of(keys.admission(), keys.called(), keys.active(), keys.returned(), keys.tickets(),
					keys.passes(), keys.networks()),
					List.of(now, Long.toString(ticket.index()), Long.toString(position),
							TicketIdCodec.encode(ticket.ticketId()), newPass.toString(),
							Integer.toString(onsale.maxActive()), Long.toString(onsale.passSeconds() * 1000L),
							Long.toString(onsale.closesAt().toEpochMilli()),
							Long.toString(onsale.keysExpireAt().toEpochMilli()), open ? "1" : "0",
							(onsale.how().mode() == Mode.PASS_THROUGH) ? "1" : "0", ClientNetworks.argument(quota.network().address()),
							ClientNetworks.argument(quota.network().network()), Integer.toString(quota.perAddress()),
							Integer.toString(quota.perNetwork())))
			.map(IssueScript::result);
	}

	private static Result result(LuaScript.Reply reply) {
		return switch (reply.text(0)) {
			case "ISSUED", "ALREADY" ->
				new Result.Issued(UUID.fromString(reply.text(1)), Instant.ofEpochMilli(reply.number(2)));
			case "NOT_YET" -> new Result.NotYet();
			case "FULL" -> new Result.Full();
			case "SPENT" -> new Result.Spent();
			case "REVOKED" -> new Result.Revoked();
			case "NETWORK_FULL" -> new Result.NetworkFull();
			case "LOST" -> new Result.Lost();
			default -> throw new IllegalStateException("issue_pass.lua said " + reply.text(0));
		};
	}

	sealed interface Result {

		record Issued(UUID passId, Instant expiresAt) implements Result {
		}

		record NotYet() implements Result {
		}

		record Full() implements Result {
		}

		record Spent() implements Result {
		}

		record Revoked() implements Result {
		}

		record NetworkFull() implements Result {
		}

		record Lost() implements Result {
		}

	}

}
