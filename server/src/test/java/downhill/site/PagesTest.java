package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.train.ConfigField;
import downhill.train.ConfigFields;
import downhill.train.Preset;
import downhill.train.Presets;
import downhill.train.TrainingEvent.Failed;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as they leave the server; what they do in a browser is tested in {@code LabPageIT} and its kin. */
class PagesTest {
    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private static long failed;

    @BeforeAll
    static void open() {
        failed = SITE.runs().submit(Presets.get("cnn_quick").config());
        SITE.recording().append(failed, new Failed(1, 3, "the loss is <b>NaN</b> & that's it"));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/lab",
                "/lab/runs",
                "/runs/1",
                "/learn/sgd",
                "/claims",
                "/references",
                "/glossary",
                "/search",
                "/search?q=momentum"
            })
    void sendsPagesAsUtf8WithAStrictPolicy(String path) {
        HttpResponse<String> answer = SITE.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("text/html;charset=utf-8", header(answer, "Content-Type"));
        String policy = header(answer, "Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'self'; "), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("same-origin", header(answer, "Referrer-Policy"));
        assertFalse(answer.body().contains(" style="), "an inline style, which the policy forbids");
        for (Element element : Jsoup.parse(answer.body()).getAllElements()) {
            assertFalse(element.tagName().startsWith("th:"), "a block that was not carried out: " + element);
            for (Attribute attribute : element.attributes()) {
                assertFalse(attribute.getKey().startsWith("th:"), "a directive that was not carried out: " + element);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404",
        "/runs/99, 404",
        "/runs/one, 404",
        "/learn/nothing, 404",
    })
    void answersPeopleWithAPageWhereSomethingIsMissing(String path, int status) {
        HttpResponse<String> answer = SITE.get(path);
        assertEquals(status, answer.statusCode());
        assertEquals("text/html;charset=utf-8", header(answer, "Content-Type"));
        assertTrue(answer.body().contains("This page does not exist"));
        assertTrue(answer.body().contains("<nav"));
    }

    @Test
    void showsWhatAReaderTypedIntoTheAddressAsText() {
        HttpResponse<String> answer = SITE.get("/runs/%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        assertEquals(404, answer.statusCode());
        assertFalse(answer.body().contains("<script>alert"), answer.body());
        assertTrue(answer.body().contains("&lt;script&gt;"));
    }

    @Test
    void showsTheMessageOfAFailedRunAsText() {
        String page = SITE.get("/runs/" + failed).body();
        assertTrue(page.contains("the loss is &lt;b&gt;NaN&lt;/b&gt; &amp; that"), page);
    }

    @Test
    void answersPeopleWithAPageWhereTheMethodIsWrong() {
        HttpResponse<String> answer = SITE.post("/lab", "");
        assertEquals(405, answer.statusCode());
        assertTrue(header(answer, "Allow").contains("GET"), header(answer, "Allow"));
        assertEquals("text/html;charset=utf-8", header(answer, "Content-Type"));
    }

    @ParameterizedTest
    @CsvSource({"/lab, 200", "/healthz, 200", "/api/runs/1, 200", "/runs/99, 404", "/static/css/base.css, 200"})
    void answersHeadLikeGetButWithoutABody(String path, int status) {
        HttpResponse<String> answer = SITE.send(SITE.request(path).method("HEAD", BodyPublishers.noBody()));
        assertEquals(status, answer.statusCode());
        assertEquals("", answer.body());
        assertFalse(header(answer, "Content-Type").isEmpty());
    }

    @Test
    void sendsNothingAgainThatTheReaderHas() {
        String tag = header(SITE.get("/lab/runs"), "ETag");
        HttpResponse<String> again = SITE.send(SITE.request("/lab/runs").header("If-None-Match", tag));
        assertEquals(304, again.statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/static/css/base.css, text/css",
        "/static/js/lab.js, text/javascript",
        "/client/downhill.js, text/javascript",
        "/client/downhill.js.map, application/json",
        "/webjars/chart.js/4.5.1/dist/chart.umd.min.js, text/javascript",
        "/webjars/katex/0.16.47/dist/katex.min.css, text/css",
        "/typeset/formulas.css, text/css",
    })
    void servesTheFilesThatPagesNeed(String path, String type) {
        HttpResponse<String> answer = SITE.get(path);
        assertEquals(200, answer.statusCode());
        assertTrue(header(answer, "Content-Type").startsWith(type), header(answer, "Content-Type"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    }

    @Test
    void offersEveryPresetAndEveryFieldInTheLab() {
        String page = SITE.get("/lab").body();
        for (Preset preset : Presets.all()) {
            assertTrue(page.contains("value=\"" + preset.name() + "\""), preset.name());
        }
        for (ConfigField field : ConfigFields.all()) {
            assertTrue(
                    page.contains("id=\"" + new FormField(field, OptionalInt.empty()).id() + "-error\""), field.name());
        }
    }

    @Test
    void welcomesAReaderWhoHasNoRunYet() {
        try (TestSite fresh = new TestSite()) {
            assertTrue(fresh.get("/lab").body().contains("No run yet"));
        }
    }

    @Test
    void searchesTheCourse() {
        String page = SITE.get("/search?q=momentum").body();
        assertTrue(page.contains("value=\"momentum\""), page);
        assertTrue(page.contains("<mark>momentum</mark>") || page.contains("<mark>Momentum</mark>"), page);
        String nothing = SITE.get("/search?q=%3Cb%3Ezeppelin").body();
        assertTrue(nothing.contains("Nothing in the course has these words"), nothing);
        assertTrue(nothing.contains("value=\"&lt;b&gt;zeppelin\""), nothing);
        HttpResponse<String> tooLong = SITE.get("/search?q=" + "a".repeat(201));
        assertEquals(400, tooLong.statusCode());
        assertTrue(tooLong.body().contains("q is 201 characters long; at most 200 are allowed"), tooLong.body());
    }

    @Test
    void opensTheLabWithThePresetOfALink() {
        assertTrue(SITE.get("/lab?preset=resnet20_sgd").body().contains("checked=\"checked\""));
        HttpResponse<String> unknown = SITE.get("/lab?preset=resnet2000");
        assertEquals(400, unknown.statusCode());
        assertTrue(unknown.body().contains("must be one of [cnn_quick"), unknown.body());
    }
}
