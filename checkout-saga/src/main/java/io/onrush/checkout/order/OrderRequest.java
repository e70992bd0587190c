package io.onrush.checkout.order;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.onrush.checkout.FieldError;

import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/orders}. The payment token is a secret: it is not part of the text form. */
record OrderRequest(@Nullable String holdId, @Nullable String email, @Nullable String paymentToken) {

	private static final Pattern HOLD_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

	private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)+");

	private static final Pattern PAYMENT_TOKEN = Pattern.compile("[\\x21-\\x7E]{1,200}");

	List<FieldError> errors() {
		List<FieldError> errors = new ArrayList<>();
		check(errors, "holdId", this.holdId, HOLD_ID, 100, "send the holdId that POST holds answered");
		check(errors, "email", this.email, EMAIL, 254, "send the buyer's e-mail address, such as ada@example.org");
		check(errors, "paymentToken", this.paymentToken, PAYMENT_TOKEN, 200, "send the token of the payment method");
		return errors;
	}

	private static void check(List<FieldError> errors, String field, @Nullable String value, Pattern shape, int max,
			String remedy) {
		if (value == null || value.isBlank()) {
			errors.add(new FieldError(field, "is missing: " + remedy));
		}
		else if (value.length() > max) {
			errors.add(new FieldError(field, "has " + value.length() + " characters, at most " + max + " are allowed: " + remedy));
		}
		else if (!shape.matcher(value).matches()) {
			errors.add(new FieldError(field, "is malformed: " + remedy));
		}
	}

	@Override
	public String toString() {
		return "OrderRequest[holdId=" + this.holdId + "]";
	}

}
