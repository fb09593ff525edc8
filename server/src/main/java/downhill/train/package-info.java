/**
 * One training run, from what a user submits to the trained model.
 *
 * <p>{@link downhill.train.ConfigReader} turns a submitted JSON object into a {@link downhill.train.Config}, or into a
 * list of everything that is wrong with it; {@link downhill.train.ConfigFields} is the table of fields behind both that
 * check and the form on the site. {@link downhill.train.Trainer} carries a Config out and tells what happens as {@link
 * downhill.train.TrainingEvent}s; {@link downhill.train.Checkpoint} is what it needs to go on later as if it had never
 * stopped, and {@link downhill.train.Snapshot} the network in it, for those who only look, also at {@link
 * downhill.train.KeptWeights} from earlier epochs; {@link downhill.train.CheckpointZip} shows a Checkpoint to other
 * programs. {@link downhill.train.Presets} are good Configs by name.
 *
 * <p>Decision: how a run is steered. A changed learning rate is the base rate, and the schedule goes on multiplying it: so
 * it is that of a Config with this rate from there on, a fork with it takes the same steps, and zero at the end of a cosine
 * stays zero. A run may end sooner than its Config says, with the schedule as long as before; more epochs are a fork's
 * matter, since they would change what the schedule has been until then. {@link downhill.train.Steering} is part of the
 * checkpoint, and every change of it is saved at once: no run goes back before one, and a killed one needs no look at its
 * events to go on with the same bits. A fork ({@link downhill.train.ForkPoint}) keeps the clock of its parent for the
 * schedule, and the state of the optimizer where it has the same; another one begins with a clock of its own, without which
 * Adam would correct the bias of moments that it does not have.
 *
 * <p>Decision: what events tell of the inside of a network. A {@link downhill.train.TrainingEvent.LayersMeasured} has
 * three numbers for each <em>layer</em> (parameters that share the name before the last dot) and two for each
 * normalization, at the first step and every 20th ({@link downhill.train.TrainerOptions}), and no more often than 500
 * times a run. Coarser groups would hide what a heat map is for: in which block gradients vanish, and that γ and β move
 * at another pace than the weights beside them. ResNet-110 has 219 layers and 109 normalizations: 15 KB an event in
 * single precision, 7 MB in a run of 200 epochs, beside 19 MB of steps. A finer grid in time would not be seen: 500 columns
 * are about what a heat map has pixels for. The cost is a sum over parameters, gradient and update, three in 20 steps;
 * {@code downhill.bench.StepParts} measures it. An {@link downhill.train.TrainingEvent.EvaluationDone} has 1.5 KB an epoch.
 *
 * <p>May use {@code downhill.model} (never an engine below it), {@code downhill.data}, {@code downhill.optim}, {@code
 * downhill.schedule}, {@code downhill.augment}, and Jackson for JSON and YAML.
 */
package downhill.train;
