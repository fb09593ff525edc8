package downhill.optim;

/**
 * A quantity of one step of an optimizer, laid out like the parameters.
 *
 * @param name its symbol in the update rule as a word: {@code m}, {@code vHat}, {@code denominator}
 * @param values {@code [parameter][element]}; live where it is state or the update itself
 * @param arrow whether it points somewhere in the space of the parameters; false for what only divides
 */
public record Term(String name, double[][] values, boolean arrow) {}
