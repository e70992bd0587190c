package io.onrush.waitingroom.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import com.nimbusds.jwt.JWTClaimsSet;
import io.onrush.waitingroom.draw.LanePlace;
import io.onrush.waitingroom.draw.SwapOrNotShuffle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Checks a draw from outside, on any machine: {@code verify-draw <url of the onsale or folder> [receipt file [keys file]]}. Ends with
 * 0 where everything holds, 1 where something is wrong, 2 where it could not be checked. Give the keys that were kept with the
 * receipt, where there are some: an operator who cheats could publish others later.
 */
public final class VerifyDraw {

	private static final String USAGE = "verify-draw <https://host/api/v1/onsales/id, or a folder> [file with the receipt [file with the keys]]";

	private final Published published;

	private final @Nullable String receipt;

	private final @Nullable String keptKeys;

	private final List<Finding> findings = new ArrayList<>();

	private VerifyDraw(Published published, @Nullable String receipt, @Nullable String keptKeys) {
		this.published = published;
		this.receipt = receipt;
		this.keptKeys = keptKeys;
	}

	/** @return the code that the process ends with */
	public static int run(List<String> arguments, PrintStream out) {
		if (arguments.isEmpty() || arguments.size() > 3) {
			out.println(USAGE);
			return 2;
		}
		try {
			String where = arguments.getFirst();
			Published published = where.matches("https?://.*") ? new PublishedByUrl(where) : new PublishedInFolder(Path.of(where));
			return new VerifyDraw(published, file(arguments, 1), file(arguments, 2)).check(out);
		}
		catch (IOException | ParseException | JacksonException | DateTimeException | IllegalArgumentException notReadable) {
			out.println("cannot be checked: " + notReadable.getMessage());
			return 2;
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			return 2;
		}
	}

	private static @Nullable String file(List<String> arguments, int place) throws IOException {
		return (arguments.size() > place) ? Files.readString(Path.of(arguments.get(place))) : null;
	}

	private int check(PrintStream out) throws IOException, InterruptedException, ParseException {
		JsonNode draw = this.published.draw();
		if (!draw.path("drawn").asBoolean()) {
			out.println("not drawn yet; keep the commitment: " + draw.path("commitment").asString());
			return 2;
		}
		this.findings.addAll(DrawCheck.of(draw));
		String keys = (this.keptKeys != null) ? this.keptKeys : this.published.keys();
		SignedWords words = (keys != null) ? new SignedWords(keys) : null;
		JWTClaimsSet mine = receipt(words);
		list(draw, words, mine);
		this.findings.forEach(out::println);
		boolean holds = this.findings.stream().noneMatch(finding -> finding.kind() == Finding.Kind.WRONG);
		out.println(holds ? "everything that was checked holds" : "something is wrong");
		return holds ? 0 : 1;
	}

	private @Nullable JWTClaimsSet receipt(@Nullable SignedWords words) {
		if (this.receipt == null) {
			return null;
		}
		JWTClaimsSet claims = (words != null) ? words.genuine("onrush-receipt+jwt", this.receipt) : null;
		this.findings.add(Finding.of(claims != null, "receipt", "the operator has signed the receipt",
				"no published key has signed the receipt, so it says nothing"));
		return claims;
	}

	private void list(JsonNode draw, @Nullable SignedWords words, @Nullable JWTClaimsSet mine)
			throws IOException, InterruptedException, ParseException {
		long index = (mine == null) ? -1 : mine.getLongClaim("idx");
		long entrants = draw.path("entrants").asLong();
		SignedHeads heads = new SignedHeads(draw.path("onsaleId").asString(), words).addAll(this.published.heads());
		this.findings.add(heads.finding());
		PublishedLanes lanes = PublishedLanes.of(draw);
		if (lanes != null) {
			this.findings.addAll(lanes.shares(entrants));
		}
		ListCheck list = new ListCheck(entrants, draw.path("merkleRoot").asString(), heads.roots(), index, lanes);
		this.published.tickets(Math.max(list.longest(), index + 1), list);
		this.findings.addAll(list.findings());
		if (mine != null) {
			place(draw, entrants, index, mine, list, lanes);
		}
	}

	private void place(JsonNode draw, long entrants, long index, JWTClaimsSet mine, ListCheck list,
			@Nullable PublishedLanes lanes) throws ParseException {
		boolean same = mine.getStringClaim("ons").equals(draw.path("onsaleId").asString())
				&& mine.getStringClaim("cmt").equals(draw.path("commitment").asString());
		this.findings.add(Finding.of(same, "commitment", "the receipt names this draw and its commitment",
				"the receipt is of another onsale, or the commitment was changed after it"));
		boolean there = Objects.equals(Objects.toString(list.atWanted(), ""), mine.getJWTID()) && PublishedLanes.isPlace(list.laneAtWanted(), mine);
		long position = (there && index < entrants) ? position(draw, entrants, index, list, lanes) : index;
		this.findings.add(Finding.of(there, "place", "the ticket is listed at index %d; its position is %d, counted from 0".formatted(index, position),
				"the list does not have the ticket at index %d, or not in its lane: it was left out or moved".formatted(index)));
		if (lanes != null) {
			this.findings.add(lanes.promised(mine));
		}
		Instant frozenAt = frozenAt(draw);
		if (index >= entrants) {
			this.findings.add(Finding.of(!isSignedBefore(frozenAt, mine), "after draw", "the receipt was signed when the list was frozen: the place is by arrival",
					"the receipt is older than the list, which was frozen at %s without the ticket: it was left out of the draw".formatted(frozenAt)));
		}
	}

	/** Where nothing was waited for, the list was frozen when it was drawn. */
	private static Instant frozenAt(JsonNode draw) {
		return Instant.parse(draw.path("frozen").path("frozenAt").asString(draw.path("drawnAt").asString()));
	}

	/** Receipts name the second in which they were signed, so one of the same second says nothing. */
	private static boolean isSignedBefore(Instant frozenAt, JWTClaimsSet mine) {
		return mine.getIssueTime() != null && mine.getIssueTime().toInstant().isBefore(frozenAt.truncatedTo(ChronoUnit.SECONDS));
	}

	private static long position(JsonNode draw, long entrants, long index, ListCheck list, @Nullable PublishedLanes lanes) {
		LanePlace lane = list.laneAtWanted();
		if (lanes != null && lane != null) {
			return lanes.position(lane);
		}
		byte[] seed = HexFormat.of().parseHex(draw.path("seed").asString());
		return new SwapOrNotShuffle(seed, Math.toIntExact(entrants)).positionOf(Math.toIntExact(index));
	}

}
