package io.onrush.loadtests.verdict;

import io.onrush.loadtests.audit.Finding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A verdict for programs; docs/load-tests.md describes its members. */
public final class VerdictJson {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private VerdictJson() {}

    public static void write(Verdict verdict, Path file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scenario", verdict.scenario());
        json.put("url", verdict.url());
        json.put("passed", verdict.passed());
        json.put("failures", verdict.failures());
        if (verdict.figures() != null) {
            json.put("seconds", verdict.figures().took().toMillis() / 1000.0);
            json.put("requests", verdict.figures().requests());
            json.put("errors", verdict.figures().errors());
            json.put("steps", verdict.figures().steps());
            json.put("spans", verdict.figures().spans());
            json.put("counts", verdict.figures().counts());
            json.put("report", verdict.report() == null ? null : verdict.report().toString());
        }
        json.put("sale", sale(verdict));
        json.put("findings", verdict.audit().findings().stream().map(VerdictJson::finding).toList());
        JSON.writeValue(file, json);
    }

    private static Map<String, Object> sale(Verdict verdict) {
        Map<String, Object> sale = new LinkedHashMap<>();
        sale.put("eventId", verdict.audit().eventId());
        sale.put("capacity", verdict.audit().capacity());
        sale.put("sold", verdict.audit().sold());
        sale.put("oversold", verdict.audit().oversold());
        sale.put("held", verdict.audit().held());
        sale.put("ordersConfirmed", verdict.audit().ordersConfirmed());
        sale.put("secondsToSellOut", verdict.selloutTime() == null ? null : verdict.selloutTime().toMillis() / 1000.0);
        return sale;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", finding.getClass().getSimpleName());
        json.put("text", finding.toString());
        json.put("proof", finding);
        return json;
    }
}
