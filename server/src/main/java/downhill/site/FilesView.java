package downhill.site;

import downhill.roster.Fact;
import downhill.run.Run;
import downhill.run.RunFiles;
import downhill.run.RunFiles.Keep;

/**
 * What a run has on the disk, as its page shows it.
 *
 * @param files as they are now
 */
record FilesView(Run run, RunFiles files) {
    /** {@code 4.4 MB}; a dash for none. */
    public String disk() {
        return Fact.bytes(files.bytes());
    }

    /** Whether something can be freed. */
    public boolean isFreeable() {
        return run.status().isOver() && files.bytes() > 0;
    }

    /** Whether freeing can leave the best checkpoint and still frees something. */
    public boolean canKeepBest() {
        return files.hasBest() && files.freeable(Keep.BEST) > 0;
    }

    /** Whether there were checkpoints that are gone. */
    public boolean isFreed() {
        return run.recording() == null
                && run.testAccuracy() != null
                && run.status().isOver()
                && !files.hasLast();
    }

    /** Whether the best of them is gone, too. */
    public boolean isBestFreed() {
        return isFreed() && !files.hasBest();
    }
}
