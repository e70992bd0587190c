package io.onrush.waitingroom.admission;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Gives a pass back, so that its slot goes to the next. Leaving twice, or after the pass ran out, changes nothing more. */
public final class LeaveSale {

	private final LeaveScript script;

	private final PassTokens tokens;

	private final GivenBackPasses givenBack;

	LeaveSale(LeaveScript script, PassTokens tokens, GivenBackPasses givenBack) {
		this.script = script;
		this.tokens = tokens;
		this.givenBack = givenBack;
	}

	/** Empty when the visitor is out of the sale; the refusal when the pass is not theirs to give back. */
	public Mono<Optional<PassCheck.Refusal>> leave(@Nullable String passToken, String visitorId, UUID onsaleId) {
		return Mono.defer(() -> switch (this.tokens.read(passToken, visitorId)) {
			case PassTokens.Reading.Genuine(AdmissionPass pass) -> leave(pass, onsaleId);
			case PassTokens.Reading.Refused(PassCheck.Expired over) -> Mono.just(Optional.empty());
			case PassTokens.Reading.Refused(PassCheck.Refusal refusal) -> Mono.just(Optional.of(refusal));
		});
	}

	private Mono<Optional<PassCheck.Refusal>> leave(AdmissionPass pass, UUID onsaleId) {
		if (!pass.onsaleId().equals(onsaleId)) {
			return Mono.just(Optional.of(new PassCheck.WrongEvent()));
		}
		return this.script.leave(pass)
			.doOnSuccess(gone -> this.givenBack.gaveBack(pass))
			.thenReturn(Optional.empty());
	}

}
