package io.onrush.waitingroom.admission.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.onrush.waitingroom.queue.ControlTerms;
import org.jspecify.annotations.Nullable;

/**
 * A sale under a rate, in steps of five seconds of virtual time: who is let in tries to hold for about half a minute, and the nearer the
 * attempts are to what the sale bears, the longer each takes, as in any queue before a server.
 */
final class SimulatedSale {

	private static final int ATTEMPTS_EACH = 3;

	private static final double SERVICE_MILLIS = 20;

	private final RateLaw law = new RateLaw();

	private final ControlTerms terms;

	private final int base;

	private final Random random = new Random(7);

	private double capacity;

	private double load;

	private int conflictPercent;

	private int paymentFaultPercent;

	private boolean silent;

	private long waiting = 100_000;

	private @Nullable SaleStock stock = stock(50_000, 1_000, 0);

	private @Nullable Memory memory;

	private Pulse pulse = new Pulse(0, 0, 0, zeros(), 0, 0);

	private final List<Decision> decisions = new ArrayList<>();

	/** @param capacity how many a minute the sale bears */
	SimulatedSale(ControlTerms terms, int base, int capacity) {
		this.terms = terms;
		this.base = base;
		this.capacity = capacity;
	}

	static SaleStock stock(long free, long held, long sold) {
		return new SaleStock(List.of(new SaleStock.Offer("Stalls", 5000, "EUR", free, held)), 0, sold / 2, sold, 6);
	}

	SimulatedSale capacity(int perMinute) {
		this.capacity = perMinute;
		return this;
	}

	SimulatedSale conflicts(int percent) {
		this.conflictPercent = percent;
		return this;
	}

	SimulatedSale paymentFaults(int percent) {
		this.paymentFaultPercent = percent;
		return this;
	}

	SimulatedSale silent(boolean isSilent) {
		this.silent = isSilent;
		return this;
	}

	SimulatedSale waiting(long places) {
		this.waiting = places;
		return this;
	}

	SimulatedSale left(@Nullable SaleStock left) {
		this.stock = left;
		return this;
	}

	SimulatedSale run(int steps) {
		for (int i = 0; i < steps; i++) {
			step();
		}
		return this;
	}

	private void step() {
		int rate = this.decisions.isEmpty() ? this.base : last().inForce();
		this.load += ((this.waiting == 0 ? 10 : rate) - this.load) / 6;
		attempt(Math.round(this.load / 12 * ATTEMPTS_EACH));
		RoomFigures room = new RoomFigures(200_000, this.waiting, 2_000, 500, 20, 0, 100_000);
		Decision decision = this.law.next(this.terms, this.base, this.memory, this.silent ? null : this.pulse, this.stock, room, true);
		this.memory = decision.memory();
		this.decisions.add(decision);
	}

	private void attempt(long attempts) {
		double use = Math.min(0.995, this.load / this.capacity);
		double mean = SERVICE_MILLIS / (1 - use);
		List<Long> took = new ArrayList<>(this.pulse.took());
		for (long i = 0; i < attempts; i++) {
			double millis = -mean * Math.log(1 - this.random.nextDouble());
			int bucket = 0;
			while (bucket < Pulse.BOUNDS_MILLIS.size() && millis > Pulse.BOUNDS_MILLIS.get(bucket)) {
				bucket++;
			}
			took.set(bucket, took.get(bucket) + 1);
		}
		this.pulse = new Pulse(this.pulse.attempts() + attempts, this.pulse.conflicts() + attempts * this.conflictPercent / 100,
				this.pulse.faults(), List.copyOf(took), 100, this.paymentFaultPercent);
	}

	List<Decision> decisions() {
		return this.decisions;
	}

	Decision last() {
		return this.decisions.getLast();
	}

	int rate() {
		return last().inForce();
	}

	Reason reason() {
		return last().reason();
	}

	/** The rates of the last steps. */
	List<Integer> rates(int steps) {
		return this.decisions.subList(this.decisions.size() - steps, this.decisions.size()).stream().map(Decision::inForce).toList();
	}

	private static List<Long> zeros() {
		return java.util.Collections.nCopies(Pulse.BOUNDS_MILLIS.size() + 1, 0L);
	}

}
