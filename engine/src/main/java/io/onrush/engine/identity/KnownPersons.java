package io.onrush.engine.identity;

import io.onrush.engine.mail.MailPresence;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What others may ask about persons: never who one is, only whether. */
public final class KnownPersons {

    private final Persons persons;
    private final PersonDigests digests;
    private final MailPresence mail;
    private final boolean knowsProvider;

    KnownPersons(Persons persons, PersonDigests digests, MailPresence mail, boolean knowsProvider) {
        this.persons = persons;
        this.digests = digests;
        this.mail = mail;
        this.knowsProvider = knowsProvider;
    }

    /** Whether visitors can prove e-mail addresses here. */
    public boolean canProveEmail() {
        return mail.canSend();
    }

    /** Whether visitors can sign in at an OpenID provider. */
    public boolean canProveOidc() {
        return knowsProvider;
    }

    public Mono<Boolean> hasEmail(String visitorId) {
        return has(visitorId, Person.Kind.EMAIL);
    }

    public Mono<Boolean> hasOidc(String visitorId) {
        return has(visitorId, Person.Kind.OIDC);
    }

    /** The address as letters are sent to it, its domain in ASCII; empty where the visitor has not proved to read them. */
    public Mono<String> mailbox(String visitorId, String address) {
        return Mono.justOrEmpty(EmailAddress.of(address)).flatMap(email -> persons.find(digests.of(email))
                .filter(visitor -> visitor.toString().equals(visitorId))
                .map(visitor -> email.mailbox()));
    }

    /** Empty where nobody has proved this address, or it is none. */
    public Mono<UUID> visitorOf(String address) {
        return Mono.justOrEmpty(EmailAddress.of(address)).flatMap(email -> persons.find(digests.of(email)));
    }

    private Mono<Boolean> has(String visitorId, Person.Kind kind) {
        return persons.kindsOf(UUID.fromString(visitorId)).any(kind::equals);
    }
}
