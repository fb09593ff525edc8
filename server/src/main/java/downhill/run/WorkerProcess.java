package downhill.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One place for a worker: starts a process, and another one when it dies.
 *
 * <p>The first restart is immediate, so a run whose worker was killed goes on at once. A process that dies again and
 * again is restarted after longer and longer pauses; one that lived for a minute counts as healthy.
 */
final class WorkerProcess {
    private static final Duration HEALTHY = Duration.ofMinutes(1);
    private static final int LONGEST_PAUSE_SECONDS = 30;
    private static final int SECONDS_TO_CHECKPOINT = 30;

    private final int number;
    private final WorkerLaunch launch;
    private final Consumer<String> console;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private Process process; // guarded by this

    /** @param number from 1, names its log */
    WorkerProcess(int number, WorkerLaunch launch, Consumer<String> console) {
        this.number = number;
        this.launch = launch;
        this.console = console;
        this.thread = new Thread(this::keepAlive, "worker-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    private void keepAlive() {
        int deaths = 0;
        try (WorkerLog log = new WorkerLog(launch.home().resolve("logs").resolve("worker-" + number + ".log"))) {
            while (true) {
                long started = System.nanoTime();
                Process child = startUnlessStopping();
                if (child == null) {
                    return;
                }
                copyOutput(child, log);
                int exit = child.waitFor();
                deaths = System.nanoTime() - started > HEALTHY.toNanos() ? 1 : deaths + 1;
                int pause = deaths == 1 ? 0 : Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(deaths - 2, 5));
                if (!sayRestart(exit, pause, log) || stopping.await(pause, TimeUnit.SECONDS)) {
                    return;
                }
            }
        } catch (IOException e) {
            console.accept("worker " + number + " cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Process startUnlessStopping() throws IOException {
        if (stopping.getCount() == 0) {
            return null;
        }
        process = launch.start();
        return process;
    }

    private void copyOutput(Process child, WorkerLog log) throws IOException {
        try (BufferedReader lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.line(line);
                if (line.startsWith(RunWorker.NOTICE)) {
                    console.accept(line.substring(RunWorker.NOTICE.length()));
                }
            }
        }
    }

    /** Tells of a death; false where the process was meant to end. */
    private boolean sayRestart(int exit, int pause, WorkerLog log) throws IOException {
        if (stopping.getCount() == 0) {
            return false;
        }
        String restart = pause == 0 ? "at once" : "in " + pause + " s";
        String death = "worker " + number + " died with exit code " + exit + "; a new one starts " + restart;
        log.line(death);
        console.accept(death);
        return true;
    }

    /** The process, where one runs. */
    synchronized ProcessHandle handle() {
        return process != null && process.isAlive() ? process.toHandle() : null;
    }

    /** Asks the process to write a checkpoint and end; returns at once. */
    synchronized void askToStop() {
        stopping.countDown();
        if (process != null) {
            process.toHandle().destroy(); // Process.destroy would close the pipes, and lose its last words
        }
    }

    /** Waits for the process to end, for as long as a checkpoint may take, and then ends it. */
    void awaitStop() throws InterruptedException {
        Process last;
        synchronized (this) {
            last = process;
        }
        if (last != null && !last.waitFor(SECONDS_TO_CHECKPOINT, TimeUnit.SECONDS)) {
            last.toHandle().destroyForcibly();
        }
        thread.join(TimeUnit.SECONDS.toMillis(1));
    }
}
