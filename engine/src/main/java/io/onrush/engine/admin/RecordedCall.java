package io.onrush.engine.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What is known so far of the call that is being recorded. A handler adds what only it knows. */
final class RecordedCall {

    private static final String ATTRIBUTE = RecordedCall.class.getName();

    private final UUID id;
    private final String actor;
    private final String action;
    private final String subjectType;
    private final Map<String, Object> detail = new LinkedHashMap<>();
    private UUID subjectId;

    RecordedCall(UUID id, String actor, String action, String subjectType, UUID subjectId) {
        this.id = id;
        this.actor = actor;
        this.action = action;
        this.subjectType = subjectType;
        this.subjectId = subjectId;
    }

    static RecordedCall of(ServerRequest request) {
        return (RecordedCall) request.attribute(ATTRIBUTE).orElseThrow();
    }

    void attachTo(ServerRequest request) {
        request.attributes().put(ATTRIBUTE, this);
    }

    /** Names what was created by the call. */
    RecordedCall created(UUID subject) {
        this.subjectId = subject;
        return this;
    }

    /** @param value becomes JSON */
    RecordedCall detail(String name, Object value) {
        detail.put(name, value);
        return this;
    }

    UUID id() {
        return id;
    }

    String actor() {
        return actor;
    }

    String action() {
        return action;
    }

    String subjectType() {
        return subjectType;
    }

    UUID subjectId() {
        return subjectId;
    }

    Map<String, Object> detail() {
        return detail;
    }
}
