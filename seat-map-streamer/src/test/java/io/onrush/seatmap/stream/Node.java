package io.onrush.seatmap.stream;

import io.onrush.seatmap.availability.AvailabilityFeed;
import io.onrush.seatmap.availability.Feeds;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** The streams of a node in virtual time, and watchers who read as fast as a test lets them. */
final class Node {

    static final StreamSettings SETTINGS =
            new StreamSettings(Duration.ofSeconds(15), Duration.ofMinutes(15), Duration.ofSeconds(2), 5_000);

    final Feeds feeds;
    final StreamMeter meter;
    final Watchers watchers;
    final AvailabilityStreams streams;

    Node(Feeds feeds, StreamSettings settings) {
        this.feeds = feeds;
        this.watchers = new Watchers(settings);
        this.meter = new StreamMeter(watchers, feeds.live());
        Heart heart = new Heart(settings, feeds.time);
        heart.start();
        this.streams = new AvailabilityStreams(feeds.live(), new Pulses(settings, watchers, heart, new Random(7)),
                watchers, meter, settings);
    }

    AvailabilityFeed feed() {
        return feeds.open(Feeds.EVENT);
    }

    Reader reader(OptionalLong lastSeq, SeatPicture picture) {
        Reader reader = new Reader(picture);
        streams.messages(feed(), lastSeq).subscribe(reader);
        return reader;
    }

    /** Reads only when told to. */
    static final class Reader extends BaseSubscriber<byte[]> {

        private final SeatPicture picture;
        private boolean completed;

        private Reader(SeatPicture picture) {
            this.picture = picture;
        }

        SeatPicture picture() {
            return picture;
        }

        boolean completed() {
            return completed;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // asks for nothing yet
        }

        @Override
        protected void hookOnNext(byte[] json) {
            picture.apply(json);
        }

        @Override
        protected void hookOnComplete() {
            completed = true;
        }
    }
}
