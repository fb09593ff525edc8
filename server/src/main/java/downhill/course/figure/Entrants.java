package downhill.course.figure;

import downhill.optim.Optimizers;
import java.util.Arrays;

/** What the optimizers that take part in figures are called, and what can be set in them. */
public final class Entrants {
    private Entrants() {}

    /**
     * An optimizer's name for people.
     *
     * @throws IllegalArgumentException where no optimizer is called so
     */
    public static String title(String optimizer) {
        return Optimizers.get(optimizer).title();
    }

    /**
     * Whether an optimizer has a hyperparameter.
     *
     * @throws IllegalArgumentException where no optimizer is called so
     */
    public static boolean has(String optimizer, String hyperparameter) {
        return Arrays.stream(Optimizers.get(optimizer).hyperparameters())
                .anyMatch(each -> each.name().equals(hyperparameter));
    }
}
