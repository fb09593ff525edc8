package downhill.app;

import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Mistake;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What happened inside the network, as tables: {@code layers.csv} with a line for each layer measured, {@code norms.csv}
 * for each normalization, {@code confusion.csv} for each pair of classes and epoch, {@code mistakes.csv} for each of the
 * surest mistakes.
 */
final class DetailTables {
    private record Layer(int epoch, int step, String layer, float gradNorm, float weightNorm, float updateRatio) {}

    private record Norm(int epoch, int step, String norm, float meanDrift, float varianceDrift) {}

    private record Pair(int epoch, int step, String label, String predicted, int images) {}

    private record Mistaken(int epoch, int step, int index, String label, String predicted, float probability) {}

    private final NavigableMap<Integer, LayersMeasured> measured = new TreeMap<>(); // by step
    private final NavigableMap<Integer, EvaluationDone> evaluated = new TreeMap<>();

    /** Takes the next event of the run; those that a resumed run repeats replace the ones before. */
    void take(TrainingEvent event) {
        if (event instanceof LayersMeasured layers) {
            measured.put(layers.step(), layers);
        } else if (event instanceof EvaluationDone evaluation) {
            evaluated.put(evaluation.step(), evaluation);
        } else if (event instanceof Started) {
            keepUpTo(0);
        } else if (event instanceof Resumed resumed) {
            keepUpTo(resumed.step());
        }
    }

    private void keepUpTo(int step) {
        measured.tailMap(step, false).clear();
        evaluated.tailMap(step, false).clear();
    }

    void write(Path folder) throws IOException {
        CsvTable.write(folder.resolve("layers.csv"), Layer.class, rows(measured, DetailTables::layers));
        CsvTable.write(folder.resolve("norms.csv"), Norm.class, rows(measured, DetailTables::norms));
        CsvTable.write(folder.resolve("confusion.csv"), Pair.class, rows(evaluated, DetailTables::pairs));
        CsvTable.write(folder.resolve("mistakes.csv"), Mistaken.class, rows(evaluated, DetailTables::mistakes));
    }

    private static <E, R> List<R> rows(Map<Integer, E> events, Function<E, List<R>> rows) {
        return events.values().stream()
                .flatMap(event -> rows.apply(event).stream())
                .toList();
    }

    private static List<Layer> layers(LayersMeasured e) {
        return IntStream.range(0, e.layers().size())
                .mapToObj(i -> new Layer(
                        e.epoch(),
                        e.step(),
                        e.layers().get(i),
                        e.gradNorms().get(i),
                        e.weightNorms().get(i),
                        e.updateRatios().get(i)))
                .toList();
    }

    private static List<Norm> norms(LayersMeasured e) {
        return IntStream.range(0, e.norms().size())
                .mapToObj(i -> new Norm(
                        e.epoch(),
                        e.step(),
                        e.norms().get(i),
                        e.meanDrifts().get(i),
                        e.varianceDrifts().get(i)))
                .toList();
    }

    private static List<Pair> pairs(EvaluationDone e) {
        List<Pair> pairs = new ArrayList<>();
        for (int label = 0; label < e.confusion().size(); label++) {
            for (int predicted = 0; predicted < e.confusion().size(); predicted++) {
                int images = e.confusion().get(label).get(predicted);
                pairs.add(new Pair(e.epoch(), e.step(), name(e, label), name(e, predicted), images));
            }
        }
        return pairs;
    }

    private static List<Mistaken> mistakes(EvaluationDone e) {
        return e.worst().stream().map(mistake -> mistaken(e, mistake)).toList();
    }

    private static Mistaken mistaken(EvaluationDone e, Mistake mistake) {
        return new Mistaken(
                e.epoch(),
                e.step(),
                mistake.index(),
                name(e, mistake.label()),
                name(e, mistake.predicted()),
                mistake.probability());
    }

    private static String name(EvaluationDone event, int kind) {
        return event.classes().get(kind);
    }
}
