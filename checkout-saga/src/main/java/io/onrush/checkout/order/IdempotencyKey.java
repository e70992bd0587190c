package io.onrush.checkout.order;

import java.util.List;
import java.util.regex.Pattern;

import io.onrush.checkout.CheckoutProblem;

import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads the Idempotency-Key header: 1 to 255 visible ASCII characters, bare or in double quotes. */
final class IdempotencyKey {

	private static final String HEADER = "Idempotency-Key";

	private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7E]{1,255}");

	private IdempotencyKey() {
	}

	static String of(ServerRequest request) {
		List<String> values = request.headers().header(HEADER);
		if (values.isEmpty() || values.get(0).isBlank()) {
			throw CheckoutProblem.IDEMPOTENCY_KEY_REQUIRED.because(
					"Send the header Idempotency-Key with a value of your choice that is new for every new order, such as a UUID; repeat it when you repeat the request.");
		}
		String key = unquoted(values.get(0).trim());
		if (values.size() > 1 || !SHAPE.matcher(key).matches()) {
			throw CheckoutProblem.IDEMPOTENCY_KEY_INVALID
				.because("Send one Idempotency-Key of 1 to 255 visible ASCII characters, bare or in double quotes.");
		}
		return key;
	}

	private static String unquoted(String value) {
		boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
		return quoted ? value.substring(1, value.length() - 1) : value;
	}

}
