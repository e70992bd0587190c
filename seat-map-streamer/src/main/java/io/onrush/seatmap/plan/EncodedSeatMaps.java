package io.onrush.seatmap.plan;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.onrush.seatmap.EncodedBody;
import io.onrush.seatmap.plan.VenueTable.EncodedSeatMap;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The public seat maps as they go over the wire, per venue and encoding, in bounded caches. */
final class EncodedSeatMaps {

    private static final EncodedBody NO_SEATS = new EncodedBody(
            "{\"size\":{\"width\":0,\"height\":0},\"categories\":[],\"sections\":[]}".getBytes(StandardCharsets.US_ASCII), "\"no-seats\"", null);

    private final VenueTable table;
    private final Scheduler heavy;
    private final AsyncCache<UUID, EncodedBody> compressed;
    private final AsyncCache<UUID, EncodedBody> plain;

    EncodedSeatMaps(VenueTable table, Scheduler heavy, int maxVenues) {
        this.table = table;
        this.heavy = heavy;
        this.compressed = Caffeine.newBuilder().maximumSize(maxVenues).buildAsync();
        this.plain = Caffeine.newBuilder().maximumSize(maxVenues).buildAsync();
    }

    Mono<EncodedBody> gzip(UUID venueId) {
        return venueId.equals(Venues.NONE) ? Mono.just(NO_SEATS) : cached(compressed, venueId, table.seatMap(venueId)
                .map(stored -> new EncodedBody(stored.gzip(), quoted(stored.etag() + "-gzip"), "gzip")));
    }

    Mono<EncodedBody> identity(UUID venueId) {
        return venueId.equals(Venues.NONE) ? Mono.just(NO_SEATS) : cached(plain, venueId, table.seatMap(venueId).publishOn(heavy).map(EncodedSeatMaps::decompressed));
    }

    private static EncodedBody decompressed(EncodedSeatMap stored) {
        return new EncodedBody(Gzip.decompress(stored.gzip()), quoted(stored.etag()), null);
    }

    private static Mono<EncodedBody> cached(AsyncCache<UUID, EncodedBody> cache, UUID venueId, Mono<EncodedBody> load) {
        return Mono.fromFuture(() -> cache.get(venueId, (id, executor) -> load.toFuture()), true)
                .switchIfEmpty(Mono.error(() -> PersistentVenues.notFound(venueId)));
    }

    private static String quoted(String etag) {
        return "\"" + etag + "\"";
    }
}
