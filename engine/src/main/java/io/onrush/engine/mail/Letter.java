package io.onrush.engine.mail;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, in plain text.
 *
 * @param id          of letters, digits and dots: the same letter, sent again, has the same, so that mail programs know it
 * @param unsubscribe where such letters are ended with one click (RFC 8058); null where there are no more of them
 */
public record Letter(String to, String subject, String text, String id, @Nullable URI unsubscribe) {

    public Letter {
        Objects.requireNonNull(to);
        subject = subject.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Names nobody: addresses stay out of logs. */
    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
