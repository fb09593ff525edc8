package downhill.story;

import downhill.watch.History;
import java.util.List;

/** Looks for one kind of thing in a history. Stateless. */
@FunctionalInterface
interface Rule {
    /** What it has seen, in the order of the steps; empty where it is not sure of anything. */
    List<Observation> observe(History history);
}
