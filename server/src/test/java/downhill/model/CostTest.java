package downhill.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.model.NetworkOptions.Norm;
import downhill.model.NetworkOptions.Shortcut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTest {
    /**
     * Millions, as papers on pruning give them for these networks: 40.55, 68.86, 125.49 and 252.89 (Li et al., Pruning
     * Filters for Efficient ConvNets, 2017, and those that compare with it).
     */
    @ParameterizedTest
    @CsvSource({"resnet20, 40.55", "resnet32, 68.86", "resnet56, 125.49", "resnet110, 252.89", "plain20, 40.55"})
    void multiplyAddsAreThePublishedOnes(String name, double millions) {
        assertEquals(millions, Cost.of(Architectures.get(name)).multiplyAdds() / 1e6, 0.005);
    }

    @Test
    void theSmallNetworkIsCountedByHand() {
        long convolutions = 32 * 32 * 32 * 27L + 16 * 16 * 64 * 9 * 32L + 8 * 8 * 128 * 9 * 64L;
        Cost cost = Cost.of(Architectures.get("cnn3"));
        assertEquals(convolutions + 4 * 4 * 128 * 10, cost.multiplyAdds());
        long outputs = 2 * (32 * 1024L + 64 * 256 + 128 * 64) + (32 * 256 + 64 * 64 + 128 * 16) + 10;
        assertEquals(outputs, cost.activations());
    }

    @Test
    void switchesCostWhatTheyAdd() {
        Cost published = Cost.of(Architectures.get("resnet20"));
        Cost projected = Cost.of(Architectures.get("resnet20", new NetworkOptions(Norm.BEFORE, Shortcut.B, false)));
        assertEquals(256 * 16 * 32 + 64 * 32 * 64, projected.multiplyAdds() - published.multiplyAdds());
        Cost bare = Cost.of(Architectures.get("resnet20", new NetworkOptions(Norm.OFF, Shortcut.A, false)));
        assertEquals(published.multiplyAdds(), bare.multiplyAdds());
    }
}
