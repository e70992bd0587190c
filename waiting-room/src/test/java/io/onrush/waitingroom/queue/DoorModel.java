package io.onrush.waitingroom.queue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.onrush.waitingroom.challenge.DoorTerms;

/** What {@code join_queue.lua} should do, in plain Java: the counters are exact here, and the tests take few enough addresses that they are in Redis. */
final class DoorModel {

	private final DoorTerms terms;

	private final int codeUses;

	private final Map<String, Long> places = new HashMap<>();

	private final Set<Long> spent = new HashSet<>();

	private final Map<String, Integer> asked = new HashMap<>();

	private final Map<String, Integer> ofAddress = new HashMap<>();

	private final Map<String, Integer> ofNetwork = new HashMap<>();

	private final Map<String, Integer> ofCode = new HashMap<>();

	private final Map<Long, String> laneOf = new HashMap<>();

	private final Map<Integer, Integer> inLane = new HashMap<>();

	private double pressure;

	private long at;

	private long joined;

	DoorModel(DoorTerms terms, int codeUses) {
		this.terms = terms;
		this.codeUses = codeUses;
	}

	/**
	 * @param address null where nothing is counted
	 * @param network null where nothing is counted
	 * @param bits of work shown, 0 for none
	 * @param lane of a new place, -1 where there are no lanes
	 * @param code null where none was shown though one is needed; empty where none is needed
	 */
	String join(String visitor, String address, String network, int bits, long after, String code, int lane, long now) {
		Long place = this.places.get(visitor);
		if (place != null && !this.spent.contains(place)) {
			return "PLACE " + place + this.laneOf.get(place);
		}
		if (code == null) {
			return "CODE_NEEDED";
		}
		if (!code.isEmpty() && this.ofCode.getOrDefault(code, 0) >= this.codeUses) {
			return "CODE_SPENT";
		}
		if (address != null && (isFull(this.ofAddress, address, this.terms.placesPerAddress())
				|| isFull(this.ofNetwork, network, this.terms.placesPerNetwork()))) {
			return "NETWORK_FULL";
		}
		long last = (place == null) ? -1 : place;
		boolean isUsed = bits > 0 && after != last;
		if (this.terms.mostWork() > 0 && (bits == 0 || isUsed)) {
			int needed = needed(network, now);
			if (needed > 0) {
				return "WORK " + needed + " " + last + " " + isUsed;
			}
		}
		long given = take(visitor, address, network, code);
		this.laneOf.put(given, (lane < 0) ? "" : " lane " + lane + ":" + (this.inLane.merge(lane, 1, Integer::sum) - 1));
		return "PLACE " + given + this.laneOf.get(given);
	}

	void spend(String visitor) {
		if (this.places.containsKey(visitor)) {
			this.spent.add(this.places.get(visitor));
		}
	}

	Long placeOf(String visitor) {
		return this.places.get(visitor);
	}

	private long take(String visitor, String address, String network, String code) {
		if (address != null) {
			this.ofAddress.merge(address, 1, Integer::sum);
			this.ofNetwork.merge(network, 1, Integer::sum);
		}
		if (!code.isEmpty()) {
			this.ofCode.merge(code, 1, Integer::sum);
		}
		this.places.put(visitor, this.joined);
		return this.joined++;
	}

	private int needed(String network, long now) {
		this.pressure = this.pressure * Math.exp(-Math.max(0, now - this.at) / 60_000.0) + 1;
		this.at = Math.max(this.at, now);
		int steps = steps(this.pressure, this.terms.calmPerMinute());
		if (network != null) {
			steps = Math.max(steps, 2 * steps(this.asked.merge(network, 1, Integer::sum), this.terms.calmPerNetwork()));
		}
		return (steps == 0) ? this.terms.leastWork()
				: Math.min(this.terms.mostWork(), Math.max(this.terms.leastWork(), 13) + steps);
	}

	private static int steps(double number, int calm) {
		int steps = 0;
		for (double bound = calm; number > bound * (1 - ((steps > 0) ? 1e-9 : 0)); bound *= 2) {
			steps++;
		}
		return steps;
	}

	private static boolean isFull(Map<String, Integer> counts, String key, Integer most) {
		return most != null && most > 0 && counts.getOrDefault(key, 0) >= most;
	}

}
