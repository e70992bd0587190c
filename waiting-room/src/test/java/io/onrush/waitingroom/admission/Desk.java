package io.onrush.waitingroom.admission;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.Servers;
import io.onrush.waitingroom.queue.ControlTerms;
import io.onrush.waitingroom.queue.ModeTerms;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueKeys;
import io.onrush.waitingroom.queue.QueueProgress;
import io.onrush.waitingroom.queue.QueueTicket;
import io.onrush.waitingroom.queue.TicketIdCodec;

/** The admission of one onsale against real Redis, at times a test chooses. Position equals index. */
final class Desk {

	static final Duration SHOW_UP = Duration.ofSeconds(30);

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final AdvanceWatermark watermark = new AdvanceWatermark(Servers.redis(), SHOW_UP, TIMEOUT,
			Clock.systemUTC());

	private final IssueScript issue = new IssueScript(Servers.redis(), TIMEOUT);

	private final LeaveScript leave = new LeaveScript(Servers.redis(), TIMEOUT);

	private final RevokedPlaces revoked = new RevokedPlaces(Servers.redis(), Clock.systemUTC(), TIMEOUT);

	private final RevokePlace revoke = new RevokePlace(Servers.redis(), this.revoked, TIMEOUT);

	private final List<UUID> tickets = new ArrayList<>();

	private Onsale onsale;

	private long now = SampleOnsales.OPENS.toEpochMilli();

	Desk(int perMinute, int maxActive) {
		this.onsale = SampleOnsales.onsale(perMinute, maxActive);
	}

	Desk joined(int visitors) {
		for (int i = 0; i < visitors; i++) {
			UUID ticket = SampleOnsales.id();
			this.tickets.add(ticket);
			Servers.redis().append(keys().tickets(), TicketIdCodec.encode(ticket)).block();
		}
		return this;
	}

	/** As {@link #joined(int)}, for crowds. */
	Desk crowd(int visitors) {
		StringBuilder places = new StringBuilder();
		for (int i = 0; i < visitors; i++) {
			UUID ticket = SampleOnsales.id();
			this.tickets.add(ticket);
			places.append(TicketIdCodec.encode(ticket));
		}
		Servers.redis().append(keys().tickets(), places.toString()).block();
		return this;
	}

	Desk after(Duration step) {
		this.now += step.toMillis();
		return this;
	}

	QueueProgress tick() {
		return tick(true);
	}

	QueueProgress tickPaused() {
		return tick(false);
	}

	QueueProgress tick(boolean open) {
		return this.watermark.advance(this.onsale, open, Long.toString(this.now)).block();
	}

	IssueScript.Result ask(int position) {
		return ask(position, true);
	}

	IssueScript.Result askDuringPause(int position) {
		return ask(position, false);
	}

	private IssueScript.Result ask(int position, boolean open) {
		return this.issue
			.issue(this.onsale, ticket(position), position, open, SampleOnsales.id(), Long.toString(this.now))
			.block();
	}

	AdmissionPass pass(int position) {
		return switch (ask(position)) {
			case IssueScript.Result.Issued(UUID id, java.time.Instant expiresAt) ->
				new AdmissionPass(id, this.onsale.id(), this.onsale.eventId(), "visitor", position, expiresAt);
			case IssueScript.Result other -> throw new AssertionError("no pass but " + other);
		};
	}

	void leave(AdmissionPass pass) {
		this.leave.leave(pass).block();
	}

	/** Passes alive, as Redis counts them. */
	long active() {
		return Servers.redis().zcount(keys().active(), io.lettuce.core.Range.from(
				io.lettuce.core.Range.Boundary.excluding(this.now), io.lettuce.core.Range.Boundary.unbounded())).block();
	}

	/** Whether there was such a place. */
	boolean revoke(int position) {
		return this.revoke.ofTicket(this.onsale, this.tickets.get(position)).hasElement().block();
	}

	QueueTicket ticket(int position) {
		return new QueueTicket(this.tickets.get(position), this.onsale.id(), "visitor", position);
	}

	void forge(int position) {
		this.tickets.set(position, SampleOnsales.id());
	}

	/** The admin changes the limits. */
	void change(int perMinute, int maxActive) {
		become(perMinute, maxActive, this.onsale.how());
	}

	/** The admin switches to another mode. */
	void change(ModeTerms how) {
		become(this.onsale.admissionsPerMinute(), this.onsale.maxActive(), how);
	}

	/** The controller may choose a rate between these. */
	Desk controlled(int lowest, int highest) {
		this.onsale = new Onsale(this.onsale.id(), this.onsale.eventId(), null, this.onsale.queueOpensAt(), this.onsale.opensAt(),
				this.onsale.closesAt(), this.onsale.admissionsPerMinute(), this.onsale.maxActive(), this.onsale.passSeconds(), false,
				this.onsale.commitment(), null, this.onsale.how(), false, this.onsale.version() + 1, ControlTerms.between(lowest, highest),
				this.onsale.who(), this.onsale.door());
		return this;
	}

	/** What the controller has written. */
	Desk chosen(int rate, int base, boolean soldOut) {
		Servers.redis().hset(keys().control(), Map.of("rate", Integer.toString(rate), "base", Integer.toString(base), "soldOut",
				soldOut ? "1" : "0")).block();
		return this;
	}

	private void become(int perMinute, int maxActive, ModeTerms how) {
		this.onsale = new Onsale(this.onsale.id(), this.onsale.eventId(), null, this.onsale.queueOpensAt(),
				this.onsale.opensAt(), this.onsale.closesAt(), perMinute, maxActive, this.onsale.passSeconds(), false,
				this.onsale.commitment(), null, how, false, this.onsale.version() + 1,
				this.onsale.control(), this.onsale.who(), this.onsale.door());
	}

	Onsale onsale() {
		return this.onsale;
	}

	AdvanceWatermark watermark() {
		return this.watermark;
	}

	IssueScript issue() {
		return this.issue;
	}

	String now() {
		return Long.toString(this.now);
	}

	QueueKeys keys() {
		return new QueueKeys(this.onsale.id());
	}

}
