package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.lettuce.core.BitFieldArgs;
import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.Servers;
import io.onrush.waitingroom.challenge.ClientNetwork;
import io.onrush.waitingroom.challenge.DoorTerms;
import io.onrush.waitingroom.challenge.Entry;
import io.onrush.waitingroom.challenge.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RealServers.class)
class DoorScriptTest {

	private final JoinScript script = new JoinScript(Servers.redis(), Duration.ofSeconds(10));

	private long now = SampleOnsales.OPENS.toEpochMilli();

	@Test
	void work_grows_by_a_bit_with_every_doubling_of_the_arrivals_up_to_the_most() {
		Onsale onsale = DoorOnsales.with(new DoorTerms(0, 16, 4, 60_000, 0, 0, Entry.ANYONE));
		List<Integer> bits = new ArrayList<>();
		for (int i = 0; i < 70; i++) {
			bits.add(asked(onsale, "v" + i, ClientNetwork.UNCOUNTED));
		}
		assertThat(bits.subList(0, 4)).as("calm").containsOnly(0);
		assertThat(bits.subList(4, 7)).containsOnly(14);
		assertThat(bits.subList(7, 15)).containsOnly(15);
		assertThat(bits.subList(15, 70)).as("never above the most").containsOnly(16);
	}

	@Test
	void after_some_calm_minutes_nothing_is_asked_any_more() {
		Onsale onsale = DoorOnsales.with(new DoorTerms(0, 16, 4, 60_000, 0, 0, Entry.ANYONE));
		for (int i = 0; i < 40; i++) {
			asked(onsale, "v" + i, ClientNetwork.UNCOUNTED);
		}
		this.now += 180_000;
		assertThat(asked(onsale, "late", ClientNetwork.UNCOUNTED)).isZero();
	}

	@Test
	void a_network_that_asks_much_works_harder_than_the_others() {
		Onsale onsale = DoorOnsales.with(new DoorTerms(10, 20, 1_000, 4, 0, 0, Entry.ANYONE));
		for (int i = 0; i < 16; i++) {
			asked(onsale, "farm" + i, DoorOnsales.from(i, 1));
		}
		assertThat(asked(onsale, "farm", DoorOnsales.from(99, 1))).isEqualTo(19);
		assertThat(asked(onsale, "ann", DoorOnsales.from(200, 2))).isEqualTo(10);
	}

	@Test
	void challenges_that_are_hoarded_cost_as_much_as_places() {
		Onsale onsale = DoorOnsales.with(new DoorTerms(10, 24, 1_000, 4, 0, 0, Entry.ANYONE));
		for (int i = 0; i < 100; i++) {
			asked(onsale, "hoarder" + i, DoorOnsales.from(i, 1));
		}
		assertThat(asked(onsale, "hoarder", DoorOnsales.from(1, 1))).isEqualTo(23);
	}

	@Test
	void who_has_worked_gets_the_place_though_more_is_asked_by_now() {
		Onsale onsale = DoorOnsales.with(new DoorTerms(10, 20, 1, 60_000, 0, 0, Entry.ANYONE));
		for (int i = 0; i < 50; i++) {
			asked(onsale, "v" + i, ClientNetwork.UNCOUNTED);
		}
		assertThat(join(onsale, "ann", ClientNetwork.UNCOUNTED, new Proof.Solved(10, -1))).isInstanceOf(JoinScript.Result.Given.class);
	}

	@Test
	void a_place_is_asked_for_again_without_any_work() {
		Onsale onsale = DoorOnsales.with(new DoorTerms(10, 10, 600, 200, 1, 1, Entry.CODE));
		JoinScript.Result first = this.script.join(onsale, new JoinTerms(new Knock("ann", DoorOnsales.from(1, 1), new Proof.Solved(10, -1), null), 1, 1,
				true, new io.onrush.waitingroom.access.OpenCode("digest", 1, null)), SampleOnsales.id(), Long.toString(this.now)).block();
		JoinScript.Result again = this.script.join(onsale, new JoinTerms(new Knock("ann", DoorOnsales.from(1, 1), new Proof.None(), null), 1, 1,
				true, null), SampleOnsales.id(), Long.toString(this.now)).block();
		assertThat(again).isEqualTo(first);
	}

	@Test
	void a_solution_buys_one_place_and_not_the_next() {
		Onsale onsale = DoorOnsales.with(new DoorTerms(10, 10, 600, 200, 0, 0, Entry.ANYONE));
		Proof once = new Proof.Solved(10, -1);
		assertThat(join(onsale, "ann", ClientNetwork.UNCOUNTED, once)).isInstanceOf(JoinScript.Result.Given.class);
		Servers.redis().hset(new QueueKeys(onsale.id()).passes(), "0", "left").block();
		assertThat(join(onsale, "ann", ClientNetwork.UNCOUNTED, once)).isEqualTo(new JoinScript.Result.WorkNeeded(10, 0, true));
		assertThat(join(onsale, "ann", ClientNetwork.UNCOUNTED, new Proof.Solved(10, 0))).isInstanceOf(JoinScript.Result.Given.class);
	}

	@Test
	void a_hundred_joins_at_once_take_no_more_places_than_the_address_gets() {
		Onsale onsale = DoorOnsales.with(new DoorTerms(0, 0, 600, 200, 7, 0, Entry.ANYONE));
		List<JoinScript.Result> results = Flux.range(0, 100)
			.flatMap(i -> joining(onsale, "v" + i, DoorOnsales.from(3, 3), new Proof.None()), 100)
			.collectList()
			.block();
		assertThat(results).filteredOn(JoinScript.Result.Given.class::isInstance).hasSize(7);
		assertThat(join(onsale, "other", DoorOnsales.from(4, 3), new Proof.None())).isInstanceOf(JoinScript.Result.Given.class);
	}

	@Test
	void a_crowd_from_all_over_the_world_fills_a_few_counters_and_nobodys_limit() {
		Onsale onsale = DoorOnsales.with(new DoorTerms(0, 0, 600, 200, 2000, 0, Entry.ANYONE));
		Random random = new Random(7);
		Flux.range(0, 20_000).flatMap(i -> joining(onsale, "v" + i, anywhere(random), new Proof.None()), 200).blockLast();
		QueueKeys keys = new QueueKeys(onsale.id());
		assertThat(Servers.redis().strlen(keys.networks()).block()).isLessThanOrEqualTo(3 * 16_384 * 2);
		long most = 0;
		for (int i = 0; i < 200; i++) {
			most = Math.max(most, counted(keys, anywhere(random)));
		}
		System.out.printf("20,000 addresses: one that never came is counted %d times at the most%n", most);
		assertThat(most).isLessThan(20);
	}

	/** As the script counts places of an address: the least of its four counters. */
	private static long counted(QueueKeys keys, ClientNetwork network) {
		BitFieldArgs gets = new BitFieldArgs();
		network.address().forEach(cell -> gets.get(BitFieldArgs.unsigned(16), BitFieldArgs.typeWidthBasedOffset(16_384 + cell)));
		return Servers.redis().bitfield(keys.networks(), gets).map(value -> value.getValueOrElse(0L)).collectList().block().stream().mapToLong(Long::longValue).min().orElseThrow();
	}

	private static ClientNetwork anywhere(Random random) {
		List<Integer> cells = IntStream.range(0, 4).mapToObj(row -> row * 4096 + random.nextInt(4096)).toList();
		return new ClientNetwork(cells, cells);
	}

	private int asked(Onsale onsale, String visitor, ClientNetwork network) {
		return (join(onsale, visitor, network, new Proof.None()) instanceof JoinScript.Result.WorkNeeded work) ? work.bits() : 0;
	}

	private JoinScript.Result join(Onsale onsale, String visitor, ClientNetwork network, Proof proof) {
		return joining(onsale, visitor, network, proof).block();
	}

	private Mono<JoinScript.Result> joining(Onsale onsale, String visitor, ClientNetwork network, Proof proof) {
		JoinTerms terms = new JoinTerms(new Knock(visitor, network, proof, null), onsale.door().placesPerAddress(), onsale.door().placesPerNetwork(), false, null);
		return this.script.join(onsale, terms, SampleOnsales.id(), Long.toString(this.now));
	}

}
