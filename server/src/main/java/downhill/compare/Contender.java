package downhill.compare;

import downhill.train.Config;

/**
 * A run as it is compared.
 *
 * @param key what addresses call it: {@code 3}, or {@code recorded:optimizers-adam-seed1}
 * @param name for people: {@code Run 3}, or the recording's title
 * @param page the address of its page
 * @param numbers the address of its numbers in the API
 * @param status in lower case, as in the API; {@code recorded} of a recording
 * @param isLive whether more may happen to it
 */
public record Contender(
        String key,
        String name,
        String page,
        String numbers,
        Config config,
        String status,
        boolean isLive,
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

    /** {@code epoch 3 of 10}, {@code no epoch yet}. */
    public String progress() {
        return results.epochs() == 0 ? "no epoch yet" : results.epochs() + " of " + config.epochs();
    }
}
