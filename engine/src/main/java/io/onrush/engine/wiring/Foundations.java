package io.onrush.engine.wiring;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.onrush.engine.edge.SigningKeys;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.IdGenerator;

/** The clock, the ids and the randomness that everything else is given. */
@Configuration(proxyBeanMethods = false)
class Foundations {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** UUIDs of version 7 (RFC 9562): they begin with the time, so that rows of one time lie together in an index. */
    @Bean
    IdGenerator idGenerator(SecureRandom random, Clock clock) {
        UUIDClock millis = new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        };
        return new TimeBasedEpochRandomGenerator(random, millis)::generate;
    }

    /** A generator that computes: it reads the system's entropy once, at start, not on an event loop. */
    @Bean
    SecureRandom secureRandom() throws GeneralSecurityException {
        SecureRandom random = SecureRandom.getInstance("DRBG");
        random.nextLong();
        return random;
    }

    @Bean
    SigningKeys signingKeys(@Value("${onrush.secret}") String secret) {
        return new SigningKeys(secret);
    }
}
