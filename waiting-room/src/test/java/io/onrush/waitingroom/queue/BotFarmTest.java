package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.Servers;
import io.onrush.waitingroom.challenge.ClientNetwork;
import io.onrush.waitingroom.challenge.DoorTerms;
import io.onrush.waitingroom.challenge.Entry;
import io.onrush.waitingroom.challenge.Proof;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which share of the places a bot farm gets within the minute in which people come, by the real script against real Redis, in virtual time. 1,500
 * people come from as many networks, each with a phone that makes 300,000 tries a second. The farm has eight addresses in two networks, asks as
 * often as the edge lets it, as a new visitor each time, and makes 40 million tries a second where it solves.
 */
@ExtendWith(RealServers.class)
class BotFarmTest {

	private static final int PEOPLE = 1_500;

	private static final double PHONE = 300_000;

	private static final double FARM = 40_000_000;

	private static final int ADDRESSES = 8;

	/** Of the farm: 25 a second and address, a quarter of the edge's limit, which its other calls use up. */
	private static final int REQUESTS = 60 * ADDRESSES * 25;

	private static final DoorTerms NOTHING = new DoorTerms(0, 0, 600, 200, 0, 0, Entry.ANYONE);

	private static final DoorTerms WORK = new DoorTerms(0, 22, 600, 50, 0, 0, Entry.ANYONE);

	private static final DoorTerms LIMITS = new DoorTerms(0, 0, 600, 200, 50, 100, Entry.ANYONE);

	private static final DoorTerms BOTH = new DoorTerms(0, 22, 600, 50, 50, 100, Entry.ANYONE);

	@BeforeAll
	static void title() {
		System.out.println("bot farm                          places of people, of the farm, its share; seconds of work of a person: mean, longest");
	}

	@Test
	void without_a_door_it_takes_nearly_all() {
		assertThat(minute("no door", NOTHING, false).share()).isGreaterThan(0.85);
	}

	@Test
	void one_that_does_not_work_gets_what_comes_before_the_rush() {
		Result result = minute("work, not solved", WORK, false);
		assertThat(result.share()).isLessThan(0.15);
		assertThat(result.people()).isEqualTo(PEOPLE);
		assertThat(result.longestWork()).as("on a phone").isLessThan(15);
	}

	@Test
	void one_that_works_pays_for_every_place() {
		Result result = minute("work, solved at native speed", WORK, true);
		assertThat(result.share()).isLessThan(0.65);
		assertThat(result.people()).isEqualTo(PEOPLE);
	}

	@Test
	void limits_of_networks_hold_whatever_it_computes() {
		Result result = minute("limits of networks", LIMITS, true);
		assertThat(result.farm()).isLessThanOrEqualTo(200);
		assertThat(result.people()).isEqualTo(PEOPLE);
	}

	@Test
	void both_leave_it_an_eighth_and_shut_nobody_out() {
		Result result = minute("work and limits", BOTH, true);
		assertThat(result.share()).isLessThan(0.15);
		assertThat(result.people()).isEqualTo(PEOPLE);
	}

	private static Result minute(String name, DoorTerms terms, boolean solves) {
		Result result = new Minute(terms, solves).run();
		System.out.printf("%-32s %6d %6d %5.1f %%   %.2f s %.2f s%n", name, result.people(), result.farm(), 100 * result.share(),
				result.meanWork(), result.longestWork());
		return result;
	}

	record Result(int people, int farm, double meanWork, double longestWork) {

		double share() {
			return (double) this.farm / (this.farm + this.people);
		}

	}

	/** One request: of whom, when, and with which proof. */
	private record Request(double second, String visitor, ClientNetwork from, Proof proof, boolean farm) {
	}

	private static final class Minute {

		private final Onsale onsale;

		private final DoorTerms terms;

		private final boolean solves;

		private final Random random = new Random(42);

		private final JoinScript script = new JoinScript(Servers.redis(), Duration.ofSeconds(10));

		private final PriorityQueue<Request> requests = new PriorityQueue<>(java.util.Comparator.comparingDouble(Request::second));

		private final List<Double> work = new ArrayList<>();

		private double farmIsBusyUntil;

		private int people;

		private int farm;

		Minute(DoorTerms terms, boolean solves) {
			this.onsale = DoorOnsales.with(terms);
			this.terms = terms;
			this.solves = solves;
		}

		Result run() {
			for (int i = 0; i < PEOPLE; i++) {
				this.requests.add(new Request(this.random.nextDouble(60), "person" + i, DoorOnsales.from(100 + i, 100 + i), new Proof.None(), false));
			}
			for (int i = 0; i < REQUESTS; i++) {
				this.requests.add(new Request(60.0 * i / REQUESTS, "bot" + i, DoorOnsales.from(i % ADDRESSES, i % 2), new Proof.None(), true));
			}
			while (!this.requests.isEmpty()) {
				knock(this.requests.poll());
			}
			return new Result(this.people, this.farm, this.work.stream().mapToDouble(Double::doubleValue).average().orElse(0),
					this.work.stream().mapToDouble(Double::doubleValue).max().orElse(0));
		}

		private void knock(Request request) {
			Knock knock = new Knock(request.visitor(), request.from(), request.proof(), null);
			JoinTerms join = new JoinTerms(knock, this.terms.placesPerAddress(), this.terms.placesPerNetwork(), false, null);
			long now = SampleOnsales.OPENS.toEpochMilli() + (long) (request.second() * 1000);
			JoinScript.Result result = this.script.join(this.onsale, join, SampleOnsales.id(), Long.toString(now)).block();
			if (result instanceof JoinScript.Result.Given) {
				this.people += request.farm() ? 0 : 1;
				this.farm += request.farm() ? 1 : 0;
			}
			else if (result instanceof JoinScript.Result.WorkNeeded(int bits, long after, boolean isUsed)) {
				solve(request, bits, after);
			}
		}

		/** A person works at once; the farm works on one after the other, and gives up what it cannot begin within the minute. */
		private void solve(Request request, int bits, long after) {
			double tries = this.random.nextDouble() * (1L << bits);
			if (!request.farm()) {
				this.work.add(tries / PHONE);
				again(request, request.second() + tries / PHONE, bits, after);
			}
			else if (this.solves && this.farmIsBusyUntil < 60) {
				this.farmIsBusyUntil = Math.max(this.farmIsBusyUntil, request.second()) + tries / FARM;
				again(request, this.farmIsBusyUntil, bits, after);
			}
		}

		private void again(Request request, double second, int bits, long after) {
			this.requests.add(new Request(second, request.visitor(), request.from(), new Proof.Solved(bits, after), request.farm()));
		}

	}

}
