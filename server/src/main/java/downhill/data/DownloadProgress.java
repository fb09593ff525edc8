package downhill.data;

import java.util.OptionalLong;

/** Told how far a download is, after every piece. */
@FunctionalInterface
public interface DownloadProgress {
    /** Shows nothing. */
    DownloadProgress NONE = (received, total) -> {};

    /**
     * @param received bytes so far, those of earlier attempts included
     * @param total bytes in all, where the server says
     */
    void at(long received, OptionalLong total);
}
