package io.onrush.waitingroom.admission;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.queue.QueueKeys;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.ErrorResponseException;

/**
 * Decides whether a visitor may buy at an event. Signature, owner, event and expiry are checked here, and so is
 * whether the pass was given back, where this node has read that a moment ago; else that is one round trip to Redis. When Redis
 * does not answer in time the check fails with that error: nobody is let in unchecked.
 */
public final class AdmissionPasses {

	private final PassTokens tokens;

	private final GivenBackPasses givenBack;

	private final RedisClusterReactiveCommands<String, String> redis;

	private final Clock clock;

	private final Duration timeout;

	AdmissionPasses(PassTokens tokens, GivenBackPasses givenBack, RedisClusterReactiveCommands<String, String> redis,
			Clock clock, Duration timeout) {
		this.tokens = tokens;
		this.givenBack = givenBack;
		this.redis = redis;
		this.clock = clock;
		this.timeout = timeout;
	}

	/** @param passToken the header's value, null when there was none */
	public Mono<PassCheck> check(@Nullable String passToken, String visitorId, UUID eventId) {
		return Mono.defer(() -> switch (this.tokens.read(passToken, visitorId)) {
			case PassTokens.Reading.Genuine(AdmissionPass pass) ->
				pass.eventId().equals(eventId) ? checkAlive(pass) : Mono.just(new PassCheck.WrongEvent());
			case PassTokens.Reading.Refused(PassCheck.Refusal refusal) -> Mono.just(refusal);
		});
	}

	/** The problem document of a refusal: {@code pass-required}, {@code -invalid}, {@code -expired} or {@code -not-yours}. */
	public static ErrorResponseException problem(PassCheck.Refusal refusal) {
		return switch (refusal) {
			case PassCheck.Missing() -> WaitingRoomProblem.PASS_REQUIRED
				.because("Send the pass of this event's onsale in the Admission-Pass header. Join the queue to get one.");
			case PassCheck.Left() -> WaitingRoomProblem.PASS_REQUIRED
				.because("This pass was given back, or taken. Join the queue again to get another.");
			case PassCheck.Invalid() -> WaitingRoomProblem.PASS_INVALID
				.because("The Admission-Pass header holds no pass of ours. Send it exactly as it was given.");
			case PassCheck.WrongEvent() -> WaitingRoomProblem.PASS_INVALID
				.because("The pass is for another onsale. Get one for this one.");
			case PassCheck.Expired() -> WaitingRoomProblem.PASS_EXPIRED
				.because("The pass has run out. Join the queue again to get another.");
			case PassCheck.NotYours() -> WaitingRoomProblem.PASS_NOT_YOURS
				.because("The pass was given to another visitor. Join the queue to get one of your own.");
		};
	}

	/** Whether a genuine pass that has not run out was not given back; for whoever has read its signature. */
	public Mono<Boolean> isAlive(UUID onsaleId, UUID passId) {
		return Mono.defer(() -> switch (this.givenBack.ask(onsaleId, passId)) {
			case ALIVE -> Mono.just(true);
			case GIVEN_BACK -> Mono.just(false);
			case UNKNOWN -> askRedis(onsaleId, passId);
		});
	}

	private Mono<PassCheck> checkAlive(AdmissionPass pass) {
		return isAlive(pass.onsaleId(), pass.passId()).map(alive -> alive ? admitted(pass) : new PassCheck.Left());
	}

	private Mono<Boolean> askRedis(UUID onsaleId, UUID passId) {
		return this.redis.zscore(new QueueKeys(onsaleId).active(), passId.toString())
			.timeout(this.timeout)
			.map(expiry -> expiry > this.clock.millis())
			.defaultIfEmpty(false);
	}

	private static PassCheck admitted(AdmissionPass pass) {
		return new PassCheck.Admitted(pass.passId(), pass.onsaleId(), pass.expiresAt(), pass.trace());
	}

}
