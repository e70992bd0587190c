package io.onrush.seatmap.availability;

import io.onrush.seatmap.availability.ChangePage.Changes;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps one feed up to date: one look at the sources a tick, the next only after the one before ended. A page that is full
 * is followed by the next at once. After a fault it waits twice as long each time, up to a bound, and the feed keeps what
 * it knows.
 */
final class FeedPolling {

    private static final Logger log = LoggerFactory.getLogger(FeedPolling.class);

    private final EventFeed feed;
    private final SeatStates states;
    private final StockLevels stock;
    private final AvailabilitySettings settings;
    private final Scheduler time;
    private final FeedCounts counts;
    private Duration pause;
    private boolean snapshotNeeded;
    private boolean failing;

    FeedPolling(EventFeed feed, SeatStates states, StockLevels stock, AvailabilitySettings settings, Scheduler time, FeedCounts counts) {
        this.feed = feed;
        this.states = states;
        this.stock = stock;
        this.settings = settings;
        this.time = time;
        this.counts = counts;
        this.pause = settings.tick();
    }

    /** Polls until the feed was idle for long enough, then completes. */
    Mono<Void> untilIdle() {
        return Mono.defer(this::tick).repeat(() -> !feed.endIfIdle(settings.idle())).then();
    }

    private Mono<Void> tick() {
        return Mono.delay(pause, time)
                .then(Mono.defer(this::refresh))
                .onErrorResume(fault -> Mono.fromRunnable(() -> backOff(fault)));
    }

    /** Leaves the source's thread before it touches the feed: telling thousands of watchers is not that thread's work. */
    private Mono<Void> refresh() {
        Mono<Map<String, Long>> left = stock.left(feed.eventId());
        return snapshotNeeded
                ? answered(Mono.zip(states.snapshot(feed.eventId()), left)).doOnNext(both -> restart(both.getT1(), both.getT2())).then()
                : answered(Mono.zip(states.changesAfter(feed.eventId(), feed.view().seq(), settings.changesPerPoll()), left))
                        .doOnNext(both -> take(both.getT1(), both.getT2())).then();
    }

    private <T> Mono<T> answered(Mono<T> call) {
        return call.timeout(settings.sourceTimeout(), time)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the source answered nothing")))
                .publishOn(time);
    }

    private void restart(StateSnapshot snapshot, Map<String, Long> left) {
        feed.reset(snapshot, left);
        snapshotNeeded = false;
        pause = settings.tick();
        recovered();
    }

    private void take(ChangePage page, Map<String, Long> left) {
        switch (page) {
            case Changes changes -> take(changes, left);
            case ChangePage.TooOld() -> {
                snapshotNeeded = true;
                pause = Duration.ZERO;
            }
        }
    }

    private void take(Changes page, Map<String, Long> left) {
        feed.apply(page, left);
        counts.changes().add(page.changes().stream().mapToLong(change -> change.ordinals().length).sum());
        boolean full = page.changes().size() >= settings.changesPerPoll();
        pause = full ? Duration.ZERO : settings.tick();
        recovered();
    }

    private void recovered() {
        if (failing) {
            failing = false;
            log.atInfo().addKeyValue("eventId", feed.eventId()).log(
                    "availability of event {} is refreshed again, at change {}", feed.eventId(), feed.view().seq());
        }
    }

    private void backOff(Throwable fault) {
        counts.faults().increment();
        // What cannot be right is not asked for again: the next call starts anew.
        snapshotNeeded |= fault instanceof IllegalStateException;
        if (!failing) {
            failing = true;
            log.atWarn().addKeyValue("eventId", feed.eventId()).log(
                    "availability of event {} cannot be refreshed, keeping the state of change {}: {}",
                    feed.eventId(), feed.view().seq(), fault.toString());
        }
        Duration longer = pause.compareTo(settings.tick()) < 0 ? settings.tick() : pause.multipliedBy(2);
        pause = longer.compareTo(settings.sourceBackoff()) > 0 ? settings.sourceBackoff() : longer;
    }
}
