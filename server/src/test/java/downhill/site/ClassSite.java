package downhill.site;

import downhill.classroom.ClassRules;
import downhill.classroom.Limits;
import downhill.course.Course;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A site that a class shares, opened anew for each test, and what its visitors do. */
abstract class ClassSite {
    static final Course COURSE = Course.load();
    static final String TOKEN = "down-the-hill-7";
    static final String RUN = "{\"preset\":\"cnn_quick\",\"epochs\":2}";
    static final Limits LIMITS = new Limits(3, 2, 20, 10_000, 10);

    TestSite site;

    @BeforeEach
    void open() {
        site = new TestSite(COURSE, new ClassRules(Optional.of(TOKEN), LIMITS));
    }

    @AfterEach
    void close() {
        site.close();
    }

    HttpRequest.Builder post(String path, String body) {
        return site.request(path).POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> bearer(String path, String body, String token) {
        return site.send(post(path, body).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> enter(String token, String next) {
        String form = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&next="
                + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return site.send(post("/token", form).header("Content-Type", "application/x-www-form-urlencoded"));
    }

    static String setCookie(HttpResponse<?> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    /** The cookie of somebody who entered the token. */
    String pass() {
        return setCookie(enter(TOKEN, "/lab")).replaceFirst(";.*", "");
    }

    HttpResponse<String> withPass(String path, String body, String pass) {
        return site.send(post(path, body).header("Cookie", pass));
    }
}
