package downhill.compare;

import downhill.train.TrainingEvent.EpochDone;
import downhill.watch.Column;
import downhill.watch.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs beside each other as comma-separated values, with full digits: their series, and their table. */
public final class ComparisonCsv {
    private static final List<String> RESULTS = List.of(
            "epochs_done",
            "best_test_accuracy",
            "best_epoch",
            "last_test_accuracy",
            "last_train_accuracy",
            "gap",
            "training_seconds",
            "images_per_second",
            "begins_with",
            "changed_while_training");

    private ComparisonCsv() {}

    /**
     * Writes the series in long form, {@code run,series,step,epoch,seconds,value}: {@code train/loss}, {@code lr} and
     * {@code grad_norm} of every step, as they were, and {@code test/loss}, {@code test/accuracy} and {@code
     * epoch/train_accuracy} of every epoch. {@code run} is the key, {@code seconds} count from the start of the run and are
     * empty where an epoch's are not known.
     */
    public static void series(Comparison comparison, Contenders contenders, Writer out) throws IOException {
        out.write("run,series,step,epoch,seconds,value\n");
        for (Contender run : comparison.runs()) {
            try {
                contenders.look(run, history -> {
                    series(run.key(), history, out);
                    return true;
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        out.flush();
    }

    private static void series(String run, History history, Writer out) {
        try {
            steps(run, "train/loss", history, history.loss(), out);
            steps(run, "lr", history, history.lr(), out);
            steps(run, "grad_norm", history, history.gradNorm(), out);
            for (EpochDone epoch : history.epochs()) {
                int row = history.step().countUpTo(epoch.step()) - 1;
                boolean known = row >= 0 && history.step().get(row) == epoch.step();
                String seconds = known ? seconds(history, row) : "";
                epoch(run, "test/loss", epoch, seconds, epoch.testLoss(), out);
                epoch(run, "test/accuracy", epoch, seconds, epoch.testAccuracy(), out);
                epoch(run, "epoch/train_accuracy", epoch, seconds, epoch.trainAccuracy(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void steps(String run, String name, History history, Column column, Writer out) throws IOException {
        for (int row = 0; row < history.steps(); row++) {
            int step = (int) history.step().get(row);
            int epoch = (int) history.epoch().get(row);
            line(out, run, name, step, epoch, seconds(history, row), column.get(row));
        }
    }

    private static void epoch(String run, String name, EpochDone epoch, String seconds, double value, Writer out)
            throws IOException {
        line(out, run, name, epoch.step(), epoch.epoch(), seconds, value);
    }

    private static void line(Writer out, Object... fields) throws IOException {
        out.write(Stream.of(fields).map(Object::toString).collect(Collectors.joining(",")) + "\n");
    }

    private static String seconds(History history, int row) {
        long start = history.startedAt().map(Instant::toEpochMilli).orElse(0L);
        return Double.toString(((long) history.at().get(row) - start) / 1000.0);
    }

    /**
     * The table: a line for each run with the settings in which some differ, by the names of the API, and the results.
     * {@code line} numbers the lines of the charts from 1, so that runs that differ only by seed share one.
     */
    public static String table(Comparison comparison) {
        List<String> settings = comparison.differences().stream()
                .map(difference -> difference.field().name())
                .toList();
        StringBuilder table =
                new StringBuilder(row(Stream.of(List.of("run", "name", "line", "status"), settings, RESULTS)
                        .flatMap(List::stream)
                        .toList()));
        int number = 0;
        for (Line line : comparison.lines()) {
            number++;
            for (Contender run : line.runs()) {
                List<String> fields =
                        new ArrayList<>(List.of(run.key(), run.name(), Integer.toString(number), run.status()));
                settings.forEach(name -> fields.add(RawSetting.of(run.config(), name)));
                fields.addAll(results(run.results()));
                fields.add(run.turns().beginning());
                fields.add(run.turns().changes());
                table.append(row(fields));
            }
        }
        return table.toString();
    }

    private static List<String> results(Results results) {
        return List.of(
                Integer.toString(results.epochs()),
                text(results.bestTestAccuracy()),
                results.best().map(epoch -> Integer.toString(epoch.epoch())).orElse(""),
                text(results.lastTestAccuracy()),
                text(results.lastTrainAccuracy()),
                text(results.gap()),
                text(results.trainingSeconds()),
                text(results.imagesPerSecond()));
    }

    private static String text(Optional<Double> value) {
        return value.map(Object::toString).orElse("");
    }

    private static String row(List<String> fields) {
        return fields.stream().map(ComparisonCsv::quoted).collect(Collectors.joining(",")) + "\n";
    }

    /** As RFC 4180 wants it. */
    private static String quoted(String field) {
        return field.matches("(?s).*[,\"\r\n].*") ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }
}
