/**
 * The store of runs, their queue, and the processes that carry them out.
 *
 * <p>{@link downhill.run.Runs} is the way in for readers and users: a run is a row, everything that happens to it is an
 * appended event with a number, and its status is a fold over the events. The live view, reconnecting, replay and the
 * exports are all reads of the same rows.
 *
 * <p>{@link downhill.run.WorkerSupervisor} starts worker processes and restarts those that die; in each of them {@link
 * downhill.run.RunWorker} takes one run after another and appends its events. A run whose first event is a {@link
 * downhill.train.TrainingEvent.CheckRequested} checks its Config instead of training by it: it is queued, watched, paused
 * and cancelled like any other. Dispatch, heartbeats and revival are db-scheduler's, in the same database. Taking a run gives it a new fencing token; only its holder can append, so a
 * worker that was thought dead and is not does no harm.
 *
 * <p>SQLite in a file by default, PostgreSQL by URL: then workers on several machines share one queue, and must share
 * the folder of the runs' checkpoints. The SQL is the same for both but for the names of three column types.
 *
 * <p>May use {@code downhill.check}, {@code downhill.train}, {@code downhill.model} (the contract, never an engine) and
 * {@code downhill.data}. Only here stand Jdbi, Flyway and db-scheduler.
 */
package downhill.run;
