package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.onrush.engine.kit.Mailbox;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who somebody is, on whatever device: by an e-mail address, by an OpenID provider, by a link from the device before. */
@OnrushTest
@DirtiesContext
class IdentityIT {

    private static final String ISSUER = "https://id.example";
    private static final RSAKey KEY = key();
    private static final HttpServer PROVIDER = provider();

    private final Mailbox mails;

    IdentityIT(@Value("${onrush.mail.folder}") String folder) {
        this.mails = new Mailbox(folder);
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("onrush.identity.oidc.issuer", () -> ISSUER);
        properties.add("onrush.identity.oidc.audiences", () -> "the-shop");
        properties.add("onrush.identity.oidc.jwk-set", () -> "http://localhost:" + PROVIDER.getAddress().getPort() + "/keys");
        properties.add("onrush.identity.codes-per-visitor", () -> 8);
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop(0);
    }

    @Test
    void onePersonIsOneVisitorOnEveryDevice(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper laptop = shop.shopper();
        String before = laptop.header("Authorization");
        verify(laptop, "ann.one@example.org", 1).expect(200);
        assertThat(laptop.get("/api/v1/visitors/me").expect(200).json().get("verified").valueStream().map(kind -> kind.asString())).containsExactly("EMAIL");
        String ticketId = laptop.join(sale).expect(201).text("ticketId");

        Shopper phone = shop.shopper();
        Reply known = verify(phone, "Ann.One@Example.org", 2).expect(200);

        assertThat(known.text("visitorId")).isEqualTo(laptop.visitorId());
        assertThat(phone.join(sale).expect(200).text("ticketId")).isEqualTo(ticketId);
        laptop.place(sale).expect(200);
        laptop.header("Authorization", before).place(sale).expectProblem(401, "visitor-moved");
    }

    @Test
    void whoPutATokenIntoAnothersBrowserSharesNothingWithThePersonWhoProvesThere(Shop shop) throws JOSEException {
        Shopper browser = shop.shopper();
        String planted = browser.header("Authorization");
        String link = tokenOf(browser.send("POST", "/api/v1/visitors/transfer", null).expect(201));
        oidc(browser, token("victim", "the-shop", 60)).expect(200);
        browser.get("/api/v1/visitors/me").expect(200);
        claim(shop.shopper(), link).expectProblem(410, "transfer-over");
        browser.header("Authorization", planted).get("/api/v1/visitors/me").expectProblem(401, "visitor-moved");
    }

    @Test
    void twoPeopleWhoShareABrowserAreTwoVisitors(Shop shop) {
        Shopper browser = shop.shopper();
        assertThat(verify(browser, "mother@example.org", 1).expect(200).text("visitorId")).isEqualTo(browser.visitorId());
        Reply son = verify(browser, "son@example.org", 1).expect(200);
        assertThat(son.text("visitorId")).isNotEqualTo(browser.visitorId());
        assertThat(verify(browser, "mother@example.org", 2).expect(200).text("visitorId")).isEqualTo(browser.visitorId());
    }

    @Test
    void aBrowserBecomesAnotherVisitorOnlyWhereThatIsWanted(Shop shop) throws JOSEException {
        Shopper laptop = shop.shopper();
        verify(laptop, "careful@example.org", 1).expect(200);
        Shopper phone = shop.shopper();
        String code = ask(phone, "careful@example.org", 2);
        String token = token("careful", "the-shop", 60);
        phone.send("POST", "/api/v1/visitors/email/confirmation", Map.of("code", code)).expectProblem(409, "visitor-has-another");
        laptop.send("POST", "/api/v1/visitors/oidc", Map.of("token", token)).expectProblem(409, "visitor-has-another");
        phone.get("/api/v1/visitors/me").expect(200);
        assertThat(confirm(phone, code).expect(200).text("visitorId")).as("the code stayed good").isEqualTo(laptop.visitorId());
    }

    @Test
    void twoPeopleWhoShareABrowserAreTwoVisitorsWhateverTheyProve(Shop shop) throws JOSEException {
        Shopper browser = shop.shopper();
        verify(browser, "aunt@example.org", 1).expect(200);
        assertThat(oidc(browser, token("uncle", "the-shop", 60)).expect(200).text("visitorId")).isNotEqualTo(browser.visitorId());
        assertThat(verify(browser, "aunt@example.org", 2).expect(200).text("visitorId")).isEqualTo(browser.visitorId());
    }

    @Test
    void aCodeIsGoodForFiveWrongTriesAndThenForNone(Shop shop) {
        Shopper guessing = shop.shopper();
        String code = ask(guessing, "guessed@example.org", 1);
        String wrong = code.equals("000000") ? "000001" : "000000";
        IntStream.range(0, 4).forEach(i -> confirm(guessing, wrong).expectProblem(403, "code-wrong"));
        confirm(guessing, wrong).expectProblem(410, "code-over");
        confirm(guessing, code).expectProblem(410, "code-over");
        confirm(guessing, ask(guessing, "guessed@example.org", 2)).expect(200);
    }

    @Test
    void aCodeIsGoodForTheVisitorWhoAskedAlone(Shop shop) {
        String code = ask(shop.shopper(), "stolen@example.org", 1);
        confirm(shop.shopper(), code).expectProblem(410, "code-over");
    }

    @Test
    void theSameCodeMayBeSentAgainBecauseAnAnswerCanBeLost(Shop shop) {
        Shopper shopper = shop.shopper();
        String code = ask(shopper, "twice@example.org", 1);
        confirm(shopper, code).expect(200);
        confirm(shopper, code.substring(0, 3) + " " + code.substring(3)).expect(200);
    }

    @Test
    void nobodyIsFloodedWithCodesAndNobodyAsksForAll(Shop shop) {
        IntStream.range(0, 5).forEach(i -> askFor(shop.shopper(), "flooded@example.org").expect(202));
        Reply refused = askFor(shop.shopper(), "FLOODED@example.org").expectProblem(429, "too-many-codes");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_500, 3_601);

        Shopper spammer = shop.shopper();
        IntStream.range(0, 8).forEach(i -> askFor(spammer, "spammed-%d@example.org".formatted(i)).expect(202));
        askFor(spammer, "spammed-8@example.org").expectProblem(429, "too-many-codes");
    }

    @Test
    void aMailSpeaksTheLanguageOfItsReader(Shop shop) {
        Set<String> subjects = new HashSet<>();
        for (String language : List.of("en", "de", "es", "fr")) {
            String address = language + "@example.org";
            shop.shopper().send("POST", "/api/v1/visitors/email", Map.of("email", address, "language", language)).expect(202);
            Mailbox.Mail mail = mails.latest(address, 1);
            assertThat(mail.subject()).contains(mail.code());
            subjects.add(mail.subject().replace(mail.code(), ""));
        }
        assertThat(subjects).hasSize(4);
    }

    @Test
    void whatIsNoAddressIsRefused(Shop shop) {
        Shopper shopper = shop.shopper();
        assertThat(askFor(shopper, "nobody").expectProblem(400, "invalid-email").errorFields()).containsExactly("email");
        assertThat(askFor(shopper, "a@example.org\r\nBcc: b@example.org").expectProblem(400, "invalid-email").errorFields()).containsExactly("email");
    }

    @Test
    void theSubjectOfAnOpenIdTokenIsOneVisitor(Shop shop) throws JOSEException {
        Shopper laptop = shop.shopper();
        Shopper phone = shop.shopper();
        assertThat(oidc(laptop, token("ann", "the-shop", 60)).expect(200).text("visitorId")).isEqualTo(laptop.visitorId());
        assertThat(oidc(phone, token("ann", "the-shop", 60)).expect(200).text("visitorId")).isEqualTo(laptop.visitorId());
        assertThat(oidc(shop.shopper(), token("bob", "the-shop", 60)).expect(200).text("visitorId")).isNotEqualTo(laptop.visitorId());
    }

    @Test
    void aTokenOfAnotherKeyApplicationIssuerOrTimeNamesNobody(Shop shop) throws JOSEException {
        Shopper shopper = shop.shopper();
        oidc(shopper, token("ann", "another-app", 60)).expectProblem(403, "oidc-token-invalid");
        oidc(shopper, token("ann", "the-shop", -3600)).expectProblem(403, "oidc-token-invalid");
        oidc(shopper, token(KEY, "https://other.example", "ann", "the-shop", 60)).expectProblem(403, "oidc-token-invalid");
        oidc(shopper, token(new RSAKeyGenerator(2048).keyID("k").generate(), ISSUER, "ann", "the-shop", 60)).expectProblem(403, "oidc-token-invalid");
        oidc(shopper, token("", "the-shop", 60)).expectProblem(403, "oidc-token-invalid");
        oidc(shopper, "nonsense").expectProblem(403, "oidc-token-invalid");
    }

    @Test
    void everythingGoesAlongToAnotherDeviceAndTheOldOneIsSignedOff(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper laptop = shop.shopper().admittedTo(sale);
        String pass = laptop.header("Admission-Pass");
        Reply hold = laptop.hold(sale, "stalls-A-1").expect(201);
        Reply bought = laptop.order(laptop.hold(sale, "stalls-A-2").expect(201), "tok_visa").expect(202);
        laptop.awaitOrder(bought.text("orderId"), "CONFIRMED");

        Shopper phone = moved(laptop, shop.shopper(), "/events/" + sale.eventId() + "/queue");

        assertThat(phone.join(sale).expect(200).json().get("index").asInt()).isZero();
        phone.pass(sale).expect(200);
        phone.get("/api/v1/holds/" + hold.text("holdId")).expect(200);
        phone.get("/api/v1/orders/" + bought.text("orderId") + "/tickets").expect(200);
        phone.hold(sale, "stalls-A-3").expect(201);
        laptop.place(sale).expectProblem(401, "visitor-moved");
        laptop.pass(sale).expectProblem(401, "visitor-moved");
        laptop.join(sale).expectProblem(401, "visitor-moved");
        laptop.header("Admission-Pass", pass).hold(sale, "stalls-A-4").expectProblem(401, "visitor-moved");
        laptop.get("/api/v1/orders/" + bought.text("orderId")).expectProblem(401, "visitor-moved");
        assertThat(laptop.send("POST", "/api/v1/visitors", null).expect(201).text("visitorId")).as("starts anew").isNotEqualTo(laptop.visitorId());
    }

    @Test
    void aLinkWorksOnceAndForNobodyButTheDeviceThatUsedIt(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper laptop = shop.shopper();
        laptop.join(sale).expect(201);
        String token = tokenOf(laptop.send("POST", "/api/v1/visitors/transfer", Map.of("to", "/")).expect(201));
        String another = tokenOf(laptop.send("POST", "/api/v1/visitors/transfer", null).expect(201));
        Shopper phone = shop.shopper();
        Shopper thief = shop.shopper();

        Reply first = claim(phone, token).expect(200);
        assertThat(claim(phone, token).expect(200).text("visitorId")).as("its answer was lost").isEqualTo(first.text("visitorId"));
        claim(thief, token).expectProblem(410, "transfer-over");
        claim(thief, another).expectProblem(410, "transfer-over");
        claim(thief, token.substring(0, token.length() - 4) + "AAAA").expectProblem(400, "transfer-invalid");
        thief.header("Queue-Ticket", laptop.header("Queue-Ticket")).place(sale).expectProblem(403, "ticket-not-yours");
    }

    @Test
    void aPlaceMovesOnAndOnAndBack(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper laptop = shop.shopper();
        String ticketId = laptop.join(sale).expect(201).text("ticketId");
        Shopper phone = moved(laptop, shop.shopper(), "/");
        Shopper anew = shop.shopper();
        Shopper again = moved(phone, anew, "/");
        assertThat(again.join(sale).expect(200).text("ticketId")).isEqualTo(ticketId);
        phone.join(sale).expectProblem(401, "visitor-moved");
    }

    @Test
    void aLinkThatIsOpenedWhereItWasMadeMovesNothing(Shop shop) {
        Shopper laptop = shop.shopper();
        claim(laptop, tokenOf(laptop.send("POST", "/api/v1/visitors/transfer", null).expect(201))).expectProblem(409, "transfer-here");
        laptop.get("/api/v1/visitors/me").expect(200);
    }

    @Test
    void theLinkIsOfThisInstallationAndItsSecretIsWhatBrowsersDoNotSend(Shop shop) {
        Shopper laptop = shop.shopper();
        Reply made = laptop.send("POST", "/api/v1/visitors/transfer", Map.of("to", "//evil.example/")).expect(201);
        assertThat(made.text("link")).startsWith("https://queue.example/continue#token=").endsWith("&to=%2F");
        assertThat(made.text("qr")).startsWith("<svg");
    }

    private Shopper moved(Shopper from, Shopper to, String page) {
        Reply visitor = claim(to, tokenOf(from.send("POST", "/api/v1/visitors/transfer", Map.of("to", page)).expect(201))).expect(200);
        assertThat(visitor.header("Set-Cookie")).contains("onrush_visitor=", "HTTPOnly", "SameSite=Lax");
        to.header("Authorization", "Bearer " + visitor.text("token"));
        await().until(() -> from.get("/api/v1/visitors/me").status() == 401);
        return to;
    }

    private static String tokenOf(Reply transfer) {
        return transfer.text("link").replaceAll(".*#token=([^&]+)&.*", "$1");
    }

    private static Reply claim(Shopper shopper, String token) {
        return shopper.send("POST", "/api/v1/visitors/transfer/claim", Map.of("token", token));
    }

    private Reply verify(Shopper shopper, String address, int mail) {
        return confirm(shopper, ask(shopper, address, mail));
    }

    private String ask(Shopper shopper, String address, int mail) {
        askFor(shopper, address).expect(202);
        return mails.latest(address, mail).code();
    }

    private static Reply askFor(Shopper shopper, String address) {
        return shopper.send("POST", "/api/v1/visitors/email", Map.of("email", address));
    }

    private static Reply confirm(Shopper shopper, String code) {
        return signedIn(shopper, shopper.send("POST", "/api/v1/visitors/email/confirmation", Map.of("code", code, "replace", true)));
    }

    private static Reply oidc(Shopper shopper, String token) {
        return signedIn(shopper, shopper.send("POST", "/api/v1/visitors/oidc", Map.of("token", token, "replace", true)));
    }

    /** As a browser keeps the cookie of the answer. */
    private static Reply signedIn(Shopper shopper, Reply reply) {
        if (reply.status() == 200) {
            shopper.header("Authorization", "Bearer " + reply.text("token"));
        }
        return reply;
    }

    private static String token(String subject, String audience, int livesSeconds) throws JOSEException {
        return token(KEY, ISSUER, subject, audience, livesSeconds);
    }

    private static String token(RSAKey key, String issuer, String subject, String audience, int livesSeconds) throws JOSEException {
        Date now = new Date();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().issuer(issuer).subject(subject).audience(audience).issueTime(new Date(now.getTime() - 7_200_000))
                        .expirationTime(new Date(now.getTime() + livesSeconds * 1000L)).build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer provider() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
