package io.onrush.waitingroom.log;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.queue.Onsale;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What anybody may ask of a log. Hashes are lower-case hex. Fails with the problem {@code arrivals-lost} where Redis does not
 * have the tickets any more.
 */
public final class LogReadings {

	private final HeadTable heads;

	private final ArrivalLog log;

	LogReadings(HeadTable heads, ArrivalLog log) {
		this.heads = heads;
		this.log = log;
	}

	HeadTable heads() {
		return this.heads;
	}

	ArrivalLog log() {
		return this.log;
	}

	/** The path from the leaf of an index to the root over the first {@code size} tickets, the leaf's neighbour first. */
	public Mono<List<String>> inclusion(Onsale onsale, long index, long size) {
		return this.log.inclusion(onsale, index, size).map(LogReadings::hex).onErrorMap(ArrivalsLost.class, LogReadings::lost);
	}

	/** Shows that the first {@code second} tickets begin with the first {@code first}. */
	public Mono<List<String>> consistency(Onsale onsale, long first, long second) {
		return this.log.consistency(onsale, first, second)
			.map(LogReadings::hex)
			.onErrorMap(ArrivalsLost.class, LogReadings::lost);
	}

	/** Signed heads of no more than {@code size} tickets, the largest first. */
	public Mono<List<Head>> heads(UUID onsale, long size, int most) {
		return this.heads.upTo(onsale, size, most)
			.map(head -> new Head(head.size(), head.root(), head.at(), head.signed()))
			.collectList();
	}

	/** Ticket ids by index, one a line, with the number of the lane behind each where there are lanes. */
	public Flux<String> tickets(Onsale onsale, long from, long to) {
		return this.log.arrivals(onsale, from, to).map(Arrivals::lines).onErrorMap(ArrivalsLost.class, LogReadings::lost);
	}

	private static List<String> hex(List<byte[]> hashes) {
		return hashes.stream().map(HexFormat.of()::formatHex).toList();
	}

	private static Throwable lost(ArrivalsLost lost) {
		return WaitingRoomProblem.ARRIVALS_LOST
			.because("The tickets of this queue are not kept any more. Signed heads, receipts and the record of the draw still are.");
	}

	/**
	 * @param root of the tree over the first {@code size} tickets
	 * @param signed compact JWS of the same
	 */
	public record Head(long size, String root, Instant at, String signed) {
	}

}
