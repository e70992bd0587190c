package io.onrush.engine.identity;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.engine.mail.Letter;
import io.onrush.engine.mail.Mail;
import io.onrush.engine.mail.MailUnavailable;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/**
 * Verifies an e-mail address by a code that is sent to it. Every address gets one, known or not, and every answer is the same: nobody learns who is
 * a visitor here. A code is good for the visitor who asked for it alone.
 */
final class VerifyEmail {

    private static final int CODES = 1_000_000;
    private static final long RETRY_SECONDS = 10;

    private final OneTimeCodes codes;
    private final PersonDigests digests;
    private final Mail mail;
    private final SecureRandom random;
    private final IdGenerator ids;
    private final IdentityMeters meters;

    VerifyEmail(OneTimeCodes codes, PersonDigests digests, Mail mail, SecureRandom random, IdGenerator ids, IdentityMeters meters) {
        this.codes = codes;
        this.digests = digests;
        this.mail = mail;
        this.random = random;
        this.ids = ids;
        this.meters = meters;
    }

    /**
     * Sends a code. Fails with {@code invalid-email}, {@code too-many-codes} or {@code mail-unavailable}. Who hangs up stops nothing: the letter goes its
     * way, and counts unless it fails.
     */
    Mono<Void> ask(String network, String visitorId, String address, Locale language) {
        EmailAddress email = address(address);
        OneTimeCodes.Asking asking = new OneTimeCodes.Asking(network, visitorId, digests.of(email));
        String code = "%06d".formatted(random.nextInt(CODES));
        return Mono.fromFuture(() -> counted(asking, email, code, language).toFuture(), true);
    }

    private Mono<Void> counted(OneTimeCodes.Asking asking, EmailAddress email, String code, Locale language) {
        return codes.count(asking).flatMap(wait -> {
            if (!wait.isZero()) {
                meters.tooMany();
                return Mono.error(EngineProblem.TOO_MANY_CODES.retryAfter(
                        wait.toSeconds() + 1, "Use the latest code that was sent, or ask again after the time in Retry-After."));
            }
            return sent(asking, email, code, language)
                    .onErrorResume(MailUnavailable.class, unsent -> codes.takeBack(asking).onErrorComplete().then(Mono.error(unsent())));
        });
    }

    private Mono<Void> sent(OneTimeCodes.Asking asking, EmailAddress email, String code, Locale language) {
        return codes.keep(asking.visitorId(), asking.person(), code)
                .then(Mono.defer(() -> mail.send(letter(email, code, language))))
                .doOnSuccess(sent -> meters.sent());
    }

    private static RuntimeException unsent() {
        return EngineProblem.MAIL_UNAVAILABLE.retryAfter(
                RETRY_SECONDS, "The code could not be sent. Ask for another one after the time in Retry-After.");
    }

    /** Who reads the mails to the address of the code. Fails with {@code code-wrong} or {@code code-over}. */
    Mono<Person> confirm(String visitorId, String typed) {
        return codes.attempt(visitorId, typed.replaceAll("[\\s-]", "")).flatMap(tried -> switch (tried) {
            case OneTimeCodes.Tried.Right(Person person) -> {
                meters.right();
                yield Mono.just(person);
            }
            case OneTimeCodes.Tried.Wrong(int left) -> {
                meters.wrong();
                yield Mono.error(left > 0
                        ? EngineProblem.CODE_WRONG.with("Compare it with the mail. Tries left: %d.".formatted(left))
                        : EngineProblem.CODE_OVER.with("That was one wrong try too many. Ask for another code."));
            }
            case OneTimeCodes.Tried.None() -> {
                meters.over();
                yield Mono.error(EngineProblem.CODE_OVER.with("There is no code that could be tried. Ask for one."));
            }
        });
    }

    static EmailAddress address(String text) {
        return EmailAddress.of(text == null ? "" : text).orElseThrow(() -> EngineProblem.INVALID_EMAIL.with(
                List.of(new FieldError("email", "must be an e-mail address, like ann@example.org"))));
    }

    private Letter letter(EmailAddress to, String code, Locale language) {
        CodeTexts texts = CodeTexts.in(language);
        return new Letter(to.mailbox(), texts.subject(code), texts.text(code), "code." + ids.generateId(), null);
    }
}
