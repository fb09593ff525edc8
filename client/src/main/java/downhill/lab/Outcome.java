package downhill.lab;

/** Where a racer stands. */
public enum Outcome {
    /** It has steps left. */
    RUNNING,
    /** Its gradient became shorter than the tolerance. */
    CONVERGED,
    /** Its loss grew beyond any use. */
    DIVERGED,
    /** It went down and out: more than a view's size outside the view, no higher than the start. */
    LEFT,
    /** It has taken all the steps of the budget. */
    SPENT
}
