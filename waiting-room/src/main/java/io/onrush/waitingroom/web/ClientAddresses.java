package io.onrush.waitingroom.web;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.web.reactive.function.server.ServerRequest;

/** Port: where a request comes from, proxies looked through. The application says; without one nobody knows, and nothing is counted. */
@FunctionalInterface
public interface ClientAddresses {

	@Nullable InetAddress of(ServerRequest request);

}
