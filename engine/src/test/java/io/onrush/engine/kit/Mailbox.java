package io.onrush.engine.kit;

import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mails that the engine wrote into its folder. */
public final class Mailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private final Path folder;

    public Mailbox(String folder) {
        this.folder = Path.of(folder);
    }

    /** The letters to an address, in whatever case, the first one first. */
    public List<Mail> to(String address) {
        return all().stream().filter(mail -> mail.to().equalsIgnoreCase(address)).toList();
    }

    private List<Mail> all() {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
            return files.filter(file -> file.toString().endsWith(".eml")).sorted().map(Mailbox::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The latest letter once there are so many. */
    public Mail latest(String address, int count) {
        return await().atMost(PATIENCE).until(() -> to(address), mails -> mails.size() >= count).getLast();
    }

    private static Mail read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            String unsubscribe = message.getHeader("List-Unsubscribe") == null ? null : message.getHeader("List-Unsubscribe")[0];
            return new Mail(message.getAllRecipients()[0].toString(), message.getSubject(), message.getContent().toString(), message.getMessageID(), unsubscribe);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    /** @param unsubscribe null where there is nothing to unsubscribe from */
    public record Mail(String to, String subject, String text, String id, String unsubscribe) {

        public String code() {
            Matcher code = CODE.matcher(text);
            if (!code.find()) {
                throw new AssertionError("no code in " + text);
            }
            return code.group();
        }
    }
}
