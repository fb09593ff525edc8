package downhill.compare;

import downhill.train.Config;

/**
 * A run as it is compared.
 *
 * @param key what addresses call it: {@code 3}, or {@code recorded:optimizer-comparison-adam-seed1}
 * @param name for people: {@code Run 3}, or the recording's title
 * @param page the address of its page
 * @param numbers the address of its numbers in the API
 * @param status in lower case, as in the API; {@code recorded} of a recording
 * @param isLive whether more may happen to it
 * @param turns where it began, and what was changed while it trained
 */
public record Contender(
        String key,
        String name,
        String page,
        String numbers,
        Config config,
        String status,
        boolean isLive,
        Turns turns,
        Results results) {
    /** What keys of recordings begin with. */
    public static final String RECORDED = "recorded:";

    /** Whether it is a recording of the course, and not a run of this site. */
    public boolean isRecorded() {
        return key.startsWith(RECORDED);
    }

    /** In a list of others: {@code Run 3}, {@code Recorded}. */
    String shortName() {
        return isRecorded() ? "Recorded" : name;
    }

    /** {@code 3 of 10}, {@code 26 of 26, 3 of its own}, {@code no epoch yet}. */
    public String progress() {
        if (results.last().isEmpty()) {
            return "no epoch yet";
        }
        String done = results.last().get().epoch() + " of " + turns.plannedEpochs(config);
        return turns.fork().isPresent() ? done + ", " + results.epochs() + " of its own" : done;
    }
}
