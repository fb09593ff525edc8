package downhill.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.course.figure.FigureEntry;
import downhill.course.figure.Figures;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.CustomBlock;

/** A task of a chapter: a figure to be set so that a goal is met, or a number to be computed. */
final class Exercise extends CustomBlock {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> values;
    private final FigureBlock figure; // null where a number is asked
    private final Goal goal; // null where a number is asked

    private Exercise(Map<String, String> values, FigureBlock figure, Goal goal) {
        this.values = values;
        this.figure = figure;
        this.goal = goal;
    }

    /**
     * Reads an exercise; below {@code solution} stand the settings that its figure begins with.
     *
     * @throws CourseException where a key is missing or unknown, or a value is not allowed
     */
    static Exercise read(Fence fence) {
        if (fence.peek("kind").equals("number")) {
            return number(fence);
        }
        try {
            FigureEntry entry = Figures.get(fence.peek("figure"));
            Set<String> own = Set.of("id", "figure", "caption", "goal", "hint", "solution");
            Map<String, String> values = fence.settings(own, entry.keys());
            Map<String, String> settings = new LinkedHashMap<>(values);
            settings.keySet().removeAll(Set.of("figure", "goal", "hint", "solution"));
            FigureBlock figure = FigureBlock.of(fence, entry, settings);
            Goal goal = Goal.read(values.get("goal"), figure);
            figure.check(values.get("solution"));
            return new Exercise(values, figure, goal);
        } catch (IllegalArgumentException e) {
            throw fence.error(e.getMessage());
        }
    }

    private static Exercise number(Fence fence) {
        Set<String> own = new HashSet<>(Set.of("id", "kind", "ask", "answer", "claim", "hint"));
        Map<String, String> values = fence.settings(own, Set.of("unit", "then", "caption"));
        if (!Predict.ID.matcher(values.get("id")).matches()) {
            throw fence.error("id", "is not lower-case letters, digits and hyphens");
        }
        try {
            Double.parseDouble(plain(values.get("answer")));
        } catch (NumberFormatException e) {
            throw fence.error("answer", "is no number");
        }
        return new Exercise(values, null, null);
    }

    private static String plain(String number) {
        return number.replace(",", "").replace('−', '-');
    }

    /** The numbers of its goal, its start and its solution, which a test of all exercises proves. */
    Set<String> provenNumbers() {
        Set<String> numbers = new LinkedHashSet<>();
        if (figure != null) {
            numbers.addAll(Numerals.of(values.get("goal") + " " + values.get("solution") + " " + figure.state()));
        }
        return numbers;
    }

    String id() {
        return values.get("id");
    }

    /** The figure in which it is solved, or null where a number is asked. */
    FigureBlock figure() {
        return figure;
    }

    /** What the figure has to show, or null where a number is asked. */
    Goal goal() {
        return goal;
    }

    /** What number is asked for; Markdown of one paragraph. */
    String ask() {
        return values.get("ask");
    }

    /** Markdown of one paragraph. */
    String hint() {
        return values.get("hint");
    }

    /** The state of the figure that meets the goal, as an address holds it. */
    String solution() {
        return FigureEntry.format(FigureEntry.parse(values.get("solution")));
    }

    /** The same for people. */
    String solutionWords() {
        return values.get("solution").replace(";", "; ").replace(":", ": ");
    }

    /** The number asked for, marked as its claim, and what else there is to say; Markdown of one paragraph. */
    String answerMarkdown() {
        String unit = values.getOrDefault("unit", "");
        return "[" + values.get("answer") + (unit.isEmpty() ? "" : " " + unit) + "](claim:" + values.get("claim")
                + "). " + values.getOrDefault("then", "");
    }

    /** All its texts. */
    List<String> markdown() {
        return figure == null ? List.of(ask(), hint(), answerMarkdown()) : List.of(figure.caption(), hint());
    }

    /** What the script needs to judge, as JSON. */
    String data() {
        try {
            return JSON.writeValueAsString(
                    figure == null
                            ? Map.of("kind", "number", "answer", plain(values.get("answer")))
                            : Map.of("kind", figure.entry().name(), "goal", goal.conditions()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
