package downhill.site;

import downhill.run.CheckProgress;
import downhill.run.Run;
import downhill.run.RunStatus;
import java.util.Locale;

/** A {@link Run} as pages show it, in words and rounded figures. */
record RunView(Run run) {
    /** The status in lower case, as in the API. */
    public String status() {
        return run.status().name().toLowerCase(Locale.ROOT);
    }

    /** The class of the badge that says the status. */
    public String badge() {
        return switch (run.status()) {
            case RUNNING -> "active";
            case FINISHED -> "good";
            case FAILED -> "bad";
            case PAUSED -> "warn";
            case QUEUED, CANCELLED -> "";
        };
    }

    /** Whether it checks its configuration and does not train by it. */
    public boolean isCheck() {
        return run.checks() != null;
    }

    /** Its name, or {@code Run 7}. */
    public String title() {
        return run.title();
    }

    /** {@code Run 7}, however it is called. */
    public String number() {
        return (isCheck() ? "Check " : "Run ") + run.id();
    }

    public boolean isNamed() {
        return !run.labels().name().isEmpty();
    }

    /** {@code cnn3 on cifar10 with adam}. */
    public String summary() {
        return (isCheck() ? "check of " : "") + run.config().model() + " on "
                + run.config().dataset() + " with " + run.config().optimizer();
    }

    public boolean isFinished() {
        return run.status() == RunStatus.FINISHED;
    }

    /** How much of the planned steps or checks is done, 0 to 100. */
    public int percent() {
        if (isCheck()) {
            return run.checks().planned() == 0
                    ? 0
                    : 100 * run.checks().done() / run.checks().planned();
        }
        return run.steps() == 0 ? 0 : (int) (100L * run.step() / run.steps());
    }

    public String progress() {
        if (run.queuePosition() != null) {
            return run.queuePosition() == 1 ? "next in the queue" : "number " + run.queuePosition() + " in the queue";
        }
        if (run.status() == RunStatus.QUEUED) {
            return "a worker is starting it";
        }
        return isCheck() ? checkProgress() : "epoch " + run.epoch() + " of " + run.epochs();
    }

    private String checkProgress() {
        CheckProgress checks = run.checks();
        if (checks.result() == null) {
            return "check " + checks.done() + " of " + (checks.planned() == 0 ? "–" : checks.planned());
        }
        if (checks.result().failed() > 0) {
            return checks.result().failed() + " of " + checks.planned() + " checks failed";
        }
        return checks.result().warnings() > 0
                ? "no check failed, " + checks.result().warnings() + " warned"
                : "all " + checks.planned() + " checks passed";
    }

    public String bestAccuracy() {
        return Figures.percent(run.bestTestAccuracy());
    }

    /** How long workers have had it, without waiting and pauses. */
    public String duration() {
        return Figures.duration(run.worked());
    }
}
