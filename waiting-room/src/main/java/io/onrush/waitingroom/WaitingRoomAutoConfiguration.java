package io.onrush.waitingroom;

import io.onrush.waitingroom.admission.AdmissionConfiguration;
import io.onrush.waitingroom.queue.QueueConfiguration;
import io.onrush.waitingroom.web.WebConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * Wires the waiting room. The application gives the DatabaseClient, the Redis commands, the clock, the id generator, the
 * secure random and the JSON mapper. Routes and workers exist where {@code onrush.waiting-room.serve} is true; the
 * services exist everywhere.
 */
@AutoConfiguration
@EnableConfigurationProperties(WaitingRoomProperties.class)
@Import({ QueueConfiguration.class, AdmissionConfiguration.class, WebConfiguration.class })
public class WaitingRoomAutoConfiguration {

}
