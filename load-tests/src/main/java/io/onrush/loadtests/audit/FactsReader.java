package io.onrush.loadtests.audit;

import io.onrush.loadtests.sale.Api;
import io.onrush.loadtests.sale.UnexpectedAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads all that is known of an event over the public and the admin API alone. */
final class FactsReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 200;

    private final Api api;
    private final UUID eventId;
    private final List<String> seatIds;

    FactsReader(Api api, UUID eventId) {
        this.api = api;
        this.eventId = eventId;
        this.seatIds = api.get("/events/" + eventId + "/seat-map").get("sections").valueStream()
                .flatMap(section -> section.get("rows").valueStream())
                .flatMap(row -> row.get("seats").valueStream())
                .map(seat -> seat.get("id").asString())
                .toList();
    }

    Facts read() {
        Facts.Seats before = seats();
        Instant at = Instant.parse(api.admin("/events/" + eventId + "/holds?limit=1").get("at").asString());
        List<Facts.Hold> holds = pages("/events/" + eventId + "/holds?", "holds", "after", Facts.Hold.class);
        List<Facts.Claim> claims = pages("/events/" + eventId + "/claims?", "claims", "after", Facts.Claim.class);
        List<Facts.Order> orders = pages("/orders?eventId=" + eventId + "&", "orders", "before", Facts.Order.class);
        List<Facts.Ticket> tickets = pages("/events/" + eventId + "/tickets?", "tickets", "after", Facts.Ticket.class);
        return new Facts(eventId, seatIds, before, seats(), at, holds, claims, orders, tickets, payments(), dashboard(), stock());
    }

    private Facts.Seats seats() {
        return JSON.treeToValue(api.admin("/events/" + eventId + "/seats"), Facts.Seats.class);
    }

    private Facts.Payments payments() {
        try {
            return new Facts.Payments(pages("/payments?", "payments", "after", Facts.Payment.class), null);
        } catch (UnexpectedAnswer refusal) {
            return new Facts.Payments(List.of(), refusal.getMessage());
        }
    }

    private List<Facts.Item> stock() {
        return api.admin("/events/" + eventId + "/stock").get("items").valueStream().map(item -> JSON.treeToValue(item, Facts.Item.class)).toList();
    }

    private Facts.Dashboard dashboard() {
        JsonNode onsales = api.admin("/onsales?eventId=" + eventId).get("onsales");
        return onsales.isEmpty()
                ? null
                : JSON.treeToValue(api.admin("/onsales/" + onsales.get(0).get("onsaleId").asString() + "/dashboard"), Facts.Dashboard.class);
    }

    /** @param query up to and with its last separator */
    private <T> List<T> pages(String query, String list, String cursor, Class<T> type) {
        List<T> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.admin(query + "limit=" + PAGE + (next.isEmpty() ? "" : "&" + cursor + "=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
            page.get(list).forEach(item -> all.add(JSON.treeToValue(item, type)));
            next = page.get("next").asString("");
        } while (!next.isEmpty());
        return all;
    }
}
