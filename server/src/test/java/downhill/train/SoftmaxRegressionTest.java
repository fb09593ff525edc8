package downhill.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.data.Batch;
import downhill.data.Batches;
import downhill.data.Normalization;
import downhill.model.Architectures;
import org.junit.jupiter.api.Test;

class SoftmaxRegressionTest {
    @Test
    void itsGradientsAreThoseOfFiniteDifferences() {
        SoftmaxRegression model = new SoftmaxRegression(Architectures.get("cnn3"), 3);
        var lights = Lights.split(40, 10).train();
        Batch batch = Batches.inOrder(lights, Normalization.of(lights), 40).batch(0, 0);
        double[][] params = {new double[1920], new double[10]};
        double[][] grads = {new double[1920], new double[10]};
        double[][] scratch = {new double[1920], new double[10]};
        model.read(params);
        model.lossAndGradients(batch, grads);
        double h = 1e-5;
        for (int parameter = 0; parameter < 2; parameter++) {
            for (int j = 0; j < params[parameter].length; j += 7) {
                double before = params[parameter][j];
                params[parameter][j] = before + h;
                model.write(params);
                double up = model.lossAndGradients(batch, scratch).loss();
                params[parameter][j] = before - h;
                model.write(params);
                double down = model.lossAndGradients(batch, scratch).loss();
                params[parameter][j] = before;
                assertEquals((up - down) / (2 * h), grads[parameter][j], 1e-8);
            }
        }
    }
}
