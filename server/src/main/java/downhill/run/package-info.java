/**
 * The store of runs, their queue, and the processes that carry them out.
 *
 * <p>{@link downhill.run.Runs} is the way in for readers and users: a run is a row, everything that happens to it is an
 * appended event with a number, and its status is a fold over the events. The live view, reconnecting, replay and the
 * exports are all reads of the same rows.
 *
 * <p>What people write beside a run ({@link downhill.run.RunLabels}), that it was deleted ({@link downhill.run.Trash})
 * and which group it was submitted with ({@link downhill.run.RunGroups}) are no events: they say nothing of training,
 * can be changed at any time, and stand in its row. {@link downhill.run.RunFiles} are its files on the disk.
 *
 * <p>{@link downhill.run.WorkerSupervisor} starts worker processes and restarts those that die; in each of them {@link
 * downhill.run.RunWorker} takes one run after another and appends its events. A run whose first event is a {@link
 * downhill.train.TrainingEvent.CheckRequested} checks its Config instead of training by it: it is queued, watched, paused
 * and cancelled like any other. Dispatch, heartbeats and revival are db-scheduler's, in the same database. Taking a run gives it a new fencing token; only its holder can append, so a
 * worker that was thought dead and is not does no harm.
 *
 * <p>What a reader wants of a run that goes on, to stop it or to steer it, stands in its row until its worker looks there
 * ({@code Wish}); that it was done is an event, which the worker writes. A fork is a run with the place of its parent's
 * checkpoint as its first event and a copy of that in its folder: nothing of it depends on the parent any more.
 *
 * <p>Beside runs a worker carries out errands, small things that readers ask of a network: see {@link
 * downhill.run.Errands}. Decision: they are rows of a table of their own, taken by a thread of the worker that takes turns
 * with training at the boundaries of its steps ({@code Turns}). So a picture is answered within the time of a step however
 * long the run is, a survey of minutes goes on point by point between steps, no two threads are on the engine at once, and
 * a run's numbers stay what they would have been. A process of its own for errands was weighed and left: measured, an
 * idle worker holds 127 MB and one with the engine and a small network 213 MB, which a second process would need again,
 * beside the seconds to start it and the processors that it would take from training at times of its own choosing.
 *
 * <p>SQLite in a file by default, PostgreSQL by URL: then workers on several machines share one queue, and must share
 * the folder of the runs' checkpoints. The SQL is the same for both but for the names of three column types.
 *
 * <p>May use {@code downhill.check}, {@code downhill.train}, {@code downhill.model} (the contract, never an engine) and
 * {@code downhill.data}. Only here stand Jdbi, Flyway and db-scheduler.
 */
package downhill.run;
