package io.onrush.waitingroom.web;

import java.util.HashMap;
import java.util.Map;

import io.onrush.waitingroom.beacon.DrandServer;
import io.onrush.waitingroom.queue.JoinQueue;
import io.onrush.waitingroom.queue.Onsale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole module with a beacon that is announced and then does not answer, and the policy to go on without it. */
class BeaconRoomTest {

	@Test
	void the_round_is_announced_the_list_shown_frozen_and_the_fallback_said() {
		try (DrandServer drand = new DrandServer().isSilent(); Room room = new Room(beacon(drand))) {
			Onsale onsale = room.scheduled(-5, 2, 60, 10);
			room.bean(JoinQueue.class).join(onsale, "ann").block();
			Map<String, Object> announced = draw(room, onsale);
			assertThat(announced).containsEntry("drawn", false).containsEntry("frozen", null);
			Map<?, ?> plan = (Map<?, ?>) announced.get("beaconPlan");
			assertThat(plan.get("whenMissing")).isEqualTo("fall-back");

			Awaitility.await().until(() -> draw(room, onsale).get("frozen") != null);
			assertThat((Map<?, ?>) draw(room, onsale).get("frozen")).extracting("entrants", "beaconRound")
				.containsExactly(1, plan.get("round"));

			Awaitility.await().until(() -> draw(room, onsale).get("drawn").equals(true));
			Map<String, Object> drawn = draw(room, onsale);
			assertThat(drawn).containsEntry("beacon", null).containsEntry("trust", "operator").containsEntry("beaconOrigin", null);
			assertThat((String) drawn.get("beaconMissing")).contains("could not be had: localhost does not answer with the round");
		}
	}

	private static Map<String, Object> beacon(DrandServer drand) {
		Map<String, Object> settings = new HashMap<>();
		settings.put("onrush.waiting-room.beacon.urls", drand.url().toString());
		settings.put("onrush.waiting-room.beacon.period", "1s");
		settings.put("onrush.waiting-room.beacon.lag", "2s");
		settings.put("onrush.waiting-room.beacon.timeout", "200ms");
		settings.put("onrush.waiting-room.beacon.retry", "100ms");
		settings.put("onrush.waiting-room.beacon.wait-at-most", "300ms");
		return settings;
	}

	private static Map<String, Object> draw(Room room, Onsale onsale) {
		return room.client().get().uri("/" + onsale.id() + "/draw").exchange().expectStatus().isOk()
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			}).returnResult().getResponseBody();
	}

}
