package io.onrush.engine.stock;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** The two steps that taking stock is made of, each atomic in one sub-bucket, each safe to repeat. A seam for simulations. */
interface SubBuckets {

    /** Receives what others moved out, then takes the units if they are there. */
    Mono<TakeReply> take(SubBucket bucket, String takeId, int quantity, Duration timeToLive, List<Drained> movedHere);

    /** Moves out all that is left; empty where the sub-bucket is not loaded. */
    Mono<Drained> drain(SubBucket bucket);
}
