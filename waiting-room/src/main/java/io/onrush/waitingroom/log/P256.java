package io.onrush.waitingroom.log;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

import com.nimbusds.jose.jwk.Curve;
import org.jspecify.annotations.Nullable;

/**
 * The public point of a private number on NIST P-256, which the platform computes for keys of its own making only. Used once,
 * at the start, and so written to be read: its time depends on the number.
 */
final class P256 {

	private static final ECParameterSpec CURVE = Curve.P_256.toECParameterSpec();

	static final BigInteger ORDER = CURVE.getOrder();

	private static final BigInteger PRIME = ((ECFieldFp) CURVE.getCurve().getField()).getP();

	private P256() {
	}

	/** @param scalar from 1 to the order of the curve, less one */
	static Point multiply(BigInteger scalar) {
		ECPoint generator = CURVE.getGenerator();
		Point doubled = new Point(generator.getAffineX(), generator.getAffineY());
		Point sum = null;
		for (int bit = 0; bit < scalar.bitLength(); bit++) {
			if (scalar.testBit(bit)) {
				sum = add(sum, doubled);
			}
			doubled = along(doubled, doubled, tangent(doubled));
		}
		if (sum == null) {
			throw new IllegalArgumentException("zero has no point");
		}
		return sum;
	}

	private static Point add(@Nullable Point sum, Point other) {
		return (sum == null) ? other : along(sum, other, secant(sum, other));
	}

	private static BigInteger tangent(Point point) {
		BigInteger three = BigInteger.valueOf(3);
		BigInteger rise = three.multiply(point.x().pow(2)).add(CURVE.getCurve().getA());
		return rise.multiply(point.y().shiftLeft(1).modInverse(PRIME)).mod(PRIME);
	}

	private static BigInteger secant(Point one, Point other) {
		return other.y().subtract(one.y()).multiply(other.x().subtract(one.x()).modInverse(PRIME)).mod(PRIME);
	}

	private static Point along(Point one, Point other, BigInteger slope) {
		BigInteger x = slope.pow(2).subtract(one.x()).subtract(other.x()).mod(PRIME);
		return new Point(x, slope.multiply(one.x().subtract(x)).subtract(one.y()).mod(PRIME));
	}

	record Point(BigInteger x, BigInteger y) {
	}

}
