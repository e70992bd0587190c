package io.onrush.waitingroom.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.onrush.waitingroom.draw.LaneDraw;
import io.onrush.waitingroom.draw.LanePlace;
import io.onrush.waitingroom.draw.MerkleTreeHash;
import io.onrush.waitingroom.draw.ServerSeed;
import io.onrush.waitingroom.draw.TicketLeaf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A draw of 4 tickets out of 6 by an operator who has the key and signs whatever suits it. */
class VerifyDrawTest {

	private static final HexFormat HEX = HexFormat.of();

	private static final int ENTRANTS = 4;

	private static final String PROMISE = "members:30,general:70";

	private static final Instant DRAWN = Instant.parse("2026-03-01T10:00:05.700Z");

	@TempDir
	Path folder;

	private final ECKey key = key();

	private final List<UUID> tickets = new ArrayList<>(IntStream.range(0, 6).mapToObj(i -> new UUID(7, i)).toList());

	private boolean hasLanes;

	@BeforeEach
	void publish() throws IOException {
		keep("keys.json", new JWKSet(this.key).toString());
		draw("null");
		heads(head(6, root(6)), head(ENTRANTS, root(ENTRANTS)));
		list(6);
	}

	@Test
	void an_honest_draw_holds() {
		assertThat(verify()).contains("correct  heads       2 heads", "correct  drawn list", "6 tickets were read", "everything that was checked holds");
	}

	@Test
	void a_list_that_ends_before_the_longest_signed_head_is_too_short() throws IOException {
		list(5);
		assertThat(verify()).contains("wrong    length      the list ends after 5 tickets; 6 were promised");
	}

	@Test
	void two_signed_heads_of_one_size_must_be_the_same() throws IOException {
		heads(head(6, root(6)), head(6, root(6)));
		assertThat(verify()).contains("everything that was checked holds");
		heads(head(6, "ab".repeat(32)), head(6, root(6)));
		assertThat(verify()).contains("wrong    heads       the operator has signed two different lists of 6 tickets");
		heads(head(6, root(6)), head(6, "ab".repeat(32)));
		assertThat(verify()).contains("wrong    heads       the operator has signed two different lists of 6 tickets");
	}

	@Test
	void without_heads_nothing_is_called_correct_about_them() throws IOException {
		heads();
		assertThat(verify()).contains("note     heads").doesNotContain("correct  heads", "drawn list").contains("everything that was checked holds");
	}

	@Test
	void a_ticket_that_the_signed_list_has_twice_is_found() throws IOException {
		this.tickets.set(3, this.tickets.get(1));
		publish();
		assertThat(verify()).contains("correct  list", "wrong    tickets", "is listed twice, the second time at 3");
	}

	@Test
	void a_receipt_from_before_the_list_was_frozen_shows_that_its_ticket_was_left_out() throws IOException {
		receipt(4, DRAWN.minusSeconds(1));
		assertThat(verify()).contains("wrong    after draw", "it was left out of the draw");
		receipt(3, DRAWN.minusSeconds(1));
		assertThat(verify()).doesNotContain("after draw").contains("everything that was checked holds");
	}

	@Test
	void a_receipt_of_the_second_of_the_freezing_or_later_is_one_of_a_later_place() throws IOException {
		receipt(4, DRAWN.minusMillis(400));
		assertThat(verify()).contains("correct  after draw", "everything that was checked holds");
		receipt(4, DRAWN.plusSeconds(1));
		assertThat(verify()).contains("correct  after draw", "everything that was checked holds");
	}

	@Test
	void who_came_while_the_randomness_was_waited_for_was_not_left_out() throws IOException {
		draw("{\"entrants\": 4, \"merkleRoot\": \"%s\", \"frozenAt\": \"2026-03-01T09:59:55Z\", \"beaconRound\": 9}".formatted(root(ENTRANTS)));
		receipt(4, Instant.parse("2026-03-01T09:59:57Z"));
		assertThat(verify()).contains("correct  after draw", "everything that was checked holds");
		receipt(4, Instant.parse("2026-03-01T09:59:54Z"));
		assertThat(verify()).contains("wrong    after draw");
	}

	@Test
	void an_honest_draw_with_lanes_holds_and_gives_the_place_its_position() throws IOException {
		withLanes();
		receipt(2, DRAWN.minusSeconds(1), new LanePlace(0, 1), PROMISE);
		LaneDraw expected = new LaneDraw(seed(), new int[] { 30, 70 }, new long[] { 2, 2 });
		assertThat(verify()).contains("correct  lanes", "correct  shares      the lanes and their shares are " + PROMISE, "the receipt names the same lanes",
				"index 2; its position is " + expected.positionOf(new LanePlace(0, 1)) + ",", "everything that was checked holds");
	}

	@Test
	void who_was_put_into_another_lane_is_found_by_list_and_receipt() throws IOException {
		withLanes();
		receipt(2, DRAWN.minusSeconds(1), new LanePlace(0, 1), PROMISE);
		keep("tickets.txt", Files.readString(this.folder.resolve("tickets.txt")).replaceFirst(this.tickets.get(2) + " 0", this.tickets.get(2) + " 1"));
		assertThat(verify()).contains("wrong    list", "wrong    lanes       the record says [2, 2] places of the lanes, the list [1, 3]", "wrong    place");
		withLanes();
		receipt(2, DRAWN.minusSeconds(1), new LanePlace(0, 0), PROMISE);
		assertThat(verify()).contains("correct  list", "wrong    place");
	}

	@Test
	void other_shares_than_the_receipt_promises_are_found() throws IOException {
		withLanes();
		receipt(2, DRAWN.minusSeconds(1), new LanePlace(0, 1), "members:40,general:60");
		assertThat(verify()).contains("wrong    shares      the receipt promises other lanes or shares: members:40,general:60");
	}

	@Test
	void lanes_that_do_not_add_up_are_found() throws IOException {
		withLanes();
		change("\"size\": 2", "\"size\": 3");
		assertThat(verify()).contains("wrong    lanes       the lanes have 5 places, and 4 were drawn", "the record says [3, 2]");
		withLanes();
		change("\"share\": 70", "\"share\": 60");
		assertThat(verify()).contains("wrong    shares      the shares are not 100 % together");
	}

	@Test
	void a_list_without_the_lanes_of_its_record_cannot_be_read() throws IOException {
		withLanes();
		list(6);
		assertThat(VerifyDraw.run(List.of(this.folder.toString()), new PrintStream(new ByteArrayOutputStream()))).isEqualTo(2);
		keep("tickets.txt", String.join("\n", this.tickets.stream().map(ticket -> ticket + " 2").toList()));
		assertThat(VerifyDraw.run(List.of(this.folder.toString()), new PrintStream(new ByteArrayOutputStream()))).isEqualTo(2);
	}

	/** Even indexes are members. */
	private void withLanes() throws IOException {
		this.hasLanes = true;
		draw("null");
		change("\"frozen\"", "\"lanes\": [{\"name\": \"members\", \"share\": 30, \"size\": 2}, {\"name\": \"general\", \"share\": 70, \"size\": 2}], \"frozen\"");
		heads(head(6, root(6)), head(ENTRANTS, root(ENTRANTS)));
		keep("tickets.txt", IntStream.range(0, 6).mapToObj(i -> this.tickets.get(i) + " " + i % 2).collect(Collectors.joining("\n")));
	}

	private void change(String what, String to) throws IOException {
		String draw = Files.readString(this.folder.resolve("draw.json"));
		assertThat(draw).contains(what);
		keep("draw.json", draw.replaceFirst(what, to));
	}

	private byte[] seed() {
		return ServerSeed.of(HEX.parseHex("07".repeat(32))).drawSeed(HEX.parseHex(root(ENTRANTS)), new byte[0]);
	}

	private void draw(String frozen) throws IOException {
		ServerSeed secret = ServerSeed.of(HEX.parseHex("07".repeat(32)));
		String root = root(ENTRANTS);
		keep("draw.json", """
				{"onsaleId": "o", "algorithm": "swap-or-not-90", "drawn": true, "commitment": "%s", "serverSeed": "%s", "merkleRoot": "%s",
				 "entrants": %d, "beacon": null, "seed": "%s", "drawnAt": "%s", "frozen": %s, "beaconOrigin": null, "beaconMissing": null}"""
			.formatted(secret.commitment(), secret.reveal(), root, ENTRANTS,
					HEX.formatHex(secret.drawSeed(HEX.parseHex(root), new byte[0])), DRAWN, frozen));
	}

	private String root(int size) {
		MerkleTreeHash tree = new MerkleTreeHash();
		IntStream.range(0, size).forEach(i -> tree.add(TicketLeaf.data(this.tickets.get(i), i, this.hasLanes ? new LanePlace(i % 2, i / 2) : null)));
		return HEX.formatHex(tree.root());
	}

	private void list(int length) throws IOException {
		keep("tickets.txt", String.join("\n", this.tickets.subList(0, length).stream().map(UUID::toString).toList()));
	}

	private void heads(String... heads) throws IOException {
		keep("log.json", "{\"heads\": [" + String.join(", ", heads) + "]}");
	}

	private String head(long size, String root) {
		String signed = signed("onrush-log-head+jwt", new JWTClaimsSet.Builder().claim("ons", "o").claim("size", size).claim("root", root));
		return "{\"size\": %d, \"root\": \"%s\", \"signed\": \"%s\"}".formatted(size, root, signed);
	}

	private void receipt(int index, Instant at) throws IOException {
		receipt(index, at, null, null);
	}

	private void receipt(int index, Instant at, LanePlace lane, String promise) throws IOException {
		keep("receipt.txt", signed("onrush-receipt+jwt", new JWTClaimsSet.Builder().jwtID(this.tickets.get(index).toString())
			.claim("ons", "o")
			.claim("idx", index)
			.claim("lane", (lane == null) ? null : lane.lane())
			.claim("lix", (lane == null) ? null : lane.index())
			.claim("lanes", promise)
			.claim("cmt", ServerSeed.of(HEX.parseHex("07".repeat(32))).commitment())
			.issueTime(Date.from(at))));
	}

	private String signed(String kind, JWTClaimsSet.Builder claims) {
		try {
			SignedJWT signed = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType(kind))
				.keyID(this.key.getKeyID())
				.build(), claims.build());
			signed.sign(new ECDSASigner(this.key));
			return signed.serialize();
		}
		catch (JOSEException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static ECKey key() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID("one").generate();
		}
		catch (JOSEException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private void keep(String name, String content) throws IOException {
		Files.writeString(this.folder.resolve(name), content);
	}

	/** What it says; the code that it ends with must be of the same opinion. */
	private String verify() {
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		Path receipt = this.folder.resolve("receipt.txt");
		int code = VerifyDraw.run(Files.exists(receipt) ? List.of(this.folder.toString(), receipt.toString()) : List.of(this.folder.toString()),
				new PrintStream(said, true, StandardCharsets.UTF_8));
		String words = said.toString(StandardCharsets.UTF_8);
		assertThat(code).as(words).isEqualTo(words.contains("wrong    ") ? 1 : 0);
		return words;
	}

}
