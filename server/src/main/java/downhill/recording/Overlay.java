package downhill.recording;

import downhill.optim.Optimizers;
import downhill.train.Config;
import downhill.train.InWords;
import downhill.train.TrainingEvent.EpochDone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Recordings that are shown together: what each is called beside the others, how it is drawn, and what comes out. */
public record Overlay(List<Line> lines) {
    /** At most; more could not be told apart. */
    public static final int MOST = 6;

    /**
     * One of them.
     *
     * @param name of the recording
     * @param label what tells it from the others, in few words
     * @param colour of the style sheet: an optimizer's name, or {@code series-1} to {@code series-6}
     * @param mark of dash and shape, from 0
     */
    public record Line(String name, Recording recording, String label, String colour, int mark) {}

    public Overlay {
        lines = List.copyOf(lines);
    }

    /** @throws IllegalArgumentException where there are none, or more than can be told apart */
    public static Overlay of(Map<String, Recording> recordings) {
        if (recordings.isEmpty() || recordings.size() > MOST) {
            throw new IllegalArgumentException(
                    "one to " + MOST + " recordings can be shown together, not " + recordings.size());
        }
        List<Recording> all = List.copyOf(recordings.values());
        List<String> labels =
                Labels.of(configs(all), all.stream().map(Recording::title).toList());
        boolean byOptimizer = new HashSet<>(optimizers(all)).size() == all.size();
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, Recording> each : recordings.entrySet()) {
            int number = lines.size();
            String optimizer = each.getValue().config().optimizer();
            lines.add(new Line(
                    each.getKey(),
                    each.getValue(),
                    labels.get(number),
                    byOptimizer ? optimizer : "series-" + (number + 1),
                    byOptimizer ? place(optimizer) : number));
        }
        return new Overlay(lines);
    }

    private static List<Config> configs(List<Recording> recordings) {
        return recordings.stream().map(Recording::config).toList();
    }

    private static List<String> optimizers(List<Recording> all) {
        return all.stream().map(each -> each.config().optimizer()).toList();
    }

    private static int place(String optimizer) {
        List<String> names =
                Arrays.stream(Optimizers.all()).map(each -> each.name()).toList();
        return names.indexOf(optimizer);
    }

    /** What a page has to know of each, {@code name|label|colour|mark}, separated by line ends. */
    public String data() {
        return lines.stream()
                .map(line ->
                        line.name() + "|" + line.label().replace("|", "/") + "|" + line.colour() + "|" + line.mark())
                .collect(Collectors.joining("\n"));
    }

    /** The settings in which they differ, in the order of the lab's form; none where there is one recording. */
    public List<Difference> differences() {
        return Difference.between(configs(lines.stream().map(Line::recording).toList()));
    }

    /** What comes out, in a sentence or two. */
    public String summary() {
        if (lines.size() == 1) {
            return summary(lines.get(0).recording());
        }
        List<Line> ranked = lines.stream()
                .sorted(Comparator.comparingDouble(
                        line -> -line.recording().last().testAccuracy()))
                .toList();
        boolean sameLength = lines.stream()
                        .map(line -> line.recording().last().epoch())
                        .distinct()
                        .count()
                == 1;
        Line first = ranked.get(0);
        String rest = ranked.stream()
                .skip(1)
                .map(line -> line.label() + " "
                        + InWords.percent(line.recording().last().testAccuracy())
                        + (sameLength ? "" : " " + after(line.recording().last())))
                .collect(Collectors.joining(", "));
        return capital(first.label()) + " gets "
                + InWords.percent(first.recording().last().testAccuracy()) + " of the test images right "
                + after(first.recording().last()) + ", " + rest + ".";
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String summary(Recording recording) {
        EpochDone last = recording.last();
        EpochDone best = recording.best();
        String peak = best.epoch() == last.epoch()
                ? ""
                : " The best were " + InWords.percent(best.testAccuracy()) + " " + after(best) + ".";
        return "It gets " + InWords.percent(last.testAccuracy()) + " of the test images right " + after(last) + ", and "
                + InWords.percent(last.trainAccuracy()) + " of the training images as it saw them." + peak;
    }

    private static String after(EpochDone epoch) {
        return epoch.epoch() == 1 ? "after one epoch" : "after " + epoch.epoch() + " epochs";
    }
}
