package io.onrush.engine.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/** Writes each letter into a folder, for whoever tries Onrush without a mail server; any mail program opens the files. */
final class FileMail implements BlockingMail.Sending {

    private final Path folder;
    private final MimeLetters letters;
    private final Clock clock;
    private final AtomicLong written = new AtomicLong();
    private final Session session = Session.getInstance(new Properties());

    FileMail(Path folder, MimeLetters letters, Clock clock) {
        this.folder = folder;
        this.letters = letters;
        this.clock = clock;
    }

    /** A file that is there is whole: it gets its name last. */
    @Override
    public void send(Letter letter) throws MessagingException, IOException {
        Files.createDirectories(folder);
        String name = "%d-%04d".formatted(clock.millis(), written.incrementAndGet());
        Path draft = folder.resolve(name + ".part");
        try (OutputStream file = Files.newOutputStream(draft)) {
            letters.write(letter, session).writeTo(file);
        }
        Files.move(draft, folder.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {}
}
