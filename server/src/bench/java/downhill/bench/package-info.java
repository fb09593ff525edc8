/**
 * How fast the two things are that make people wait: training, and the laboratory in the browser.
 *
 * <p>Entry points, built and run only under the Maven profile {@code bench}, by
 * {@code mvn -q -Pbench test-compile exec:exec} with {@code -Dbench=} their name:
 *
 * <ul>
 *   <li>{@link downhill.bench.Throughput} (the default): how many images a second training and evaluation pass,
 *       beside PyTorch on the same machine in the same minutes.
 *   <li>{@link downhill.bench.Agreement}: whether a step computes what PyTorch's computes, array by array.
 *   <li>{@link downhill.bench.StepParts}: what a training step spends on data, the two passes, optimizer, statistics,
 *       events and checkpoints.
 *   <li>{@link downhill.bench.Footprint}: whether a run of 200 epochs needs more memory at its end than at its beginning.
 *   <li>{@link downhill.bench.LaboratoryBench}: steps a second of each optimizer in Chromium, compiled by TeaVM and by
 *       hand in JavaScript, after a check that both leave the same bits; frames of a race; the wait for a stability map.
 * </ul>
 *
 * <p>What is timed in pages stands in {@code src/bench/resources/bench}. May use everything below {@code downhill.train},
 * the tests' browser and site, and DJL, which brings PyTorch.
 */
package downhill.bench;
