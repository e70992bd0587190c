package io.onrush.waitingroom.admission;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.onrush.waitingroom.queue.Mode;
import io.onrush.waitingroom.queue.ModeTerms;
import io.onrush.waitingroom.queue.QueueProgress;

/** The rules of admission in plain Java, written from the rules and not from the scripts. Position equals index. */
final class AdmissionModel {

	private final long showUpMillis;

	private final long passMillis;

	private int perMinute;

	private int maxActive;

	private ModeTerms how = new ModeTerms(Mode.FIFO, null, null, null);

	private boolean ticked;

	private int seen;

	private double bucket;

	private boolean rush;

	private int joined;

	private int watermark;

	private double credit = 1;

	private long tickedAt;

	private boolean wasOpen;

	private long openClock;

	private long noShows;

	private final Map<Integer, Long> calledUntil = new TreeMap<>();

	private final Map<Integer, Long> passUntil = new HashMap<>();

	private final Set<Integer> left = new HashSet<>();

	private final Set<Integer> revoked = new HashSet<>();

	private final TreeSet<Integer> cameBack = new TreeSet<>();

	AdmissionModel(int perMinute, int maxActive, long showUpMillis, long passMillis) {
		this.perMinute = perMinute;
		this.maxActive = maxActive;
		this.showUpMillis = showUpMillis;
		this.passMillis = passMillis;
	}

	void join() {
		this.joined++;
	}

	void limits(int perMinute, int maxActive) {
		this.perMinute = perMinute;
		this.maxActive = maxActive;
	}

	void mode(ModeTerms how) {
		this.how = how;
	}

	QueueProgress tick(long now, boolean open) {
		boolean through = this.how.mode() == Mode.PASS_THROUGH;
		if (this.how.mode() == Mode.STANDBY) {
			weighArrivals(now);
			through = !this.rush;
		}
		if (open) {
			long elapsed = this.wasOpen ? now - this.tickedAt : 0;
			this.openClock += elapsed;
			int before = this.calledUntil.size();
			this.calledUntil.values().removeIf(until -> until <= this.openClock);
			int lapsed = before - this.calledUntil.size();
			this.noShows += lapsed;
			double burst = Math.max(1, this.perMinute / 60.0);
			this.credit = Math.min(this.credit + (double) elapsed * this.perMinute / 60000, burst) + lapsed;
			if (through) {
				this.credit = 1;
				this.noShows += Math.max(0, callable() - this.watermark);
				this.watermark = Math.max(this.watermark, callable());
			}
			callNext(now);
		}
		this.ticked = true;
		this.seen = this.joined;
		this.tickedAt = now;
		this.wasOpen = open;
		return new QueueProgress(this.joined, this.watermark, alive(now), this.calledUntil.size(), this.noShows,
				through && open);
	}

	private void weighArrivals(long now) {
		int size = this.how.standbyAbove();
		int arrived = this.ticked ? this.joined - this.seen : 0;
		long elapsed = this.ticked ? now - this.tickedAt : 0;
		this.bucket = Math.min(Math.max(0, this.bucket - (double) elapsed * size / 60000) + arrived, 2 * size);
		int waiting = callable() - this.watermark;
		boolean tooMany = this.bucket > size || alive(now) >= this.maxActive || waiting > arrived;
		this.rush = tooMany || this.rush && (waiting > 0 || !this.cameBack.isEmpty());
	}

	private int callable() {
		Integer last = this.how.lastWinner();
		return (last == null) ? this.joined : Math.min(this.joined, last);
	}

	private void callNext(long now) {
		while (this.credit >= 1 && alive(now) + this.calledUntil.size() < this.maxActive) {
			Integer next = this.cameBack.pollFirst();
			if (next != null) {
				this.noShows--;
			}
			else if (this.watermark < callable()) {
				next = this.watermark++;
			}
			else {
				return;
			}
			this.calledUntil.put(next, this.openClock + this.showUpMillis);
			this.credit -= 1;
		}
	}

	String ask(int position, long now, boolean open) {
		if (this.revoked.contains(position)) {
			return "Revoked";
		}
		if (this.left.contains(position)) {
			return "Spent";
		}
		if (this.passUntil.containsKey(position)) {
			return (this.passUntil.get(position) > now) ? "Issued" : "Spent";
		}
		if (!open || position >= this.watermark) {
			return "NotYet";
		}
		boolean kept = this.calledUntil.containsKey(position);
		boolean through = this.how.mode() == Mode.PASS_THROUGH;
		if (!through && alive(now) + (kept ? 0 : this.calledUntil.size()) >= this.maxActive) {
			if (!kept) {
				this.cameBack.add(position);
			}
			return "Full";
		}
		if (!kept) {
			this.cameBack.remove(position);
			this.credit -= through ? 0 : 1;
			this.noShows--;
		}
		this.calledUntil.remove(position);
		this.passUntil.put(position, (now + this.passMillis) / 1000 * 1000);
		return "Issued";
	}

	void leave(int position) {
		this.left.add(position);
	}

	void revoke(int position) {
		this.revoked.add(position);
	}

	long alive(long now) {
		return this.passUntil.entrySet()
			.stream()
			.filter(pass -> pass.getValue() > now && !this.left.contains(pass.getKey())
					&& !this.revoked.contains(pass.getKey()))
			.count();
	}

	int joined() {
		return this.joined;
	}

}
