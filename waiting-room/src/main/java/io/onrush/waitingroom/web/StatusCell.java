package io.onrush.waitingroom.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.onrush.waitingroom.queue.OnsaleView;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** The latest status of one onsale and those who watch it, each of whom is woken when there is something to send. */
final class StatusCell {

	static final StatusFrame HEARTBEAT = new StatusFrame(":\n\n".getBytes(StandardCharsets.US_ASCII));

	private final JsonMapper mapper;

	private final StatusMeters meters;

	private final Watching watching;

	private final Set<StatusWatcher> watchers = ConcurrentHashMap.newKeySet();

	private volatile StatusPage page;

	private PublicStatus signalled;

	private Instant signalledAt;

	private volatile long nowMillis;

	/** How often the watchers were woken to be sent something. */
	private volatile int signal = 1;

	/** How often the watchers were told of another status. */
	private volatile int changes = 1;

	private volatile boolean over;

	StatusCell(OnsaleView view, Instant now, JsonMapper mapper, StatusMeters meters, Watching watching) {
		this.mapper = mapper;
		this.meters = meters;
		this.watching = watching;
		this.page = StatusPage.encode(PublicStatus.of(view, now), now, mapper);
		this.signalled = this.page.status();
		this.signalledAt = now;
		this.nowMillis = now.toEpochMilli();
	}

	/** The page of this view, encoded only if the status differs from the last, or that one is old. */
	StatusPage page(OnsaleView view, Instant now) {
		PublicStatus status = PublicStatus.of(view, now);
		StatusPage latest = this.page;
		if (!latest.status().equals(status) || latest.isOld(now)) {
			latest = StatusPage.encode(status, now, this.mapper);
			this.page = latest;
		}
		return latest;
	}

	/**
	 * Wakes the watchers if the status has changed or they have heard nothing for so long, and who has watched for long
	 * enough. Called by one thread.
	 */
	void tick(OnsaleView view, Instant now, Duration heartbeat) {
		PublicStatus status = page(view, now).status();
		this.nowMillis = now.toEpochMilli();
		boolean changed = !status.equals(this.signalled);
		boolean silent = Duration.between(this.signalledAt, now).compareTo(heartbeat) >= 0;
		if (silent || changed) {
			this.changes += changed ? 1 : 0;
			this.signalled = status;
			this.signalledAt = now;
			this.signal++;
			wakeAll();
		}
		else {
			this.watchers.stream().filter(StatusWatcher::isOld).forEach(StatusWatcher::wake);
		}
	}

	void wakeAll() {
		this.watchers.forEach(StatusWatcher::wake);
	}

	/** Ends every stream of this onsale. */
	void complete() {
		this.over = true;
		wakeAll();
	}

	/** The status now, then every change and heartbeats, until the watcher is too old, the onsale long over, or all have to go. */
	Flux<ByteBuffer> frames() {
		return new Frames();
	}

	void forget(StatusWatcher watcher) {
		if (this.watchers.remove(watcher)) {
			this.watching.left();
		}
	}

	StatusPage page() {
		return this.page;
	}

	int signal() {
		return this.signal;
	}

	int changes() {
		return this.changes;
	}

	long nowMillis() {
		return this.nowMillis;
	}

	boolean isOver() {
		return this.over;
	}

	boolean isEnding() {
		return this.watching.isEnding();
	}

	ByteBuffer lastWords() {
		return this.watching.lastWords();
	}

	void count(int skipped) {
		this.meters.sent(skipped);
	}

	/** It is one of all before it can leave, and begins when it is: who comes as all go is told so. */
	private void watch(CoreSubscriber<? super ByteBuffer> connection) {
		StatusWatcher watcher = new StatusWatcher(this, connection, this.changes - 1,
				this.nowMillis + this.watching.maxAge().toMillis());
		this.watching.came();
		this.watchers.add(watcher);
		connection.onSubscribe(watcher);
		watcher.begin();
	}

	private final class Frames extends Flux<ByteBuffer> {

		@Override
		public void subscribe(CoreSubscriber<? super ByteBuffer> connection) {
			watch(connection);
		}

	}

}
