package io.onrush.engine.wiring;

import io.onrush.engine.catalog.Events;
import io.onrush.engine.identity.KnownPersons;
import io.onrush.engine.mail.Letter;
import io.onrush.engine.mail.Mail;
import io.onrush.waitingroom.queue.Identity;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.registration.Letters;
import io.onrush.waitingroom.registration.Persons;
import io.onrush.waitingroom.registration.Subjects;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What the waiting room asks about persons, and how it writes to them. */
@Configuration(proxyBeanMethods = false)
class PersonPorts {

    @Bean
    Persons provedPersons(KnownPersons known) {
        return new Persons() {

            @Override
            public Mono<Boolean> hasProved(String visitor, Identity identity) {
                return switch (identity) {
                    case VISITOR -> Mono.just(true);
                    case EMAIL -> known.hasEmail(visitor);
                    case OIDC -> known.hasOidc(visitor);
                };
            }

            @Override
            public Mono<String> mailbox(String visitor, String address) {
                return known.mailbox(visitor, address);
            }
        };
    }

    @Bean
    Letters letters(Mail mail) {
        return letter -> mail.send(new Letter(letter.to(), letter.subject(), letter.text(), letter.id(), letter.unsubscribe()));
    }

    @Bean
    Subjects subjects(Events events) {
        return onsale -> onsale.site() == null ? ofEvent(onsale, events) : Mono.just(new Subjects.Subject(onsale.site().name(), "/rooms/" + onsale.id(), "UTC"));
    }

    private static Mono<Subjects.Subject> ofEvent(Onsale onsale, Events events) {
        return events.get(Objects.requireNonNull(onsale.eventId()))
                .map(event -> new Subjects.Subject(event.name(), "/events/" + event.id() + "/queue", event.timeZone().getId()));
    }
}
