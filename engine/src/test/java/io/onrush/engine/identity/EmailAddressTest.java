package io.onrush.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.edge.SigningKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ann@example.org, ann@example.org",
        "'  Ann@Example.ORG ', ann@example.org",
        "ann+tickets@gmail.com, ann@gmail.com",
        "A.n.n@googlemail.com, ann@gmail.com",
        "ann+a@outlook.com, ann@outlook.com",
        "ann.b@outlook.com, ann.b@outlook.com",
        "ann+x@example.org, ann+x@example.org",
        "ann@bücher.example, ann@xn--bcher-kva.example",
    })
    void allWaysOfWritingOneMailboxAreOnePerson(String typed, String person) {
        assertThat(EmailAddress.of(typed)).map(EmailAddress::person).contains(person);
    }

    @Test
    void lettersGoWhereTheVisitorSaid() {
        assertThat(EmailAddress.of("Ann.B+tickets@GMail.com")).map(EmailAddress::mailbox).contains("Ann.B+tickets@gmail.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "ann", "ann@", "@example.org", "ann@example", "ann@example.org\r\nBcc: bob@example.org", "ann@exam ple.org", "a..b@example.org", ".a@example.org",
        "ann@[192.0.2.1]", "ann@example.org,bob@example.org", "\"ann\"@example.org", "ann@-example.org", "ann <ann@example.org>"})
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(EmailAddress.of(typed)).isEmpty();
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        assertThat(EmailAddress.of("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.of("ann@" + "a.".repeat(130) + "org")).isEmpty();
    }

    @Test
    void digestsTellNothingWithoutTheKeyAndNoneIsAnothers() {
        PersonDigests ours = new PersonDigests(new SigningKeys("a-secret-of-at-least-thirty-two-bytes"));
        PersonDigests others = new PersonDigests(new SigningKeys("b-secret-of-at-least-thirty-two-bytes"));
        EmailAddress ann = EmailAddress.of("ann@example.org").orElseThrow();

        assertThat(ours.of(ann).bytes()).hasSize(32);
        assertThat(ours.of(ann)).isEqualTo(ours.of(EmailAddress.of("ANN@example.org").orElseThrow())).isNotEqualTo(others.of(ann));
        assertThat(ours.of("https://id.example", "ann").digest()).isNotEqualTo(ours.of("https://id.example/", "ann").digest());
        assertThat(ours.ofCode("ann", "123456")).isNotEqualTo(ours.ofCode("bob", "123456"));
    }
}
