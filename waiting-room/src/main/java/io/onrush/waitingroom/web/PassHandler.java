package io.onrush.waitingroom.web;

import java.time.Instant;

import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.admission.AdmissionPasses;
import io.onrush.waitingroom.admission.ExchangeTicket;
import io.onrush.waitingroom.admission.LeaveSale;
import io.onrush.waitingroom.admission.PassOutcome;
import io.onrush.waitingroom.admission.Turn;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code POST pass} and {@code DELETE pass}. */
final class PassHandler {

	private final Requests requests;

	private final ExchangeTicket exchangeTicket;

	private final LeaveSale leaveSale;

	PassHandler(Requests requests, ExchangeTicket exchangeTicket, LeaveSale leaveSale) {
		this.requests = requests;
		this.exchangeTicket = exchangeTicket;
		this.leaveSale = leaveSale;
	}

	Mono<ServerResponse> exchange(ServerRequest request) {
		return this.requests.ticketed(request, this.exchangeTicket::exchange).flatMap(PassHandler::answer);
	}

	Mono<ServerResponse> leave(ServerRequest request) {
		return Mono.zip(this.requests.visitor(request), this.requests.onsale(request))
			.flatMap(asked -> this.leaveSale.leave(Requests.header(request, "Admission-Pass"), asked.getT1(),
					asked.getT2().onsale().id()))
			.flatMap(refusal -> refusal.<Mono<ServerResponse>>map(why -> Mono.error(AdmissionPasses.problem(why)))
				.orElseGet(() -> ServerResponse.noContent().build()));
	}

	private static Mono<ServerResponse> answer(PassOutcome outcome) {
		return switch (outcome) {
			case PassOutcome.Issued(String token, Instant expiresAt) -> ServerResponse.ok()
				.cacheControl(CacheControl.noStore())
				.bodyValue(new PassBody(token, expiresAt));
			case PassOutcome.NotYourTurn(Turn turn) -> Mono.error(notYourTurn(turn));
			case PassOutcome.Spent() -> Mono.error(WaitingRoomProblem.PLACE_SPENT
				.because("The pass of this place has expired or was given back. Join the queue again."));
			case PassOutcome.Lost() -> Mono.error(WaitingRoomProblem.PLACE_SPENT
				.because("This place was lost in a failure of ours. Join the queue again."));
			case PassOutcome.Closed(Instant closesAt) -> Mono.error(WaitingRoomProblem.ONSALE_CLOSED
				.because("The onsale closed at %s. No more passes are given.".formatted(closesAt)));
		};
	}

	private static ErrorResponseException notYourTurn(Turn turn) {
		ErrorResponseException problem = WaitingRoomProblem.NOT_YOUR_TURN.retryAfter(turn.retryAfterSeconds(),
				"Your place is kept. Ask again after the time in Retry-After.");
		problem.getBody().setProperty("position", turn.position());
		problem.getBody().setProperty("ahead", turn.ahead());
		problem.getBody().setProperty("etaSeconds", turn.etaSeconds());
		return problem;
	}

	record PassBody(String pass, Instant expiresAt) {
	}

}
