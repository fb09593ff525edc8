package downhill.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import downhill.train.ScheduleConfig;
import downhill.train.ScheduleConfig.Kind;
import downhill.train.SchedulePoint;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

class SketchpadFigureIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final FigurePage figure = new FigurePage(BROWSER, "sketchpad");

    @Test
    void aScheduleIsDrawnByKeyboardAndAPermalinkGivesTheSameNumbers() {
        figure.open(SITE.url(""), "schedule:constant;epochs:20");
        figure.find(".sketchpad-rates").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        figure.awaitSettled();
        assertTrue(figure.address().contains("schedule:drawn;heights:1,1,0.9,1,1,"), figure.address());
        assertTrue(figure.summary().startsWith("Mean loss over the last tenth"), figure.summary());
        List<String> numbers = figure.numbers();
        assertEquals(21, numbers.size());
        assertTrue(numbers.get(2).startsWith("2 0.04500 "), numbers.get(2));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        figure.open(SITE.url(""), figure.address().substring("#sketchpad=".length()));
        figure.awaitSettled();
        assertEquals(numbers, figure.numbers());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void typedHeightsAreDrawnWhateverScheduleWasChosen() {
        figure.open(SITE.url(""), "schedule:cosine;epochs:20");
        figure.labelled("Drawn heights").sendKeys(Keys.chord(Keys.CONTROL, "a"), "1, 0, 1");
        figure.awaitSettled();
        assertTrue(figure.address().contains("schedule:drawn;heights:1,0,1"), figure.address());
        assertTrue(
                figure.numbers().get(10).startsWith("10 0 "), figure.numbers().get(10));
    }

    @Test
    void aLossBelowZeroIsComparedWithoutARatio() {
        figure.open(SITE.url(""), "landscape:own(x);optimizer:sgd(lr=1);noise:0;epochs:20");
        figure.awaitSettled();
        assertTrue(
                figure.summary().matches("Mean loss .*: −.*, (lower|higher) than cosine’s \\(−.*\\)\\..*"),
                figure.summary());
        assertFalse(figure.summary().contains("seed"), figure.summary());
        assertTrue(figure.summary().contains("the first milestone, so this schedule is constant"), figure.summary());
    }

    @Test
    void anyOptimizerRunsOnAnyLandscapeAndTheJavaShownFindsTheSameLoss() {
        figure.open(
                SITE.url(""),
                "landscape:himmelblau;optimizer:adamw(weightDecay=0.1);schedule:drawn;heights:1,0.5,0.1;noise:3;epochs:20;seed:4");
        figure.awaitSettled();
        assertEquals("", figure.notice());
        String source = figure.java();
        String computed = (String)
                BROWSER.js(
                        """
                return import('/client/downhill.js').then(lab => {
                    const ground = lab.Terrain.noisy(lab.Terrain.newLandscape('himmelblau', []), 3);
                    const race = lab.Races.newRaceWithin(ground, 0, 0, 100, 0, 4, [-1e6, 1e6, -1e6, 1e6]);
                    const lr = lab.Terrain.suitableRate('himmelblau', [], 'adamw');
                    const schedule = lab.Schedules.sketchedSchedule(lr, 100, [0, 0.5, 1], [1, 0.5, 0.1]);
                    lab.Races.enter(race, 'adamw', [lr, 0.9, 0.999, 1e-8, 0.1], schedule, 0);
                    lab.Races.advance(race, 100);
                    return String(lab.Races.losses(race, 0)[100]);
                })
                """);
        assertEquals(
                Double.parseDouble(computed),
                Double.parseDouble(JavaSnippet.run(source).get(0).replace("last loss ", "")));
        List<String> numbers = figure.numbers();
        assertEquals(21, numbers.size());
    }

    @Test
    void theServerTakesWhatTheFigureExportsAsItWasDrawn() {
        figure.open(SITE.url(""), "schedule:drawn;heights:0.1,1.5,0.25,0;warmup:3;epochs:30");
        figure.awaitSettled();
        assertEquals(
                new ScheduleConfig(
                        Kind.SKETCHED,
                        3,
                        List.of(),
                        0.1,
                        List.of(
                                new SchedulePoint(0, 0.1),
                                new SchedulePoint(0.333333, 1.5),
                                new SchedulePoint(0.666667, 0.25),
                                new SchedulePoint(1, 0)),
                        false),
                submitted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant", "step60", "step100", "cosine"})
    void everyNamedScheduleIsTakenToo(String schedule) {
        figure.open(SITE.url(""), "epochs:130;warmup:5;schedule:" + schedule);
        figure.awaitSettled();
        ScheduleConfig config = submitted();
        assertEquals(schedule.replaceAll("[0-9]", ""), config.kind().name().toLowerCase(java.util.Locale.ROOT));
        assertEquals(5, config.warmupEpochs());
        List<Integer> milestones =
                switch (schedule) {
                    case "step60" -> List.of(60, 120);
                    case "step100" -> List.of(100);
                    default -> List.of();
                };
        assertEquals(milestones, config.milestones());
    }

    @Test
    void aBadValueGivesWayToTheDefaultAndIsNamed() {
        figure.open(SITE.url(""), "heights:0,9;schedule:wild;noise:-1");
        for (String part :
                new String[] {"heights = 9 is outside 0 to 1.5", "schedule = “wild”", "noise = -1 is outside"}) {
            assertTrue(figure.notice().contains(part), part + " in: " + figure.notice());
        }
        assertEquals("step60", figure.labelled("Schedule").getAttribute("value"));
    }

    private ScheduleConfig submitted() {
        String body = figure.find(".sketchpad-export pre").getText();
        HttpResponse<String> answer = SITE.post("/api/runs", body);
        assertEquals(201, answer.statusCode(), answer.body() + body);
        long id = TestSite.json(answer).get("id").asLong();
        return SITE.runs().find(id).orElseThrow().config().schedule();
    }
}
