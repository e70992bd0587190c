package io.onrush.checkout.payment.simulated;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * A payment provider to try the checkout with, told by the token what to do: {@code tok_visa} approves,
 * {@code tok_declined} declines, {@code tok_timeout} never answers and charges nothing, {@code tok_slow} approves after a
 * while, {@code tok_lost_reply} approves and breaks the connection instead of answering, the first time. Other tokens are
 * declined with {@code unknown-token}. Idempotent by key; voiding an unknown key leaves a tombstone.
 */
final class SimulatedProvider {

	private static final String PAYMENTS = "/simulated-provider/v1/payments";

	private static final String PATH = PAYMENTS + "/{key}";

	private static final int MOST_LISTED = 1000;

	private final SimulatedBooks books;

	private final SimulatedProviderSettings settings;

	private final byte[] authorization;

	SimulatedProvider(SimulatedBooks books, SimulatedProviderSettings settings, String apiKey) {
		this.books = books;
		this.settings = settings;
		this.authorization = ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8);
	}

	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.PUT(PATH, this::authorize)
			.POST(PATH + "/capture", this::capture)
			.POST(PATH + "/void", this::voidPayment)
			.POST(PATH + "/refund", this::refund)
			.GET(PATH, this::find)
			.GET(PAYMENTS, this::list)
			.filter(this::requireApiKey)
			.build();
	}

	private Mono<ServerResponse> requireApiKey(ServerRequest request, HandlerFunction<ServerResponse> next) {
		String given = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
		byte[] presented = (given != null) ? given.getBytes(StandardCharsets.UTF_8) : new byte[0];
		return MessageDigest.isEqual(this.authorization, presented) ? next.handle(request)
				: ServerResponse.status(HttpStatus.UNAUTHORIZED).build();
	}

	private Mono<ServerResponse> authorize(ServerRequest request) {
		return request.bodyToMono(Authorize.class)
			.filter(Authorize::isComplete)
			.flatMap(body -> decide(request, body))
			.switchIfEmpty(ServerResponse.badRequest().build());
	}

	private Mono<ServerResponse> decide(ServerRequest request, Authorize body) {
		String key = request.pathVariable("key");
		return switch (body.token()) {
			case "tok_visa" -> approve(key, body).then(answer(key, "authorized"));
			case "tok_slow" -> approve(key, body).then(Mono.delay(this.settings.slow())).then(answer(key, "authorized"));
			case "tok_lost_reply" ->
				approve(key, body).flatMap(first -> first ? breakConnection(request) : answer(key, "authorized"));
			case "tok_timeout" -> this.books.find(key)
				.flatMap(known -> answer(key, "authorized"))
				.switchIfEmpty(Mono.delay(this.settings.hang()).then(Mono.defer(() -> breakConnection(request))));
			case "tok_declined" -> decline(key, body, "card_declined");
			default -> decline(key, body, "unknown-token");
		};
	}

	private Mono<Boolean> approve(String key, Authorize body) {
		return this.books.enter(key, "authorized", null, body.amount(), body.currency());
	}

	private Mono<ServerResponse> decline(String key, Authorize body, String code) {
		return this.books.enter(key, "declined", code, 0, body.currency()).then(answer(key, "authorized"));
	}

	private Mono<ServerResponse> capture(ServerRequest request) {
		String key = request.pathVariable("key");
		return this.books.capture(key).then(answer(key, "captured"));
	}

	private Mono<ServerResponse> voidPayment(ServerRequest request) {
		String key = request.pathVariable("key");
		return this.books.enter(key, "voided", null, 0, "XXX")
			.then(this.books.voidPayment(key))
			.then(answer(key, "voided"));
	}

	private Mono<ServerResponse> refund(ServerRequest request) {
		String key = request.pathVariable("key");
		return this.books.refund(key).then(answer(key, "refunded"));
	}

	private Mono<ServerResponse> find(ServerRequest request) {
		return this.books.find(request.pathVariable("key"))
			.flatMap(payment -> ServerResponse.ok().bodyValue(payment))
			.switchIfEmpty(ServerResponse.notFound().build());
	}

	private Mono<ServerResponse> list(ServerRequest request) {
		String after = request.queryParam("after").orElse("");
		int limit = request.queryParam("limit").filter(text -> text.matches("\\d{1,4}")).map(Integer::valueOf).orElse(MOST_LISTED);
		return this.books.after(after, Math.min(limit, MOST_LISTED))
			.collectList()
			.flatMap(payments -> ServerResponse.ok().bodyValue(new Listed(payments)));
	}

	private Mono<ServerResponse> answer(String key, String wanted) {
		return Mono.defer(() -> this.books.find(key))
			.flatMap(payment -> ServerResponse.status(payment.answerTo(wanted)).bodyValue(payment))
			.switchIfEmpty(ServerResponse.notFound().build());
	}

	private Mono<ServerResponse> breakConnection(ServerRequest request) {
		HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(request.exchange().getResponse());
		response.withConnection(connection -> connection.dispose());
		return Mono.never();
	}

	/** A page of the books, by key. */
	record Listed(List<SimulatedPayment> payments) {
	}

	/** The request to reserve money. */
	record Authorize(long amount, @Nullable String currency, @Nullable String token, @Nullable String reference) {

		boolean isComplete() {
			return this.amount >= 0 && this.currency != null && this.token != null;
		}

		@Override
		public String toString() {
			return "Authorize[amount=" + this.amount + ", currency=" + this.currency + "]";
		}

	}

}
