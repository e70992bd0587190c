package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.Mailbox;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** Onsales that want to know who joins, and places that an admin takes back. */
@OnrushTest
class RegistrationIT {

    private final Mailbox mails;

    RegistrationIT(@Value("${onrush.mail.folder}") String folder) {
        this.mails = new Mailbox(folder);
    }

    @Test
    void whoHasProvedNoAddressDoesNotJoinAnOnsaleOfPersons(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("visitors", Map.of("identity", "EMAIL")));
        Shopper shopper = shop.shopper();
        assertThat(shopper.join(sale).expectProblem(403, "identity-required").text("identity")).isEqualTo("EMAIL");
        verify(shopper, "joins@example.org", 1);
        shopper.admittedTo(sale).hold(sale, "stalls-A-1").expect(201);

        Shopper phone = verify(shop.shopper(), "JOINS@example.org", 2);
        assertThat(phone.join(sale).expect(200).json().get("index").asInt()).as("one person has one place").isZero();
        assertThat(shop.get(sale.onsale() + "/registration").expect(200).text("identity")).isEqualTo("EMAIL");
    }

    @Test
    void onlyTheRegisteredJoinWhereThatIsRequiredWhateverDeviceTheyUse(Shop shop) {
        Shop.Sale sale = opensIn(shop, Duration.ofHours(3), Map.of("registration", "REQUIRED"));
        Shopper laptop = verify(shop.shopper(), "fan@example.org", 1);
        Reply before = laptop.get(sale.onsale() + "/registration").expect(200);
        assertThat(before.json().get("open").asBoolean()).isTrue();
        assertThat(before.text("registeredAt")).isNull();
        register(laptop, sale, "fan@example.org").expect(201);
        assertThat(laptop.get(sale.onsale() + "/registration").text("registeredAt")).isNotNull();

        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/open", null).expect(200);

        verify(shop.shopper(), "fan@example.org", 3).admittedTo(sale);
        Shopper stranger = verify(shop.shopper(), "stranger@example.org", 1);
        stranger.join(sale).expectProblem(403, "registration-required");
        register(stranger, sale, "stranger@example.org").expectProblem(409, "registration-not-open");
        shop.shopper().join(sale).expectProblem(403, "registration-required");
    }

    @Test
    void aRegistrationIsConfirmedByMailAndRemindedOnceInTheVisitorsLanguage(Shop shop) {
        Shop.Sale sale = opensIn(shop, Duration.ofHours(3), Map.of("registration", "OPTIONAL", "reminderMinutes", 60));
        Shopper shopper = verify(shop.shopper(), "reminded@example.org", 1);
        shopper.send("POST", sale.onsale() + "/registration", Map.of("email", "reminded@example.org", "language", "de-AT")).expect(201);
        Mailbox.Mail confirmed = mails.latest("reminded@example.org", 2);
        assertThat(confirmed.subject()).startsWith("Sie sind angemeldet: A night to remember");
        assertThat(confirmed.text()).contains("https://queue.example/events/" + sale.eventId() + "/queue", "Warteraum öffnet am");

        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("queueOpensAt", shop.now().plusSeconds(1_800).toString())).expect(200);

        Mailbox.Mail reminder = mails.latest("reminded@example.org", 3);
        assertThat(reminder.subject()).contains("Der Warteraum öffnet bald");
        assertThat(reminder.unsubscribe()).startsWith("<https://queue.example/api/v1/registrations/unsubscribe?token=");
        Shopper later = verify(shop.shopper(), "later@example.org", 1);
        register(later, sale, "later@example.org").expect(201);
        assertThat(mails.latest("later@example.org", 2).subject()).as("registered after the reminders: confirmed, not reminded").startsWith("You are registered");
    }

    @Test
    void whoUnsubscribesGetsNoReminderAndMayStillJoin(Shop shop) {
        Shop.Sale sale = opensIn(shop, Duration.ofHours(3), Map.of("registration", "REQUIRED", "reminderMinutes", 60));
        Shopper quiet = verify(shop.shopper(), "quiet@example.org", 1);
        register(quiet, sale, "quiet@example.org").expect(201);
        Shopper loud = verify(shop.shopper(), "loud@example.org", 1);
        register(loud, sale, "loud@example.org").expect(201);
        String out = mails.latest("quiet@example.org", 2).unsubscribe().replaceAll("[<>]|https://queue.example", "");
        shop.http().send("POST", out, Map.of("Content-Type", "application/x-www-form-urlencoded"), null).expect(204);

        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("queueOpensAt", shop.now().plusSeconds(1_800).toString())).expect(200);
        mails.latest("loud@example.org", 3);
        assertThat(mails.to("quiet@example.org")).hasSize(2);
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/open", null).expect(200);
        quiet.join(sale).expect(201);
    }

    @Test
    void termsThatDoNotFitAreRefused(Shop shop) {
        String eventId = shop.openSale().eventId();
        assertThat(schedule(shop, eventId, Map.of("registration", "REQUIRED", "registrationClosesAt", shop.now().plusSeconds(9_000).toString()))
                .expectProblem(400, "invalid-onsale").errorFields()).containsExactly("visitors.registrationClosesAt");
        assertThat(schedule(shop, eventId, Map.of("reminderMinutes", 0)).expectProblem(400, "invalid-onsale").errorFields()).containsExactly("visitors.reminderMinutes");
        assertThat(schedule(shop, eventId, Map.of("identity", "OIDC")).expectProblem(400, "invalid-onsale").errorFields()).containsExactly("visitors.identity");
        Shop.Sale sale = shop.openSale();
        assertThat(shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("visitors", Map.of("identity", "EMAIL"))).expectProblem(400, "invalid-onsale").errorFields())
                .as("who may join is settled once the queue is open").containsExactly("visitors");
    }

    @Test
    void aPlaceThatIsTakenBackIsRefusedEverywhereAndNoOtherIsGiven(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper inside = shop.shopper().admittedTo(sale);
        Reply hold = inside.hold(sale, "stalls-A-1").expect(201);
        String ticketId = inside.join(sale).expect(200).text("ticketId");

        assertThat(revoke(shop, sale, Map.of("visitorId", inside.visitorId(), "reason", "resells tickets")).expect(200).text("ticketId")).isEqualTo(ticketId);

        inside.place(sale).expectProblem(403, "place-revoked");
        inside.pass(sale).expectProblem(403, "place-revoked");
        inside.join(sale).expectProblem(403, "place-revoked");
        await().until(() -> inside.hold(sale, "stalls-A-2").status() == 403);
        inside.hold(sale, "stalls-A-2").expectProblem(403, "pass-required");
        inside.get("/api/v1/holds/" + hold.text("holdId")).expect(200);
        Reply log = shop.admin("GET", "/actions?subject=" + sale.onsaleId(), null).expect(200);
        assertThat(log.json().at("/actions/0/action").asString()).isEqualTo("revoke-place");
        assertThat(log.json().at("/actions/0/detail/reason").asString()).isEqualTo("resells tickets");
        assertThat(log.json().at("/actions/0/detail/ticketId").asString()).isEqualTo(ticketId);
    }

    @Test
    void aPlaceIsNamedByItsTicketOrByAProvedAddressToo(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.putAll(Map.of("maxActive", 1, "visitors", Map.of("identity", "EMAIL"))));
        Shopper first = verify(shop.shopper(), "first@example.org", 1).admittedTo(sale);
        Shopper second = verify(shop.shopper(), "second@example.org", 1);
        String ticketId = second.join(sale).expect(201).text("ticketId");

        revoke(shop, sale, Map.of("ticketId", ticketId, "reason", "a script")).expect(200);
        second.place(sale).expectProblem(403, "place-revoked");
        revoke(shop, sale, Map.of("email", "First@example.org", "reason", "a script")).expect(200);
        first.place(sale).expectProblem(403, "place-revoked");
        verify(shop.shopper(), "first@example.org", 2).join(sale).expectProblem(403, "place-revoked");

        revoke(shop, sale, Map.of("email", "nobody@example.org", "reason", "a script")).expectProblem(404, "place-not-found");
        revoke(shop, sale, Map.of("ticketId", sale.eventId(), "reason", "a script")).expectProblem(404, "place-not-found");
        assertThat(revoke(shop, sale, Map.of("ticketId", ticketId)).expectProblem(400, "invalid-revocation").errorFields()).containsExactly("reason");
        verify(shop.shopper(), "third@example.org", 1).join(sale).expect(201);
    }

    private static Reply revoke(Shop shop, Shop.Sale sale, Map<String, Object> body) {
        return shop.admin("POST", "/onsales/" + sale.onsaleId() + "/revocations", body);
    }

    private static Reply register(Shopper shopper, Shop.Sale sale, String address) {
        return shopper.send("POST", sale.onsale() + "/registration", Map.of("email", address, "language", "en"));
    }

    private static Reply schedule(Shop shop, String eventId, Map<String, Object> visitors) {
        Map<String, Object> body = new HashMap<>(shop.onsaleBody(eventId));
        body.put("queueOpensAt", shop.now().plusSeconds(3_600).toString());
        body.put("opensAt", shop.now().plusSeconds(7_200).toString());
        body.put("visitors", visitors);
        return shop.admin("POST", "/onsales", body);
    }

    private static Shop.Sale opensIn(Shop shop, Duration time, Map<String, Object> visitors) {
        return shop.openSale(event -> {}, onsale -> onsale.putAll(Map.of(
                "queueOpensAt", shop.now().plus(time).toString(), "opensAt", shop.now().plus(time).toString(), "visitors", visitors)));
    }

    @Test
    void anAddressOfADomainBeyondAsciiIsWrittenToInAscii(Shop shop) {
        Shop.Sale sale = opensIn(shop, Duration.ofHours(3), Map.of("registration", "OPTIONAL", "reminderMinutes", 60));
        String written = "ann@b\u00fccher.example";
        Shopper shopper = shop.shopper();
        shopper.send("POST", "/api/v1/visitors/email", Map.of("email", written)).expect(202);
        String code = mails.latest("ann@xn--bcher-kva.example", 1).code();
        Reply proved = shopper.send("POST", "/api/v1/visitors/email/confirmation", Map.of("code", code)).expect(200);
        shopper.header("Authorization", "Bearer " + proved.text("token")).send("POST", sale.onsale() + "/registration", Map.of("email", written)).expect(201);
        assertThat(mails.latest("ann@xn--bcher-kva.example", 2).subject()).startsWith("You are registered");
    }

    /** On this device from now on, by the latest mail of so many to the address. */
    private Shopper verify(Shopper shopper, String address, int mail) {
        shopper.send("POST", "/api/v1/visitors/email", Map.of("email", address)).expect(202);
        List<Mailbox.Mail> all = await().until(() -> mails.to(address), list -> list.size() >= mail);
        Reply known = shopper.send("POST", "/api/v1/visitors/email/confirmation", Map.of("code", all.getLast().code(), "replace", true)).expect(200);
        return shopper.header("Authorization", "Bearer " + known.text("token"));
    }
}
