package downhill.run;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Keeps a number of worker processes alive until it is closed.
 *
 * <p>Their output goes to {@code logs/worker-N.log} under DOWNHILL_HOME, and what matters of it to the console. A worker
 * whose supervisor dies ends itself.
 */
public final class WorkerSupervisor implements AutoCloseable {
    private final List<WorkerProcess> workers;

    private WorkerSupervisor(List<WorkerProcess> workers) {
        this.workers = workers;
    }

    /**
     * Starts the workers, each in a process of its own.
     *
     * @param launch starts one of them; says how many there are
     * @param console receives the lines that matter to whoever started the program, from several threads
     */
    public static WorkerSupervisor start(WorkerLaunch launch, Consumer<String> console) {
        return new WorkerSupervisor(IntStream.rangeClosed(1, launch.workers())
                .mapToObj(number -> new WorkerProcess(number, launch, console))
                .toList());
    }

    /** The processes that live at this moment. */
    public List<ProcessHandle> processes() {
        return workers.stream()
                .map(WorkerProcess::handle)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Lets every worker write a checkpoint and waits for its end; kills those that take longer than half a minute. */
    @Override
    public void close() {
        workers.forEach(WorkerProcess::askToStop);
        try {
            for (WorkerProcess worker : workers) {
                worker.awaitStop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
