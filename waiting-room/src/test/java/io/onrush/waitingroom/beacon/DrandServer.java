package io.onrush.waitingroom.beacon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server of drand's HTTP API on loopback that gives what it is told to. */
public final class DrandServer implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final AtomicInteger asked = new AtomicInteger();

	private volatile int status = 404;

	private volatile String body = "";

	private volatile boolean silent;

	public DrandServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	public URI url() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	public int asked() {
		return this.asked.get();
	}

	public DrandServer gives(long round, String randomness, String signature) {
		this.status = 200;
		this.body = "{\"round\":%d,\"randomness\":\"%s\",\"signature\":\"%s\"}".formatted(round, randomness, signature);
		return this;
	}

	public DrandServer givesTheRound() {
		return gives(1000, SampleBeacons.RANDOMNESS_1000, SampleBeacons.SIGNATURE_1000);
	}

	/** Takes the request and never answers. */
	public DrandServer isSilent() {
		this.silent = true;
		return this;
	}

	private void answer(HttpExchange exchange) throws IOException {
		this.asked.incrementAndGet();
		if (this.silent) {
			try {
				this.closed.await();
			}
			catch (InterruptedException over) {
				Thread.currentThread().interrupt();
			}
			return;
		}
		byte[] bytes = this.body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(this.status, (bytes.length == 0) ? -1 : bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
