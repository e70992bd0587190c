package io.onrush.waitingroom.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The lanes of an onsale: those with priority in the order they were listed, numbered from 0, and behind them the general lane,
 * which has what they leave. An onsale without priority lanes has no lanes at all.
 */
public record Lanes(List<Lane> priority) {

	/** What the lane of everybody else is called. */
	public static final String GENERAL = "general";

	public static final Lanes NONE = new Lanes(List.of());

	public Lanes {
		priority = List.copyOf(priority);
	}

	/** @param text as {@link #toString} gives it */
	static Lanes parse(String text) {
		return new Lanes(Arrays.stream(text.split(",")).filter(lane -> !lane.isEmpty()).map(lane -> lane.split(":"))
			.map(lane -> new Lane(lane[0], Integer.valueOf(lane[1])))
			.toList());
	}

	public boolean isEmpty() {
		return this.priority.isEmpty();
	}

	/** With the general lane last; empty where there are none. */
	public List<Lane> all() {
		return isEmpty() ? List.of() : Stream.concat(this.priority.stream(), Stream.of(new Lane(GENERAL, generalShare()))).toList();
	}

	/** Shares of {@link #all}. */
	public int[] shares() {
		return all().stream().mapToInt(lane -> Objects.requireNonNull(lane.share())).toArray();
	}

	/** The general lane's where no lane has this name. */
	public int numberOf(@Nullable String name) {
		return IntStream.range(0, this.priority.size()).filter(lane -> is(this.priority.get(lane), name)).findFirst().orElse(this.priority.size());
	}

	public String nameOf(int number) {
		return Objects.requireNonNull(all().get(number).name());
	}

	public boolean has(@Nullable String name) {
		return this.priority.stream().anyMatch(lane -> is(lane, name));
	}

	/** {@code name:share} of {@link #all}, separated by commas: what receipts promise. */
	public String promise() {
		return text(all());
	}

	@Override
	public String toString() {
		return text(this.priority);
	}

	private int generalShare() {
		return 100 - this.priority.stream().mapToInt(lane -> Objects.requireNonNull(lane.share())).sum();
	}

	private static boolean is(Lane lane, @Nullable String name) {
		return name != null && name.equalsIgnoreCase(lane.name());
	}

	private static String text(List<Lane> lanes) {
		return lanes.stream().map(lane -> lane.name() + ":" + lane.share()).collect(Collectors.joining(","));
	}

}
