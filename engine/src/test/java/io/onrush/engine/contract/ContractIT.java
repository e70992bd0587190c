package io.onrush.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.EventStream;
import io.onrush.engine.kit.Mailbox;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/**
 * A sale that goes through every call. The kit holds each answer against the contract; here it is asked that no call was
 * left out. Who adds a call to the contract adds it here.
 */
@OnrushTest
class ContractIT {

    /** Signing in wants a provider; IdentityIT has one. */
    private static final Set<String> ELSEWHERE = Set.of("signInByOidc");

    private static final String NOBODY = UUID.nameUUIDFromBytes(new byte[] {1}).toString();

    private final Mailbox mails;

    ContractIT(@Value("${onrush.mail.folder}") String folder) {
        this.mails = new Mailbox(folder);
    }

    @Test
    void everyCallOfTheContractIsAnsweredAsItSays(Shop shop) {
        Contract contract = Contract.onrush();
        contract.startAnew();

        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
        Shopper shopper = shop.shopper();
        publicCalls(shop, sale);
        identifying(shop);
        registering(shop);
        waiting(shop, sale, shopper);
        String orderId = buying(shop, sale, shopper);
        adminCalls(shop, sale, orderId);
        cancelling(shop, shopper, orderId);
        refusals(shop, sale, shopper);
        ending(shop, sale);

        Set<String> answered = new HashSet<>();
        contract.kept().stream().filter(kept -> !kept.matches(".* [345]\\d\\d")).forEach(kept -> answered.add(kept.substring(0, kept.indexOf(' '))));
        assertThat(ContractDocument.load().operations().stream().map(ContractDocument.Operation::id).filter(id -> !ELSEWHERE.contains(id))).as("calls that were answered well").allMatch(answered::contains);
        assertThat(contract.kept()).contains("streamAvailability snapshot", "streamAvailability changes", "streamQueue status", "streamOrder progress",
                "streamOrder done", "streamDashboard dashboard", "getSeatMap 304", "getContract 304", "getPass 409", "placeHold 409", "placeOrder 422");
    }

    private static void publicCalls(Shop shop, Shop.Sale sale) {
        shop.get("/api/v1/time").expect(200);
        await().until(() -> shop.get("/api/v1/events").expect(200).body().contains(sale.eventId()));
        shop.get(sale.event()).expect(200);
        shop.get(sale.event() + "/availability").expect(200);
        shop.get(sale.onsale() + "/draw").expect(200);
        for (String kept : new String[] {sale.event() + "/seat-map", "/api/v1/openapi.yaml", "/api/v1/openapi.json"}) {
            shop.http().send("GET", kept, Map.of("If-None-Match", shop.get(kept).expect(200).header("ETag")), null).expect(304);
        }
    }

    private void identifying(Shop shop) {
        Shopper shopper = shop.shopper();
        shopper.get("/api/v1/visitors/me").expect(200);
        shopper.send("POST", "/api/v1/visitors/email", Map.of("email", "contract@example.org")).expect(202);
        String proved = shopper.send("POST", "/api/v1/visitors/email/confirmation", Map.of("code", mails.latest("contract@example.org", 1).code())).expect(200).text("token");
        shopper.header("Authorization", "Bearer " + proved);
        shopper.send("POST", "/api/v1/visitors/email/confirmation", Map.of("code", "no code")).expectProblem(403, "code-wrong");
        shopper.send("POST", "/api/v1/visitors/oidc", Map.of("token", "none")).expectProblem(403, "oidc-token-invalid");
        String link = shopper.send("POST", "/api/v1/visitors/transfer", Map.of("to", "/orders")).expect(201).text("link");
        Map<String, String> claim = Map.of("token", link.replaceAll(".*#token=([^&]+)&.*", "$1"));
        shop.shopper().send("POST", "/api/v1/visitors/transfer/claim", claim).expect(200);
        shop.shopper().send("POST", "/api/v1/visitors/transfer/claim", claim).expectProblem(410, "transfer-over");
    }

    private void registering(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.putAll(Map.of(
                "queueOpensAt", shop.now().plusSeconds(60).toString(), "opensAt", shop.now().plusSeconds(60).toString(),
                "visitors", Map.of("identity", "EMAIL", "registration", "REQUIRED", "reminderMinutes", 1))));
        Shopper shopper = shop.shopper();
        shop.get(sale.onsale() + "/registration").expect(200);
        shopper.send("POST", sale.onsale() + "/registration", Map.of("email", "registers@example.org")).expectProblem(403, "identity-required");
        shopper.send("POST", "/api/v1/visitors/email", Map.of("email", "registers@example.org")).expect(202);
        String proved = shopper.send("POST", "/api/v1/visitors/email/confirmation", Map.of("code", mails.latest("registers@example.org", 1).code())).expect(200).text("token");
        shopper.header("Authorization", "Bearer " + proved);
        shopper.send("POST", sale.onsale() + "/registration", Map.of("email", "registers@example.org", "language", "de")).expect(201);
        shopper.send("POST", sale.onsale() + "/registration", Map.of("email", "registers@example.org")).expect(200);
        String out = mails.latest("registers@example.org", 2).unsubscribe().replaceAll("[<>]|https://queue.example", "");
        shop.http().send("POST", out, Map.of("Content-Type", "application/x-www-form-urlencoded"), null).expect(204);
        shop.http().send("POST", "/api/v1/registrations/unsubscribe?token=none", Map.of(), null).expectProblem(400, "invalid-link");
        shopper.send("DELETE", sale.onsale() + "/registration", null).expect(204);
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/revocations", Map.of("visitorId", NOBODY, "reason", "a test")).expectProblem(404, "place-not-found");
        steer(shop, sale, "open");
        shop.shopper().join(sale).expectProblem(403, "identity-required");
        shopper.join(sale).expectProblem(403, "registration-required");
        shopper.send("POST", sale.onsale() + "/registration", Map.of("email", "registers@example.org")).expectProblem(409, "registration-not-open");
        revoking(shop);
    }

    private static void revoking(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper();
        shopper.join(sale).expect(201);
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/revocations", Map.of("visitorId", shopper.visitorId(), "reason", "a test")).expect(200);
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/revocations", Map.of("reason", "")).expectProblem(400, "invalid-revocation");
        shopper.place(sale).expectProblem(403, "place-revoked");
    }

    private static void waiting(Shop shop, Shop.Sale sale, Shopper shopper) {
        shopper.join(sale).expect(201);
        shopper.join(sale).expect(200);
        shopper.place(sale).expect(200);
        shopper.pass(sale).expectProblem(409, "not-your-turn");
        shop.get(sale.onsale() + "/queue").expect(200);
        try (EventStream queue = EventStream.open(shop, sale.onsale() + "/queue/stream", Map.of())) {
            queue.next("status");
            steer(shop, sale, "open");
        }
        shopper.admittedTo(sale).place(sale).expect(200);
        verifying(shop, sale, shopper);
    }

    private static void verifying(Shop shop, Shop.Sale sale, Shopper shopper) {
        shop.get(sale.onsale() + "/signing-keys").expect(200);
        shopper.receipt(sale).expect(200);
        shop.get(sale.onsale() + "/draw").expect(200);
        shop.get(sale.onsale() + "/draw/proof?index=0").expect(200);
        await().until(() -> !shop.get(sale.onsale() + "/log").expect(200).json().get("heads").isEmpty());
        shop.get(sale.onsale() + "/log/proof?index=0&size=1").expect(200);
        shop.get(sale.onsale() + "/log/consistency?first=1&second=1").expect(200);
        shop.get(sale.onsale() + "/log/tickets?from=0&to=1").expect(200);
    }

    private static String buying(Shop shop, Shop.Sale sale, Shopper shopper) {
        try (EventStream seats = EventStream.open(shop, sale.event() + "/availability/stream", Map.of())) {
            seats.next("snapshot");
            Reply given = shopper.hold(sale, "stalls-A-1").expect(201);
            seats.next("changes");
            shopper.send("DELETE", "/api/v1/holds/" + given.text("holdId"), null).expect(204);
        }
        Reply hold = shopper.hold(sale, "stalls-A-1", "stalls-A-2").expect(201);
        shopper.get("/api/v1/holds/" + hold.text("holdId")).expect(200);
        String order = "/api/v1/orders/" + shopper.order(hold, "tok_visa").expect(202).text("orderId");
        try (EventStream progress = EventStream.open(shop, order + "/stream", Map.of("Authorization", shopper.header("Authorization")))) {
            progress.next("progress");
            progress.next("done");
        }
        shopper.get(order).expect(200);
        shopper.get("/api/v1/orders").expect(200);
        String ticketId = shopper.get(order + "/tickets").expect(200).json().get(0).get("ticketId").asString();
        shopper.get(order + "/tickets/" + ticketId + "/qr").expect(200);
        shopper.leave(sale).expect(204);
        return order.substring(order.lastIndexOf('/') + 1);
    }

    private static void adminCalls(Shop shop, Shop.Sale sale, String orderId) {
        shop.admin("POST", "/session", null).expect(200);
        shop.admin("GET", "/session", null).expect(200);
        shop.admin("DELETE", "/session", null).expect(204);
        shop.admin("POST", "/venues/check", Shop.hall()).expect(200);
        String venueId = shop.admin("GET", "/venues", null).expect(200).json().get("venues").get(0).get("venueId").asString();
        shop.admin("GET", "/venues/" + venueId, null).expect(200);
        shop.admin("GET", "/events", null).expect(200);
        shop.admin("GET", "/onsales?eventId=" + sale.eventId(), null).expect(200);
        shop.admin("GET", "/onsales/" + sale.onsaleId(), null).expect(200);
        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("admissionsPerMinute", 60)).expect(200);
        steer(shop, sale, "pause");
        steer(shop, sale, "resume");
        shop.admin("GET", "/onsales/" + sale.onsaleId() + "/dashboard", null).expect(200);
        Map<String, String> admin = Map.of("Authorization", Shop.basic(Shop.ADMIN_PASSWORD));
        try (EventStream figures = EventStream.open(shop, "/api/v1/admin/onsales/" + sale.onsaleId() + "/dashboard/stream", admin)) {
            figures.next("dashboard");
        }
        shop.admin("GET", "/onsales/" + sale.onsaleId() + "/rates?limit=1", null).expect(200);
        shop.admin("GET", "/orders?eventId=" + sale.eventId() + "&status=CONFIRMED&limit=1", null).expect(200);
        shop.admin("GET", "/orders/" + orderId, null).expect(200);
        shop.admin("GET", "/actions?subject=" + sale.onsaleId(), null).expect(200);
        for (String book : new String[] {"seats", "stock", "holds?limit=1", "claims", "tickets"}) {
            shop.admin("GET", "/events/" + sale.eventId() + "/" + book, null).expect(200);
        }
        shop.admin("GET", "/payments?limit=1", null).expect(200);
        keeping(shop, sale);
        protecting(shop);
        closing(shop, sale);
    }

    /** To all but those who have a code and have worked. */
    private static void closing(Shop shop, Shop.Sale sale) {
        Shop.Sale members = shop.schedule(sale.eventId(), onsale -> onsale.put("door", Map.of("leastWork", 10, "mostWork", 10, "entry", "CODE")));
        String codes = "/onsales/" + members.onsaleId() + "/codes";
        Reply batch = shop.admin("POST", codes, Map.of("name", "Members", "count", 2)).expect(201);
        shop.admin("POST", codes, Map.of("name", "")).expectProblem(400, "invalid-access-codes");
        shop.get(members.onsale() + "/door").expect(200);
        Shopper member = shop.shopper();
        member.join(members).expectProblem(403, "access-code-required");
        member.header("Access-Code", batch.json().at("/accessCodes/0").asString()).join(members).expectProblem(403, "challenge-required");
        shop.admin("GET", codes, null).expect(200);
        shop.admin("POST", codes + "/" + batch.text("batchId") + "/revoke", null).expect(204);
        shop.admin("POST", codes + "/" + NOBODY + "/revoke", Map.of("codes", List.of("NO-SUCH"))).expectProblem(404, "access-codes-not-found");
        steer(shop, members, "close");
        lanes(shop, sale);
    }

    private static void lanes(Shop shop, Shop.Sale sale) {
        Shop.Sale laned = shop.schedule(sale.eventId(), onsale -> {
            onsale.put("opensAt", shop.now().plusSeconds(3600).toString());
            onsale.put("lanes", List.of(Map.of("name", "members", "share", 30)));
        });
        shop.admin("POST", "/onsales/" + laned.onsaleId() + "/codes", Map.of("name", "Members", "codes", List.of("MEMBER-2027"), "lane", "members")).expect(201);
        shop.get(laned.onsale() + "/draw").expect(200);
        shop.shopper().header("Access-Code", "MEMBER-2027").join(laned).expect(201);
        shop.admin("PATCH", "/onsales/" + laned.onsaleId(), Map.of("lanes", List.of())).expectProblem(400, "invalid-onsale");
        steer(shop, laned, "open");
        await().until(() -> shop.get(laned.onsale() + "/draw").expect(200).json().get("drawn").asBoolean());
        shop.get(laned.onsale() + "/queue").expect(200);
        shop.get(laned.onsale() + "/log/tickets?from=0&to=1").expect(200);
        steer(shop, laned, "close");
    }

    private static void protecting(Shop shop) {
        Shop.Sale room = shop.protect("https://shop.example", onsale -> {});
        shop.admin("GET", "/onsales/" + room.onsaleId() + "/dashboard", null).expect(200);
        shop.get(room.onsale() + "/queue").expect(200);
        shop.shopper().admittedTo(room).send("POST", room.onsale() + "/handover", Map.of("to", "/cart")).expect(200);
        steer(shop, room, "close");
    }

    private static void keeping(Shop shop, Shop.Sale sale) {
        String allocations = "/events/" + sale.eventId() + "/allocations";
        Map<String, Object> body = Map.of("name", "Sponsor", "seats", List.of("stalls-A-5", "stalls-A-6"), "codes", List.of(Map.of("label", "Acme", "code", "ACME-2027")));
        Reply made = shop.admin("POST", allocations, body).expect(201);
        shop.admin("POST", allocations, body).expect(200);
        shop.admin("GET", allocations, null).expect(200);
        String allocation = allocations + "/" + made.text("allocationId");
        shop.admin("GET", allocation, null).expect(200);
        shop.admin("PATCH", allocation, Map.of("releaseAt", shop.now().plusSeconds(3600).toString())).expect(200);
        Shopper guest = shop.shopper().admittedTo(sale).header("Access-Code", "acme 2027");
        guest.get(sale.event() + "/allocation").expect(200);
        guest.header("Access-Code", "wrong").get(sale.event() + "/allocation").expectProblem(403, "access-code-invalid");
        shop.admin("DELETE", allocation + "/codes/" + made.json().at("/codes/0/codeId").asString(), null).expect(204);
        shop.admin("POST", allocation + "/release", null).expect(200);
        shop.admin("GET", allocations + "/" + NOBODY, null).expectProblem(404, "allocation-not-found");
        shop.admin("POST", allocations, Map.of("name", "")).expectProblem(400, "invalid-allocation");
    }

    private static void cancelling(Shop shop, Shopper shopper, String orderId) {
        shopper.cancel(orderId, "cancel-it").expect(202);
        shopper.awaitOrder(orderId, "CANCELLED");
        shop.admin("GET", "/orders/" + orderId, null).expect(200);
    }

    private static void refusals(Shop shop, Shop.Sale sale, Shopper spent) {
        Shopper other = shop.shopper().admittedTo(sale);
        Reply hold = other.hold(sale, "stalls-B-1").expect(201);
        other.hold(sale, "stalls-B-1").expectProblem(409, "seats-unavailable");
        other.hold(sale, "no-such-seat").expectProblem(400, "invalid-hold");
        other.order(hold.text("holdId"), "tok_declined", "key").expect(202);
        other.order(hold.text("holdId"), "tok_visa", "key").expectProblem(422, "idempotency-key-reused");
        other.order(NOBODY, "tok_visa", "another").expectProblem(404, "hold-not-found");
        spent.pass(sale).expectProblem(409, "place-spent");
        other.send("POST", sale.onsale() + "/handover", Map.of()).expectProblem(404, "room-not-found");
        shop.get(sale.onsale() + "/queue/me").expectProblem(401, "visitor-required");
        shop.get("/api/v1/events/" + NOBODY).expectProblem(404, "event-not-found");
        shop.get("/api/v1/onsales/" + NOBODY + "/queue").expectProblem(404, "onsale-not-found");
        shop.get("/api/v1/admin/venues").expectProblem(401, "admin-required");
        shop.admin("GET", "/venues/" + NOBODY, null).expectProblem(404, "venue-not-found");
        shop.admin("POST", "/events", Map.of("name", "")).expectProblem(400, "invalid-event");
        shop.http().send("DELETE", "/api/v1/events", Map.of(), null).expectProblem(405, "method-not-allowed");
    }

    private static void ending(Shop shop, Shop.Sale sale) {
        Shopper last = shop.shopper().admittedTo(sale);
        String orderId = last.order(last.hold(sale, "stalls-B-2").expect(201), "tok_visa").expect(202).text("orderId");
        last.awaitOrder(orderId, "CONFIRMED");
        Map<String, String> refund = Map.of("Authorization", Shop.basic(Shop.ADMIN_PASSWORD), "Idempotency-Key", "refund-it");
        shop.http().send("POST", "/api/v1/admin/orders/" + orderId + "/refund", refund, null).expect(202);
        last.awaitOrder(orderId, "CANCELLED");
        steer(shop, sale, "close");
        shop.shopper().join(sale).expectProblem(409, "onsale-closed");
    }

    private static void steer(Shop shop, Shop.Sale sale, String how) {
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/" + how, null).expect(200);
    }
}
