package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.inventory.RaiseNumbersScript.Numbers;
import io.onrush.engine.inventory.Restoration.Restored;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Puts events back that Redis has lost, and lifts the numbers of those where it has gone back. An event is recovered once at a
 * time in a process; several processes may try, and the first one wins. Whoever met the loss has been answered long before.
 */
final class EventRecovery implements Losses, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventRecovery.class);
    private static final int EVENTS_AT_ONCE = 2;
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Sinks.EmitFailureHandler IN_TURN = Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1));

    private final Events events;
    private final Epochs epochs;
    private final List<Restoration> restorations;
    private final RaiseNumbersScript numbers;
    private final RecoveryMeters meters;
    private final GivenNumbers given = new GivenNumbers();
    private final Map<UUID, Long> wentBackIn = new ConcurrentHashMap<>();
    private final Set<UUID> reported = ConcurrentHashMap.newKeySet();
    private volatile Sinks.Many<UUID> inbox = Sinks.many().unicast().onBackpressureBuffer();
    private volatile Disposable working;

    EventRecovery(Events events, Epochs epochs, List<Restoration> restorations, RaiseNumbersScript numbers, RecoveryMeters meters) {
        this.events = events;
        this.epochs = epochs;
        this.restorations = restorations;
        this.numbers = numbers;
        this.meters = meters;
    }

    @Override
    public void notLoaded(UUID eventId) {
        report(eventId);
    }

    @Override
    public void saw(UUID eventId, long seq) {
        if (!given.saw(eventId, seq)) {
            wentBack(eventId);
        }
    }

    @Override
    public void gave(UUID eventId, long seq) {
        if (!given.gave(eventId, seq)) {
            wentBack(eventId);
        }
    }

    private void wentBack(UUID eventId) {
        wentBackIn.put(eventId, given.epoch(eventId));
        report(eventId);
    }

    /** The inbox holds an event once, so there are never more in it than events. */
    private void report(UUID eventId) {
        if (reported.add(eventId)) {
            inbox.emitNext(eventId, IN_TURN);
        }
    }

    /** Puts right what was reported of the event. Again changes nothing. */
    Mono<Void> recover(UUID eventId) {
        Long epoch = wentBackIn.remove(eventId);
        return epoch == null ? restore(eventId) : raise(eventId, epoch).doOnError(fault -> wentBackIn.putIfAbsent(eventId, epoch));
    }

    private Mono<Void> restore(UUID eventId) {
        return events.find(eventId).flatMap(event -> restore(event, given.epoch(eventId)));
    }

    private Mono<Void> restore(Event event, long above) {
        return epochs.next(event.id(), above)
                .flatMap(epoch -> Flux.fromIterable(restorations)
                        .concatMap(restoration -> restoration.restore(event, epoch))
                        .reduce(EventRecovery::worse)
                        .flatMap(restored -> restored(event, epoch, restored)));
    }

    private Mono<Void> restored(Event event, long epoch, Restored restored) {
        return switch (restored) {
            case Restored.Present present -> Mono.empty();
            case Restored.Outdated later -> restore(event, later.epoch());
            case Restored.Loaded loaded -> Mono.fromRunnable(() -> {
                meters.rebuilt();
                log.atWarn().addKeyValue("eventId", event.id()).log("Redis had lost event {}: put back from PostgreSQL, epoch {}", event.id(), epoch);
            });
        };
    }

    private static Restored worse(Restored one, Restored other) {
        return one instanceof Restored.Outdated || other instanceof Restored.Present ? one : other;
    }

    private Mono<Void> raise(UUID eventId, long wentBackInEpoch) {
        return epochs.next(eventId, wentBackInEpoch).flatMap(epoch -> numbers.run(eventId, wentBackInEpoch, epoch)).flatMap(found -> switch (found) {
            case Numbers.NotLoaded lost -> restore(eventId);
            case Numbers.Fine fine -> Mono.empty();
            case Numbers.Raised raised -> Mono.fromRunnable(() -> {
                meters.raised();
                log.atWarn().addKeyValue("eventId", eventId).log("Redis had gone back with event {}: its numbers go on with {}", eventId, raised.seq());
            });
        });
    }

    @Override
    public void start() {
        inbox = Sinks.many().unicast().onBackpressureBuffer();
        reported.clear();
        working = inbox.asFlux().flatMap(this::recoverReported, EVENTS_AT_ONCE).subscribe();
    }

    /** A fault is not met again at once by everybody who still asks for the event. */
    private Mono<Void> recoverReported(UUID eventId) {
        return recover(eventId)
                .onErrorResume(fault -> {
                    meters.failed();
                    log.atWarn().addKeyValue("eventId", eventId).log("Event {} could not be put back into Redis, and is tried again: {}", eventId, fault.toString());
                    return Mono.delay(AFTER_A_FAULT).then();
                })
                .doFinally(end -> reported.remove(eventId));
    }

    @Override
    public void stop() {
        working.dispose();
    }

    @Override
    public boolean isRunning() {
        return working != null && !working.isDisposed();
    }

    /** Before the web server, whose requests report, and as long as there is a connection to Redis, which is at 0. */
    @Override
    public int getPhase() {
        return 1;
    }
}
