package downhill.check;

import downhill.train.Control;
import downhill.train.Finding;
import java.util.Optional;

/** One sanity check. Stateless, so the same instance serves every subject. */
interface Check {
    /** For machines, for example {@code one-batch}. */
    String name();

    /** For people: the question that it asks. */
    String title();

    /** Carries the check out, or gives up as soon as {@code control} says so. */
    Optional<Finding> examine(Subject subject, Control control);
}
