package downhill.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerNameTest {
    private final WorkerName own = WorkerName.ofThisProcess();

    @Test
    void readsBackAsItWasWritten() {
        assertEquals(Optional.of(own), WorkerName.parse(own.toString()));
        assertEquals(Optional.empty(), WorkerName.parse("someone else's scheduler"));
    }

    @Test
    void fitsIntoTheColumn() {
        assertTrue(own.toString().length() <= 50, own.toString());
    }

    @Test
    void aLivingProcessIsNotDead() {
        assertFalse(own.isDeadHere());
    }

    @Test
    void aProcessThatHasEndedIsDead() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        long started = process.info().startInstant().orElseThrow().toEpochMilli();
        WorkerName name = new WorkerName(process.pid(), started, own.host());
        assertFalse(name.isDeadHere());
        process.destroyForcibly().waitFor();
        assertTrue(name.isDeadHere());
    }

    @Test
    void aProcessIdThatIsUsedAgainIsAnotherProcess() {
        assertTrue(new WorkerName(own.pid(), own.startMillis() - 60_000, own.host()).isDeadHere());
    }

    @Test
    void nothingIsSaidOfAnotherMachine() {
        assertFalse(new WorkerName(own.pid(), own.startMillis() - 60_000, "elsewhere").isDeadHere());
    }
}
