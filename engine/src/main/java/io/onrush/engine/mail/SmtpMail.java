package io.onrush.engine.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hands letters to a server by SMTP. The library blocks, so this runs on threads of its own ({@link BlockingMail}), each with one connection at
 * a time; a connection is kept and used again as long as the server answers on it.
 */
final class SmtpMail implements BlockingMail.Sending {

    private final MailProperties properties;
    private final MimeLetters letters;
    private final Session session;
    private final Queue<Transport> idle = new ConcurrentLinkedQueue<>();

    SmtpMail(MailProperties properties, MimeLetters letters) {
        this.properties = properties;
        this.letters = letters;
        this.session = Session.getInstance(settings(properties));
    }

    @Override
    public void send(Letter letter) throws MessagingException {
        MimeMessage message = letters.write(letter, session);
        Transport transport = connected();
        try {
            transport.sendMessage(message, message.getAllRecipients());
            idle.add(transport);
        } catch (MessagingException | RuntimeException failed) {
            closeQuietly(transport);
            throw failed;
        }
    }

    @Override
    public void close() {
        for (Transport transport = idle.poll(); transport != null; transport = idle.poll()) {
            closeQuietly(transport);
        }
    }

    /** The library asks the server (NOOP) whether a connection still is one. */
    private Transport connected() throws MessagingException {
        for (Transport kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (kept.isConnected()) {
                return kept;
            }
            closeQuietly(kept);
        }
        Transport transport = session.getTransport();
        transport.connect(properties.host(), properties.port(), emptyToNull(properties.user()), emptyToNull(properties.password()));
        return transport;
    }

    private static Properties settings(MailProperties properties) {
        String protocol = properties.security() == MailProperties.Security.TLS ? "smtps" : "smtp";
        String millis = Long.toString(properties.timeout().toMillis());
        boolean startTls = properties.security() == MailProperties.Security.STARTTLS;
        Properties settings = new Properties();
        settings.setProperty("mail.transport.protocol", protocol);
        String prefix = "mail." + protocol + ".";
        settings.setProperty(prefix + "connectiontimeout", millis);
        settings.setProperty(prefix + "timeout", millis);
        settings.setProperty(prefix + "writetimeout", millis);
        settings.setProperty(prefix + "starttls.enable", Boolean.toString(startTls));
        settings.setProperty(prefix + "starttls.required", Boolean.toString(startTls));
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        settings.setProperty(prefix + "auth", Boolean.toString(!properties.user().isBlank()));
        return settings;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static void closeQuietly(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // It is gone, which is what was wanted.
        }
    }
}
