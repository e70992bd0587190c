package io.onrush.waitingroom.web;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * One who watches an onsale. There are tens of thousands, so this is all that is kept of each: what it was told last. It is
 * woken when there is something to send and looks the frame up when it has room for one, so who does not read holds
 * nothing, later gets the latest frame, never an old one, and delays nobody.
 */
final class StatusWatcher implements Subscription {

	private static final AtomicIntegerFieldUpdater<StatusWatcher> WAKES = AtomicIntegerFieldUpdater
		.newUpdater(StatusWatcher.class, "wakes");

	private static final AtomicLongFieldUpdater<StatusWatcher> ROOM = AtomicLongFieldUpdater
		.newUpdater(StatusWatcher.class, "room");

	private static final AtomicIntegerFieldUpdater<StatusWatcher> GONE = AtomicIntegerFieldUpdater
		.newUpdater(StatusWatcher.class, "gone");

	private final StatusCell cell;

	private final CoreSubscriber<? super ByteBuffer> connection;

	private final long endsAtMillis;

	/** How many frames there is room for. */
	private volatile long room;

	/** Whoever makes it one does the work, for all who wake it meanwhile. Before it begins it is one. */
	private volatile int wakes = 1;

	private volatile int gone;

	private int heardSignal;

	private int seenChange;

	private @Nullable PublicStatus sent;

	StatusWatcher(StatusCell cell, CoreSubscriber<? super ByteBuffer> connection, int seenChange, long endsAtMillis) {
		this.cell = cell;
		this.connection = connection;
		this.seenChange = seenChange;
		this.endsAtMillis = endsAtMillis;
	}

	@Override
	public void request(long frames) {
		if (Operators.validate(frames)) {
			Operators.addCap(ROOM, this, frames);
			wake();
		}
	}

	@Override
	public void cancel() {
		leave();
	}

	boolean isOld() {
		return this.cell.nowMillis() >= this.endsAtMillis;
	}

	void wake() {
		if (WAKES.getAndIncrement(this) == 0) {
			begin();
		}
	}

	/** Once the connection knows it. */
	void begin() {
		for (int missed = 1; missed != 0; missed = WAKES.addAndGet(this, -missed)) {
			look();
		}
	}

	private void look() {
		if (this.gone != 0) {
			return;
		}
		if (isOld()) {
			finish();
		}
		else if (this.cell.isEnding()) {
			sayLastWords();
		}
		else {
			tell();
		}
	}

	/** Who does not read stays until the server stops. */
	private void sayLastWords() {
		if (this.room > 0) {
			this.connection.onNext(this.cell.lastWords());
			finish();
		}
	}

	private void tell() {
		int signal = this.cell.signal();
		if (this.room > 0 && this.heardSignal != signal) {
			this.heardSignal = signal;
			Operators.produced(ROOM, this, 1);
			this.connection.onNext(frame());
		}
		if (this.cell.isOver()) {
			finish();
		}
	}

	private ByteBuffer frame() {
		StatusPage latest = this.cell.page();
		if (latest.status().equals(this.sent)) {
			return StatusCell.HEARTBEAT.shared();
		}
		this.sent = latest.status();
		int change = this.cell.changes();
		this.cell.count(change - this.seenChange - 1);
		this.seenChange = change;
		return latest.frame().shared();
	}

	private void finish() {
		if (leave()) {
			this.connection.onComplete();
		}
	}

	private boolean leave() {
		boolean first = GONE.compareAndSet(this, 0, 1);
		if (first) {
			this.cell.forget(this);
		}
		return first;
	}

}
