package io.onrush.waitingroom.web;

import java.util.Map;
import java.util.UUID;

import io.onrush.waitingroom.admission.AdmissionPasses;
import io.onrush.waitingroom.admission.PassCheck;
import io.onrush.waitingroom.admission.QueueStatus;
import io.onrush.waitingroom.admission.QueueStatuses;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.Phase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** Opens one room for the tests of a class and gives them the calls of the contract. */
abstract class RoomTest {

	static final int MANY = 60_000;

	static Room room;

	@BeforeAll
	static void open() {
		room = new Room();
	}

	@AfterAll
	static void close() {
		room.close();
	}

	static ResponseSpec join(Onsale onsale, String visitor) {
		return call(HttpMethod.POST, path(onsale, "/queue"), visitor, null, null);
	}

	static String ticket(Onsale onsale, String visitor) {
		return (String) json(join(onsale, visitor).expectStatus().is2xxSuccessful()).get("ticket");
	}

	static ResponseSpec me(Onsale onsale, String visitor, String ticket) {
		return call(HttpMethod.GET, path(onsale, "/queue/me"), visitor, "Queue-Ticket", ticket);
	}

	static ResponseSpec pass(Onsale onsale, String visitor, String ticket) {
		return call(HttpMethod.POST, path(onsale, "/pass"), visitor, "Queue-Ticket", ticket);
	}

	static ResponseSpec leave(Onsale onsale, String visitor, String pass) {
		return call(HttpMethod.DELETE, path(onsale, "/pass"), visitor, "Admission-Pass", pass);
	}

	static ResponseSpec stream(Onsale onsale) {
		return call(HttpMethod.GET, path(onsale, "/queue/stream"), null, null, null);
	}

	static String path(Onsale onsale, String call) {
		return "/" + onsale.id() + call;
	}

	static ResponseSpec call(HttpMethod method, String path, String visitor, String header, String value) {
		return room.client().method(method).uri(path).headers(headers -> {
			if (visitor != null) {
				headers.set(Room.VISITOR, visitor);
			}
			if (value != null) {
				headers.set(header, value);
			}
		}).exchange();
	}

	static Map<String, Object> json(ResponseSpec response) {
		return response.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
		}).returnResult().getResponseBody();
	}

	static Map<String, Object> problem(ResponseSpec response, int status, String id) {
		Map<String, Object> body = json(response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON));
		assertThat(body).containsEntry("type", id).containsEntry("status", status).containsKeys("title", "detail");
		return body;
	}

	static PassCheck check(String pass, String visitor, UUID eventId) {
		return room.bean(AdmissionPasses.class).check(pass, visitor, eventId).block();
	}

	static QueueStatus status(Onsale onsale) {
		return room.bean(QueueStatuses.class).status(onsale.id()).block();
	}

	static void awaitPhase(Onsale onsale, Phase phase) {
		Awaitility.await().until(() -> status(onsale).phase() == phase);
	}

	static void awaitEntrants(Onsale onsale, long entrants) {
		Awaitility.await()
			.until(() -> status(onsale).entrants() == entrants
					&& room.bean(OnsaleBoard.class).keeps(onsale.id()));
	}

	static void awaitAdmitted(Onsale onsale, String visitor, String ticket) {
		Awaitility.await()
			.untilAsserted(() -> assertThat(json(me(onsale, visitor, ticket))).containsEntry("admitted", true));
	}

}
