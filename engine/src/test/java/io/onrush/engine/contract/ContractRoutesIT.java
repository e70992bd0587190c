package io.onrush.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.reactive.function.server.RouterFunction;

/** The engine serves what the contract names, method by method, and nothing else below /api/v1. */
@OnrushTest
class ContractRoutesIT {

    @Autowired
    private List<RouterFunction<?>> routes;

    @Test
    void theContractNamesEveryRouteAndEveryRouteIsThere() {
        Set<String> served = new TreeSet<>();
        routes.forEach(route -> route.accept(new ServedRoutes(served)));
        served.removeIf(route -> !route.contains(" /api/v1/"));

        Set<String> named = new TreeSet<>(ContractDocument.load().operations().stream().map(ContractDocument.Operation::route).toList());

        assertThat(served).hasSizeGreaterThan(40);
        assertThat(named).as("what openapi/onrush.yaml names").isEqualTo(served);
    }
}
