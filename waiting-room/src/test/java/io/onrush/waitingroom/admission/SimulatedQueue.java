package io.onrush.waitingroom.admission;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

import io.onrush.waitingroom.queue.QueueProgress;

/**
 * A crowd in virtual time at the real scripts: who is called comes within seconds, or never; who is let in stays a while and
 * leaves. One seed decides it all.
 */
final class SimulatedQueue {

	private static final Duration TICK = Duration.ofMillis(500);

	private static final int KNOCKS_AGAIN_MILLIS = 1000;

	private final Desk desk;

	private final Random random;

	/** Of those who are served, in their order: the same in every run of a seed, whoever leaves. */
	private final Random stays;

	private final double leavers;

	private final int stayMillis;

	private final int crowd;

	private final PriorityQueue<Move> moves = new PriorityQueue<>(Comparator.comparingLong(Move::at));

	private int called;

	private int served;

	private long mostActive;

	/**
	 * @param leavers the part of the crowd that does not come when it is called
	 * @param staySeconds in the shop, on average
	 */
	SimulatedQueue(Desk desk, int crowd, double leavers, int staySeconds, long seed) {
		this.desk = desk.crowd(crowd);
		this.crowd = crowd;
		this.leavers = leavers;
		this.stayMillis = staySeconds * 1000;
		this.random = new Random(seed);
		this.stays = new Random(seed);
	}

	SimulatedQueue runFor(Duration time) {
		long end = now() + time.toMillis();
		while (now() < end) {
			QueueProgress progress = this.desk.tick();
			for (; this.called < progress.admitted(); this.called++) {
				call(this.called);
			}
			long next = now() + TICK.toMillis();
			while (!this.moves.isEmpty() && this.moves.peek().at() < next) {
				make(this.moves.poll());
			}
			this.desk.after(Duration.ofMillis(next - now()));
		}
		if (this.called == this.crowd) {
			throw new IllegalStateException("the crowd was too small for this run");
		}
		return this;
	}

	private void call(int position) {
		if (this.random.nextDouble() >= this.leavers) {
			this.moves.add(new Move(now() + 300 + this.random.nextInt(2500), position, null));
		}
	}

	private void make(Move move) {
		this.desk.after(Duration.ofMillis(move.at() - now()));
		if (move.pass() != null) {
			this.desk.leave(move.pass());
			return;
		}
		switch (this.desk.ask(move.position())) {
			case IssueScript.Result.Issued(var passId, var expiresAt) -> {
				this.served++;
				if (this.served % 8 == 0) {
					this.mostActive = Math.max(this.mostActive, this.desk.active());
				}
				AdmissionPass pass = new AdmissionPass(passId, this.desk.onsale().id(), this.desk.onsale().eventId(), "visitor",
						move.position(), expiresAt);
				this.moves.add(new Move(now() + 1 + this.stays.nextInt(2 * this.stayMillis), move.position(), pass));
			}
			case IssueScript.Result.Full() -> this.moves.add(new Move(now() + KNOCKS_AGAIN_MILLIS, move.position(), null));
			case IssueScript.Result other -> throw new AssertionError("called, but " + other);
		}
	}

	/** Passes given so far. */
	int served() {
		return this.served;
	}

	int called() {
		return this.called;
	}

	/** The most passes that were alive together. */
	long mostActive() {
		return this.mostActive;
	}

	private long now() {
		return Long.parseLong(this.desk.now());
	}

	/** @param pass that is given back; null where one is asked for */
	private record Move(long at, int position, AdmissionPass pass) {
	}

}
