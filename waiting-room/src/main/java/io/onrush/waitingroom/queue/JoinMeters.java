package io.onrush.waitingroom.queue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts wishes to join by what became of them. */
final class JoinMeters {

	private final Counter joined;

	private final Counter again;

	private final Counter notOpen;

	private final Counter shut;

	private final Counter closed;

	private final Counter unknown;

	private final Counter notRegistered;

	private final Counter revoked;

	private final Counter challenged;

	private final Counter networkFull;

	private final Counter noCode;

	private final Counter wrongCode;

	private final Counter spentCode;

	private final Counter unavailable;

	JoinMeters(MeterRegistry registry) {
		this.joined = counter(registry, "joined");
		this.again = counter(registry, "again");
		this.notOpen = counter(registry, "not_open");
		this.shut = counter(registry, "shut");
		this.closed = counter(registry, "closed");
		this.unknown = counter(registry, "unknown");
		this.notRegistered = counter(registry, "not_registered");
		this.revoked = counter(registry, "revoked");
		this.challenged = counter(registry, "challenged");
		this.networkFull = counter(registry, "network_full");
		this.noCode = counter(registry, "no_code");
		this.wrongCode = counter(registry, "wrong_code");
		this.spentCode = counter(registry, "spent_code");
		this.unavailable = counter(registry, "unavailable");
	}

	void count(JoinOutcome outcome) {
		(switch (outcome) {
			case JoinOutcome.Joined place -> place.isNew() ? this.joined : this.again;
			case JoinOutcome.NotOpen early -> this.notOpen;
			case JoinOutcome.Shut meanwhile -> this.shut;
			case JoinOutcome.Unknown anybody -> this.unknown;
			case JoinOutcome.NotRegistered stranger -> this.notRegistered;
			case JoinOutcome.Revoked out -> this.revoked;
			case JoinOutcome.Closed late -> this.closed;
			case JoinOutcome.WorkNeeded work -> this.challenged;
			case JoinOutcome.NetworkFull full -> this.networkFull;
			case JoinOutcome.CodeMissing none -> this.noCode;
			case JoinOutcome.CodeWrong wrong -> this.wrongCode;
			case JoinOutcome.TooManyCodes many -> this.wrongCode;
			case JoinOutcome.CodeSpent spent -> this.spentCode;
		}).increment();
	}

	void failed(Throwable fault) {
		this.unavailable.increment();
	}

	private static Counter counter(MeterRegistry registry, String outcome) {
		return Counter.builder("waiting.room.joins")
			.description("Wishes to join a queue by outcome")
			.tag("outcome", outcome)
			.register(registry);
	}

}
