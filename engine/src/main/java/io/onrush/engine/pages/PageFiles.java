package io.onrush.engine.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.util.HtmlUtils;

/**
 * All pages and what they load, read once from the class path. The assets' addresses carry a hash of all assets together,
 * so that browsers keep them for ever and modules may import each other by relative paths.
 */
final class PageFiles {

    private static final String ROOT = "pages/";
    private static final String ASSETS = ROOT + "assets/";
    private static final String LANGUAGE = "{{language}}";
    private static final Pattern TEXT = Pattern.compile("\\{\\{t:([^}]+)}}");

    private final SortedMap<String, PageFile> assets = new TreeMap<>();
    private final Map<String, PageFile> pages = new TreeMap<>();
    private final Map<String, Map<String, PageFile>> translated = new TreeMap<>();
    private final Map<String, String> templates = new TreeMap<>();
    private final String version;

    private PageFiles(PathMatchingResourcePatternResolver classPath) throws IOException {
        for (Resource resource : classPath.getResources("classpath*:" + ASSETS + "**/*.*")) {
            assets.put(after(ASSETS, resource), PageFile.of(type(resource), content(resource)));
        }
        this.version = versionOf(assets);
        for (Resource resource : classPath.getResources("classpath*:" + ROOT + "**/*.html")) {
            add(after(ROOT, resource), resource.getContentAsString(StandardCharsets.UTF_8).replace("{{assets}}", "/assets/" + version));
        }
    }

    private void add(String name, String html) {
        templates.put(name, html);
        if (html.contains(LANGUAGE)) {
            Map<String, PageFile> all = new TreeMap<>();
            Languages.all().forEach(language -> all.put(language, file(in(language, html))));
            translated.put(name, all);
            pages.put(name, all.get(Languages.ENGLISH));
        } else {
            pages.put(name, file(html));
        }
    }

    private static PageFile file(String html) {
        return PageFile.of(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8), html.getBytes(StandardCharsets.UTF_8));
    }

    private static String in(String language, String html) {
        Texts texts = Texts.of(language);
        String framed = html.replace(LANGUAGE, language).replace("{{languages}}", Languages.form(language, texts));
        return TEXT.matcher(framed).replaceAll(key -> Matcher.quoteReplacement(HtmlUtils.htmlEscape(texts.text(key.group(1)))));
    }

    static PageFiles load() {
        try {
            return new PageFiles(new PathMatchingResourcePatternResolver());
        } catch (IOException e) {
            throw new UncheckedIOException("the pages cannot be read from the class path", e);
        }
    }

    /** In the addresses of the assets. */
    String version() {
        return version;
    }

    PageFile page(String name) {
        return Optional.ofNullable(pages.get(name)).orElseThrow(() -> new IllegalArgumentException("there is no page " + name));
    }

    /** In this language, or in English where it is in no other. */
    PageFile page(String name, String language) {
        return translated.getOrDefault(name, Map.of()).getOrDefault(language, page(name));
    }

    boolean isTranslated(String name) {
        return translated.containsKey(name);
    }

    /** With its texts filled in, for whoever fills in the rest. */
    String template(String name, String language) {
        return in(language, templates.get(name));
    }

    Map<String, PageFile> pages() {
        return pages;
    }

    Optional<PageFile> asset(String path) {
        return Optional.ofNullable(assets.get(path));
    }

    Map<String, PageFile> assets() {
        return assets;
    }

    private static String versionOf(SortedMap<String, PageFile> assets) {
        MessageDigest digest = PageFile.sha256();
        assets.forEach((path, file) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update(file.plain());
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static byte[] content(Resource resource) throws IOException {
        String name = resource.getFilename();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "js" -> Lean.script(resource.getContentAsString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            case "css" -> Lean.style(resource.getContentAsString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            default -> resource.getContentAsByteArray();
        };
    }

    private static MediaType type(Resource resource) {
        MediaType type = MediaTypeFactory.getMediaType(resource).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return "text".equals(type.getType()) || type.getSubtype().contains("javascript") ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }

    private static String after(String root, Resource resource) throws IOException {
        String address = resource.getURL().toString();
        return address.substring(address.lastIndexOf(root) + root.length());
    }
}
