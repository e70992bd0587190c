package io.onrush.seatmap.availability;

import static io.onrush.seatmap.availability.Feeds.EVENT;
import static io.onrush.seatmap.availability.Feeds.OTHER;
import static io.onrush.seatmap.availability.Feeds.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;

class NodeFeedsTest {

    private final Feeds node = new Feeds();

    @Test
    void a_feed_starts_with_a_snapshot() {
        node.source.change(EVENT, 'H', 3);

        assertThat(snapshotText(node.open(EVENT)))
                .startsWith("{\"seq\":1,\"seats\":\"AAAH" + "A".repeat(54) + "\"")
                .contains("\"categories\":{\"Stalls\":{\"available\":45,\"held\":1,\"sold\":0,\"blocked\":0}")
                .contains("\"Standing\":{\"available\":0,\"held\":0,\"sold\":0,\"blocked\":0}");
    }

    @Test
    void the_changes_of_a_tick_become_one_frame_with_the_last_state_of_each_seat() {
        AvailabilityFeed feed = node.open(EVENT);
        FeedPosition start = feed.resumeAt(OptionalLong.of(0));
        node.source.change(EVENT, 'H', 7, 2);
        node.source.change(EVENT, 'S', 7);
        node.source.change(EVENT, 'H', 9);
        node.source.change(EVENT, 'A', 9);
        node.tick();

        AvailabilityMessage frame = feed.next(start).orElseThrow();

        assertThat(frame.kind()).isEqualTo(AvailabilityMessage.Kind.CHANGES);
        assertThat(text(frame.json())).isEqualTo("{\"seq\":4,\"changes\":[[2,\"H\"],[7,\"S\"],[9,\"A\"]]}");
        assertThat(text(frame.sse())).isEqualTo(
                "event: changes\nid: 4\ndata: {\"seq\":4,\"changes\":[[2,\"H\"],[7,\"S\"],[9,\"A\"]]}\n\n");
        assertThat(text(frame.rsocket())).isEqualTo(
                "{\"event\":\"changes\",\"seq\":4,\"changes\":[[2,\"H\"],[7,\"S\"],[9,\"A\"]]}");
        assertThat(feed.next(frame.positionAfter(start))).isEmpty();
    }

    @Test
    void a_tick_without_changes_tells_nobody() {
        AtomicInteger told = new AtomicInteger();
        node.open(EVENT).listen(listener(told, new AtomicInteger()));

        node.time.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(told).hasValue(0);

        node.source.change(EVENT, 'H', 1);
        node.tick();
        assertThat(told).hasValue(1);
    }

    @Test
    void who_comes_back_gets_what_was_missed_as_one_coalesced_frame() {
        AvailabilityFeed feed = node.open(EVENT);
        changeInOneTick('H', 1);
        changeInOneTick('H', 2);
        changeInOneTick('S', 1);

        AvailabilityMessage missed = feed.next(feed.resumeAt(OptionalLong.of(1))).orElseThrow();

        assertThat(text(missed.json())).isEqualTo("{\"seq\":3,\"changes\":[[1,\"S\"],[2,\"H\"]]}");
        assertThat(feed.next(feed.resumeAt(OptionalLong.of(3)))).isEmpty();
    }

    @Test
    void who_comes_back_too_late_or_from_the_future_gets_a_snapshot() {
        Feeds small = new Feeds(4, 2, 1_000);
        AvailabilityFeed feed = small.open(EVENT);
        for (int i = 0; i < 4; i++) {
            small.source.change(EVENT, 'H', i);
            small.tick();
        }

        assertThat(kind(feed, 1)).isEqualTo(AvailabilityMessage.Kind.SNAPSHOT);
        assertThat(kind(feed, 2)).isEqualTo(AvailabilityMessage.Kind.CHANGES);
        assertThat(kind(feed, 5)).isEqualTo(AvailabilityMessage.Kind.SNAPSHOT);
        assertThat(feed.next(FeedPosition.NOTHING).orElseThrow().kind()).isEqualTo(AvailabilityMessage.Kind.SNAPSHOT);
    }

    @Test
    void the_past_is_bounded_by_changes_too() {
        Feeds small = new Feeds(4, 600, 10);
        AvailabilityFeed feed = small.open(EVENT);
        small.source.change(EVENT, 'H', 0, 1, 2, 3, 4, 5);
        small.tick();
        small.source.change(EVENT, 'H', 6, 7, 8, 9, 10, 11);
        small.tick();

        assertThat(kind(feed, 0)).isEqualTo(AvailabilityMessage.Kind.SNAPSHOT);
        assertThat(kind(feed, 1)).isEqualTo(AvailabilityMessage.Kind.CHANGES);
    }

    @Test
    void each_message_is_encoded_once_for_a_thousand_watchers() {
        AvailabilityFeed feed = node.open(EVENT);
        changeInOneTick('H', 1);
        changeInOneTick('H', 2);
        for (int i = 0; i < 1_000; i++) {
            feed.next(FeedPosition.NOTHING).orElseThrow().sse();
            feed.next(feed.resumeAt(OptionalLong.of(0))).orElseThrow().rsocket();
            feed.next(feed.resumeAt(OptionalLong.of(1))).orElseThrow().sse();
            feed.next(feed.resumeAt(OptionalLong.of(1))).orElseThrow().rsocket();
        }

        assertThat(node.feeds.stats().encodes()).as("snapshot, both ticks, the last tick").isEqualTo(3);
        assertThat(feed.next(FeedPosition.NOTHING).orElseThrow().sse())
                .isSameAs(feed.next(FeedPosition.NOTHING).orElseThrow().sse());
    }

    @Test
    void when_the_source_no_longer_reaches_back_the_feed_starts_anew_from_a_snapshot() {
        AvailabilityFeed feed = node.open(EVENT);
        changeInOneTick('H', 1);
        node.source.change(EVENT, 'S', 5);
        node.source.trim(EVENT);
        node.tick();

        AvailabilityMessage message = feed.next(new FeedPosition(1, 1, 0)).orElseThrow();

        assertThat(message.kind()).isEqualTo(AvailabilityMessage.Kind.SNAPSHOT);
        assertThat(text(message.json())).startsWith("{\"seq\":2,\"seats\":\"AHAAAS");
    }

    @Test
    void when_the_numbering_restarts_no_watcher_is_taken_for_up_to_date() {
        AvailabilityFeed feed = node.open(EVENT);
        changeInOneTick('H', 1);
        FeedPosition before = feed.resumeAt(OptionalLong.of(1));
        node.source.restart(EVENT);
        node.source.change(EVENT, 'S', 1);
        node.tick();
        node.tick();
        node.source.restart(EVENT);
        node.tick();

        assertThat(feed.next(before).orElseThrow().kind()).isEqualTo(AvailabilityMessage.Kind.SNAPSHOT);
    }

    @Test
    void a_fault_of_the_source_leaves_the_last_state_and_is_over_when_the_source_is_back() {
        AvailabilityFeed feed = node.open(EVENT);
        node.source.before(Mono.error(new IllegalArgumentException("down")));
        node.source.change(EVENT, 'H', 1);
        node.time.advanceTimeBy(Duration.ofSeconds(3));

        assertThat(feed.next(feed.resumeAt(OptionalLong.of(0)))).isEmpty();
        assertThat(node.now(node.availability.totals(EVENT)).available()).isEqualTo(58);
        assertThat(node.feeds.stats().sourceFaults()).isBetween(3L, 8L);

        node.source.heal();
        node.time.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(kind(feed, 0)).isEqualTo(AvailabilityMessage.Kind.CHANGES);
    }

    @Test
    void a_source_that_hangs_is_given_up_by_the_timeout_and_never_asked_twice_at_a_time() {
        node.open(EVENT);
        node.source.before(Mono.never());
        node.time.advanceTimeBy(Duration.ofSeconds(20));

        assertThat(node.feeds.stats().sourceFaults()).isGreaterThan(3);
        assertThat(node.source.mostRunning()).isEqualTo(1);
    }

    @Test
    void a_state_older_than_allowed_is_not_answered() {
        node.open(EVENT);
        node.source.before(Mono.error(new IllegalArgumentException("down")));
        node.time.advanceTimeBy(Duration.ofSeconds(6));

        assertProblem(node.availability.counts(EVENT), "availability-unavailable", "2");

        node.source.heal();
        node.time.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(node.now(node.availability.counts(EVENT))).containsKey("Box");
    }

    @Test
    void a_source_that_talks_nonsense_is_a_fault_and_the_feed_starts_anew() {
        AvailabilityFeed feed = node.open(EVENT);
        node.source.change(EVENT, 'X', 1);
        node.tick();
        assertThat(node.feeds.stats().sourceFaults()).isEqualTo(1);

        node.source.change(EVENT, 'S', 1);
        node.time.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(snapshotText(feed)).startsWith("{\"seq\":2,\"seats\":\"ASA");
    }

    @Test
    void counts_follow_the_changes() {
        node.open(EVENT);
        node.source.change(EVENT, 'H', 0, 1, 50);
        node.source.change(EVENT, 'S', 0);
        node.source.change(EVENT, 'B', 57);
        node.tick();

        assertThat(node.now(node.availability.counts(EVENT)))
                .containsEntry("Stalls", new CategoryCounts(44, 1, 1, 0))
                .containsEntry("Box", new CategoryCounts(8, 1, 0, 1));
        assertThat(node.now(node.availability.totals(EVENT))).isEqualTo(new CategoryCounts(54, 2, 1, 1));
        StateSnapshot snapshot = node.now(node.availability.snapshot(EVENT));
        assertThat(snapshot.seq()).isEqualTo(3);
        assertThat(snapshot.states()).isEqualTo(node.source.seats(EVENT));
    }

    @Test
    void a_glance_counts_all_seats_and_follows_none_of_them() {
        node.source.change(EVENT, 'H', 0, 1, 50);

        assertThat(node.now(node.availability.glance(EVENT)))
                .containsEntry("Stalls", new CategoryCounts(44, 2, 0, 0))
                .containsEntry("Box", new CategoryCounts(9, 1, 0, 0));
        int calls = node.source.calls();
        node.time.advanceTimeBy(Feeds.IDLE);
        assertThat(node.source.calls()).isEqualTo(calls);
        assertThat(node.feeds.stats().events()).isZero();
    }

    @Test
    void a_glance_at_an_event_that_is_followed_asks_nothing_and_does_not_prolong_it() {
        node.open(EVENT);
        node.source.change(EVENT, 'H', 0);
        node.tick();
        int calls = node.source.calls();

        assertThat(node.now(node.availability.glance(EVENT))).containsEntry("Stalls", new CategoryCounts(45, 1, 0, 0));
        assertThat(node.source.calls()).isEqualTo(calls);
        node.time.advanceTimeBy(Feeds.IDLE.minus(Feeds.TICK.multipliedBy(2)));
        node.now(node.availability.glance(EVENT));
        node.time.advanceTimeBy(Feeds.TICK.multipliedBy(2));
        assertThat(node.feeds.stats().events()).isZero();
    }

    @Test
    void a_glance_fails_with_the_source_however_much_the_feed_remembers() {
        node.open(EVENT);
        node.source.before(Mono.error(new IllegalArgumentException("down")));
        node.time.advanceTimeBy(Duration.ofSeconds(6));

        assertProblem(node.availability.glance(EVENT), "availability-unavailable", "2");
    }

    @Test
    void a_feed_nobody_uses_stops_asking_the_source_and_starts_again_when_used() {
        node.open(EVENT);
        node.time.advanceTimeBy(Feeds.IDLE.plusSeconds(1));
        int calls = node.source.calls();
        assertThat(node.feeds.stats().events()).isZero();

        node.time.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(node.source.calls()).isEqualTo(calls);

        node.source.change(EVENT, 'H', 0);
        assertThat(snapshotText(node.open(EVENT))).startsWith("{\"seq\":1,");
    }

    @Test
    void a_feed_with_a_listener_goes_on_until_it_leaves() {
        AvailabilityFeed feed = node.open(EVENT);
        FeedListener listener = listener(new AtomicInteger(), new AtomicInteger());
        feed.listen(listener);
        node.time.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(node.feeds.stats().events()).isEqualTo(1);

        feed.forget(listener);
        node.time.advanceTimeBy(Feeds.IDLE.plusSeconds(1));
        assertThat(node.feeds.stats().events()).isZero();
    }

    @Test
    void who_listens_to_a_feed_that_has_ended_is_told_so() {
        AvailabilityFeed feed = node.open(EVENT);
        node.time.advanceTimeBy(Feeds.IDLE.plusSeconds(1));
        AtomicInteger closed = new AtomicInteger();

        feed.listen(listener(new AtomicInteger(), closed));

        assertThat(closed).hasValue(1);
    }

    @Test
    void a_stop_of_the_node_ends_all_feeds() {
        AtomicInteger closed = new AtomicInteger();
        node.open(EVENT).listen(listener(new AtomicInteger(), closed));

        node.feeds.stop();

        assertThat(closed).hasValue(1);
        assertThat(node.feeds.stats().events()).isZero();
    }

    @Test
    void all_who_come_while_a_feed_opens_share_one_start() {
        int before = node.source.calls();
        for (int i = 0; i < 100; i++) {
            node.open(EVENT);
        }
        assertThat(node.source.calls() - before).isEqualTo(1);
    }

    @Test
    void an_unknown_event_is_a_problem_and_takes_no_place() {
        assertProblem(node.feeds.feed(UNKNOWN), "event-not-found", null);
        assertThat(node.feeds.stats().events()).isZero();
    }

    @Test
    void a_feed_that_cannot_start_is_a_problem_and_the_next_try_is_a_new_one() {
        node.source.before(Mono.error(new IllegalArgumentException("down")));
        assertProblem(node.feeds.feed(EVENT), "availability-unavailable", "2");

        node.source.heal();
        assertThat(node.open(EVENT)).isNotNull();
    }

    @Test
    void the_number_of_events_in_use_is_bounded() {
        Feeds one = new Feeds(1, 10, 100);
        one.open(EVENT);
        assertProblem(one, one.feeds.feed(OTHER), "availability-unavailable", "30");

        one.time.advanceTimeBy(Feeds.IDLE.plusSeconds(1));
        assertThat(one.open(OTHER)).isNotNull();
    }

    private void assertProblem(Mono<?> call, String id, String retryAfter) {
        assertProblem(node, call, id, retryAfter);
    }

    private static void assertProblem(Feeds node, Mono<?> call, String id, String retryAfter) {
        ErrorResponseException problem = catchThrowableOfType(ErrorResponseException.class, () -> node.now(call));
        assertThat(problem.getBody().getType()).hasToString(id);
        assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo(retryAfter);
    }

    private void changeInOneTick(char letter, int seat) {
        node.source.change(EVENT, letter, seat);
        node.tick();
    }

    private static AvailabilityMessage.Kind kind(AvailabilityFeed feed, long lastSeq) {
        return feed.next(feed.resumeAt(OptionalLong.of(lastSeq))).orElseThrow().kind();
    }

    private static String snapshotText(AvailabilityFeed feed) {
        return text(feed.next(FeedPosition.NOTHING).orElseThrow().json());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static FeedListener listener(AtomicInteger changed, AtomicInteger closed) {
        return new FeedListener() {
            @Override
            public void changed() {
                changed.incrementAndGet();
            }

            @Override
            public void closed() {
                closed.incrementAndGet();
            }
        };
    }
}
