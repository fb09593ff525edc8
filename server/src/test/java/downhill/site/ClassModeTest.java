package downhill.site;

import static downhill.site.Documented.assertAnswers;
import static downhill.site.TestSite.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A site with a class token, over real HTTP: who may do what. */
class ClassModeTest extends ClassSite {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/lab", "/runs/1", "/api/runs", "/api/runs/1", "/api/runs/1/events", "/api", "/wall"})
    void everybodyReads(String path) {
        bearer("/api/runs", RUN, TOKEN);
        assertEquals(200, site.get(path).statusCode());
    }

    @Test
    void everybodyWatches() {
        bearer("/api/runs", RUN, TOKEN);
        try (LiveReader reader = new LiveReader(site, "/api/runs/1/live", false)) {
            assertEquals(List.of(1L), reader.await(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "submitRun, /api/runs",
        "submitCheck, /api/checks",
        "pauseRun, /api/runs/1/pause",
        "resumeRun, /api/runs/1/resume",
        "cancelRun, /api/runs/1/cancel",
        "keepRecording, /api/recordings/optimizer-comparison-sgd-seed1/runs"
    })
    void nobodyActsWithoutTheToken(String operation, String path) {
        bearer("/api/runs", RUN, TOKEN);
        HttpResponse<String> answer = site.send(post(path, RUN));
        assertEquals(401, answer.statusCode());
        assertAnswers(operation, answer);
        assertEquals("/api#token", json(answer).get("type").asText());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").isPresent());
        assertEquals(401, bearer(path, RUN, "down-the-hill-8").statusCode());
        assertEquals(
                401, withPass(path, RUN, "downhill-pass=abc.99999999999.def").statusCode());
        assertEquals(1, site.runs().list(10, Long.MAX_VALUE).size());
        assertEquals("queued", json(site.get("/api/runs/1")).get("status").asText());
    }

    @Test
    void aRecordingIsKeptFromItsPageByWhoHasTheToken() {
        String path = "/recordings/optimizer-comparison-sgd-seed1";
        HttpResponse<String> refused = site.send(post(path + "/runs", ""));
        assertEquals(401, refused.statusCode());
        assertTrue(Jsoup.parse(refused.body()).select("main").text().contains("needs the class token here"));
        String pass = pass();
        String page = site.send(site.request(path).header("Cookie", pass)).body();
        String action = Jsoup.parse(page).select("form.recording-keep").attr("action");
        assertEquals(303, withPass(action, "", pass).statusCode());
        assertEquals(1, site.runs().list(10, Long.MAX_VALUE).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "POST"})
    void whatIsNotAReadIsBehindTheGateWhereverItGoes(String method) {
        HttpRequest.Builder request = site.request("/api/anything").method(method, BodyPublishers.noBody());
        assertEquals(401, site.send(request).statusCode());
    }

    @Test
    void anybodyMayAskWhatARunWouldBe() {
        assertEquals(200, site.post("/api/preview", RUN).statusCode());
    }

    @Test
    void aScriptSubmitsAndSteersWithTheToken() {
        assertEquals(201, bearer("/api/runs", RUN, TOKEN).statusCode());
        assertEquals(200, bearer("/api/runs/1/pause", "", TOKEN).statusCode());
        assertEquals(200, bearer("/api/runs/1/resume", "", TOKEN).statusCode());
        assertEquals(200, bearer("/api/runs/1/cancel", "", TOKEN).statusCode());
    }

    @Test
    void aBrowserEntersTheTokenOnceAndGoesBack() {
        HttpResponse<String> answer = enter(TOKEN, "/lab?preset=resnet20_adam&epochs=3");
        assertEquals(303, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").orElse("").endsWith("/lab?preset=resnet20_adam&epochs=3"));
        String pass = pass();
        assertEquals(201, withPass("/api/runs", RUN, pass).statusCode());
        assertEquals(200, withPass("/api/runs/1/cancel", "", pass).statusCode());
        String lab = site.send(site.request("/lab").header("Cookie", pass)).body();
        assertFalse(lab.contains("Enter the class token"));
        assertTrue(site.get("/lab").body().contains("Enter the class token"));
        assertTrue(
                Jsoup.parse(lab)
                        .text()
                        .contains(
                                "it takes at most 3 waiting runs, 2 of one person, 20 epochs a run, 10,000 training images a run"));
    }

    @Test
    void thePassIsHiddenFromScriptsAndOtherWebsitesAndHoldsNoToken() {
        String cookie = setCookie(enter(TOKEN, "/lab"));
        assertTrue(cookie.contains("; HttpOnly"), cookie);
        assertTrue(cookie.contains("; SameSite=Lax"), cookie);
        assertTrue(cookie.contains("; Path=/"), cookie);
        assertTrue(cookie.contains("; Max-Age=2592000"), cookie);
        assertFalse(cookie.contains("Secure"), cookie); // the test's site speaks plain http
        assertFalse(cookie.contains(TOKEN), cookie);
        HttpResponse<String> behindHttps = site.send(post("/token", "token=" + TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-Proto", "https"));
        assertTrue(setCookie(behindHttps).contains("; Secure"), setCookie(behindHttps));
    }

    @Test
    void aPassOutlivesTheProcessAndIsForgottenOnRequest() throws Exception {
        String pass = pass();
        site.restart();
        assertEquals(201, withPass("/api/runs", RUN, pass).statusCode());
        HttpResponse<String> forgotten = site.send(post("/token/forget", "").header("Cookie", pass));
        assertTrue(
                setCookie(forgotten).startsWith("downhill-pass=; Path=/; Expires=Thu, 01 Jan 1970"),
                setCookie(forgotten));
        if (site.home().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(site.home().resolve("class.key"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/", "//example.org", "/\\example.org", "lab", "/lab\r\nX: y", ""})
    void leadsToItsOwnPagesOnly(String next) {
        HttpResponse<String> answer = enter(TOKEN, next);
        assertEquals(303, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").orElse("").endsWith("/lab"), answer.headers()::toString);
    }

    @Test
    void aWrongTokenIsSaidOnTheFormAndTriesRunOut() {
        HttpResponse<String> wrong = enter("down-the-hill-8", "/lab");
        assertEquals(403, wrong.statusCode());
        assertTrue(wrong.body().contains("That is not the class token."));
        assertEquals("", setCookie(wrong));
        String pass = pass();
        for (int i = 0; i < 19; i++) {
            assertEquals(401, bearer("/api/runs", RUN, "guess-number-" + i).statusCode());
        }
        HttpResponse<String> refused = bearer("/api/runs", RUN, TOKEN);
        assertEquals(429, refused.statusCode(), "even the right one has to wait");
        assertAnswers("submitRun", refused);
        long wait = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(wait >= 1 && wait <= 61, wait + " s");
        assertEquals(429, enter(TOKEN, "/lab").statusCode());
        assertEquals(201, withPass("/api/runs", RUN, pass).statusCode(), "who is in stays in");
    }

    @Test
    void anotherWebsiteStillCannotActForAReader() {
        String pass = pass();
        HttpRequest.Builder request =
                post("/api/runs", RUN).header("Cookie", pass).header("Origin", "https://example.org");
        assertEquals(403, site.send(request).statusCode());
        HttpRequest.Builder login = post("/token", "token=" + TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://example.org");
        assertEquals(403, site.send(login).statusCode());
    }

    @Test
    void theCommandsOnThePageOfTheApiSendTheToken() {
        String page = site.get("/api").body();
        assertTrue(page.contains("api/runs -H &quot;Authorization: Bearer $TOKEN&quot; -d"), page);
        assertFalse(page.contains("limit=2&#39; -H"), "reading needs none");
    }
}
