package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.course.RecordedCourse;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs beside each other over real HTTP. */
class ComparePageTest {
    @RegisterExtension
    static final TestSite SITE = new TestSite(RecordedCourse.load());

    @BeforeAll
    static void train() {
        ComparedRuns.train(SITE, Map.of(), 5, 2, 0.5);
        ComparedRuns.train(SITE, Map.of("seed", 2), 5, 4, 0.625);
        ComparedRuns.train(SITE, Map.of("batchSize", 64), 1, 1, 0.25);
        SITE.runs().submitCheck(ComparedRuns.config(Map.of()));
        SITE.runs().submit(ComparedRuns.config(Map.of("epochs", 9)));
    }

    private static Document page(String path) {
        HttpResponse<String> answer = SITE.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return Jsoup.parse(answer.body());
    }

    private static String rows(String path) {
        return page(path).select(".compare-table tr").stream()
                .map(row -> row.children().eachText().stream().collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void thePageHasATableOfWhatDiffersAndWhatCameOut() {
        String rows = rows("/compare?runs=1,2,3");
        assertTrue(rows.startsWith("batch size 32, 2 seeds | Run 3: batch size 64\nSettings that differ\n"), rows);
        assertTrue(rows.contains("\nbatch size | 32 | 64\nseed | 1, 2 | 1\nResults\n"), rows);
        assertTrue(rows.contains("best test accuracy | 56.3% ± 8.8 (n = 2) ★, the best | 25.0%\n"), rows);
        assertTrue(rows.contains("epochs done | 5 of 5 | 1 of 5\n"), rows);
        assertTrue(rows.contains("training time | 50 s ± 0.0 s (n = 2) | 10 s\n"), rows);
        assertTrue(rows.contains("images per second | 32 ± 0 (n = 2) ★, the best | 32 ★, the best"), rows);
        assertEquals(rows, rows("/compare/table?runs=1,2,3"));
        assertTrue(rows("/compare?runs=1,2,3&seeds=apart").contains("batch size | 32 | 32 | 64\nseed | 1 | 2 | 1\n"));
    }

    @Test
    void recordingsStandBesideRuns() {
        String rows = rows("/compare?runs=1,recorded:two-adam");
        assertTrue(rows.contains("best test accuracy | 50.0% | 80.0% ★, the best"), rows);
        assertTrue(rows.contains("status | finished | recorded"), rows);
        HttpResponse<String> series = SITE.get("/api/recordings/two-adam/series?points=10");
        assertEquals(10, TestSite.json(series).at("/loss/mean").size());
        assertEquals("imported", TestSite.json(series).at("/events/0/type").asText(), series.body());
    }

    @Test
    void aFirstRunNamesItsRelatives() {
        List<String> partners =
                page("/compare?runs=1").select(".partners button").eachText();
        assertTrue(partners.contains("+ the same with seed 2 (Run 2)"), partners::toString);
        assertTrue(partners.contains("+ Run 3: batch size 64"), partners::toString);
        Document page = page("/compare");
        assertTrue(page.select(".candidate").eachText().get(1).startsWith("Run 3 cnn3 on cifar10 with adam,"));
        assertTrue(page.select(".candidate").text().contains("adam in a test"));
        assertTrue(page.select("input[value=4]").isEmpty(), "a check is nothing to compare");
        assertEquals(
                "/compare?runs=1",
                page("/runs/1").select("a:contains(Compare with)").attr("href"));
        assertEquals(
                1,
                page("/recordings/two-adam")
                        .select("a[href='/compare?runs=recorded:two-adam']")
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/compare?runs=1,2&add=3&x=epoch; /compare?runs=1,2,3&x=epoch",
                "/compare?runs=1,2&remove=1; /compare?runs=2",
                "/compare?runs=1&runs=3; /compare?runs=1,3",
                "/compare?runs=1,2&add=recorded:two-adam&add=1; /compare?runs=1,2,recorded:two-adam",
                "/compare?runs=1&seeds=apart&seeds=together&smoothing=0.5; /compare?runs=1&smoothing=0.5",
                "/compare?runs=1&remove=1&x=time; /compare"
            })
    void whatAFormSaysBecomesAnAddressToPassOn(String asked, String answered) {
        HttpResponse<String> answer = SITE.get(asked);
        assertEquals(303, answer.statusCode());
        assertEquals(answered, answer.headers().firstValue("Location").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "runs=99; 404; There is no run 99.",
                "runs=1,recorded:none; 404; There is no recording called none.",
                "runs=4; 400; Run 4 is a check of settings and trains nothing, so it has nothing to compare.",
                "runs=-1; 400; runs holds \"-1\", but must be numbers of runs, or recorded:NAME",
                "runs=1&seeds=some; 400; seeds is \"some\", but must be together or apart."
            })
    void whatCannotBeComparedIsRefusedByName(String query, int status, String detail) {
        for (String path : List.of("/compare", "/compare/table", "/api/compare/series", "/api/compare/table")) {
            HttpResponse<String> answer = SITE.get(path + "?" + query);
            assertEquals(status, answer.statusCode(), path);
            String said = path.startsWith("/api/")
                    ? TestSite.json(answer).get("detail").asText()
                    : Jsoup.parse(answer.body()).select(".lead").text();
            assertTrue(said.startsWith(detail), said);
        }
    }

    @Test
    void thirteenAreTooMany() {
        String thirteen =
                IntStream.rangeClosed(1, 13).mapToObj(Integer::toString).collect(Collectors.joining(","));
        HttpResponse<String> answer = SITE.get("/api/compare/table?runs=" + thirteen);
        assertEquals(400, answer.statusCode());
        assertEquals(
                "runs names 13 runs, but at most 12 can be compared at once.",
                TestSite.json(answer).get("detail").asText());
        assertEquals(400, SITE.get("/api/compare/series").statusCode());
    }

    @Test
    void aRunWithoutStepsIsShownAsOne() {
        assertTrue(rows("/compare?runs=1,5").contains("best test accuracy | 50.0% | –"), rows("/compare?runs=1,5"));
        assertEquals(
                List.of("run,series,step,epoch,seconds,value"),
                SITE.get("/api/compare/series?runs=5").body().lines().toList());
    }

    @Test
    void theCurvesAreALongTable() {
        HttpResponse<String> answer = SITE.get("/api/compare/series?runs=3,recorded:one-sgd");
        assertEquals(
                "attachment; filename=\"compared-series.csv\"",
                answer.headers().firstValue("Content-Disposition").orElseThrow());
        List<String> lines = answer.body().lines().toList();
        assertEquals("run,series,step,epoch,seconds,value", lines.get(0));
        assertTrue(lines.get(10).matches("3,train/loss,10,1,\\d+\\.\\d+,1\\.0"), lines.get(10));
        assertTrue(lines.get(33).matches("3,epoch/train_accuracy,10,1,\\d+\\.\\d+,0\\.75"), lines.get(33));
        assertEquals(34, lines.indexOf("recorded:one-sgd,train/loss,1,1,0.0,2.49"));
        assertTrue(lines.contains("recorded:one-sgd,test/accuracy,200,4,99.5,0.3"));
    }

    @Test
    void theTableIsOneOfRunsWithAllDigits() {
        assertEquals(
                List.of(
                        "run,name,line,status,batchSize,seed,epochs_done,best_test_accuracy,best_epoch,last_test_accuracy,"
                                + "last_train_accuracy,gap,training_seconds,images_per_second,begins_with,changed_while_training",
                        "1,Run 1,1,finished,32,1,5,0.5,5,0.5,0.75,0.25,50.0,32.0,new weights,nothing",
                        "2,Run 2,1,finished,32,2,5,0.625,5,0.625,0.75,0.125,50.0,32.0,new weights,nothing",
                        "3,Run 3,2,running,64,1,1,0.25,1,0.25,0.75,0.5,10.0,32.0,new weights,nothing"),
                SITE.get("/api/compare/table?runs=1,2,3").body().lines().toList());
    }
}
