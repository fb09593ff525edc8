package downhill.bench;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Frames of the race while six racers play 2,000 steps, at its beginning and at its end, where the paths are longest;
 * beside the frames of a page that draws nothing.
 */
final class RaceFrames {
    private static final int SECONDS = 4; // that each part is watched, at 120 steps a second
    private static final String RACERS =
            "/laboratory/race#race=landscape:ravine;optimizers:sgd,momentum,nesterov,rmsprop,adam,adamw;noise:1;steps:2000;step:";
    private static final String PLAY =
            """
            const speed = document.querySelector('.race-speed select');
            speed.value = '120';
            speed.dispatchEvent(new Event('change'));
            document.querySelector('[data-action=play]').click();
            """;
    private static final String FRAMES =
            """
            const [milliseconds] = arguments;
            const end = performance.now() + milliseconds;
            return new Promise(done => requestAnimationFrame(function next(now) {
                performance.now() < end ? requestAnimationFrame(next) : done();
            }));
            """;

    private final Watched watched;
    private final TestSite site;

    RaceFrames(Watched watched, TestSite site) {
        this.watched = watched;
        this.site = site;
    }

    /** Times, and prints a table. */
    void print() {
        System.out.println("Frames of a race of six, 2,000 steps each, 120 steps a second (ms)");
        System.out.println("                   script: median   95%   between frames: median   95%   ratio to nothing");
        Spread nothing = nothing();
        for (int step : List.of(0, 1000, 1500)) {
            play(step, nothing.median());
        }
    }

    private Spread nothing() {
        watched.browser().open("about:blank");
        watched.forgetFrames();
        watched.browser().js(FRAMES, SECONDS * 1000);
        return row("nothing", Double.NaN);
    }

    private void play(int step, double nothing) {
        Browser browser = watched.browser();
        browser.open(site.url(RACERS + step));
        browser.find("[data-action=play]");
        browser.js("document.querySelector('.map-canvas').scrollIntoView()");
        browser.js(FRAMES, 1000); // what opening the page asks for is over
        watched.forgetFrames();
        browser.js(PLAY);
        browser.await("the race to go on", Duration.ofSeconds(5), () -> shownStep() > step);
        browser.js(FRAMES, SECONDS * 1000);
        row("steps " + step + " – " + shownStep(), nothing);
    }

    private int shownStep() {
        return ((Number) watched.browser().js("return document.querySelector('.race-seek').valueAsNumber")).intValue();
    }

    private Spread row(String what, double nothing) {
        Spread work = Spread.of(watched.work());
        Spread between = Spread.of(watched.intervals());
        System.out.printf(
                Locale.ROOT,
                "%-18s %15.1f %5.1f %24.1f %5.1f %18s%n",
                what,
                work.median(),
                work.high(),
                between.median(),
                between.high(),
                Double.isNaN(nothing) ? "" : String.format(Locale.ROOT, "%.2f", between.median() / nothing));
        return between;
    }
}
