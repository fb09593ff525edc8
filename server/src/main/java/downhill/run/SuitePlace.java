package downhill.run;

/**
 * Where a run belongs that was submitted with others.
 *
 * @param group the id of their {@link RunGroup}
 * @param suite its name
 * @param entry the name of the entry of the suite; runs of one entry differ in their seed
 */
public record SuitePlace(long group, String suite, String entry) {}
