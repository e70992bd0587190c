package io.onrush.waitingroom.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import com.nimbusds.jwt.JWTClaimsSet;
import io.onrush.waitingroom.draw.LaneDraw;
import io.onrush.waitingroom.draw.LanePlace;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The lanes that a record names, and how many places of each were read from the list. The index of a place in its lane is never
 * believed: it is counted, and is part of the leaf.
 */
final class PublishedLanes {

	private final int[] shares;

	private final long[] sizes;

	private final String promise;

	private final byte[] seed;

	private final long[] counted;

	private PublishedLanes(JsonNode draw, List<JsonNode> lanes) {
		this.shares = lanes.stream().mapToInt(lane -> lane.path("share").asInt()).toArray();
		this.sizes = lanes.stream().mapToLong(lane -> lane.path("size").asLong()).toArray();
		this.promise = lanes.stream().map(lane -> lane.path("name").asString("") + ":" + lane.path("share").asInt()).collect(Collectors.joining(","));
		this.seed = HexFormat.of().parseHex(draw.path("seed").asString());
		this.counted = new long[lanes.size()];
	}

	/** Null where all were drawn as one. */
	static @Nullable PublishedLanes of(JsonNode draw) {
		List<JsonNode> lanes = List.copyOf(draw.path("lanes").values());
		return lanes.isEmpty() ? null : new PublishedLanes(draw, lanes);
	}

	/** The place of the next ticket of a lane. Throws where the record names no such lane. */
	LanePlace next(int lane) {
		if (lane < 0 || lane >= this.counted.length) {
			throw new IllegalArgumentException("the list names lane " + lane + " of " + this.counted.length);
		}
		return new LanePlace(lane, this.counted[lane]++);
	}

	/** When as many tickets were read as were drawn. */
	Finding sizes() {
		return Finding.of(Arrays.equals(this.sizes, this.counted), "lanes", "the lanes are as large as the list says: " + Arrays.toString(this.counted),
				"the record says %s places of the lanes, the list %s".formatted(Arrays.toString(this.sizes), Arrays.toString(this.counted)));
	}

	/** What can be said of shares without the list. */
	List<Finding> shares(long entrants) {
		List<Finding> findings = new ArrayList<>();
		boolean whole = Arrays.stream(this.shares).allMatch(share -> share > 0) && Arrays.stream(this.shares).sum() == 100;
		findings.add(Finding.of(whole, "shares", "the lanes and their shares are " + this.promise, "the shares are not 100 % together: " + this.promise));
		findings.add(Finding.of(LongStream.of(this.sizes).sum() == entrants, "lanes", "the places of all lanes are those that were drawn",
				"the lanes have %d places, and %d were drawn".formatted(LongStream.of(this.sizes).sum(), entrants)));
		return findings;
	}

	Finding promised(JWTClaimsSet receipt) {
		return Finding.of(this.promise.equals(receipt.getClaim("lanes")), "shares", "the receipt names the same lanes and shares",
				"the receipt promises other lanes or shares: " + receipt.getClaim("lanes"));
	}

	/** Whether the list has the place in the lane, and there, that the receipt says. */
	static boolean isPlace(@Nullable LanePlace listed, JWTClaimsSet receipt) {
		return listed == null ? receipt.getClaim("lane") == null
				: Objects.equals(receipt.getClaim("lane"), (long) listed.lane()) && Objects.equals(receipt.getClaim("lix"), listed.index());
	}

	long position(LanePlace place) {
		return new LaneDraw(this.seed, this.shares, this.sizes).positionOf(place);
	}

}
