package io.onrush.checkout.saga;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A saga under a lease. {@code position} is the step to run next; while compensating, -1 is the ending. {@code attempts}
 * counts the failed tries of that step. {@code trace} is the {@code traceparent} that its steps belong to, where it is traced. The lease id is new for every lease, so that a record under a lost lease changes
 * nothing, in the same process too.
 */
record Saga(UUID id, String kind, UUID orderId, int position, Direction direction, SagaStatus status, int attempts,
		@Nullable String reason, UUID lease, Instant leaseUntil, @Nullable String trace) {

	static final int ENDING = -1;

	Saga(UUID id, String kind, UUID orderId, int position, Direction direction, SagaStatus status, int attempts,
			@Nullable String reason, UUID lease, Instant leaseUntil) {
		this(id, kind, orderId, position, direction, status, attempts, reason, lease, leaseUntil, null);
	}

	Saga forwardTo(int next, int steps) {
		SagaStatus after = (next == steps) ? SagaStatus.DONE : SagaStatus.RUNNING;
		return new Saga(this.id, this.kind, this.orderId, next, Direction.FORWARD, after, 0, null, this.lease,
				this.leaseUntil, this.trace);
	}

	Saga compensateFrom(int next, @Nullable String why) {
		return new Saga(this.id, this.kind, this.orderId, next, Direction.COMPENSATING, SagaStatus.RUNNING, 0, why,
				this.lease, this.leaseUntil, this.trace);
	}

	Saga compensated() {
		return new Saga(this.id, this.kind, this.orderId, ENDING, Direction.COMPENSATING, SagaStatus.COMPENSATED, 0,
				this.reason, this.lease, this.leaseUntil, this.trace);
	}

	Saga triedAgain() {
		return new Saga(this.id, this.kind, this.orderId, this.position, this.direction, this.status, this.attempts + 1,
				this.reason, this.lease, this.leaseUntil, this.trace);
	}

	Saga leasedUntil(Instant until) {
		return new Saga(this.id, this.kind, this.orderId, this.position, this.direction, this.status, this.attempts,
				this.reason, this.lease, until, this.trace);
	}

	boolean running() {
		return this.status == SagaStatus.RUNNING;
	}

}
