package downhill.run;

/** Where a run stands. */
public enum RunStatus {
    /** Waits for a worker. */
    QUEUED,
    /** A worker has it, or had it and died; then another one goes on with it. */
    RUNNING,
    /** Stopped by request; can be resumed. */
    PAUSED,
    /** Reached its last epoch. */
    FINISHED,
    /** Stopped before its end; its message says why. */
    FAILED,
    /** Stopped by request, for good. */
    CANCELLED;

    /** Whether nothing more will happen to the run. */
    public boolean isOver() {
        return this == FINISHED || this == FAILED || this == CANCELLED;
    }
}
