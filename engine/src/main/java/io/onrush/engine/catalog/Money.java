package io.onrush.engine.catalog;

/**
 * An amount in minor units.
 *
 * @param amount cents, pence, yen: the smallest unit of the currency; never negative in a price
 * @param currency ISO 4217, three upper-case letters
 */
public record Money(long amount, String currency) {

    public Money times(int units) {
        return new Money(Math.multiplyExact(amount, units), currency);
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(amount, other.amount), currency);
    }
}
