package io.onrush.loadtests.audit;

/** In minor units. */
record Money(long amount, String currency) {

    Money minus(Money other) {
        return new Money(amount - other.amount, currency);
    }

    @Override
    public String toString() {
        return amount + " " + currency;
    }
}
