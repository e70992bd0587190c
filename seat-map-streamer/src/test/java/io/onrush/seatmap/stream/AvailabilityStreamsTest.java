package io.onrush.seatmap.stream;

import static io.onrush.seatmap.availability.Feeds.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.seatmap.availability.AvailabilityFeed;
import io.onrush.seatmap.availability.Feeds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.ErrorResponseException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AvailabilityStreamsTest {

    private final Node node = new Node(new Feeds(), Node.SETTINGS);

    @Test
    void a_stream_begins_with_the_retry_hint_and_a_snapshot_and_goes_on_with_changes() {
        List<String> sent = new ArrayList<>();
        Disposable stream = sse(OptionalLong.empty(), sent);
        change('H', 4);
        node.feeds.tick();

        assertThat(sent).hasSize(3);
        assertThat(sent.get(0)).isEqualTo("retry: 2000\n\n");
        assertThat(sent.get(1)).startsWith("event: snapshot\nid: 0\ndata: {\"seq\":0,\"seats\":\"AAAA").endsWith("}\n\n");
        assertThat(sent.get(2)).isEqualTo("event: changes\nid: 1\ndata: {\"seq\":1,\"changes\":[[4,\"H\"]]}\n\n");
        stream.dispose();
    }

    @Test
    void who_is_up_to_date_gets_only_heartbeats() {
        List<String> sent = new ArrayList<>();
        Disposable stream = sse(OptionalLong.of(0), sent);
        node.feeds.time.advanceTimeBy(Duration.ofSeconds(31));

        assertThat(sent).containsExactly("retry: 2000\n\n", ": hb\n\n", ": hb\n\n");
        stream.dispose();
    }

    @Test
    void a_fault_of_the_source_shows_as_silence_with_heartbeats() {
        List<String> sent = new ArrayList<>();
        Disposable stream = sse(OptionalLong.of(0), sent);
        node.feeds.source.before(Mono.error(new IllegalArgumentException("down")));
        change('H', 4);
        node.feeds.time.advanceTimeBy(Duration.ofSeconds(16));
        assertThat(sent).containsExactly("retry: 2000\n\n", ": hb\n\n");

        node.feeds.source.heal();
        node.feeds.time.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(sent.getLast()).startsWith("event: changes\nid: 1\n");
        stream.dispose();
    }

    @Test
    void a_node_that_leaves_tells_its_watchers_when_to_come_back_and_takes_no_new_ones() {
        List<String> sent = new ArrayList<>();
        sse(OptionalLong.of(0), sent);
        AvailabilityFeed feed = node.feed();
        Node.Reader deaf = node.reader(OptionalLong.empty(), new SeatPicture());
        node.streams.ending().as(StepVerifier::create).verifyComplete();
        assertThat(node.streams.open()).isEqualTo(2);

        node.streams.end(() -> 1730);

        assertThat(sent).containsExactly("retry: 2000\n\n", "retry: 1730\n\n");
        assertThat(deaf.completed()).as("who does not read is not waited for").isTrue();
        assertThat(node.streams.open()).isZero();
        node.streams.messages(feed, OptionalLong.empty()).as(StepVerifier::create).verifyComplete();
        node.streams.ending().as(StepVerifier::create)
                .verifyErrorSatisfies(end -> assertThat(((ErrorResponseException) end).getBody().getDetail())
                        .isEqualTo("Connect again after 1730 ms; another process answers."));
        node.streams.feed(EVENT).as(StepVerifier::create)
                .verifyErrorSatisfies(end -> assertThat(((ErrorResponseException) end).getBody().getType()).hasToString("shutting-down"));
    }

    @Test
    void a_thousand_watchers_share_one_encoding() {
        List<Node.Reader> readers = IntStream.range(0, 1_000)
                .mapToObj(i -> node.reader(OptionalLong.empty(), new SeatPicture())).toList();
        readers.forEach(reader -> reader.request(Long.MAX_VALUE));
        for (int seat = 0; seat < 10; seat++) {
            change('S', seat);
            node.feeds.tick();
        }

        assertThat(node.meter.current().encodes()).as("one snapshot, ten frames").isEqualTo(11);
        assertThat(node.meter.current().framesSent()).isEqualTo(11_000);
        assertThat(node.meter.current().framesDropped()).isZero();
        assertThat(node.meter.current().resyncs()).isZero();
        assertThat(readers).allSatisfy(reader -> assertThat(reader.picture().seq()).isEqualTo(10));
    }

    @Test
    void a_watcher_who_does_not_read_delays_nobody_and_is_resynced_with_one_snapshot() {
        Node small = new Node(new Feeds(4, 3, 1_000), Node.SETTINGS);
        Node.Reader slow = small.reader(OptionalLong.empty(), new SeatPicture());
        Node.Reader fast = small.reader(OptionalLong.empty(), new SeatPicture());
        slow.request(1);
        fast.request(Long.MAX_VALUE);
        for (int i = 1; i <= 50; i++) {
            small.feeds.source.change(EVENT, 'H', i);
            small.feeds.tick();
            assertThat(fast.picture().seq()).isEqualTo(i);
        }
        assertThat(slow.picture().messages()).isEqualTo(1);

        slow.request(1);

        assertThat(slow.picture().seq()).isEqualTo(50);
        assertThat(slow.picture().snapshots()).isEqualTo(2);
        assertThat(small.meter.current().resyncs()).isEqualTo(1);
        assertThat(fast.picture().snapshots()).isEqualTo(1);
    }

    @Test
    void a_watcher_who_pauses_shortly_gets_what_it_missed_in_one_message() {
        Node.Reader reader = node.reader(OptionalLong.empty(), new SeatPicture());
        reader.request(1);
        for (int i = 1; i <= 20; i++) {
            change('H', i);
            node.feeds.tick();
        }
        reader.request(1);

        assertThat(reader.picture().messages()).isEqualTo(2);
        assertThat(node.meter.current().framesDropped()).as("twenty ticks in one frame").isEqualTo(19);
        assertThat(reader.picture().snapshots()).isEqualTo(1);
        assertThat(reader.picture().seats()).isEqualTo(node.feeds.source.seats(EVENT));
    }

    /** Whoever asks for pulses in advance, as reactor-netty does, holds no messages: they are chosen one by one. */
    @Test
    void pulses_taken_in_advance_hold_no_messages() {
        List<Flux<byte[]>> taken = new ArrayList<>();
        Disposable stream = node.streams.sse(node.feed(), OptionalLong.of(0)).subscribe(taken::add);
        for (int i = 1; i <= 32; i++) {
            change('H', i);
            node.feeds.tick();
        }
        assertThat(node.meter.current().framesSent()).isZero();

        List<byte[]> sent = Flux.concat(taken).collectList().block(Duration.ofSeconds(5));

        assertThat(sent).as("the retry hint and one coalesced frame").hasSize(2);
        assertThat(new String(sent.get(1), StandardCharsets.UTF_8)).startsWith("event: changes\nid: 32\n");
        stream.dispose();
    }

    @Test
    void streams_end_at_different_ages_around_the_limit() {
        List<Node.Reader> readers = IntStream.range(0, 200)
                .mapToObj(i -> node.reader(OptionalLong.empty(), new SeatPicture())).toList();
        readers.subList(0, 100).forEach(reader -> reader.request(Long.MAX_VALUE));

        node.feeds.time.advanceTimeBy(Duration.ofSeconds(809));
        assertThat(readers).noneMatch(Node.Reader::completed);
        node.feeds.time.advanceTimeBy(Duration.ofSeconds(93));
        assertThat(readers.stream().filter(Node.Reader::completed).count()).isBetween(60L, 140L);
        node.feeds.time.advanceTimeBy(Duration.ofSeconds(93));

        assertThat(readers).as("those who do not read as well").allMatch(Node.Reader::completed);
        assertThat(node.meter.current().subscribers()).isZero();
    }

    @Test
    void streams_end_when_the_node_stops() {
        Node.Reader reader = node.reader(OptionalLong.empty(), new SeatPicture());
        reader.request(1);

        ((SmartLifecycle) node.feeds.live()).stop();

        assertThat(reader.completed()).isTrue();
    }

    @Test
    void more_watchers_than_allowed_are_refused_and_a_place_is_free_again_when_one_leaves() {
        Node tiny = new Node(new Feeds(),
                new StreamSettings(Duration.ofSeconds(15), Duration.ofMinutes(15), Duration.ofSeconds(2), 1));
        Node.Reader first = tiny.reader(OptionalLong.empty(), new SeatPicture());

        StepVerifier.create(tiny.streams.feed(EVENT)).expectErrorSatisfies(error -> {
            ErrorResponseException problem = (ErrorResponseException) error;
            assertThat(problem.getBody().getType()).hasToString("too-many-streams");
            assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("2");
        }).verify(Duration.ofSeconds(5));
        Node.Reader late = tiny.reader(OptionalLong.empty(), new SeatPicture());
        assertThat(late.completed()).as("lost the race for the last place").isTrue();

        first.cancel();
        assertThat(tiny.meter.current().subscribers()).isZero();
        StepVerifier.create(tiny.streams.feed(EVENT)).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(5));
    }

    private void change(char letter, int seat) {
        node.feeds.source.change(EVENT, letter, seat);
    }

    private Disposable sse(OptionalLong lastSeq, List<String> sent) {
        return node.streams.sse(node.feed(), lastSeq).concatMap(event -> event, 1)
                .subscribe(bytes -> sent.add(new String(bytes, StandardCharsets.UTF_8)));
    }
}
