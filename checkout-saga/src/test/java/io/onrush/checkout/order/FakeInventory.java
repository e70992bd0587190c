package io.onrush.checkout.order;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import io.onrush.checkout.Money;
import reactor.core.publisher.Mono;

/**
 * An inventory in memory that keeps the port's contract: owners are what Redis would say, claims are what PostgreSQL would
 * say. Shared by all nodes of a test. A claim is never overwritten, so the oracle can trust it.
 */
public final class FakeInventory implements Inventory {

	private final Map<String, HeldSeats> holds = new HashMap<>();

	private final Set<String> lapsed = new HashSet<>();

	private final Map<String, String> owners = new HashMap<>();

	private final Set<String> sold = new HashSet<>();

	private final Map<String, UUID> claims = new HashMap<>();

	private final Map<String, Deque<Supplier<Mono<?>>>> scripted = new HashMap<>();

	/** Places a hold of {@code seats} seats at 50.00 EUR each. */
	public synchronized HeldSeats hold(UUID eventId, String visitorId, String holdId, int seats) {
		List<HeldSeats.Line> lines = new ArrayList<>();
		for (int i = 0; i < seats; i++) {
			String seat = holdId + "-" + i;
			lines.add(new HeldSeats.Line(seat, this.owners.size(), "stalls", new Money(5000, "EUR")));
			this.owners.put(seat, holdId);
		}
		HeldSeats held = new HeldSeats(holdId, eventId, visitorId, lines, new Money(5000L * seats, "EUR"), 7,
				Instant.parse("2099-01-01T00:00:00Z"));
		this.holds.put(holdId, held);
		return held;
	}

	/** Places a hold of units of a programme at 7.00 EUR each. */
	public synchronized HeldSeats holdUnits(UUID eventId, String visitorId, String holdId, int units) {
		HeldSeats.Item item = new HeldSeats.Item("programme", "Programme", units, new Money(700, "EUR"));
		HeldSeats held = new HeldSeats(holdId, eventId, visitorId, List.of(), List.of(item), new Money(700L * units, "EUR"), 7,
				Instant.parse("2099-01-01T00:00:00Z"), null);
		this.holds.put(holdId, held);
		return held;
	}

	/** The hold's time is over and its seats are free again. */
	public synchronized void lapse(String holdId) {
		this.lapsed.add(holdId);
		this.owners.values().removeIf(holdId::equals);
	}

	public synchronized void giveToSomebodyElse(String seat) {
		this.owners.put(seat, "somebody-else");
	}

	public synchronized void claimForSomebodyElse(String seat) {
		this.claims.put(seat, new UUID(0, 0));
	}

	/** The next call of {@code method} does this instead. */
	public synchronized void script(String method, Supplier<Mono<?>> behaviour) {
		this.scripted.computeIfAbsent(method, name -> new ArrayDeque<>()).add(behaviour);
	}

	public synchronized Map<String, UUID> claims() {
		return Map.copyOf(this.claims);
	}

	public synchronized Map<String, String> owners() {
		return Map.copyOf(this.owners);
	}

	public synchronized Set<String> sold() {
		return Set.copyOf(this.sold);
	}

	@Override
	public Mono<HoldLookup> find(String holdId, String visitorId) {
		return scriptedOr("find", () -> {
			HeldSeats held = this.holds.get(holdId);
			if (held == null) {
				return new HoldLookup.NotFound();
			}
			if (!held.visitorId().equals(visitorId)) {
				return new HoldLookup.NotYours();
			}
			return this.lapsed.contains(holdId) ? new HoldLookup.Expired() : new HoldLookup.Held(held);
		});
	}

	@Override
	public Mono<Boolean> keep(String holdId, String visitorId) {
		return scriptedOr("keep", () -> !this.lapsed.contains(holdId));
	}

	@Override
	public Mono<ClaimOutcome> claim(OrderSeats seats) {
		return scriptedOr("claim", () -> {
			List<String> taken = ids(seats).stream()
				.filter(seat -> !seats.orderId().equals(this.claims.getOrDefault(seat, seats.orderId())))
				.toList();
			if (!taken.isEmpty()) {
				return new ClaimOutcome.Taken(taken);
			}
			if (this.lapsed.contains(seats.holdId())) {
				return new ClaimOutcome.HoldLapsed();
			}
			ids(seats).forEach(seat -> this.claims.put(seat, seats.orderId()));
			return new ClaimOutcome.Claimed();
		});
	}

	@Override
	public Mono<Void> unclaim(OrderSeats seats) {
		return scriptedOr("unclaim", () -> {
			this.claims.values().removeIf(seats.orderId()::equals);
			return null;
		});
	}

	@Override
	public Mono<ConfirmOutcome> confirm(OrderSeats seats) {
		return scriptedOr("confirm", () -> {
			List<String> lost = ids(seats).stream()
				.filter(seat -> !seats.holdId().equals(this.owners.getOrDefault(seat, seats.holdId())))
				.toList();
			if (!lost.isEmpty()) {
				return new ConfirmOutcome.Lost(lost);
			}
			ids(seats).forEach(seat -> this.owners.put(seat, seats.holdId()));
			this.sold.addAll(ids(seats));
			return new ConfirmOutcome.Confirmed();
		});
	}

	@Override
	public Mono<Void> putBack(OrderSeats seats) {
		return scriptedOr("putBack", () -> {
			ids(seats).stream().filter(seat -> seats.holdId().equals(this.owners.get(seat))).forEach(seat -> {
				this.owners.remove(seat);
				this.sold.remove(seat);
			});
			return null;
		});
	}

	private static List<String> ids(OrderSeats seats) {
		return seats.seats().stream().map(OrderSeats.Seat::seatId).toList();
	}

	@SuppressWarnings("unchecked")
	private <T> Mono<T> scriptedOr(String method, Supplier<?> normal) {
		return Mono.defer(() -> {
			synchronized (this) {
				Deque<Supplier<Mono<?>>> script = this.scripted.get(method);
				if (script != null && !script.isEmpty()) {
					return (Mono<T>) script.poll().get();
				}
				return Mono.justOrEmpty((T) normal.get());
			}
		});
	}

}
