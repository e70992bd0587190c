package io.onrush.waitingroom.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import io.onrush.waitingroom.draw.MerkleProofs;
import io.onrush.waitingroom.draw.TicketLeaf;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.verify.VerifyDraw;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** What a visitor can see of a draw and of the arrivals, and what the verifier says of it, true and tampered with. */
class VerifiedDrawTest extends RoomTest {

	private static final int VISITORS = 20;

	@TempDir
	Path kept;

	private Onsale onsale;

	private final List<String> tickets = new ArrayList<>();

	private String receipt;

	@BeforeEach
	void draw() throws IOException {
		this.onsale = room.scheduled(-5, 600, MANY, 10);
		for (int i = 0; i < VISITORS; i++) {
			this.tickets.add((String) json(join(this.onsale, "v" + i)).get("ticketId"));
		}
		this.receipt = (String) json(call(HttpMethod.GET, path(this.onsale, "/queue/me/receipt"), "v7", "Queue-Ticket",
				ticket(this.onsale, "v7"))).get("receipt");
		problem(get("/draw/proof?index=0"), 404, "draw-not-made");
		room.bean(Onsales.class).open(this.onsale.id()).block();
		awaitPhase(this.onsale, Phase.OPEN);
		Awaitility.await().untilAsserted(() -> assertThat(text("/log")).contains("\"size\":" + VISITORS));
		keep("draw.json", text("/draw"));
		keep("log.json", text("/log"));
		keep("tickets.txt", text("/log/tickets?from=0&to=" + VISITORS));
		keep("keys.json", text("/signing-keys"));
		keep("receipt.txt", this.receipt);
	}

	@Test
	void everything_holds_and_the_visitor_finds_the_ticket_in_its_place() {
		Ended ended = verify("receipt.txt");
		assertThat(ended.said()).contains("the ticket is listed at index 7", "everything that was checked holds", "you trust the operator")
			.doesNotContain("wrong");
		assertThat(ended.code()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "serverSeed", "merkleRoot", "seed", "commitment", "algorithm", "beacon" })
	void a_record_that_was_changed_is_found_out(String field) throws IOException {
		change("draw.json", draw -> draw.replaceFirst("\"" + field + "\":(\"[^\"]*\"|null)", "\"" + field + "\":\"" + "ab".repeat(32) + "\""));
		assertThat(verify("receipt.txt").code()).isOne();
	}

	@Test
	void tickets_that_were_swapped_after_the_draw_are_found_out_and_so_is_who_was_moved() throws IOException {
		Collections.swap(this.tickets, 7, 8);
		keep("tickets.txt", String.join("\n", this.tickets));
		Ended ended = verify("receipt.txt");
		assertThat(ended.said()).contains("the list is not the one whose root was drawn", "does not have the ticket at index 7");
		assertThat(ended.code()).isOne();
	}

	@Test
	void a_ticket_that_is_listed_twice_and_a_list_that_is_too_short_are_found_out() throws IOException {
		this.tickets.set(3, this.tickets.get(4));
		keep("tickets.txt", String.join("\n", this.tickets));
		assertThat(verify("receipt.txt").said()).contains("is listed twice");
		keep("tickets.txt", String.join("\n", this.tickets.subList(0, VISITORS - 1)));
		assertThat(verify("receipt.txt").said()).contains("the list ends after 19 tickets");
	}

	@Test
	void heads_and_receipts_that_nobody_signed_are_found_out() throws IOException {
		change("log.json", log -> log.replaceFirst("\"root\":\"..", "\"root\":\"zz"));
		assertThat(verify("receipt.txt").said()).contains("heads of the log are not signed by a published key");
		keep("receipt.txt", this.receipt.substring(0, this.receipt.length() - 6) + "AAAAAA");
		assertThat(verify("receipt.txt").said()).contains("no published key has signed the receipt");
	}

	@Test
	void what_cannot_be_read_is_not_called_wrong() {
		assertThat(VerifyDraw.run(List.of(), stream())).isEqualTo(2);
		assertThat(VerifyDraw.run(List.of("/no/such/folder"), stream())).isEqualTo(2);
	}

	@Test
	void the_path_of_every_place_leads_to_the_root_that_was_drawn() {
		Map<String, Object> draw = json(get("/draw"));
		for (int index = 0; index < VISITORS; index++) {
			Map<String, Object> proof = json(get("/draw/proof?index=" + index).expectHeader().valueMatches("Cache-Control", ".*immutable.*"));
			assertThat(proof).containsEntry("index", index).containsEntry("entrants", VISITORS).containsEntry("merkleRoot", draw.get("merkleRoot"));
			assertThat(isIncluded(index, VISITORS, proof, (String) draw.get("merkleRoot"))).isTrue();
		}
	}

	@Test
	void who_comes_later_is_in_the_log_behind_them() {
		String late = (String) json(join(this.onsale, "late")).get("ticketId");
		awaitEntrants(this.onsale, VISITORS + 1);
		this.tickets.add(late);
		assertThat(text("/log/tickets?from=%d&to=%d".formatted(VISITORS, VISITORS + 1))).isEqualTo(late + "\n");
		Map<String, Object> consistency = json(get("/log/consistency?first=%d&second=%d".formatted(VISITORS, VISITORS + 1)));
		assertThat((List<?>) consistency.get("path")).isNotEmpty();
		Map<String, Object> proof = json(get("/log/proof?index=%d&size=%d".formatted(VISITORS, VISITORS + 1)));
		assertThat(proof).containsEntry("index", VISITORS).containsEntry("size", VISITORS + 1);
		problem(get("/draw/proof?index=" + VISITORS), 404, "not-in-log");
	}

	@Test
	void numbers_that_make_no_sense_are_refused() {
		for (String query : List.of("/draw/proof", "/draw/proof?index=-1", "/draw/proof?index=x", "/draw/proof?index=99999999999",
				"/log/consistency?first=0&second=3", "/log/consistency?first=4&second=3", "/log/tickets?from=3&to=3",
				"/log/tickets?from=0&to=100001", "/log/tickets", "/log?before=x", "/log/proof?index=1")) {
			problem(get(query), 400, "invalid-range");
		}
		for (String query : List.of("/log/proof?index=0&size=21", "/log/proof?index=20&size=20", "/log/proof?index=0&size=0",
				"/log/consistency?first=1&second=21", "/log/tickets?from=0&to=21")) {
			problem(get(query), 404, "not-in-log");
		}
	}

	@SuppressWarnings("unchecked")
	private boolean isIncluded(int index, int size, Map<String, Object> proof, String root) {
		byte[] leaf = TicketLeaf.data(UUID.fromString(this.tickets.get(index)), index);
		List<byte[]> path = ((List<String>) proof.get("path")).stream().map(HexFormat.of()::parseHex).toList();
		return MerkleProofs.isIncluded(leaf, index, size, path, HexFormat.of().parseHex(root));
	}

	private ResponseSpec get(String call) {
		return call(HttpMethod.GET, path(this.onsale, call), null, null, null);
	}

	private String text(String call) {
		return get(call).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
	}

	private void keep(String name, String content) throws IOException {
		Files.writeString(this.kept.resolve(name), content);
	}

	private void change(String name, UnaryOperator<String> change) throws IOException {
		String before = Files.readString(this.kept.resolve(name));
		String after = change.apply(before);
		assertThat(after).as("the change is one").isNotEqualTo(before);
		keep(name, after);
	}

	private Ended verify(String receiptFile) {
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		int code = VerifyDraw.run(List.of(this.kept.toString(), this.kept.resolve(receiptFile).toString()),
				new PrintStream(said, true, StandardCharsets.UTF_8));
		return new Ended(code, said.toString(StandardCharsets.UTF_8));
	}

	private static PrintStream stream() {
		return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
	}

	private record Ended(int code, String said) {
	}

}
