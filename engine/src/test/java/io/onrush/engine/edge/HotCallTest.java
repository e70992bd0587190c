package io.onrush.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class HotCallTest {

    private static final String ID = "0198d2f0-7c1e-7000-8000-00000000abCD";

    private final HotCall hold = new HotCall("POST", "/api/v1/events/", "/holds", true, request -> Mono.empty());

    @Test
    void aPlainPathIsTaken() {
        assertThat(isHot("POST", "/api/v1/events/" + ID + "/holds")).isTrue();
        assertThat(hold.uri()).isEqualTo("/api/v1/events/{id}/holds");
    }

    @Test
    void anotherMethodIsNot() {
        assertThat(isHot("GET", "/api/v1/events/" + ID + "/holds")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/api/v1/events/0198d2f0-7c1e-7000-8000-0000%30000abcd/holds",
        "/%61pi/v1/events/0198d2f0-7c1e-7000-8000-00000000abcd/holds",
        "/api/v1/events/0198d2f0-7c1e-7000-8000-00000000abcd/holds/",
        "/api/v1/events/0198d2f0-7c1e-7000-8000-00000000abcd;a=b/holds",
        "/api/v1/events/0198d2f0-7c1e-7000-8000-0000000/a/b/cd/holds",
        "/api/v1/events/../v1/events/aaaaaaaaaaaaaaaaaaaaaaaa/holds",
        "/api/v1/events/me/holds",
        "/api/v1/events/0198d2f0-7c1e-7000-8000-00000000abcd/holds?from=app",
        "/api/v1/events//holds",
        "/api/v1/events/holds"
    })
    void aPathThatIsWrittenInAnyOtherWayGoesTheLongWay(String path) {
        assertThat(isHot("POST", path)).isFalse();
    }

    private boolean isHot(String method, String path) {
        return hold.isMadeBy(method, path);
    }
}
