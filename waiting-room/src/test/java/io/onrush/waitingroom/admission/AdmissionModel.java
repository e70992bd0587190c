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

	/** Parts of the time to show up. */
	private static final double[] ENDS = { 1 / 32.0, 2 / 32.0, 3 / 32.0, 4 / 32.0, 6 / 32.0, 8 / 32.0, 16 / 32.0 };

	private static final int AGES = ENDS.length + 1;

	private static final int DOUBT = 10;

	private static final int REMEMBERED = 1000;

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

	/** What the called places took of the credit, as of the last tick or pass. */
	private double owed;

	/** How many came at which age, and how many never did. */
	private final long[] came = new long[AGES];

	private long missed;

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
			through = !this.rush && this.perMinute > 0;
		}
		if (open) {
			long elapsed = this.wasOpen ? now - this.tickedAt : 0;
			this.openClock += elapsed;
			double[] likely = likely();
			double before = expected(likely);
			double burst = Math.max(1, this.perMinute / 60.0);
			this.credit = Math.min(this.credit + this.owed - before + (double) elapsed * this.perMinute / 60000, burst);
			int called = this.calledUntil.size();
			this.calledUntil.values().removeIf(until -> until <= this.openClock);
			int lapsed = called - this.calledUntil.size();
			this.noShows += lapsed;
			this.owed = expected(likely);
			this.credit = this.credit + before - this.owed;
			this.missed += lapsed;
			if (through) {
				this.credit = 1;
				this.noShows += Math.max(0, callable() - this.watermark);
				this.watermark = Math.max(this.watermark, callable());
			}
			callNext(now, likely[0]);
			forget();
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

	/** How likely a place of each age comes. */
	private double[] likely() {
		double[] likely = new double[AGES];
		long comers = 0;
		for (int age = AGES - 1; age >= 0; age--) {
			comers += this.came[age];
			double doubt = (double) DOUBT / (age + 1);
			likely[age] = (comers + doubt) / (comers + this.missed + doubt);
		}
		likely[0] = Math.max(likely[0], 0.5);
		return likely;
	}

	private double expected(double[] likely) {
		double expected = 0;
		for (int age = 0; age < AGES; age++) {
			int inAge = age;
			expected += likely[age] * this.calledUntil.values().stream().filter(until -> age(until, this.openClock) == inAge).count();
		}
		return expected;
	}

	private int age(long until, long clock) {
		long sinceCalled = clock + this.showUpMillis - until;
		int age = 0;
		while (age < ENDS.length && sinceCalled >= this.showUpMillis * ENDS[age]) {
			age++;
		}
		return age;
	}

	private void forget() {
		long comers = 0;
		for (long each : this.came) {
			comers += each;
		}
		if (comers + this.missed > REMEMBERED) {
			for (int age = 0; age < AGES; age++) {
				this.came[age] /= 2;
			}
			this.missed /= 2;
		}
	}

	private void callNext(long now, double likely) {
		int turns = (int) Math.max(0, Math.floor(Math.min(this.credit, this.maxActive - alive(now) - this.owed) / likely));
		int called = 0;
		for (; called < turns; called++) {
			Integer next = this.cameBack.pollFirst();
			if (next != null) {
				this.noShows--;
			}
			else if (this.watermark < callable()) {
				next = this.watermark++;
			}
			else {
				break;
			}
			this.calledUntil.put(next, this.openClock + this.showUpMillis);
		}
		this.credit -= called * likely;
		this.owed += called * likely;
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
			if (kept) {
				this.calledUntil.put(position, clock(now) + this.showUpMillis);
			}
			else {
				this.cameBack.add(position);
			}
			return "Full";
		}
		if (kept) {
			this.came[age(this.calledUntil.get(position), clock(now))]++;
			this.owed -= 1;
		}
		else {
			this.cameBack.remove(position);
			this.credit -= through ? 0 : 1;
			this.noShows--;
		}
		this.calledUntil.remove(position);
		this.passUntil.put(position, (now + this.passMillis) / 1000 * 1000);
		return "Issued";
	}

	private long clock(long now) {
		return this.openClock + (this.wasOpen ? Math.max(0, now - this.tickedAt) : 0);
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
