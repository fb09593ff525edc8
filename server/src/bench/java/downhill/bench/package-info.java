/**
 * How many images a second training passes, beside PyTorch on the same machine in the same minutes.
 *
 * <p>Entry point: {@link downhill.bench.Throughput}, built and run only under the Maven profile {@code bench}:
 * {@code mvn -q -Pbench test-compile exec:exec}. May use everything below {@code downhill.train}, and DJL, which
 * brings PyTorch.
 */
package downhill.bench;
