package io.onrush.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onrush.engine.edge.SigningKeys;
import io.onrush.engine.inventory.RedisForTests;
import io.onrush.engine.mail.Mail;
import io.onrush.engine.mail.MailUnavailable;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.IdGenerator;
import org.springframework.util.SimpleIdGenerator;
import org.springframework.web.ErrorResponseException;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What is counted of the codes that were asked for. */
class VerifyEmailTest {

    private final PersonDigests digests = new PersonDigests(new SigningKeys("a-secret-of-at-least-thirty-two-bytes"));
    private final OneTimeCodes codes = new OneTimeCodes(RedisForTests.connection().reactive(), digests, new IdentityProperties(
            Duration.ofMinutes(10), 3, 2, 2, 3, Duration.ofHours(1), Duration.ofMinutes(5), new IdentityProperties.Oidc(null, null, List.of(), null)));
    private final String visitor = UUID.randomUUID().toString();
    private final String address = UUID.randomUUID() + "@example.org";
    private final String network = UUID.randomUUID().toString();
    private final AtomicInteger tried = new AtomicInteger();
    private final IdGenerator ids = new SimpleIdGenerator();

    @Test
    void aCodeThatWasNotMailedIsNotCounted() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> ask(unsent())).satisfies(fault -> assertThat(problem(fault)).isEqualTo("mail-unavailable"));
        }
        ask(Mono.empty());
        ask(Mono.empty());
        assertThatThrownBy(() -> ask(Mono.empty())).satisfies(fault -> assertThat(problem(fault)).isEqualTo("too-many-codes"));
    }

    @Test
    void manyVisitorsOfOneNetworkAskForNoMoreThanOneNetworkMay() {
        for (int i = 0; i < 3; i++) {
            verify(Mono.empty()).ask(network, visitor + i, i + address, Locale.ENGLISH).block();
        }
        assertThatThrownBy(() -> verify(Mono.empty()).ask(network, visitor + 3, 3 + address, Locale.ENGLISH).block())
                .satisfies(fault -> assertThat(problem(fault)).isEqualTo("too-many-codes"));
        verify(Mono.empty()).ask("elsewhere" + network, visitor + 3, 3 + address, Locale.ENGLISH).block();
    }

    @Test
    void whoHangsUpIsCountedAsTheLetterFares() {
        Sinks.Empty<Void> first = Sinks.empty();
        Sinks.Empty<Void> second = Sinks.empty();
        hangUp(first);
        hangUp(second);
        assertThatThrownBy(() -> ask(Mono.empty())).as("both may still be sent").satisfies(fault -> assertThat(problem(fault)).isEqualTo("too-many-codes"));
        first.tryEmitError(new MailUnavailable("the server is down"));
        await().untilAsserted(() -> ask(Mono.empty()));
        second.tryEmitEmpty();
        assertThatThrownBy(() -> ask(Mono.empty())).satisfies(fault -> assertThat(problem(fault)).isEqualTo("too-many-codes"));
    }

    private void hangUp(Sinks.Empty<Void> letter) {
        int before = tried.get();
        var asking = verify(letter.asMono()).ask(network, visitor, address, Locale.ENGLISH).subscribe();
        await().until(() -> tried.get() > before);
        asking.dispose();
    }

    private void ask(Mono<Void> letter) {
        verify(letter).ask(network, visitor, address, Locale.ENGLISH).block();
    }

    private VerifyEmail verify(Mono<Void> sent) {
        Mail mail = letter -> {
            tried.incrementAndGet();
            return sent;
        };
        return new VerifyEmail(codes, digests, mail, new SecureRandom(), ids, new IdentityMeters(new SimpleMeterRegistry()));
    }

    private static Mono<Void> unsent() {
        return Mono.error(new MailUnavailable("the server is down"));
    }

    private static String problem(Throwable fault) {
        String type = String.valueOf(((ErrorResponseException) Exceptions.unwrap(fault)).getBody().getType());
        return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1);
    }
}
