package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exercise that is solved in a figure, of every chapter, is a task and can be solved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExercisesTest {
    /** An exercise with the chapter that it stands in. */
    record Task(String chapter, Exercise exercise) {
        @Override
        public String toString() {
            return chapter + "#" + exercise.id();
        }
    }

    Stream<Task> tasks() throws IOException {
        return Stream.concat(tasks("/content"), tasks("/practice"));
    }

    private static Stream<Task> tasks(String folder) throws IOException {
        try (Stream<Path> files = Files.list(
                Path.of(ExercisesTest.class.getResource(folder).toURI()).resolve("chapters"))) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> in(file).stream())
                    .toList()
                    .stream();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Task> in(Path file) {
        List<Task> found = new ArrayList<>();
        String name = file.getFileName().toString();
        try {
            Markdown.parse(Files.readString(file)).accept(new AbstractVisitor() {
                @Override
                public void visit(FencedCodeBlock block) {
                    if (block.getInfo() != null && block.getInfo().strip().equals("exercise")) {
                        Exercise exercise = Exercise.read(Fence.of(name, 1, "exercise", block.getLiteral()));
                        if (exercise.figure() != null) {
                            found.add(new Task(name, exercise));
                        }
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void whereItBeginsTheGoalIsNotMet(Task task) {
        assertFalse(
                new Judge(task.exercise().figure(), "").meets(task.exercise().goal()), task::toString);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void itsSolutionMeetsTheGoal(Task task) {
        Exercise exercise = task.exercise();
        assertTrue(new Judge(exercise.figure(), exercise.solution()).meets(exercise.goal()), task::toString);
    }

    private static final String RACE =
            """
            id: try
            figure: race
            caption: Try.
            goal: GOAL
            hint: None.
            solution: steps:60
            landscape: ravine
            start: 4, 2
            steps: 60
            optimizers: sgd(lr=0.09), momentum(lr=0.01, gamma=0.9)
            """;

    private static Exercise exercise(String goal) {
        return Exercise.read(Fence.of("try.md", 5, "exercise", RACE.replace("GOAL", goal)));
    }

    /** The first step below is computed by hand: from (4, 2) at 0.09 the loss is 16·0.82²ᵗ + 40·0.8²ᵗ, 0.0011 at step 25. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sgd below 0.001 within 25 | '' | false
                    sgd below 0.001 within 26 | '' | true
                    sgd below 0.001 within 60 | steps:59 | false
                    momentum below 0.001 within 60 | '' | false
                    adam below 0.001 within 60 | optimizers:sgd | false
                    sgd diverges within 60 | optimizers:sgd(lr=0.2) | true
                    sgd diverges within 5 | optimizers:sgd(lr=0.2) | false
                    sgd.lr at least 0.09 | '' | true
                    sgd.lr at most 0.089 | '' | false
                    momentum.gamma at most 1 | optimizers:sgd | false
                    steps at most 60 | '' | true
                    clip is 0 | clip:1 | false
                    landscape is ravine and start is 4,2 | '' | true
                    landscape is rosenbrock | '' | false
                    """)
    void judgesEveryKindOfCondition(String goal, String state, boolean met) {
        Exercise exercise = exercise(goal.replace("adam", "sgd"));
        Goal judged = goal.startsWith("adam")
                ? new Goal(List.of(new Goal.Condition("below", "adam", "", 0.001, 60, "", "", "")), "")
                : exercise.goal();
        assertEquals(met, new Judge(exercise.figure(), state).meets(judged));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lion below 1 within 3 | the goal names lion, which does not take part in its figure
                    sgd below 1 | the goal "sgd below 1" needs "within STEPS" in a race, and only there
                    sgd.speed at most 1 | sgd has no parameter speed
                    landscape is moon | no landscape is called moon
                    sgd wins | the goal "sgd wins" is of no known form
                    """)
    void saysWhatIsWrongWithAGoal(String goal, String problem) {
        String message =
                assertThrows(CourseException.class, () -> exercise(goal)).getMessage();
        assertTrue(message.startsWith("try.md:5: in exercise: " + problem), message);
    }

    @Test
    void theNetworksOfTheDepthFigureAreJudgedByTheirLastLoss() {
        Exercise exercise = Exercise.read(
                Fence.of(
                        "try.md",
                        5,
                        "exercise",
                        """
                id: try
                figure: depth
                caption: Try.
                goal: residual below 0.6 and depth is 6
                hint: None.
                solution: lr:0.05
                depth: 6
                steps: 40
                lr: 0.0001
                """));
        assertFalse(new Judge(exercise.figure(), "").meets(exercise.goal()));
        assertTrue(new Judge(exercise.figure(), exercise.solution()).meets(exercise.goal()));
    }

    /** The reader sees symbols and words, as the controls have them, and no name of a field. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sgd below 0.001 within 25 | SGD below 0.001 within 25 steps
                    sgd diverges within 60 | SGD diverges within 60 steps
                    sgd.lr at least 0.1 | SGD’s η at least 0.1
                    momentum.gamma at most 0.5 | Momentum’s γ at most 0.5
                    steps at most 50 | number of steps at most 50
                    clip is 1 | the clipping is 1
                    landscape is rosenbrock | the landscape is rosenbrock
                    """)
    void everyConditionIsInWords(String goal, String words) {
        assertEquals(words, exercise(goal).goal().words());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void noGoalShowsTheNameOfAField(Task task) {
        String words = task.exercise().goal().words();
        assertFalse(words.matches("(?s).*\\b[a-z]+(\\.[a-z]|[A-Z]).*"), words);
    }

    @Test
    void whatHasToStayIsSummedUpInWords() {
        Exercise exercise = Exercise.read(
                Fence.of(
                        "try.md",
                        5,
                        "exercise",
                        """
                id: try
                figure: race
                caption: Try.
                goal: momentum below 0.001 within 170 and landscape is rosenbrock and start is -1.5,2 and \
                momentum.gamma at least 0.9 and momentum.gamma at most 0.9 and momentum.lr at most 0.1
                hint: None.
                solution: optimizers:momentum(lr=0.002,gamma=0.9)
                landscape: rosenbrock
                start: -1.5, 2
                optimizers: momentum(lr=0.001, gamma=0.9)
                """));
        assertEquals(
                "Momentum below 0.001 within 170 steps; Momentum’s η at most 0.1;"
                        + " landscape, start and Momentum’s γ stay as they are",
                exercise.goal().words());
    }
}
