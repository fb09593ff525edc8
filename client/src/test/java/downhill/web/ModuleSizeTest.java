package downhill.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The module is part of every lesson's first load, so its size is a promise to readers on slow lines. */
class ModuleSizeTest {
    private static final int LIMIT = 40 * 1024;

    @Test
    void theCompiledModuleStaysBelowFortyKilobytesCompressed() throws IOException {
        byte[] module;
        try (InputStream in = Laboratory.class.getResourceAsStream("/client/downhill.js")) {
            module = in.readAllBytes();
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(module);
        }
        System.out.printf("downhill.js: %,d bytes, %,d gzip (limit %,d)%n", module.length, compressed.size(), LIMIT);
        assertTrue(compressed.size() <= LIMIT, compressed.size() + " bytes of gzip");
    }
}
