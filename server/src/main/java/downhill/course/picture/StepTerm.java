package downhill.course.picture;

import downhill.lab.Microscope;
import downhill.optim.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A quantity of one step as a picture names and draws it; {@code microscope-terms.js} does so in the browser.
 *
 * @param mark of its arrow, or null where it is none
 * @param rated whether the learning rate is in it, so that it is as long as what it moves
 */
record StepTerm(String name, String words, double x, double y, Mark mark, boolean rated) {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("point", "the point w"),
            Map.entry("lookAhead", "the point ahead"),
            Map.entry("gradient", "gradient g"),
            Map.entry("clipped", "clipped gradient"),
            Map.entry("decay", "decay λw"),
            Map.entry("decayed", "gradient with decay"),
            Map.entry("rated", "η times gradient"),
            Map.entry("vBefore", "v before"),
            Map.entry("mBefore", "m before"),
            Map.entry("sBefore", "mean square before"),
            Map.entry("s", "mean square s"),
            Map.entry("m", "first moment m"),
            Map.entry("mHat", "corrected m̂"),
            Map.entry("vHat", "corrected v̂"),
            Map.entry("denominator", "divisor"),
            Map.entry("direction", "direction d"),
            Map.entry("update", "update Δ"),
            Map.entry("next", "the new point"));

    // As microscope.css has them: the number of the series, and of the dash.
    private static final Map<String, int[]> ARROWS = Map.of(
            "gradient", new int[] {2, 0},
            "clipped", new int[] {4, 4},
            "decay", new int[] {5, 5},
            "decayed", new int[] {6, 3},
            "v", new int[] {1, 0},
            "m", new int[] {1, 0},
            "mHat", new int[] {3, 1},
            "vBefore", new int[] {6, 2},
            "mBefore", new int[] {6, 2});

    /** All quantities, in the order of the rule. */
    static List<StepTerm> of(Microscope step, boolean rateInsideVelocity) {
        List<StepTerm> terms = new ArrayList<>();
        boolean rated = false;
        for (int i = 0; i < step.size(); i++) {
            Term term = step.term(i);
            String name = term.name();
            rated |= name.equals("rated") || name.equals("update");
            String words = name.equals("v") ? (term.arrow() ? "velocity v" : "second moment v") : WORDS.get(name);
            // What the last stage hands on is the update; decay after the rate is part of it.
            if (words == null || name.equals("decayed") && rated) {
                continue;
            }
            int[] arrow = term.arrow() ? ARROWS.get(name) : null;
            terms.add(new StepTerm(
                    name,
                    words,
                    term.values()[0][0],
                    term.values()[0][1],
                    arrow == null ? null : new Mark("series-" + arrow[0], arrow[1]),
                    rated || name.equals("vBefore") && rateInsideVelocity));
        }
        return terms;
    }
}
