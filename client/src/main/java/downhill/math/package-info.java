/**
 * Functions that give the same bits on every machine.
 *
 * <p>The browser and the Java library may round {@code Math.cos} differently; the operations {@code + − × ÷ √} on
 * {@code double} they may not. Whatever a trajectory depends on is therefore computed from those alone.
 *
 * <p>TeaVM 0.15 drops the parentheses of {@code a + (b + c)}, {@code a + (b - c)} and {@code a * (b * c)}, even where
 * the inner part has a variable of its own, and so changes the rounding. Write the inner part first:
 * {@code b - c + a}.
 *
 * <p>Entry points: {@link downhill.math.Exact} for functions, {@link downhill.math.Decimal} for numbers as
 * text. Uses nothing but {@code java.base}.
 */
package downhill.math;
