package downhill.train;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a sanity check says of a run. */
public enum Verdict {
    /** Nothing is wrong that this check can see. */
    @JsonProperty("passed")
    PASSED,
    /** Unusual: the run may work, but look first. */
    @JsonProperty("warning")
    WARNING,
    /** Something must change before the run. */
    @JsonProperty("failed")
    FAILED
}
