package io.onrush.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client and a server see of each fault, with a server that sends everything back. */
class GateTest {

    private static final int SILENCE_MILLIS = 100;

    private final Echo echo = new Echo();
    private final Gate gate = Gate.to(echo.port());

    @AfterEach
    void stop() throws IOException {
        gate.close();
        echo.close();
    }

    @Test
    void bytesPassBothWaysAndSoDoesTheEndOfAConnection() throws IOException {
        try (Socket client = connect()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
        }
        await().until(() -> echo.ended.get() == 1 && gate.connections() == 0);
    }

    @Test
    void delayedBytesComeLateAndInOrder() throws IOException {
        gate.suffer(Fault.delay(Duration.ofMillis(30), Duration.ofMillis(30), 1));
        try (Socket client = connect()) {
            long before = System.nanoTime();
            assertThat(said(client, "one")).isEqualTo("one");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
            send(client, "two");
            send(client, "three");
            assertThat(read(client, 8)).isEqualTo("twothree");
        }
    }

    @Test
    void lostPacketsAreSentAgain() throws IOException {
        gate.suffer(Fault.loss(1, Duration.ofMillis(20), 1));
        try (Socket client = connect()) {
            long before = System.nanoTime();
            assertThat(said(client, "again")).isEqualTo("again");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
        }
    }

    @Test
    void whatIsStalledComesAtOnceWhenTheFaultIsOver() throws IOException {
        try (Socket client = connect()) {
            gate.suffer(Fault.stall());
            send(client, "one");
            send(client, "two");
            assertSilent(client);
            gate.heal();
            assertThat(read(client, 6)).isEqualTo("onetwo");
        }
    }

    @Test
    void aConnectionThatLostBytesIsSilentForEverAndNeitherEndIsTold() throws IOException {
        Socket client = connect();
        said(client, "hello");
        gate.suffer(Fault.blackHole(Fault.Way.TO_SERVER, Fault.Way.TO_CLIENT));
        send(client, "lost");
        assertSilent(client);
        gate.heal();
        send(client, "lost too");
        assertSilent(client);
        try (Socket other = connect()) {
            assertThat(said(other, "hello")).isEqualTo("hello");
        }
        client.close();
        await().until(() -> echo.ended.get() == 1);
        assertThat(gate.connections()).as("the server keeps its end").isEqualTo(1);
    }

    @Test
    void aHalfOpenConnectionCarriesRequestsAndNoAnswers() throws IOException {
        try (Socket client = connect()) {
            gate.suffer(Fault.blackHole(Fault.Way.TO_CLIENT));
            send(client, "done");
            await().until(() -> echo.received.get() == 4);
            assertSilent(client);
        }
    }

    @Test
    void anAnswerIsCutInTheMiddle() throws IOException {
        try (Socket client = connect()) {
            gate.suffer(Fault.cutAfter(3));
            send(client, "answer");
            assertThat(read(client, 3)).isEqualTo("ans");
            assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
    }

    @Test
    void aResetIsNoOrderlyEnd() throws IOException {
        try (Socket client = connect()) {
            said(client, "hello");
            gate.reset();
            assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketException.class).hasMessageContaining("reset");
            await().until(() -> echo.broken.get() == 1);
        }
    }

    @Test
    void newConnectionsAreRefusedWhileOldOnesGoOn() throws IOException {
        try (Socket client = connect()) {
            said(client, "hello");
            gate.refuse();
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            assertThat(said(client, "still")).isEqualTo("still");
            gate.open();
            try (Socket other = connect()) {
                assertThat(said(other, "new")).isEqualTo("new");
            }
        }
    }

    @Test
    void aServerThatIsAwayAndComesBackIsReachedAgain() throws IOException {
        int port = echo.port();
        echo.close();
        try (Socket client = connect()) {
            assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketException.class);
        }
        try (Echo back = new Echo(port); Socket client = connect()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), gate.port());
    }

    private static String said(Socket client, String text) throws IOException {
        send(client, text);
        return read(client, text.length());
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(Socket client, int bytes) throws IOException {
        client.setSoTimeout(10_000);
        return new String(client.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(SILENCE_MILLIS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    /** Counts what it receives, connections that ended and connections that broke. */
    private static final class Echo implements AutoCloseable {

        private final ServerSocket listening;
        private final Thread accepting;
        private final AtomicInteger received = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicInteger broken = new AtomicInteger();

        private Echo() {
            this(0);
        }

        private Echo(int port) {
            try {
                listening = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            accepting = Thread.ofVirtual().start(this::accept);
        }

        private int port() {
            return listening.getLocalPort();
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = listening.accept();
                    Thread.ofVirtual().start(() -> answer(client));
                }
            } catch (IOException closed) {
                assertThat(listening.isClosed()).isTrue();
            }
        }

        private void answer(Socket client) {
            byte[] bytes = new byte[100];
            try (client) {
                for (int length = client.getInputStream().read(bytes); length >= 0; length = client.getInputStream().read(bytes)) {
                    received.addAndGet(length);
                    client.getOutputStream().write(bytes, 0, length);
                }
                ended.incrementAndGet();
            } catch (IOException reset) {
                broken.incrementAndGet();
            }
        }

        /** The thread that waits on a socket is the one that closes it: until then the system still takes connections for it. */
        @Override
        public void close() throws IOException {
            listening.close();
            try {
                accepting.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
