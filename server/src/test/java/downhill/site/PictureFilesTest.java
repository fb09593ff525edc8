package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.course.figure.Figures;
import downhill.course.figure.State;
import downhill.course.picture.Paper;
import downhill.course.picture.Picture;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pictures as they leave the server. */
class PictureFilesTest {
    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final Picture picture = Picture.of(State.of(Figures.get("race"), Map.of()));

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void mayUseItsOwnStyleSheetAndNothingElse() throws Exception {
        HttpResponse<String> answer = SITE.get(picture.address(Paper.NARROW));
        assertEquals(200, answer.statusCode());
        assertEquals("image/svg+xml; charset=utf-8", header(answer, "Content-Type"));
        assertEquals(picture.svg(Paper.NARROW), answer.body());
        String sheet = answer.body().replaceAll("(?s).*<style>(.*)</style>.*", "$1");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(digest)
                        + "'; img-src data:; frame-ancestors 'none'",
                header(answer, "Content-Security-Policy"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        String tag = header(SITE.get(picture.address(Paper.WIDE)), "ETag");
        assertFalse(tag.isEmpty());
        HttpResponse<String> again =
                SITE.send(SITE.request(picture.address(Paper.WIDE)).header("If-None-Match", tag));
        assertEquals(304, again.statusCode());
    }

    /** The site computes what its pages show, and nothing that an address asks for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/picture/race-000000000000-wide.svg",
                "/picture/race.svg?state=steps:2000",
                "/picture/..%2F..%2Fetc%2Fpasswd",
                "/picture/%3Cscript%3E.svg",
            })
    void refusesWhatNoPageShows(String path) {
        HttpResponse<String> answer = SITE.get(path);
        assertTrue(answer.statusCode() == 404 || answer.statusCode() == 400, "status " + answer.statusCode());
        assertFalse(answer.body().contains("<script>.svg"), answer.body());
    }

    @Test
    void saysWhichPictureIsMissing() {
        assertTrue(SITE.get("/picture/race-000000000000-wide.svg")
                .body()
                .contains("There is no picture called race-000000000000-wide.svg."));
    }

    @Test
    void everyPageKeepsItsPicturesForReadersWithoutScripts() {
        for (String page : new String[] {"/", "/laboratory", "/laboratory/sweep"}) {
            String body = SITE.get(page).body();
            assertTrue(body.contains("<noscript><a class=\"still\" href=\"/picture/"), page);
            assertEquals(
                    body.split("<noscript><a class=\"still\"", -1).length,
                    body.split("<img src=\"/picture/", -1).length,
                    page + " loads no picture where scripts are on");
        }
    }
}
