package io.onrush.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A check that cannot fail checks nothing. */
class ContractSchemasTest {

    private static final JsonNode DOCUMENT = ContractDocument.load().tree();
    private static final ContractSchemas STRICT = ContractSchemas.strict(DOCUMENT);

    @Test
    void aWrongAMissingAndAnUnnamedMemberAreFound() {
        assertThat(faults("Money", "{'amount': 1, 'currency': 'EUR'}")).isZero();
        assertThat(faults("Money", "{'amount': '1', 'currency': 'EUR'}")).isPositive();
        assertThat(faults("Money", "{'amount': 1}")).isPositive();
        assertThat(faults("Money", "{'amount': 1, 'currency': 'EUR', 'scale': 2}")).isPositive();
    }

    @Test
    void alsoDeepInsideAndInWhatIsPutTogether() {
        String problem = "'type': 'https://onrush.io/errors/x', 'title': 't', 'status': 409, 'detail': 'd', 'instance': '/'";
        assertThat(faults("HoldRefused", "{" + problem + ", 'limit': 6, 'has': 5}")).isZero();
        assertThat(faults("HoldRefused", "{" + problem + ", 'limits': 6}")).isPositive();
        assertThat(faults("Problem", "{" + problem + ", 'errors': [{'field': 'a', 'detail': 'b'}]}")).isZero();
        assertThat(faults("Problem", "{" + problem + ", 'errors': [{'field': 'a', 'detail': 'b', 'code': 1}]}")).isPositive();
        assertThat(faults("Action", action("null"))).isZero();
        assertThat(faults("Action", action("{'type': 'event', 'id': '01990000-0000-7000-8000-000000000001'}"))).isZero();
        assertThat(faults("Action", action("{'type': 'event', 'id': '01990000-0000-7000-8000-000000000001', 'name': 'n'}"))).isPositive();
        assertThat(faults("Action", action("{'type': 'event', 'id': 'not-a-uuid'}"))).isPositive();
    }

    @Test
    void aTimeIsATime() {
        assertThat(faults("Time", "{'now': '2027-06-01T17:59:30.125Z'}")).isZero();
        assertThat(faults("Time", "{'now': 'tomorrow'}")).isPositive();
    }

    private static String action(String subject) {
        return "{'id': '01990000-0000-7000-8000-000000000001', 'at': '2027-06-01T17:59:30Z', 'actor': 'admin', 'action': 'a', 'subject': " + subject
                + ", 'detail': {'any': 1}, 'outcome': 'DONE', 'problem': null}";
    }

    private static int faults(String schema, String json) {
        return STRICT.faults(DOCUMENT.at("/components/schemas/" + schema), new JsonMapper().readTree(json.replace('\'', '"'))).size();
    }
}
