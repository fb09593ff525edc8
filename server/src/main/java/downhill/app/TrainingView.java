package downhill.app;

import downhill.train.TrainingEvent;
import java.util.function.Consumer;

/** Shows a run to whoever sits at the terminal, or reads the log. */
interface TrainingView extends Consumer<TrainingEvent>, AutoCloseable {
    /** A progress bar on a terminal, plain lines otherwise. */
    static TrainingView of(boolean interactive) {
        return interactive ? new BarView() : new LineView(System.out);
    }

    @Override
    void close();
}
