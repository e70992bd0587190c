package io.onrush.waitingroom.queue;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.draw.MerkleTreeHash;
import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The queue's own way to its scripts, at times that a simulation chooses. In this package because they are nobody's business but the queue's. */
public final class QueueScripts {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final JoinScript join;
    private final FrozenTree tree;

    public QueueScripts(RedisClusterReactiveCommands<String, String> redis) {
        this.join = new JoinScript(redis, TIMEOUT);
        this.tree = new FrozenTree(redis, TIMEOUT);
    }

    /** The place of the visitor: a new one with the given ticket, or the one that there was. */
    public Mono<QueueTicket> join(Onsale onsale, String visitor, UUID newTicket, long now) {
        return join.join(onsale, visitor, newTicket, Long.toString(now))
                .map(place -> new QueueTicket(place.ticketId(), onsale.id(), visitor, place.index(), place.lane()));
    }

    /** Freezes who takes part in the draw, and hashes their tickets. */
    public Mono<MerkleTreeHash> freeze(Onsale onsale) {
        return tree.of(onsale).map(FrozenTree.Entrants::tree);
    }
}
