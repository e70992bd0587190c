package io.onrush.engine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class SmtpMailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Letter LETTER = new Letter(
            "ann@example.org", "Grüße", "Hallo Ann,\nbis dann.", "reminder.1", URI.create("https://queue.example/out?token=t"));

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final SmallServer server = new SmallServer();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aLetterReachesTheServerWhole() {
        mail(server.port(), 10).send(LETTER).block(PATIENCE);

        assertThat(server.letters).singleElement().satisfies(letter -> assertThat(letter)
                .contains("From: Onrush <tickets@example.org>", "To: ann@example.org", "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=", "Message-ID: <reminder.1@example.org>")
                .contains("List-Unsubscribe: <https://queue.example/out?token=t>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "Auto-Submitted: auto-generated")
                .contains("Hallo Ann,\nbis dann."));
        assertThat(count("sent")).isEqualTo(1);
    }

    @Test
    void connectionsAreUsedAgain() {
        Mail mail = mail(server.port(), 100);
        Flux.range(0, 40).flatMap(i -> mail.send(LETTER), 40).blockLast(PATIENCE);
        assertThat(server.letters).hasSize(40);
        assertThat(server.connections).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void aServerThatHangsUpIsCalledAgain() {
        Mail mail = mail(server.port(), 10);
        mail.send(LETTER).block(PATIENCE);
        server.hangUp();
        mail.send(LETTER).block(PATIENCE);
        assertThat(server.letters).hasSize(2);
    }

    @Test
    void whatIsNotSentIsSaidWithoutTheAddress() throws IOException {
        server.close();
        assertThatThrownBy(() -> mail(server.port(), 10).send(LETTER).block(PATIENCE)).isInstanceOf(MailUnavailable.class).hasMessageNotContaining("ann");
        assertThat(LETTER.toString()).doesNotContain("ann");
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() {
        server.silent = true;
        assertThatThrownBy(() -> mail(server.port(), 10).send(LETTER).block(PATIENCE)).isInstanceOf(MailUnavailable.class);
    }

    @Test
    void noMoreLettersWaitThanMay() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        BlockingMail mail = new BlockingMail(new BlockingMail.Sending() {
            @Override
            public void send(Letter letter) throws InterruptedException {
                begun.countDown();
                stuck.await();
            }

            @Override
            public void close() {}
        }, 1, 3, meters);
        List<CompletableFuture<Void>> accepted = new ArrayList<>(List.of(mail.send(LETTER).toFuture()));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        IntStream.range(0, 3).forEach(i -> accepted.add(mail.send(LETTER).toFuture()));

        assertThatThrownBy(() -> mail.send(LETTER).block(PATIENCE)).isInstanceOf(MailUnavailable.class).hasMessageContaining("too many");
        assertThat(count("refused")).isEqualTo(1);
        stuck.countDown();
        assertThat(accepted).allSatisfy(sent -> assertThat(sent).succeedsWithin(PATIENCE));
        mail.destroy();
    }

    @Test
    void aServerWithoutTlsGetsNothingWhereTlsIsWanted() {
        MailProperties properties = properties(server.port(), MailProperties.Security.STARTTLS, 10);
        Mail mail = new BlockingMail(new SmtpMail(properties, new MimeLetters(properties.from(), Clock.systemUTC())), 2, 10, meters);
        assertThatThrownBy(() -> mail.send(LETTER).block(PATIENCE)).isInstanceOf(MailUnavailable.class);
        assertThat(server.letters).isEmpty();
    }

    private Mail mail(int port, int waiting) {
        MailProperties properties = properties(port, MailProperties.Security.NONE, waiting);
        return new BlockingMail(new SmtpMail(properties, new MimeLetters(properties.from(), Clock.systemUTC())), 2, waiting, meters);
    }

    private static MailProperties properties(int port, MailProperties.Security security, int waiting) {
        return new MailProperties(MailProperties.Transport.SMTP, "Onrush <tickets@example.org>", "", "127.0.0.1", port, security, "", "",
                Duration.ofSeconds(1), 2, waiting);
    }

    private double count(String outcome) {
        return meters.get("engine.mail").tag("outcome", outcome).counter().count();
    }

    /** Takes letters as a mail server does (RFC 5321), one connection a thread. */
    private static final class SmallServer {

        private final ServerSocket socket;
        private final List<String> letters = new CopyOnWriteArrayList<>();
        private final List<Socket> clients = new CopyOnWriteArrayList<>();
        private final AtomicInteger connections = new AtomicInteger();
        private volatile boolean silent;

        SmallServer() {
            try {
                this.socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return socket.getLocalPort();
        }

        void hangUp() {
            clients.forEach(client -> {
                try {
                    client.close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        void close() throws IOException {
            hangUp();
            socket.close();
        }

        private void accept() {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    clients.add(client);
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> talk(client));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void talk(Socket client) {
            if (silent) {
                return;
            }
            try (client;
                    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                    PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
                out.print("220 ready\r\n");
                out.flush();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String verb = line.split("[ :]")[0].toUpperCase();
                    if (verb.equals("DATA")) {
                        out.print("354 go on\r\n");
                        out.flush();
                        letters.add(letter(in));
                    }
                    out.print(verb.equals("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
                    out.flush();
                }
            } catch (IOException gone) {
                // The client, or the test, hung up.
            }
        }

        private static String letter(BufferedReader in) throws IOException {
            StringBuilder text = new StringBuilder();
            for (String line = in.readLine(); !line.equals("."); line = in.readLine()) {
                text.append(line).append('\n');
            }
            return text.toString();
        }
    }
}
