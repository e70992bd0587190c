package io.onrush.waitingroom.admission;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueProgress;
import io.onrush.waitingroom.queue.QueueTicket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The admission's own way to its scripts, at times that a simulation chooses. In this package because they are nobody's business but the admission's. */
public final class AdmissionScripts {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final AdvanceWatermark advance;
    private final IssueScript issue;
    private final LeaveScript leave;

    public AdmissionScripts(RedisClusterReactiveCommands<String, String> redis, Duration showUp) {
        this.advance = new AdvanceWatermark(redis, showUp, TIMEOUT, Clock.systemUTC());
        this.issue = new IssueScript(redis, TIMEOUT);
        this.leave = new LeaveScript(redis, TIMEOUT);
    }

    /** Calls the next places. */
    public Mono<QueueProgress> advance(Onsale onsale, long now) {
        return advance.advance(onsale, true, Long.toString(now));
    }

    /** A pass for the place, or nothing where it has to ask again. */
    public Mono<Optional<AdmissionPass>> pass(Onsale onsale, QueueTicket ticket, long position, UUID newPass, long now) {
        return issue.issue(onsale, ticket, position, true, newPass, Long.toString(now)).map(result -> switch (result) {
            case IssueScript.Result.Issued issued -> Optional.of(
                    new AdmissionPass(issued.passId(), onsale.id(), onsale.admitsTo(), ticket.visitor(), ticket.index(), issued.expiresAt()));
            case IssueScript.Result.NotYet notYet -> Optional.empty();
            case IssueScript.Result.Full full -> Optional.empty();
            case IssueScript.Result other -> throw new IllegalStateException("position " + position + " was told " + other);
        });
    }

    public Mono<Void> leave(AdmissionPass pass) {
        return leave.leave(pass);
    }
}
