package io.onrush.waitingroom.log;

import java.math.BigInteger;
import java.text.ParseException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueTicket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.onrush.waitingroom.SampleOnsales.KEY;
import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PublicSignerTest {

	private final Onsale onsale = SampleOnsales.onsale(60, 10);

	private final QueueTicket ticket = new QueueTicket(UUID.fromString("0a5a1e00-0000-4000-8000-00000000002a"),
			this.onsale.id(), "ann", 17);

	/** Multiples of the generator from the test vectors of NIST's curve P-256. */
	@ParameterizedTest
	@CsvSource({ "1, 6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296, 4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5",
			"2, 7CF27B188D034F7E8A52380304B51AC3C08969E277F21B35A60B48FC47669978, 07775510DB8ED040293D9AC69F7430DBBA7DADE63CE982299E04B79D227873D1",
			"3, 5ECBE4D1A6330A44C8F7EF951D4BF165E6C6B721EFADA985FB41661BC6E7FD6C, 8734640C4998FF7E374B06CE1A64A2ECD82AB036384FB83D9A79B127A27D5032" })
	void the_public_point_of_a_number_is_that_of_the_curve(int scalar, String x, String y) {
		assertThat(P256.multiply(BigInteger.valueOf(scalar)))
			.isEqualTo(new P256.Point(new BigInteger(x, 16), new BigInteger(y, 16)));
	}

	@Test
	void the_number_before_the_order_is_the_generator_upside_down() {
		P256.Point generator = P256.multiply(BigInteger.ONE);
		P256.Point last = P256.multiply(P256.ORDER.subtract(BigInteger.ONE));
		assertThat(last.x()).isEqualTo(generator.x());
		assertThat(last.y()).isNotEqualTo(generator.y());
		assertThatIllegalArgumentException().isThrownBy(() -> P256.multiply(BigInteger.ZERO));
	}

	@Test
	void anyone_checks_a_receipt_with_the_published_key() throws Exception {
		PublicSigner signer = new PublicSigner(KEY);
		SignedJWT receipt = SignedJWT.parse(receipts(signer).sign(this.ticket, this.onsale));
		assertThat(receipt.getHeader().getType()).hasToString("onrush-receipt+jwt");
		assertThat(isSignedBy(signer, receipt)).isTrue();
		assertThat(receipt.getJWTClaimsSet().getClaims()).containsEntry("jti", this.ticket.ticketId().toString())
			.containsEntry("ons", this.onsale.id().toString())
			.containsEntry("idx", 17L)
			.containsEntry("cmt", this.onsale.commitment())
			.containsKey("iat")
			.doesNotContainKey("sub");
	}

	@Test
	void all_processes_of_one_operator_have_one_key_and_another_operator_another() throws Exception {
		assertThat(new PublicSigner(KEY).publicKeys()).isEqualTo(new PublicSigner(KEY).publicKeys());
		PublicSigner other = new PublicSigner("a secret of somebody else, of thirty-two".getBytes());
		SignedJWT receipt = SignedJWT.parse(receipts(new PublicSigner(KEY)).sign(this.ticket, this.onsale));
		assertThat(isSignedBy(other, receipt)).isFalse();
	}

	@Test
	void the_published_key_has_no_private_part() {
		assertThat(new PublicSigner(KEY).publicKeys().toString()).contains("kid", "P-256").doesNotContain(" d=", "{d=");
	}

	private static Receipts receipts(PublicSigner signer) {
		return new Receipts(signer, Clock.fixed(OPENS, ZoneOffset.UTC));
	}

	private static boolean isSignedBy(PublicSigner signer, SignedJWT signed) throws ParseException, JOSEException {
		ECKey key = JWKSet.parse(signer.publicKeys()).getKeys().getFirst().toECKey();
		return signed.verify(new ECDSAVerifier(key));
	}

}
