package io.onrush.waitingroom.queue;

import java.util.List;
import java.util.stream.IntStream;

import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.challenge.ClientNetwork;
import io.onrush.waitingroom.challenge.DoorTerms;

/** Onsales with doors, and addresses whose cells are their own. */
final class DoorOnsales {

	private DoorOnsales() {
	}

	static Onsale with(DoorTerms terms) {
		return with(terms, Lanes.NONE);
	}

	static Onsale with(DoorTerms terms, Lanes lanes) {
		Onsale plain = SampleOnsales.onsale(60, 10);
		return new Onsale(plain.id(), plain.eventId(), null, plain.queueOpensAt(), plain.opensAt(), plain.closesAt(), 60, 10, 600, false,
				plain.commitment(), null, ModeTerms.RANDOM, false, 1, plain.control(), plain.who(), terms, lanes);
	}

	static ClientNetwork from(int address, int network) {
		return new ClientNetwork(cells(address), cells(network));
	}

	private static List<Integer> cells(int number) {
		return IntStream.range(0, 4).mapToObj(row -> row * 4096 + number).toList();
	}

}
