/**
 * Functions that give the same bits on every machine.
 *
 * <p>The browser and the Java library may round {@code Math.cos} differently; the operations {@code + − × ÷ √} on
 * {@code double} they may not. Whatever a trajectory depends on is therefore computed from those alone.
 *
 * <p>Entry points: {@link downhill.math.Exact} for functions, {@link downhill.math.Decimal} for numbers as text. Uses nothing but {@code java.base}.
 */
package downhill.math;
