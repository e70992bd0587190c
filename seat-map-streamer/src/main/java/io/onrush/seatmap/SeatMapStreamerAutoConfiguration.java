package io.onrush.seatmap;

import io.onrush.seatmap.availability.AvailabilityConfiguration;
import io.onrush.seatmap.plan.PlanConfiguration;
import io.onrush.seatmap.stream.StreamConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Seating plans, live availability and its streams. The application provides the ports
 * {@link io.onrush.seatmap.plan.EventVenues} and {@link io.onrush.seatmap.availability.SeatStates}, a
 * {@code DatabaseClient}, a {@code Clock}, an {@code IdGenerator}, a {@code SecureRandom} and a {@code JsonMapper}.
 *
 * <p>{@code onrush.seat-map-streamer.serve=false} leaves out the HTTP and RSocket routes and the RSocket server; the
 * services that other modules call exist regardless.
 */
@AutoConfiguration
@Import({PlanConfiguration.class, AvailabilityConfiguration.class, StreamConfiguration.class})
public class SeatMapStreamerAutoConfiguration {
}
