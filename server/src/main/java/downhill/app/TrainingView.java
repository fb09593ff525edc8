package downhill.app;

import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Started;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows a run to whoever sits at the terminal, or reads the log. */
interface TrainingView extends Consumer<TrainingEvent>, AutoCloseable {
    /**
     * A progress bar on a terminal, plain lines otherwise.
     *
     * @param begun how the run started, where it was begun before
     */
    static TrainingView of(boolean interactive, Optional<Started> begun) {
        return interactive ? new BarView(begun) : new LineView(System.out);
    }

    @Override
    void close();
}
