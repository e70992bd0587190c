package io.onrush.engine.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.onrush.engine.kit.Shop;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract tried out on the page /api. */
@BrowserTest
class ReferencePagesIT {

    @Test
    void aTicketCanBeBoughtByFillingInTheForms(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale();
        Page page = windows.open();
        page.navigate("/api");

        tryOut(page, "Visitors", "registerVisitor", 201, Map.of(), null);
        String ticket = tryOut(page, "Waiting room", "joinQueue", 201, Map.of("onsaleId", sale.onsaleId()), null).get("ticket").asString();
        RequestOptions withTicket = RequestOptions.create().setHeader("Queue-Ticket", ticket);
        page.waitForCondition(() -> page.request().get(sale.onsale() + "/queue/me", withTicket).text().contains("\"admitted\":true"));
        String pass = tryOut(page, "Waiting room", "getPass", 200, Map.of("onsaleId", sale.onsaleId(), "Queue-Ticket", ticket), null).get("pass").asString();
        String holdId = tryOut(page, "Holds", "placeHold", 201, Map.of("eventId", sale.eventId(), "Admission-Pass", pass), "{\"seats\": [\"stalls-A-1\"]}").get("holdId").asString();
        String order = "{\"holdId\": \"" + holdId + "\", \"email\": \"ada@example.org\", \"paymentToken\": \"tok_visa\"}";
        String orderId = tryOut(page, "Orders", "placeOrder", 202, Map.of("Idempotency-Key", "by-hand"), order).get("orderId").asString();
        page.waitForCondition(() -> page.request().get("/api/v1/orders/" + orderId).text().contains("CONFIRMED"));
        JsonNode tickets = tryOut(page, "Orders", "listTickets", 200, Map.of("orderId", orderId), null);
        assertThat(tickets.get(0).get("seat").asString()).isEqualTo("stalls-A-1");

        Locator stream = opened(page, "Orders", "streamOrder");
        assertThat(stream).containsText("It ends with done");
        assertThat(stream.locator(".try-out__btn")).hasCount(0);
    }

    private static JsonNode tryOut(Page page, String tag, String operation, int status, Map<String, String> parameters, String body) {
        Locator call = opened(page, tag, operation);
        call.locator(".try-out__btn").click();
        parameters.forEach((name, value) -> call.locator("tr[data-param-name='" + name + "'] input").fill(value));
        if (body != null) {
            call.locator("textarea.body-param__text").fill(body);
        }
        JsonNode[] answer = new JsonNode[1];
        page.waitForResponse(response -> {
            boolean ofTheApi = response.url().contains("/api/v1/");
            if (ofTheApi) {
                assertThat(response.status()).as(operation).isEqualTo(status);
                answer[0] = new JsonMapper().readTree(response.text());
            }
            return ofTheApi;
        }, () -> call.locator("button.execute").click());
        return answer[0];
    }

    private static Locator opened(Page page, String tag, String operation) {
        Locator heading = page.locator(".opblock-tag[data-tag='" + tag + "']");
        if ("false".equals(heading.getAttribute("data-is-open"))) {
            heading.click();
        }
        Locator call = page.locator(".opblock[id$='-" + operation + "']");
        call.locator(".opblock-summary-control").click();
        return call;
    }
}
