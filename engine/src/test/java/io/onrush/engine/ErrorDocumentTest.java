package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.checkout.CheckoutProblem;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.seatmap.SeatMapProblem;
import io.onrush.waitingroom.WaitingRoomProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every error has a section in docs/errors.md with its status and title, and every section an error. */
class ErrorDocumentTest {

    private static final Pattern SECTION = Pattern.compile("(?m)^## ([a-z-]+)$");

    @Test
    void everyErrorHasItsSectionAndEverySectionItsError() throws IOException {
        Map<String, List<Problem>> problems = problems().collect(Collectors.groupingBy(Problem::id, TreeMap::new, Collectors.toList()));
        Map<String, String> sections = sections(Files.readString(Path.of("../docs/errors.md")));

        assertThat(sections.keySet()).containsExactlyElementsOf(problems.keySet());
        problems.forEach((id, same) -> same.forEach(problem ->
                assertThat(sections.get(id)).as(id).contains("Status " + problem.status() + " · " + problem.title())));
    }

    @Test
    void anIdMeansTheSameStatusWhicheverModuleAnswers() {
        problems().collect(Collectors.groupingBy(Problem::id)).forEach((id, same) ->
                assertThat(same.stream().map(Problem::status).distinct()).as(id).hasSize(1));
    }

    private static Stream<Problem> problems() {
        return Stream.of(
                        Arrays.stream(EngineProblem.values()).map(p -> new Problem(p.id(), p.status().value(), p.title())),
                        Arrays.stream(WaitingRoomProblem.values()).map(p -> new Problem(p.id(), p.status().value(), p.title())),
                        Arrays.stream(SeatMapProblem.values()).map(p -> new Problem(p.id(), p.status().value(), p.title())),
                        Arrays.stream(CheckoutProblem.values()).map(p -> new Problem(p.id(), p.status().value(), p.title())))
                .flatMap(all -> all);
    }

    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new TreeMap<>();
        Matcher headings = SECTION.matcher(text);
        List<Integer> starts = new ArrayList<>();
        while (headings.find()) {
            starts.add(headings.start());
        }
        starts.add(text.length());
        for (int i = 0; i + 1 < starts.size(); i++) {
            String section = text.substring(starts.get(i), starts.get(i + 1));
            sections.put(section.substring(3, section.indexOf('\n')), section);
        }
        return sections;
    }

    private record Problem(String id, int status, String title) {}
}
