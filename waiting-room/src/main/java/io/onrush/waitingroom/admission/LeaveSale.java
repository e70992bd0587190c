package io.onrush.waitingroom.admission;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Gives a pass back, so that its slot goes to the next. Leaving twice, or after the pass ran out, changes nothing more. */
public final class LeaveSale {

	private final LeaveScript script;

	private final PassTokens tokens;

	LeaveSale(LeaveScript script, PassTokens tokens) {
		this.script = script;
		this.tokens = tokens;
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
		return this.script.leave(pass).thenReturn(Optional.empty());
	}

}
