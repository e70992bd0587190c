package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.util.List;

import io.onrush.waitingroom.FieldError;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls that are answered with a problem. */
final class Refusals {

	private Refusals() {
	}

	/** With this problem, which names these fields and no others. */
	static void refused(Mono<Onsale> call, String problem, String... fields) {
		StepVerifier.create(call).expectErrorSatisfies(thrown -> {
			ErrorResponseException refusal = (ErrorResponseException) thrown;
			assertThat(refusal.getBody().getType()).hasToString(problem);
			assertThat(errors(refusal)).extracting(FieldError::field).containsExactlyInAnyOrder(fields);
			assertThat(errors(refusal)).allSatisfy(error -> assertThat(error.detail()).contains(": "));
		}).verify(Duration.ofSeconds(10));
	}

	@SuppressWarnings("unchecked")
	private static List<FieldError> errors(ErrorResponseException refusal) {
		return (refusal.getBody().getProperties() == null) ? List.of()
				: (List<FieldError>) refusal.getBody().getProperties().get("errors");
	}

}
