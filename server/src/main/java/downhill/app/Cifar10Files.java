package downhill.app;

import downhill.data.Cifar10;
import downhill.data.Cifar10Download;
import downhill.data.DataHome;
import downhill.data.DownloadProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/** CIFAR-10 on this machine, fetched where it is missing, with progress for whoever sits at the terminal. */
final class Cifar10Files {
    private static final long MEGABYTE = 1_000_000;

    private Cifar10Files() {}

    /**
     * The folder of the data set's files.
     *
     * @throws UserException where they are neither here nor to be had, saying what stood in the way
     */
    static Path findOrDownload(DataHome home) {
        Optional<Path> found = Cifar10.find(home);
        if (found.isPresent()) {
            return found.get();
        }
        System.out.println("downloading CIFAR-10 to " + home.cifar10().get(0));
        try {
            return Terminal.isInteractive()
                    ? downloadWithBar(home)
                    : Cifar10Download.official().into(home, DownloadProgress.NONE);
        } catch (IOException e) {
            throw new UserException("CIFAR-10 was not downloaded: " + e.getMessage()
                    + "\nthe data set shapes10 needs no download: train --set dataset=shapes10");
        }
    }

    private static Path downloadWithBar(DataHome home) throws IOException {
        try (ProgressBar bar =
                Terminal.progressBar("CIFAR-10", -1).setUnit(" MB", MEGABYTE).build()) {
            return Cifar10Download.official().into(home, (received, total) -> {
                total.ifPresent(bar::maxHint);
                bar.stepTo(received);
            });
        }
    }
}
