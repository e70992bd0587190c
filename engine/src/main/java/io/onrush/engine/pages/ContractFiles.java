package io.onrush.engine.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract as it was written, the same as JSON, and the two files of Swagger UI that the page needs. Few ask for
 * them: each is read when it is first asked for, and then kept.
 */
final class ContractFiles {

    private static final String DOCUMENT = "openapi/onrush.yaml";
    private static final String VIEWER = "classpath*:META-INF/resources/webjars/swagger-ui/*/";
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final MediaType STYLE = new MediaType("text", "css", StandardCharsets.UTF_8);

    private final Mono<PageFile> yaml = once(() -> PageFile.of(MediaType.APPLICATION_YAML, document()));
    private final Mono<PageFile> json = once(() -> PageFile.of(MediaType.APPLICATION_JSON, asJson(document())));
    private final Map<String, Mono<PageFile>> viewer = Map.of(
            "swagger-ui-bundle.js", once(() -> viewer("swagger-ui-bundle.js", SCRIPT)),
            "swagger-ui.css", once(() -> viewer("swagger-ui.css", STYLE)));

    Mono<PageFile> yaml() {
        return yaml;
    }

    Mono<PageFile> json() {
        return json;
    }

    /** Empty where it is none of the two. */
    Mono<PageFile> viewer(String name) {
        return viewer.getOrDefault(name, Mono.empty());
    }

    private static byte[] document() throws IOException {
        return new ClassPathResource(DOCUMENT).getContentAsByteArray();
    }

    private static byte[] asJson(byte[] document) {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(document, StandardCharsets.UTF_8));
        return new JsonMapper().writeValueAsBytes(tree);
    }

    private static PageFile viewer(String name, MediaType type) throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources(VIEWER + name);
        if (found.length != 1) {
            throw new IllegalStateException("the class path has " + found.length + " files " + VIEWER + name + ", not one");
        }
        return PageFile.of(type, found[0].getContentAsByteArray());
    }

    /** Reading and compressing take their time, so not on an event loop. A failure is not kept. */
    private static Mono<PageFile> once(Reading reading) {
        return Mono.fromCallable(reading::read).subscribeOn(Schedulers.boundedElastic()).cacheInvalidateIf(file -> false);
    }

    private interface Reading {

        PageFile read() throws IOException;
    }
}
