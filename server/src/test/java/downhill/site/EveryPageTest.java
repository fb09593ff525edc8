package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nu.validator.client.EmbeddedValidator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page that links lead to from the home page: its links, its headings, its HTML. */
class EveryPageTest {
    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private static final Map<String, Document> PAGES = new LinkedHashMap<>(); // by path
    private static final Map<String, String> MISSING = new LinkedHashMap<>(); // path to where it was linked

    @BeforeAll
    static void followEveryLink() {
        Deque<String> open = new ArrayDeque<>(List.of("/"));
        Set<String> seen = new TreeSet<>(open);
        while (!open.isEmpty()) {
            String path = open.remove();
            HttpResponse<String> answer = SITE.get(path);
            if (answer.statusCode() != 200) {
                MISSING.putIfAbsent(path, "status " + answer.statusCode());
                continue;
            }
            if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                continue;
            }
            Document page = Jsoup.parse(answer.body());
            PAGES.put(path, page);
            for (Element link : page.select("a[href^=/], link[href^=/], script[src^=/], img[src^=/]")) {
                String to = (link.hasAttr("href") ? link.attr("href") : link.attr("src")).split("#")[0];
                if (seen.add(to)) {
                    open.add(to);
                }
            }
        }
    }

    @Test
    void thereAreMany() {
        for (String path : List.of("/claims", "/glossary", "/references", "/search", "/lab", "/laboratory/race")) {
            assertTrue(PAGES.containsKey(path), path + " is not among " + PAGES.keySet());
        }
        assertTrue(PAGES.keySet().stream().anyMatch(path -> path.startsWith("/learn/")));
    }

    @Test
    void noLinkLeadsNowhere() {
        assertEquals(Map.of(), MISSING);
    }

    @Test
    void everyAnchorExistsOnItsPage() {
        List<String> wrong = new ArrayList<>();
        PAGES.forEach((path, page) -> {
            for (Element link : page.select("a[href*=#]")) {
                String[] to = link.attr("href").split("#", 2);
                Document target = PAGES.get(to[0].isEmpty() ? path : to[0]);
                String id = to[1].split("=")[0];
                if (target != null && !id.isEmpty() && target.getElementById(id) == null) {
                    wrong.add(path + ": " + link.attr("href"));
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void headingsFollowOneAnotherWithoutGaps() {
        List<String> wrong = new ArrayList<>();
        PAGES.forEach((path, page) -> {
            if (page.select("h1").size() != 1) {
                wrong.add(path + " has " + page.select("h1").size() + " headings of the first level");
            }
            int level = 1;
            for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
                int next = heading.tagName().charAt(1) - '0';
                if (next > level + 1) {
                    wrong.add(path + ": " + heading.text() + " (" + heading.tagName() + " after h" + level + ")");
                }
                level = next;
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void htmlIsValid() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Document> page : PAGES.entrySet()) {
            EmbeddedValidator validator = new EmbeddedValidator();
            validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
            String answer = validator.validate(
                    new ByteArrayInputStream(SITE.get(page.getKey()).body().getBytes(StandardCharsets.UTF_8)));
            for (JsonNode message : new ObjectMapper().readTree(answer).path("messages")) {
                if ("error".equals(message.path("type").asText())) {
                    wrong.add(page.getKey() + ": " + message.path("message").asText() + " near "
                            + message.path("extract").asText().strip());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}
