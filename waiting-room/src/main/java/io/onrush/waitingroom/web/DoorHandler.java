package io.onrush.waitingroom.web;

import io.onrush.waitingroom.challenge.ClientNetworks;
import io.onrush.waitingroom.challenge.Difficulty;
import io.onrush.waitingroom.challenge.DoorTerms;
import io.onrush.waitingroom.challenge.Entry;
import io.onrush.waitingroom.queue.DoorReadings;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleView;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code GET door}: what a place costs at the moment, and why. */
final class DoorHandler {

	private final Requests requests;

	private final DoorReadings readings;

	private final ClientNetworks networks;

	DoorHandler(Requests requests, DoorReadings readings, ClientNetworks networks) {
		this.requests = requests;
		this.readings = readings;
		this.networks = networks;
	}

	Mono<ServerResponse> door(ServerRequest request) {
		return Requests.asking(request)
			.flatMap(this.requests::onsale)
			.map(OnsaleView::onsale)
			.flatMap(onsale -> this.readings.arrivalsPerMinute(onsale).map(arrivals -> body(onsale, arrivals)))
			.flatMap(body -> ServerResponse.ok().cacheControl(Caching.A_SECOND).bodyValue(body));
	}

	private DoorBody body(Onsale onsale, double arrivals) {
		DoorTerms terms = onsale.door();
		return new DoorBody(terms.entry(), Difficulty.bits(terms, arrivals), terms.leastWork(), terms.mostWork(), Math.round(arrivals),
				terms.calmPerMinute(), terms.calmPerNetwork(), this.networks.placesPerAddress(terms), this.networks.placesPerNetwork(terms));
	}

	/**
	 * @param work bits of work that a place costs a visitor whose network asks for no more than others
	 * @param placesPerAddress 0 for any number, as {@code placesPerNetwork}
	 */
	record DoorBody(Entry entry, int work, int leastWork, int mostWork, long arrivalsPerMinute, int calmPerMinute, int calmPerNetwork,
			int placesPerAddress, int placesPerNetwork) {
	}

}
