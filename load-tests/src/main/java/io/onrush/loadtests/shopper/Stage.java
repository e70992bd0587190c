package io.onrush.loadtests.shopper;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.onrush.loadtests.sale.Sale;
import io.onrush.loadtests.settings.LoadSettings;
import java.util.List;

/**
 * What all steps share: the sale, the settings, the ids of its seats by ordinal, and who writes things down.
 *
 * @param seatIds in the order of availability texts
 * @param holds when they were answered
 */
public record Stage(Sale sale, LoadSettings settings, List<String> seatIds, Recorder recorder, HoldTimes holds) {

    static final String BEARER = "Bearer #{token}";

    /** A request of this step: whose answer is neither a success nor one of its refusals has failed, and the shopper goes home. */
    ChainBuilder call(Step step, HttpRequestActionBuilder request) {
        return CoreDsl.exec(request
                        .check(HttpDsl.status().saveAs("status"))
                        .checkIf((response, session) -> !step.succeeds(response.status().code())
                                && !step.mayBeRefused(Problems.id(response.status().code(), response.body().string())))
                        .then(HttpDsl.status().is(0).name(step.expectation() + ", status")))
                .exec(session -> {
                    if (session.isFailed()) {
                        recorder.failed(step);
                        recorder.count("shoppers who gave up after an error");
                    }
                    return session;
                })
                .exitHereIfFailed();
    }

    String onsale(String path) {
        return "/api/v1/onsales/" + sale.onsaleId() + path;
    }

    String event(String path) {
        return "/api/v1/events/" + sale.eventId() + path;
    }
}
