package downhill.run;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The runs that wait for a worker, as one-time tasks of db-scheduler.
 *
 * <p>A task is due at a time in the past that grows with the run's id, so the queue is in order of submission whatever
 * the clocks of the machines say. Its name is {@code id.seq}, with the number of the Queued event that it belongs to: a
 * run that is queued again gets a new task even where a worker still winds up the old one.
 *
 * <p>Calls take part in the transaction of the handle, so a run and its task are stored together or not at all.
 */
final class RunQueue {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("train");

    private RunQueue() {}

    /** What a task stands for. */
    record Ticket(long runId, long queuedSeq) {
        static Ticket parse(String instance) {
            int dot = instance.indexOf('.');
            return new Ticket(Long.parseLong(instance.substring(0, dot)), Long.parseLong(instance.substring(dot + 1)));
        }

        String instance() {
            return runId + "." + queuedSeq;
        }

        /** When the task is due: long ago, and later for a later run. */
        Instant due() {
            return Instant.EPOCH.plusSeconds(runId);
        }
    }

    static void add(Handle handle, Ticket ticket) {
        client(handle).scheduleIfNotExists(TASK.instance(ticket.instance()).build(), ticket.due());
    }

    /** Takes a run out of the queue; a worker that has just picked it will find that it is no longer wanted. */
    static void remove(Handle handle, Ticket ticket) {
        try {
            client(handle).cancel(TASK.instanceId(ticket.instance()));
        } catch (TaskInstanceException pickedOrDone) {
            // Whoever picked it checks the run's status before doing anything.
        }
    }

    /** The ids of the waiting runs, next one first. */
    static List<Long> waiting(Handle handle) {
        return client(handle)
                .getScheduledExecutionsForTask(
                        TASK.getTaskName(),
                        Void.class,
                        ScheduledExecutionsFilter.all().withPicked(false))
                .stream()
                .map(execution ->
                        Ticket.parse(execution.getTaskInstance().getId()).runId())
                .toList();
    }

    /**
     * Puts back the runs of workers whose process on this machine is gone. Their version moves on, as when db-scheduler
     * puts one back, so a worker that lives after all cannot complete what it no longer has.
     */
    static void releaseFromTheDead(Handle handle) {
        List<String> holders = handle.createQuery(
                        "select distinct picked_by from scheduled_tasks where picked = :picked")
                .bind("picked", true)
                .mapTo(String.class)
                .list();
        for (String holder : holders) {
            if (WorkerName.parse(holder).filter(WorkerName::isDeadHere).isPresent()) {
                handle.createUpdate("update scheduled_tasks set picked = :free, picked_by = null,"
                                + " last_heartbeat = null, version = version + 1 where picked_by = :holder")
                        .bind("free", false)
                        .bind("holder", holder)
                        .execute();
            }
        }
    }

    private static SchedulerClient client(Handle handle) {
        return SchedulerClient.Builder.create(new BorrowedConnection(handle.getConnection()))
                .build();
    }
}
