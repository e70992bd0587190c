package io.onrush.checkout.payment;

import java.net.URI;

/**
 * Where the payment provider is when {@code onrush.checkout-saga.payment.url} is empty. The application provides it as a
 * bean; it is asked for every call, so that a port that is known only after the start can be part of the answer. The URI
 * has no trailing slash; {@code /payments/<key>} is appended, for example to
 * {@code http://127.0.0.1:8080/simulated-provider/v1}.
 */
@FunctionalInterface
public interface PaymentEndpoint {

	URI base();

}
