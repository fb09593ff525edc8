package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {
    @Test
    void assignmentsBecomeTheObjectThatTheFormSubmits() throws Exception {
        String expected =
                """
                {"preset": "cnn_quick", "epochs": 3, "optimizer": "adam", "hyperparameters": {"lr": 0.01, "eps": 1e-7},
                 "schedule": {"kind": "step", "milestones": [1, 2]}, "augmentation": {"flip": false}}
                """;
        assertEquals(
                new ObjectMapper().readTree(expected),
                Overrides.submission(
                        "cnn_quick",
                        List.of(
                                "epochs=3",
                                "optimizer=adam",
                                "hyperparameters.lr=0.01",
                                "hyperparameters.eps = 1e-7",
                                "schedule.kind=step",
                                "schedule.milestones=[1, 2]",
                                "augmentation.flip=false")));
    }

    @Test
    void theLastAssignmentOfAFieldWins() {
        assertEquals(
                4,
                Overrides.submission("cnn_quick", List.of("epochs=3", "epochs=4"))
                        .get("epochs")
                        .intValue());
    }

    @Test
    void whatIsNoJsonIsAText() {
        assertEquals(
                "0.1 0.2",
                Overrides.submission("cnn_quick", List.of("weightDecay=0.1 0.2"))
                        .get("weightDecay")
                        .textValue());
        assertEquals(
                "",
                Overrides.submission("cnn_quick", List.of("model="))
                        .get("model")
                        .textValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"epochs", "=3", ""})
    void whatIsNoAssignmentIsNamed(String assignment) {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> Overrides.submission("cnn_quick", List.of(assignment)));
        assertTrue(error.getMessage().endsWith("but was given " + assignment), error.getMessage());
    }
}
