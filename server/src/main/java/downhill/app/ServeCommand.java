package downhill.app;

import downhill.classroom.ClassRules;
import downhill.classroom.Network;
import downhill.course.Course;
import downhill.run.Runs;
import downhill.run.Sweeper;
import downhill.run.WorkerLaunch;
import downhill.run.WorkerSupervisor;
import downhill.site.Site;
import downhill.site.SiteOptions;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: the site, and the workers that train for it. */
@Command(
        name = "serve",
        description = "Starts the site and its workers; Ctrl-C stops both.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default: ${DEFAULT-VALUE}). Whoever reaches it can start runs,"
                    + " unless --submit-token is given.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 for any free one (default: DOWNHILL_PORT, or 8080).")
    private Integer port;

    @Option(
            names = "--workers",
            defaultValue = "1",
            paramLabel = "N",
            description = "Runs that are trained at a time, in a process each (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Mixin
    private ClassOptions classOptions;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Commands.settings();
        int wanted = port == null ? settings.port() : port;
        checkOptions();
        ClassRules rules = classOptions.rules(System.getenv());
        checkAddress(wanted);
        Runs runs = Commands.open(settings);
        Javalin site = Site.create(runs, Course.load(), new SiteOptions(host, settings.data(), settings.home(), rules));
        site.start(host, wanted);
        WorkerSupervisor supervisor = WorkerSupervisor.start(
                new WorkerLaunch(ProgramLocation.javaArguments(), settings.home(), workers), System.out::println);
        Sweeper sweeper = Sweeper.start(runs, settings.home(), System.out::println);
        Commands.atEnd(() -> {
            site.stop();
            sweeper.close();
            supervisor.close();
            runs.close();
        });
        System.out.println("Downhill is ready at http://" + address() + ":" + site.port() + "/");
        List<String> others = isEveryAddress() ? Network.addresses(site.port()) : List.of();
        ClassNotice.lines(rules, SiteOptions.isLoopback(host), others).forEach(System.out::println);
        new CountDownLatch(1).await(); // until a signal ends the process
        return 0;
    }

    private void checkOptions() {
        if (workers < 0) {
            throw new UserException("--workers must be 0 or more, but is " + workers, 2);
        }
        if (port != null && (port < 0 || port > Settings.LARGEST_PORT)) {
            throw new UserException("--port must be from 0 to " + Settings.LARGEST_PORT + ", but is " + port, 2);
        }
    }

    /** Tries the address before anything is started, so that a taken port is one line and nothing else. */
    private void checkAddress(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, wanted));
        } catch (IOException e) {
            throw new UserException("cannot listen on " + host + ":" + wanted + " (" + e.getMessage()
                    + "); another --port may be free, and --port 0 finds one");
        }
    }

    private boolean isEveryAddress() {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    /** How a browser on this machine reaches the host. */
    private String address() {
        if (isEveryAddress()) {
            return "localhost";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
