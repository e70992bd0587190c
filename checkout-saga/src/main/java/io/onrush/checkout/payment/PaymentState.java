package io.onrush.checkout.payment;

/** The state of a payment in our books. VOIDED, REFUNDED and DECLINED are final. */
enum PaymentState {

	NEW, AUTHORIZED, CAPTURED, VOIDED, REFUNDED, DECLINED, UNKNOWN

}
