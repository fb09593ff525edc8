package downhill.story;

/**
 * Something that a rule has seen.
 *
 * @param epoch where it happened, from 1
 * @param step where it happened, from 1
 * @param text whole sentences, with the numbers behind them
 */
public record Observation(Kind kind, int epoch, int step, String text) {
    /** What can be seen, and the chapter that explains it. */
    public enum Kind {
        WARMUP("Warmup is over", "schedules", Tone.PLAIN),
        DROP("The learning rate dropped", "schedules", Tone.PLAIN),
        SPIKE("A loss spike", "clipping", Tone.WARNING),
        EXPLODING("The gradient explodes", "clipping", Tone.WARNING),
        VANISHING("The gradient vanishes", "skip-connections", Tone.WARNING),
        GAP("The gap grows", "augmentation", Tone.WARNING),
        BY_HEART("Learned by heart", "augmentation", Tone.WARNING),
        PLATEAU("A plateau", "schedules", Tone.WARNING),
        DIVERGED("The run diverged", "takeaways", Tone.BAD),
        BEST("The best epoch", "cifar10-results", Tone.GOOD);

        private final String title;
        private final String chapter;
        private final Tone tone;

        Kind(String title, String chapter, Tone tone) {
            this.title = title;
            this.chapter = chapter;
            this.tone = tone;
        }

        public String title() {
            return title;
        }

        /** The slug of the chapter, for {@code /learn/SLUG}. */
        public String chapter() {
            return chapter;
        }

        public Tone tone() {
            return tone;
        }
    }

    /** Whether it is news to worry about. */
    public enum Tone {
        PLAIN,
        GOOD,
        WARNING,
        BAD
    }
}
