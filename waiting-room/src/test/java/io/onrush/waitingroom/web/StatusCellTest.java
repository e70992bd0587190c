package io.onrush.waitingroom.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.draw.SwapOrNotShuffle;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.OnsaleViews;
import io.onrush.waitingroom.queue.QueueProgress;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

class StatusCellTest {

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private static final Duration MAX_AGE = Duration.ofMinutes(15);

	private final Onsale onsale = SampleOnsales.drawn(60, 10, 100);

	private Instant now = OPENS;

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final Watching watching = new Watching(MAX_AGE);

	private final StatusCell cell = new StatusCell(view(1), this.now, JsonMapper.shared(),
			new StatusMeters(this.meters), this.watching);

	@Test
	void a_frame_is_an_event_with_the_public_status_as_json() {
		StepVerifier.create(this.cell.frames().map(StatusCellTest::text))
			.expectNext("""
					event: status
					data: {"phase":"OPEN","entrants":100,"admitted":1,"ratePerMinute":60,\
					"opensAt":"2091-06-01T10:00:00Z","queueOpensAt":"2091-06-01T09:00:00Z",\
					"closesAt":"2091-06-01T12:00:00Z","protects":null,"mode":"RANDOM",\
					"winners":null,"message":null,"outlook":null,"positions":{"drawn":100,"seed":"%s","lanes":[]},\
					"poll":{"share":0.25,"atLeastSeconds":1,"atMostSeconds":120,"openingAtMostSeconds":30,\
					"pausedSeconds":10,"jitter":0.15},"asOf":"2091-06-01T10:00:00Z"}

					""".formatted(this.onsale.draw().seed()))
			.thenCancel()
			.verify();
	}

	@Test
	void two_watchers_are_given_the_very_same_bytes() {
		List<ByteBuffer> first = new ArrayList<>();
		List<ByteBuffer> second = new ArrayList<>();
		this.cell.frames().subscribe(first::add);
		this.cell.frames().subscribe(second::add);
		tick(2);
		tick(3);
		assertThat(first).hasSize(3);
		for (int i = 0; i < 3; i++) {
			assertThat(first.get(i)).isSameAs(second.get(i));
			assertThat(first.get(i).isDirect()).as("where the network takes it from").isTrue();
		}
	}

	@Test
	void nothing_is_sent_while_nothing_changes_until_a_heartbeat_is_due() {
		StepVerifier.create(this.cell.frames().map(StatusCellTest::text))
			.expectNextCount(1)
			.then(() -> tick(1))
			.then(() -> after(HEARTBEAT.minusMillis(1)).tick(1))
			.expectNoEvent(Duration.ofMillis(20))
			.then(() -> after(Duration.ofMillis(1)).tick(1))
			.expectNext(":\n\n")
			.then(() -> tick(2))
			.assertNext(frame -> assertThat(frame).contains("\"admitted\":2"))
			.thenCancel()
			.verify();
	}

	@Test
	void a_watcher_who_does_not_read_gets_the_latest_and_nothing_older() {
		StepVerifier.create(this.cell.frames().map(StatusCellTest::text), 1)
			.assertNext(frame -> assertThat(frame).contains("\"admitted\":1"))
			.then(() -> {
				for (int admitted = 2; admitted <= 50; admitted++) {
					tick(admitted);
				}
				after(HEARTBEAT).tick(50);
			})
			.thenRequest(1)
			.assertNext(frame -> assertThat(frame).as("not the heartbeat").contains("\"admitted\":50"))
			.thenRequest(10)
			.expectNoEvent(Duration.ofMillis(20))
			.thenCancel()
			.verify();
		assertThat(this.meters.counter("waiting.room.frames").count()).isEqualTo(2);
		assertThat(this.meters.counter("waiting.room.frames.dropped").count()).as("2 to 49").isEqualTo(48);
	}

	@Test
	void a_watcher_who_does_not_read_delays_nobody() {
		this.cell.frames().subscribe(new reactor.core.publisher.BaseSubscriber<>() {
			@Override
			protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
				subscription.request(1);
			}
		});
		List<ByteBuffer> read = new ArrayList<>();
		this.cell.frames().subscribe(read::add);
		for (int admitted = 2; admitted <= 50; admitted++) {
			tick(admitted);
		}
		assertThat(read).hasSize(50);
	}

	@Test
	void who_comes_later_starts_with_the_status_of_now() {
		tick(7);
		StepVerifier.create(this.cell.frames().map(StatusCellTest::text))
			.assertNext(frame -> assertThat(frame).contains("\"admitted\":7"))
			.thenCancel()
			.verify();
	}

	@Test
	void the_end_of_the_cell_ends_its_streams() {
		StepVerifier.create(this.cell.frames()).expectNextCount(1).then(this.cell::complete).verifyComplete();
	}

	@Test
	void a_watcher_who_has_watched_for_long_enough_is_sent_away_whether_it_reads_or_not() {
		StepVerifier.create(this.cell.frames(), 1)
			.expectNextCount(1)
			.then(() -> after(MAX_AGE.minusMillis(1)).tick(1))
			.then(() -> assertThat(this.watching.open()).isEqualTo(1))
			.then(() -> after(Duration.ofMillis(1)).tick(1))
			.verifyComplete();
		assertThat(this.watching.open()).isZero();
	}

	@Test
	void when_all_have_to_go_each_is_told_when_to_come_back_as_soon_as_it_reads() {
		StepVerifier.create(this.cell.frames().map(StatusCellTest::text), 1)
			.expectNextCount(1)
			.then(() -> this.watching.end(() -> 1730))
			.then(this.cell::wakeAll)
			.then(() -> tick(2))
			.expectNoEvent(Duration.ofMillis(20))
			.then(() -> assertThat(this.watching.open()).isEqualTo(1))
			.thenRequest(1)
			.expectNext("retry: 1730\n\n")
			.verifyComplete();
		StepVerifier.create(this.cell.frames().map(StatusCellTest::text))
			.as("who comes after that")
			.expectNext("retry: 1730\n\n")
			.verifyComplete();
		assertThat(this.watching.open()).isZero();
	}

	@Test
	void who_leaves_is_forgotten_and_sent_nothing_more() {
		StepVerifier.create(this.cell.frames())
			.expectNextCount(1)
			.then(() -> assertThat(this.watching.open()).isEqualTo(1))
			.thenCancel()
			.verify();
		tick(2);
		assertThat(this.watching.open()).isZero();
		assertThat(this.meters.counter("waiting.room.frames").count()).isEqualTo(1);
	}

	@Test
	void who_leaves_with_its_first_frame_is_forgotten_too() {
		StepVerifier.create(this.cell.frames().take(1)).expectNextCount(1).verifyComplete();
		assertThat(this.watching.open()).isZero();
	}

	@Test
	void a_page_is_encoded_again_only_when_it_changed() {
		StatusPage page = this.cell.page(view(1), this.now);
		assertThat(this.cell.page(view(1), this.now)).isSameAs(page);
		StatusPage changed = this.cell.page(view(2), this.now);
		assertThat(changed.etag()).isNotEqualTo(page.etag()).matches("\"[0-9a-f]{8}\"");
	}

	@Test
	void a_page_that_says_the_same_is_made_anew_from_time_to_time_and_sent_to_no_watcher() {
		List<ByteBuffer> sent = new ArrayList<>();
		this.cell.frames().subscribe(sent::add);
		StatusPage page = this.cell.page(view(1), this.now);
		assertThat(this.cell.page(view(1), this.now.plusMillis(9_999))).isSameAs(page);
		after(Duration.ofSeconds(10)).tick(1);
		StatusPage anew = this.cell.page(view(1), this.now);
		assertThat(anew.status()).isEqualTo(page.status());
		assertThat(anew.asOf()).isEqualTo(OPENS.plusSeconds(10));
		assertThat(anew.etag()).isNotEqualTo(page.etag());
		assertThat(sent).hasSize(1);
	}

	@Test
	void who_has_a_page_is_known_by_its_validator_in_any_of_its_forms() {
		StatusPage page = this.cell.page(view(1), this.now);
		assertThat(page.isKnownBy(page.etag())).isTrue();
		assertThat(page.isKnownBy("\"other\", W/" + page.etag())).as("weakened by a proxy that compresses").isTrue();
		assertThat(page.isKnownBy("*")).isTrue();
		assertThat(page.isKnownBy("\"other\"")).isFalse();
		assertThat(page.isKnownBy(null)).isFalse();
	}

	@Test
	void a_position_follows_from_an_index_by_the_published_rule() {
		OnsaleView view = view(1);
		PositionRule rule = PublicStatus.of(view, this.now).positions();
		SwapOrNotShuffle shuffle = new SwapOrNotShuffle(HexFormat.of().parseHex(rule.seed()), (int) rule.drawn());
		for (int index = 0; index < 100; index++) {
			assertThat(view.positions().of(index)).hasValue(shuffle.positionOf(index));
		}
		assertThat(view.positions().of(100)).hasValue(100);
		OnsaleView undrawn = OnsaleViews.of(SampleOnsales.onsale(60, 10), QueueProgress.NONE);
		assertThat(PublicStatus.of(undrawn, this.now).positions()).as("before the draw").isNull();
	}

	private StatusCellTest after(Duration step) {
		this.now = this.now.plus(step);
		return this;
	}

	private void tick(long admitted) {
		this.cell.tick(view(admitted), this.now, HEARTBEAT);
	}

	private OnsaleView view(long admitted) {
		return OnsaleViews.of(this.onsale, new QueueProgress(100, admitted, 0, 0, 0));
	}

	private static String text(ByteBuffer frame) {
		return StandardCharsets.UTF_8.decode(frame.duplicate()).toString();
	}

}
