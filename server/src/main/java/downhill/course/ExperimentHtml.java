package downhill.course;

import downhill.course.picture.Picture;
import downhill.optim.Optimizers;
import downhill.recording.Recordings;
import downhill.suite.Experiment;
import downhill.suite.RateSweep;
import downhill.suite.Results;
import downhill.suite.Spread;
import downhill.suite.Suite;
import downhill.suite.SuiteResult;
import downhill.suite.SuiteRun;
import downhill.train.InWords;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * An experiment as a table, or as a picture and a table where learning rates are compared, with the figures of the notes and
 * of publications beside ours where there are any, and below it where the numbers are from and the command that makes them
 * again.
 */
public final class ExperimentHtml {
    private final Experiment experiment;
    private final Results results;
    private final Recordings recordings;
    private final Optional<RateSweep> sweep;

    /** @param recordings those of its runs are linked: {@code SUITE-ENTRY-seedN} */
    public ExperimentHtml(Experiment experiment, Recordings recordings) {
        this.experiment = experiment;
        this.results = experiment.results();
        this.recordings = recordings;
        this.sweep = RateSweep.of(experiment);
    }

    /** The picture that it shows; empty where its table says it all. */
    public Optional<Picture> picture() {
        return sweep.map(Picture::of);
    }

    /** The table and what belongs to it, in an element of class {@code experiment-body}. */
    public String body() {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        Element body = document.body().appendElement("div").addClass("experiment-body");
        String title = experiment.suite().title();
        if (sweep.isPresent()) {
            body.append(picture().orElseThrow().html());
            rates(scrolled(body, title + ": test accuracy"), sweep.get());
            body.appendElement("p").addClass("experiment-scale").text(scale());
            Element all = body.appendElement("details");
            all.appendElement("summary").text("All " + results.runs().size() + " runs");
            table(scrolled(all, title + ": all runs"));
        } else {
            table(scrolled(body, title));
            body.appendElement("p").addClass("experiment-scale").text(scale());
        }
        origin(body.appendElement("details"));
        return document.body().html();
    }

    /** A table that whoever scrolls by keyboard can reach, too. */
    private static Element scrolled(Element parent, String label) {
        return parent.appendElement("div")
                .addClass("scroll")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", label)
                .appendElement("table")
                .addClass("experiment-table");
    }

    /** A row for each optimizer, a column for each rate; the best of each row stands out. */
    private static void rates(Element table, RateSweep sweep) {
        Element head = table.appendElement("thead").appendElement("tr");
        head.appendElement("th").attr("scope", "col").text("η");
        sweep.rates()
                .forEach(rate -> head.appendElement("th").attr("scope", "col").text(plain(rate)));
        Element rows = table.appendElement("tbody");
        for (RateSweep.Line line : sweep.lines()) {
            Element row = rows.appendElement("tr");
            row.appendElement("th")
                    .attr("scope", "row")
                    .text(Optimizers.get(line.optimizer()).title());
            for (double rate : sweep.rates()) {
                Element cell = row.appendElement("td");
                line.at(rate)
                        .ifPresentOrElse(
                                point -> (line.best().filter(point::equals).isPresent()
                                                ? cell.appendElement("b")
                                                : cell)
                                        .text(point.ended() ? InWords.percent(point.mean()) : "failed"),
                                () -> cell.text("–"));
            }
        }
    }

    private static String plain(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }

    private void table(Element table) {
        boolean notes = any(Suite.Entry::source);
        boolean published = any(Suite.Entry::published);
        Element head = table.appendElement("thead").appendElement("tr");
        List.of("Run", "Test accuracy", "Best epoch", "Training accuracy")
                .forEach(title -> head.appendElement("th").attr("scope", "col").text(title));
        if (notes) {
            head.appendElement("th").attr("scope", "col").text("Notes");
        }
        if (published) {
            head.appendElement("th").attr("scope", "col").text("Published");
        }
        Element rows = table.appendElement("tbody");
        for (Suite.Entry entry : experiment.carriedOut()) {
            Element row = rows.appendElement("tr");
            name(row.appendElement("th").attr("scope", "row"), entry);
            List<ToDoubleFunction<SuiteResult>> numbers =
                    List.of(SuiteResult::testAccuracy, SuiteResult::best, SuiteResult::trainAccuracy);
            numbers.forEach(number -> row.appendElement("td").text(cell(entry, number)));
            if (notes) {
                row.appendElement("td").text(percent(entry.source()));
            }
            if (published) {
                row.appendElement("td").text(percent(entry.published()));
            }
        }
    }

    private boolean any(Function<Suite.Entry, OptionalDouble> figure) {
        return experiment.carriedOut().stream()
                .anyMatch(entry -> figure.apply(entry).isPresent());
    }

    private void name(Element cell, Suite.Entry entry) {
        cell.text(entry.title());
        for (SuiteRun run : results.of(entry.name())) {
            String recording = experiment.suite().name() + "-" + run.name();
            if (recordings.get(recording).isPresent()) {
                cell.appendText(" ");
                cell.appendElement("a")
                        .attr("href", "/recordings/" + recording)
                        .attr(
                                "aria-label",
                                "Play " + entry.title() + ", seed "
                                        + run.config().seed())
                        .text(
                                results.scale().seeds().size() == 1
                                        ? "play"
                                        : "play " + run.config().seed());
            }
        }
    }

    /** Where some of its runs failed, that is said with the number. */
    private String cell(Suite.Entry entry, ToDoubleFunction<SuiteResult> number) {
        List<SuiteRun> runs = results.of(entry.name());
        long failed = runs.stream().filter(run -> run.failure().isPresent()).count();
        Optional<Spread> spread = experiment.spread(entry.name(), number);
        if (spread.isEmpty()) {
            return failure(runs);
        }
        String value = spread.get().known()
                ? String.format(
                        Locale.ROOT,
                        "%s ± %.2f",
                        InWords.percent(spread.get().mean()),
                        100 * spread.get().deviation())
                : InWords.percent(spread.get().mean());
        return failed == 0 ? value : value + " (" + failed + " of " + runs.size() + " failed)";
    }

    private static String failure(List<SuiteRun> runs) {
        return "failed at step "
                + runs.stream()
                        .map(run -> run.failure().orElseThrow().step())
                        .map(step -> String.format(Locale.ROOT, "%,d", step))
                        .collect(Collectors.joining(" and "));
    }

    private static String percent(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%s%%", InWords.number(value.getAsDouble())) : "–";
    }

    private String scale() {
        SuiteRun first = results.runs().get(0);
        return String.format(
                Locale.ROOT,
                "%,d training and %,d test images, %d epochs, %s.",
                first.started().trainImages(),
                first.started().testImages(),
                results.scale().epochs(),
                spread(results.scale().seeds().size()));
    }

    private String spread(int seeds) {
        if (seeds == 1) {
            return "one seed each, so a small difference says nothing";
        }
        return seeds + " seeds each: their mean"
                + (sweep.isPresent()
                        ? ", and a band from the lowest to the highest"
                        : " ± the standard deviation of one run");
    }

    private void origin(Element details) {
        details.appendElement("summary").text("Origin, and how to repeat it");
        Element list = details.appendElement("dl").addClass("experiment-origin");
        say(list, "Repeat", results.command(), "code");
        say(list, "Hardware", distinct(run -> run.started().hardware()), "span");
        say(
                list,
                "Versions",
                results.versions().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(version -> version.getKey() + " " + version.getValue())
                        .collect(Collectors.joining(", ")),
                "span");
        say(list, "Training time", duration(), "span");
        if (!results.dataNote().isEmpty()) {
            say(list, "Note on the images", results.dataNote(), "span");
        }
        say(list, "Begun", distinct(run -> run.begun().toString().substring(0, 10)), "span");
    }

    private String duration() {
        double seconds = results.runs().stream()
                .flatMap(run -> run.result().stream())
                .mapToDouble(result -> result.seconds())
                .sum();
        return InWords.duration(Duration.ofSeconds(Math.round(seconds))) + " in all";
    }

    private String distinct(Function<SuiteRun, String> said) {
        return results.runs().stream().map(said).distinct().collect(Collectors.joining("; "));
    }

    private static void say(Element list, String title, String words, String tag) {
        list.appendElement("dt").text(title);
        list.appendElement("dd").appendElement(tag).text(words);
    }
}
