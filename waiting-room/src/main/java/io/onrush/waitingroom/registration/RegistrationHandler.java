package io.onrush.waitingroom.registration;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.queue.Identity;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.queue.RegistrationPolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code GET}, {@code POST} and {@code DELETE registration}, and the end of its mails. */
final class RegistrationHandler {

	private static final String NOBODY = "";

	private final OnsaleBoard board;

	private final RegisterVisitor register;

	private final UnsubscribeLinks links;

	private final Clock clock;

	RegistrationHandler(OnsaleBoard board, RegisterVisitor register, UnsubscribeLinks links, Clock clock) {
		this.board = board;
		this.register = register;
		this.links = links;
		this.clock = clock;
	}

	/** What the onsale wants to know of its visitors, and whether this one is registered; also for those who are none yet. */
	Mono<ServerResponse> show(ServerRequest request) {
		return request.principal()
			.map(Principal::getName)
			.defaultIfEmpty(NOBODY)
			.flatMap(visitor -> onsale(request)
				.flatMap(onsale -> this.register.find(onsale, visitor.equals(NOBODY) ? null : visitor)
					.map(registration -> state(onsale, registration.registeredAt()))
					.defaultIfEmpty(state(onsale, null))))
			.flatMap(state -> ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(state));
	}

	Mono<ServerResponse> register(ServerRequest request) {
		return visitor(request).flatMap(visitor -> request.bodyToMono(Wish.class)
			.defaultIfEmpty(new Wish(null, null))
			.flatMap(wish -> onsale(request)
				.flatMap(onsale -> this.register
					.register(onsale, visitor, (wish.email() != null) ? wish.email().strip() : "", language(wish, request))
					.flatMap(registered -> ServerResponse.status(registered.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
						.cacheControl(CacheControl.noStore())
						.bodyValue(state(onsale, registered.registration().registeredAt()))))));
	}

	Mono<ServerResponse> withdraw(ServerRequest request) {
		return visitor(request)
			.flatMap(visitor -> onsale(request).flatMap(onsale -> this.register.withdraw(onsale, visitor)))
			.then(Mono.defer(() -> ServerResponse.noContent().build()));
	}

	/** One click of a mail program (RFC 8058), or our page for those who follow the link. */
	Mono<ServerResponse> unsubscribe(ServerRequest request) {
		return Mono.justOrEmpty(this.links.read(request.queryParam("token").orElse(null)))
			.switchIfEmpty(Mono.error(() -> WaitingRoomProblem.INVALID_LINK.because("Follow the link exactly as it stands in the mail.")))
			.flatMap(this.register::unsubscribe)
			.then(Mono.defer(() -> ServerResponse.noContent().build()));
	}

	private State state(Onsale onsale, @Nullable Instant registeredAt) {
		return new State(onsale.who().registration(), onsale.who().identity(), onsale.who().registrationOpensAt(),
				onsale.registrationClosesAt(), onsale.registers(this.clock.instant()), registeredAt);
	}

	private Mono<Onsale> onsale(ServerRequest request) {
		String id = request.pathVariable("id");
		return Mono.defer(() -> this.board.view(uuid(id)))
			.map(OnsaleView::onsale)
			.switchIfEmpty(Mono.error(() -> Onsales.notFound(id)));
	}

	private static Mono<UUID> visitor(ServerRequest request) {
		return request.principal()
			.map(principal -> UUID.fromString(principal.getName()))
			.switchIfEmpty(Mono.error(() -> WaitingRoomProblem.VISITOR_REQUIRED
				.because("Register with POST /api/v1/visitors and send the token as 'Authorization: Bearer <token>'.")));
	}

	private static String language(Wish wish, ServerRequest request) {
		if (wish.language() != null) {
			return Locale.forLanguageTag(wish.language()).getLanguage();
		}
		List<Locale> wanted = request.headers().asHttpHeaders().getAcceptLanguageAsLocales();
		return wanted.isEmpty() ? "en" : wanted.getFirst().getLanguage();
	}

	private static UUID uuid(String id) {
		try {
			return UUID.fromString(id);
		}
		catch (IllegalArgumentException malformed) {
			throw Onsales.notFound(id);
		}
	}

	/** @param language of the mails; that of {@code Accept-Language} where it is missing */
	record Wish(@Nullable String email, @Nullable String language) {
	}

	/**
	 * @param open whether one can register now
	 * @param registeredAt null where the visitor is not registered
	 */
	record State(RegistrationPolicy registration, Identity identity, @Nullable Instant opensAt, Instant closesAt, boolean open,
			@Nullable Instant registeredAt) {
	}

}
