package downhill.app;

import downhill.model.dl4j.Backend;
import downhill.model.dl4j.Dl4jModel;
import downhill.model.dl4j.NativeMemory;
import downhill.run.RunWorker;
import downhill.run.Workshop;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worker}: carries out runs of the queue. */
@Command(
        name = "worker",
        description = {
            "Carries out queued training runs until it is stopped.",
            "'serve' starts workers by itself. More of them, on this or other machines, share its queue where"
                    + " DOWNHILL_DATABASE names a PostgreSQL and DOWNHILL_HOME a shared folder."
        },
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
    @Option(
            names = "--supervised",
            hidden = true,
            description = "End when standard input closes, which is when the process that started this one is gone.")
    private boolean supervised;

    @Override
    public Integer call() throws InterruptedException {
        NativeMemory.configure();
        Settings settings = Commands.settings();
        Backend.notice().ifPresent(notice -> say("worker " + pid() + " " + notice));
        Workshop workshop = new Workshop(
                settings.home(),
                settings.data(),
                Dl4jModel::create,
                Commands::trainerOptions,
                new RunSurveyor(settings));
        RunWorker worker = RunWorker.start(settings.database(), workshop, WorkerCommand::say);
        Commands.atEnd(worker::close);
        if (supervised) {
            waitForEndOfInput();
        } else {
            say("worker " + pid() + " waits for runs");
            new CountDownLatch(1).await(); // until a signal ends the process
        }
        return 0;
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static void say(String line) {
        System.out.println(RunWorker.NOTICE + line);
    }

    private static void waitForEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("standard input broke, so the site is gone: " + e.getMessage());
        }
    }
}
