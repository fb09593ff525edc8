package downhill.app;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/**
 * Shows a survey to whoever sits at the terminal: after two parts how long all may take, then a bar, or a line every
 * ten seconds.
 */
final class SurveyView implements TimedWatch {
    private static final double LINE_SECONDS = 10;

    private final String what;
    private final Interruption interruption;
    private final long start = System.nanoTime();
    private ProgressBar bar; // null before two parts are done, and where nobody watches
    private double firstSeconds;
    private double saidAt;

    /** @param what the parts are, in the plural */
    SurveyView(String what, Interruption interruption) {
        this.what = what;
        this.interruption = interruption;
    }

    @Override
    public boolean next(int done, int total) {
        if (done == 1) {
            firstSeconds = seconds(); // it is slower than the others: the program has only just started
        } else if (done == 2) {
            announce(total);
        } else if (bar != null) {
            bar.stepTo(done);
        } else if (seconds() - saidAt > LINE_SECONDS && done < total) {
            say("%d of %d %s, %.0f s", done, total, what, seconds());
        }
        return !interruption.asked();
    }

    private void announce(int total) {
        double each = seconds() - firstSeconds;
        say("%d %s of about %.2g s each: %.0f s in all", total, what, each, each * total);
        if (Terminal.isInteractive()) {
            bar = Terminal.progressBar(what, total).build();
            bar.stepTo(2);
        }
    }

    private void say(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
        saidAt = seconds();
    }

    @Override
    public double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
