package io.onrush.engine.wiring;

import io.onrush.checkout.order.Inventory;
import io.onrush.checkout.order.Orders;
import io.onrush.checkout.order.SaleTerms;
import io.onrush.checkout.payment.PaymentEndpoint;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.inventory.Checkout;
import io.onrush.engine.inventory.EventOrders;
import io.onrush.engine.inventory.Holds;
import io.onrush.engine.inventory.StockCheckout;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the checkout needs from the rest: seats, the terms of a sale, and where the simulated provider listens. */
@Configuration(proxyBeanMethods = false)
class CheckoutPorts {

    @Bean
    Inventory checkoutInventory(Holds holds, Checkout checkout, StockCheckout stock) {
        return new SeatsOrStock(new CheckoutInventory(holds, checkout), new CheckoutStock(stock));
    }

    @Bean
    SaleTerms saleTerms(Events events) {
        return (eventId, confirmedAt) -> events.get(eventId).map(event -> event.cancellableUntil(confirmedAt));
    }

    @Bean
    EventOrders eventOrders(Orders orders) {
        return new CheckoutOrders(orders);
    }

    /** This process's own port, which is known once its web server has started. A real provider has a URL of its own. */
    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.checkout-saga.simulated-provider.enabled")
    PaymentEndpoint paymentEndpoint(ObjectProvider<WebServerApplicationContext> context) {
        return () -> URI.create("http://127.0.0.1:" + context.getObject().getWebServer().getPort() + "/simulated-provider/v1");
    }
}
