package io.onrush.seatmap.plan;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The heavy part of an import: read, encode, compress, digest. Takes a good part of a second for a stadium. */
final class PlanWork {

    private final PlanReader reader;
    private final PlanReader storedReader;
    private final SeatMapJson encoder;
    private final VenueJson venueEncoder;

    PlanWork(JsonMapper json, int maxSeats) {
        this.reader = new PlanReader(json, maxSeats);
        this.storedReader = new PlanReader(json, Integer.MAX_VALUE);
        this.encoder = new SeatMapJson(json);
        this.venueEncoder = new VenueJson(json);
    }

    Outcome prepare(byte[] planJson) {
        return switch (reader.read(planJson)) {
            case PlanImport.Accepted(SeatMap map) -> ready(planJson, map);
            case PlanImport.Rejected rejected -> new Outcome.Refused(rejected);
        };
    }

    PlanImport read(byte[] planJson) {
        return reader.read(planJson);
    }

    byte[] describe(@Nullable UUID venueId, SeatMap map, boolean gzip) {
        byte[] plain = venueEncoder.encode(venueId, map);
        return gzip ? Gzip.compress(plain) : plain;
    }

    /** Reads a stored plan again. It was accepted once, whatever the seat limit is now. */
    SeatMap restore(byte[] planGz) {
        return switch (storedReader.read(Gzip.decompress(planGz))) {
            case PlanImport.Accepted(SeatMap map) -> map;
            case PlanImport.Rejected(var errors) ->
                    throw new IllegalStateException("a stored plan is no longer accepted: " + errors);
        };
    }

    private Outcome ready(byte[] planJson, SeatMap map) {
        byte[] seatMap = encoder.encode(map);
        return new Outcome.Ready(map, Gzip.compress(planJson), Gzip.compress(seatMap), digest(seatMap));
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(sha256, 0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    sealed interface Outcome {

        record Ready(SeatMap map, byte[] planGz, byte[] seatMapGz, String etag) implements Outcome {
        }

        record Refused(PlanImport.Rejected why) implements Outcome {
        }
    }
}
