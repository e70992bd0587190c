package io.onrush.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/configuration.md says of every setting what the code says. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final String WRITE = "mvn -pl engine -am test -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false -Donrush.reference=write";
    private static final Pattern NAME_IN_CODE = Pattern.compile("(?<!DefaultValue\\(|Attribute\\()\"(?:\\$\\{)?(onrush\\.[a-z.-]*[a-z])[:}\"]");

    private final Settings settings = Settings.load();

    @Test
    void thePageHasTheTablesThatTheCodeGives() throws IOException {
        ConfigurationPage page = new ConfigurationPage(Files.readString(PAGE), settings);
        assertThat(page.homeless()).as("settings for which the page has no table").isEmpty();
        String made = page.withTablesMadeAnew();
        if ("write".equals(System.getProperty("onrush.reference"))) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE)).as("docs/configuration.md is behind the code; write it anew with\n" + WRITE + "\n").isEqualTo(made);
    }

    @Test
    void everySettingIsDescribed() {
        assertThat(settings.ours()).hasSizeGreaterThan(80);
        assertThat(settings.ours().values()).allSatisfy(setting -> assertThat(setting.meaning()).as(setting.name()).isNotBlank());
    }

    /**
     * Settings that are read by name, not through a record, are described in additional-spring-configuration-metadata.json;
     * those of the load tests have a page and a test of their own.
     */
    @Test
    void noSettingIsReadThatIsNotDescribed() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of(".."), 30)) {
            for (Path source : sources.filter(file -> file.toString().matches("(?!../load-tests/).*/src/main/java/.*\\.java")).toList()) {
                NAME_IN_CODE.matcher(Files.readString(source)).results().forEach(name -> read.add(name.group(1)));
            }
        }
        Set<String> known = settings.ours().keySet();
        assertThat(read).hasSizeGreaterThan(5).allSatisfy(name ->
                assertThat(known.contains(name) || known.stream().anyMatch(one -> one.startsWith(name + "."))).as(name + " is described").isTrue());
    }
}
