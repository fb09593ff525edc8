package downhill.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a worker in the queue, which says on which machine and in which process it lives: {@code
 * 4711-1767225600000@host}. So a worker that starts knows which of its predecessors on this machine are dead, without
 * waiting for their heartbeats to be missed.
 *
 * @param pid process id
 * @param startMillis when the process started, since process ids are used again
 * @param host name of the machine, shortened
 */
record WorkerName(long pid, long startMillis, String host) {
    private static final Pattern FORM = Pattern.compile("(\\d+)-(\\d+)@(.*)");
    private static final int LONGEST_HOST = 20; // db-scheduler stores 50 characters in all

    /** The name of this process. */
    static WorkerName ofThisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return new WorkerName(self.pid(), startMillis(self), thisHost());
    }

    static Optional<WorkerName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches()
                ? Optional.of(new WorkerName(
                        Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    /** Whether the process was on this machine and is gone; of another machine's process nothing is known. */
    boolean isDeadHere() {
        return host.equals(thisHost())
                && ProcessHandle.of(pid)
                        .filter(process -> process.isAlive() && startMillis(process) == startMillis)
                        .isEmpty();
    }

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String thisHost() {
        String name;
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            name = "unknown";
        }
        return name.substring(0, Math.min(name.length(), LONGEST_HOST));
    }

    @Override
    public String toString() {
        return pid + "-" + startMillis + "@" + host;
    }
}
