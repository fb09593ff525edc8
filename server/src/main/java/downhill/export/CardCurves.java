package downhill.export;

import downhill.train.TrainingEvent.EpochDone;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The pictures of a {@link ModelCard}. */
final class CardCurves {
    private CardCurves() {}

    /** SVG documents by file name. */
    static Map<String, String> draw(RunRecord run, Overview overview) throws IOException {
        Means loss = new Means(overview.lastStep());
        Means rate = new Means(overview.lastStep());
        Steps.read(run, overview, row -> row.samples().forEach(sample -> {
            add(loss, row.step(), sample.values().get("train/loss"));
            add(rate, row.step(), sample.values().get("lr"));
        }));
        List<EpochDone> epochs = overview.epochs();
        double[] ends = numbers(epochs, EpochDone::step);
        String trained = loss.width() == 1 ? "training" : "training, mean of " + loss.width();
        Map<String, String> pictures = new LinkedHashMap<>();
        pictures.put(
                "loss.svg",
                new LineChart("Loss", "step")
                        .line(trained, loss.steps(), loss.values())
                        .line("test", ends, numbers(epochs, EpochDone::testLoss))
                        .svg());
        pictures.put(
                "accuracy.svg",
                new LineChart("Accuracy, %", "epoch")
                        .line("training", numbers(epochs, EpochDone::epoch), percent(epochs, EpochDone::trainAccuracy))
                        .line("test", numbers(epochs, EpochDone::epoch), percent(epochs, EpochDone::testAccuracy))
                        .svg());
        pictures.put(
                "learning-rate.svg",
                new LineChart("Learning rate", "step")
                        .line("", rate.steps(), rate.values())
                        .svg());
        return pictures;
    }

    private static void add(Means means, int step, Double value) {
        if (value != null) {
            means.add(step, value);
        }
    }

    private static double[] numbers(List<EpochDone> epochs, ToDoubleFunction<EpochDone> number) {
        return epochs.stream().mapToDouble(number).toArray();
    }

    private static double[] percent(List<EpochDone> epochs, ToDoubleFunction<EpochDone> share) {
        return epochs.stream()
                .mapToDouble(epoch -> 100 * share.applyAsDouble(epoch))
                .toArray();
    }
}
