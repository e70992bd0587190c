package io.onrush.waitingroom.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.admission.PassCheck;
import io.onrush.waitingroom.admission.QueueStatus;
import io.onrush.waitingroom.draw.ReferenceDraw;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.queue.QueueTicket;
import io.onrush.waitingroom.queue.QueueTickets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

class RoutesTest extends RoomTest {

	@Test
	void a_visitor_gets_one_place_and_the_same_again() {
		Onsale onsale = room.scheduled(-5, 600, MANY, 10);
		Map<String, Object> first = json(join(onsale, "ann").expectStatus().isCreated());
		Map<String, Object> again = json(join(onsale, "ann").expectStatus().isOk());
		assertThat(first).containsOnlyKeys("ticketId", "ticket", "index", "lane", "phase", "position")
			.containsEntry("index", 0)
			.containsEntry("lane", null)
			.containsEntry("phase", "QUEUEING")
			.containsEntry("position", null);
		assertThat(again.get("ticketId")).isEqualTo(first.get("ticketId"));
		assertThat(json(join(onsale, "bob").expectStatus().isCreated())).containsEntry("index", 1);
	}

	@Test
	void a_place_outlives_the_connection_that_made_it() {
		Onsale onsale = room.scheduled(-5, 600, MANY, 10);
		Object ticketId = json(join(onsale, "ann")).get("ticketId");
		Disposable watching = stream(onsale).returnResult(byte[].class).getResponseBody().subscribe();
		watching.dispose();
		assertThat(json(join(onsale, "ann").expectStatus().isOk()).get("ticketId")).isEqualTo(ticketId);
	}

	@Test
	void the_whole_way_from_joining_to_leaving_and_joining_again() {
		Onsale onsale = room.scheduled(-5, 600, MANY, 10);
		String ticket = ticket(onsale, "ann");
		problem(pass(onsale, "ann", ticket), 409, "not-your-turn");
		room.bean(Onsales.class).open(onsale.id()).block();
		awaitAdmitted(onsale, "ann", ticket);

		Map<String, Object> body = json(pass(onsale, "ann", ticket).expectStatus().isOk());
		String pass = (String) body.get("pass");
		assertThat(json(pass(onsale, "ann", ticket)).get("expiresAt")).as("the same again")
			.isEqualTo(body.get("expiresAt"));
		assertThat(check(pass, "ann", onsale.eventId())).isInstanceOf(PassCheck.Admitted.class);

		leave(onsale, "ann", pass).expectStatus().isNoContent();
		leave(onsale, "ann", pass).expectStatus().isNoContent();
		assertThat(check(pass, "ann", onsale.eventId())).isEqualTo(new PassCheck.Left());
		problem(pass(onsale, "ann", ticket), 409, "place-spent");
		assertThat(json(join(onsale, "ann").expectStatus().isCreated())).containsEntry("index", 1)
			.containsEntry("position", 1);
	}

	@Test
	void the_drawn_order_is_the_order_of_admission() {
		Onsale onsale = room.scheduled(-5, 600, 60, 2);
		List<String> tickets = IntStream.range(0, 12).mapToObj(i -> ticket(onsale, "v" + i)).toList();
		room.bean(Onsales.class).open(onsale.id()).block();
		awaitPhase(onsale, Phase.OPEN);
		Set<Object> positions = new HashSet<>();
		for (int i = 0; i < 12; i++) {
			Map<String, Object> me = json(me(onsale, "v" + i, tickets.get(i)).expectStatus().isOk());
			positions.add(me.get("position"));
			boolean admitted = pass(onsale, "v" + i, tickets.get(i)).returnResult(String.class)
				.getStatus()
				.is2xxSuccessful();
			assertThat(admitted && (int) me.get("position") > 3).as("admitted out of order: %s", me).isFalse();
		}
		assertThat(positions).hasSize(12);
	}

	@Test
	void who_is_not_called_is_told_when_to_come() {
		Onsale onsale = room.scheduled(-5, -1, 1, 1);
		awaitPhase(onsale, Phase.OPEN);
		ticket(onsale, "ann");
		String bob = ticket(onsale, "bob");
		Map<String, Object> body = problem(pass(onsale, "bob", bob).expectHeader().exists("Retry-After"), 409,
				"not-your-turn");
		assertThat(body).containsEntry("position", 1).containsKeys("ahead", "etaSeconds");
		assertThat((int) body.get("etaSeconds")).isBetween(60, 120);
	}

	@Test
	void a_pause_keeps_the_places_and_gives_no_pass() {
		Onsale onsale = room.scheduled(-5, -1, MANY, 10);
		awaitPhase(onsale, Phase.OPEN);
		String ann = ticket(onsale, "ann");
		awaitAdmitted(onsale, "ann", ann);
		room.bean(Onsales.class).pause(onsale.id()).block();
		problem(pass(onsale, "ann", ann), 409, "not-your-turn");
		assertThat(json(me(onsale, "ann", ann))).containsEntry("phase", "PAUSED").containsEntry("etaSeconds", null);
		room.bean(Onsales.class).resume(onsale.id()).block();
		pass(onsale, "ann", ann).expectStatus().isOk();
	}

	@Test
	void nobody_joins_before_the_queue_opens() {
		Onsale onsale = room.scheduled(100, 200, MANY, 10);
		ResponseSpec refused = join(onsale, "ann");
		refused.expectHeader().value("Retry-After", seconds -> assertThat(Integer.parseInt(seconds)).isBetween(90, 101));
		problem(refused, 409, "queue-not-open");
	}

	@Test
	void nobody_joins_or_is_admitted_after_the_end() {
		Onsale onsale = room.scheduled(-5, -1, MANY, 10);
		String ticket = ticket(onsale, "ann");
		room.bean(Onsales.class).close(onsale.id()).block();
		problem(join(onsale, "bob"), 409, "onsale-closed");
		problem(pass(onsale, "ann", ticket), 409, "onsale-closed");
	}

	@Test
	void a_call_of_a_visitor_needs_a_visitor() {
		Onsale onsale = room.scheduled(-5, 600, MANY, 10);
		problem(join(onsale, null), 401, "visitor-required");
		problem(me(onsale, null, "ticket"), 401, "visitor-required");
		problem(pass(onsale, null, "ticket"), 401, "visitor-required");
		problem(leave(onsale, null, "pass"), 401, "visitor-required");
	}

	@ParameterizedTest
	@ValueSource(strings = { "00000000-0000-4000-8000-000000000001", "not-a-uuid" })
	void an_unknown_onsale_is_not_found_by_any_call(String id) {
		for (String path : List.of("/queue", "/queue/stream", "/queue/me", "/draw")) {
			problem(call(HttpMethod.GET, "/" + id + path, "ann", "Queue-Ticket", "t"), 404, "onsale-not-found");
		}
		for (String path : List.of("/queue", "/pass")) {
			problem(call(HttpMethod.POST, "/" + id + path, "ann", "Queue-Ticket", "t"), 404, "onsale-not-found");
		}
		problem(call(HttpMethod.DELETE, "/" + id + "/pass", "ann", "Admission-Pass", "p"), 404, "onsale-not-found");
	}

	@Test
	void a_ticket_must_be_there_genuine_current_and_ones_own() {
		Onsale onsale = room.scheduled(-5, 600, MANY, 10);
		Onsale other = room.scheduled(-5, 600, MANY, 10);
		String ticket = ticket(onsale, "ann");
		Clock longAgo = Clock.fixed(onsale.opensAt().minus(Duration.ofDays(9)), ZoneOffset.UTC);
		Onsale ended = SampleOnsales.closingAt(longAgo.instant());
		String expired = new QueueTickets(SampleOnsales.KEY, longAgo)
			.sign(new QueueTicket(SampleOnsales.id(), onsale.id(), "ann", 0), ended);
		problem(me(onsale, "ann", null), 401, "ticket-required");
		problem(me(onsale, "ann", "forged"), 401, "ticket-invalid");
		problem(me(onsale, "ann", ticket.substring(0, ticket.length() - 4) + "AAAA"), 401, "ticket-invalid");
		problem(me(other, "ann", ticket), 401, "ticket-invalid");
		problem(me(onsale, "ann", expired), 401, "ticket-expired");
		problem(me(onsale, "bob", ticket), 403, "ticket-not-yours");
		problem(pass(onsale, "bob", ticket), 403, "ticket-not-yours");
		problem(pass(onsale, "ann", null), 401, "ticket-required");
	}

	@Test
	void a_pass_given_back_must_be_there_genuine_and_ones_own() {
		Onsale onsale = room.scheduled(-5, -1, MANY, 10);
		Onsale other = room.scheduled(-5, -1, MANY, 10);
		String ticket = ticket(onsale, "ann");
		awaitAdmitted(onsale, "ann", ticket);
		String pass = (String) json(pass(onsale, "ann", ticket)).get("pass");
		problem(leave(onsale, "ann", null), 403, "pass-required");
		problem(leave(onsale, "ann", "forged"), 403, "pass-invalid");
		problem(leave(onsale, "ann", ticket), 403, "pass-invalid");
		problem(leave(other, "ann", pass), 403, "pass-invalid");
		problem(leave(onsale, "bob", pass), 403, "pass-not-yours");
		assertThat(check(pass, "ann", onsale.eventId())).isInstanceOf(PassCheck.Admitted.class);
	}

	@Test
	void the_status_is_public_and_cacheable_and_not_sent_twice() {
		Onsale onsale = room.scheduled(-5, 600, 90, 10);
		ticket(onsale, "ann");
		awaitEntrants(onsale, 1);
		String etag = call(HttpMethod.GET, path(onsale, "/queue"), null, null, null).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Cache-Control", StatusPage.CACHE_CONTROL)
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.returnResult(String.class)
			.getResponseHeaders()
			.getETag();
		assertThat(json(call(HttpMethod.GET, path(onsale, "/queue"), null, null, null)))
			.containsEntry("phase", "QUEUEING")
			.containsEntry("entrants", 1)
			.containsEntry("admitted", 0)
			.containsEntry("ratePerMinute", 90)
			.containsKeys("opensAt", "queueOpensAt", "closesAt");
		call(HttpMethod.GET, path(onsale, "/queue"), null, "If-None-Match", etag).expectStatus().isNotModified();
	}

	@Test
	void the_stream_tells_changes_and_that_it_lives() {
		Onsale onsale = room.scheduled(-5, 600, MANY, 10);
		awaitEntrants(onsale, 0);
		StepVerifier.create(stream(onsale).expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.TEXT_EVENT_STREAM)
			.returnResult(DataBuffer.class)
			.getResponseBody()
			.map(buffer -> buffer.toString(StandardCharsets.UTF_8))
			.filter(text -> !text.equals(":\n\n")))
			.assertNext(frame -> assertThat(frame).as("each its own").matches("retry: [1-5]\\d{3}\n\n"))
			.assertNext(frame -> assertThat(frame).startsWith("event: status\ndata: {").contains("\"entrants\":0"))
			.then(() -> ticket(onsale, "ann"))
			.assertNext(frame -> assertThat(frame).contains("\"entrants\":1"))
			.thenCancel()
			.verify(Duration.ofSeconds(20));
	}

	@Test
	void a_node_that_carries_all_the_streams_it_can_says_so() {
		Onsale onsale = room.scheduled(-5, 600, MANY, 10);
		awaitEntrants(onsale, 0);
		StatusFrames frames = room.bean(StatusFrames.class);
		OnsaleView view = room.bean(OnsaleBoard.class).view(onsale.id()).block();
		List<Disposable> watching = IntStream.range(0, Room.MAX_WATCHERS)
			.mapToObj(i -> frames.stream(view).subscribe())
			.toList();
		problem(stream(onsale).expectHeader().exists("Retry-After"), 503, "too-many-streams");
		watching.forEach(Disposable::dispose);
		assertThat(frames.isFull()).isFalse();
	}

	@Test
	void a_node_that_leaves_tells_its_watchers_when_to_come_back_and_takes_no_new_ones() {
		Onsale onsale = room.scheduled(-5, 600, MANY, 10);
		try (Room leaving = new Room()) {
			StatusFrames frames = leaving.bean(StatusFrames.class);
			OnsaleBoard board = leaving.bean(OnsaleBoard.class);
			Awaitility.await().until(() -> board.keeps(onsale.id()));
			OnsaleView view = board.view(onsale.id()).block();
			StepVerifier.create(frames.stream(view).map(frame -> StandardCharsets.UTF_8.decode(frame.duplicate()).toString()))
				.assertNext(frame -> assertThat(frame).startsWith("event: status\n"))
				.then(() -> assertThat(frames.open()).isEqualTo(1))
				.then(() -> frames.end(() -> 1730))
				.thenConsumeWhile(frame -> !frame.startsWith("retry"))
				.expectNext("retry: 1730\n\n")
				.expectComplete()
				.verify(Duration.ofSeconds(10));
			assertThat(frames.open()).isZero();
			problem(leaving.client().get().uri("/" + onsale.id() + "/queue/stream").exchange().expectHeader()
				.valueEquals("Retry-After", "1"), 503, "shutting-down");
		}
	}

	@Test
	void the_draw_shows_its_commitment_first_and_the_rest_after() throws Exception {
		Onsale onsale = room.scheduled(-5, 600, MANY, 10);
		String ticketId = (String) json(join(onsale, "ann")).get("ticketId");
		Map<String, Object> before = json(call(HttpMethod.GET, path(onsale, "/draw"), null, null, null));
		assertThat(before).containsEntry("drawn", false)
			.containsEntry("algorithm", "swap-or-not-90")
			.containsEntry("commitment", onsale.commitment())
			.containsEntry("serverSeed", null);
		room.bean(Onsales.class).open(onsale.id()).block();
		awaitPhase(onsale, Phase.OPEN);
		Map<String, Object> after = json(call(HttpMethod.GET, path(onsale, "/draw"), null, null, null));
		byte[] seed = HexFormat.of().parseHex((String) after.get("serverSeed"));
		String root = HexFormat.of()
			.formatHex(ReferenceDraw.merkleRoot(List.of(ReferenceDraw.leaf(ticketId, 0))));
		assertThat(HexFormat.of().formatHex(ReferenceDraw.sha256(seed))).isEqualTo(onsale.commitment());
		assertThat(after).containsEntry("drawn", true)
			.containsEntry("entrants", 1)
			.containsEntry("merkleRoot", root)
			.containsEntry("beacon", null)
			.containsEntry("trust", "operator")
			.containsKeys("seed", "drawnAt");
		assertThat((String) after.get("proves")).contains("does not prove that one person had one entry");
	}

	@Test
	void a_dashboard_reads_the_queue() {
		Onsale onsale = room.scheduled(-5, -1, MANY, 10);
		String ticket = ticket(onsale, "ann");
		awaitAdmitted(onsale, "ann", ticket);
		pass(onsale, "ann", ticket).expectStatus().isOk();
		Awaitility.await().untilAsserted(() -> assertThat(status(onsale)).isEqualTo(
				new QueueStatus(onsale.id(), Phase.OPEN, 1, 1, 0, 1, 0, 0, MANY, 10, onsale.opensAt(), onsale.how(), false)));
	}

}
