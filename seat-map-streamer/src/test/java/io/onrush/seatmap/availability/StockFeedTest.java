package io.onrush.seatmap.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.seatmap.availability.AvailabilityMessage.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is sold by number, beside the seats: part of a snapshot, told whole when it changes. */
class StockFeedTest {

    private final Feeds node = new Feeds();

    @Test
    void aSnapshotHasTheStock() {
        node.left = Map.of("standing", 500L);
        AvailabilityMessage snapshot = node.open(Feeds.EVENT).next(FeedPosition.NOTHING).orElseThrow();

        assertThat(text(snapshot.json())).endsWith("},\"stock\":{\"standing\":500}}");
        assertThat(node.open(Feeds.EVENT).next(snapshot.positionAfter(FeedPosition.NOTHING))).isEmpty();
    }

    @Test
    void aChangeOfTheStockIsToldWholeAndWithoutANumber() {
        node.left = Map.of("standing", 500L);
        AvailabilityFeed feed = node.open(Feeds.EVENT);
        FeedPosition start = feed.next(FeedPosition.NOTHING).orElseThrow().positionAfter(FeedPosition.NOTHING);
        node.left = Map.of("standing", 498L);
        assertThat(feed.next(start)).isEmpty();
        node.tick();

        AvailabilityMessage stock = feed.next(start).orElseThrow();
        assertThat(stock.kind()).isEqualTo(Kind.STOCK);
        assertThat(text(stock.sse())).isEqualTo("event: stock\ndata: {\"stock\":{\"standing\":498}}\n\n");
        assertThat(text(stock.rsocket())).isEqualTo("{\"event\":\"stock\",\"stock\":{\"standing\":498}}");
        assertThat(feed.next(stock.positionAfter(start))).isEmpty();
    }

    @Test
    void whatStaysTheSameIsNotTold() {
        node.left = Map.of("standing", 500L);
        AvailabilityFeed feed = node.open(Feeds.EVENT);
        FeedPosition start = feed.next(FeedPosition.NOTHING).orElseThrow().positionAfter(FeedPosition.NOTHING);
        node.left = Map.copyOf(node.left);
        node.tick();

        assertThat(feed.next(start)).isEmpty();
    }

    @Test
    void changesOfSeatsAndOfStockAreTwoMessages() {
        node.left = Map.of("standing", 500L);
        AvailabilityFeed feed = node.open(Feeds.EVENT);
        FeedPosition start = feed.next(FeedPosition.NOTHING).orElseThrow().positionAfter(FeedPosition.NOTHING);
        node.source.change(Feeds.EVENT, 'H', 2);
        node.left = Map.of("standing", 0L);
        node.tick();

        AvailabilityMessage first = feed.next(start).orElseThrow();
        assertThat(first.kind()).isEqualTo(Kind.CHANGES);
        AvailabilityMessage second = feed.next(first.positionAfter(start)).orElseThrow();
        assertThat(second.kind()).isEqualTo(Kind.STOCK);
        assertThat(feed.next(second.positionAfter(first.positionAfter(start)))).isEmpty();
    }

    @Test
    void whoComesBackWithANumberIsToldTheStock() {
        node.left = Map.of("standing", 500L);
        AvailabilityFeed feed = node.open(Feeds.EVENT);

        assertThat(feed.next(feed.resumeAt(OptionalLong.of(0))).orElseThrow().kind()).isEqualTo(Kind.STOCK);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
