package downhill.typeset;

/**
 * A formula to typeset.
 *
 * @param tex its source
 * @param display whether it stands on a line of its own
 */
record Formula(String tex, boolean display) implements Comparable<Formula> {
    /** As the generated files name it: {@code $tex} within a line, {@code $$tex} on its own. */
    String key() {
        return (display ? "$$" : "$") + tex;
    }

    static Formula of(String key) {
        return key.startsWith("$$") ? new Formula(key.substring(2), true) : new Formula(key.substring(1), false);
    }

    @Override
    public int compareTo(Formula other) {
        return key().compareTo(other.key());
    }
}
