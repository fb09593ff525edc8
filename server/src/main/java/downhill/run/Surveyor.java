package downhill.run;

import downhill.run.Errand.Kind;
import java.io.IOException;
import java.nio.file.Path;

/** Looks at the loss around the weights of a run, and writes what it finds beside the run. */
@FunctionalInterface
public interface Surveyor {
    /**
     * Carries out one survey.
     *
     * @param kind which; never a try
     * @param folder of the run
     * @param watch told how far it is
     * @throws java.util.concurrent.CancellationException where the watch ends it
     * @throws IOException where files cannot be read or written
     * @throws RuntimeException with a message for people where there is nothing to look at
     */
    void survey(Kind kind, Path folder, Watch watch) throws IOException;

    /** Is told how far a survey is, and may end it. */
    @FunctionalInterface
    interface Watch {
        /**
         * Told before each part of the work and after the last.
         *
         * @return whether the work shall go on
         */
        boolean next(int done, int total);
    }
}
