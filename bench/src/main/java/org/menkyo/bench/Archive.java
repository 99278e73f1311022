package org.menkyo.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An archive that is made to be deployed for a benchmark only. */
public final class Archive {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    public Archive text(String name, String text) {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Archive archive(String name, Archive inner) {
        entries.put(name, inner.bytes());
        return this;
    }

    /**
     * Classes of the floors, below a folder such as {@code WEB-INF/classes/}. They are named and not loaded, since what
     * they need is only in the server.
     */
    public Archive floors(String folder, String... names) {
        for (String name : names) {
            String file = "org/menkyo/bench/floor/" + name + ".class";
            try (InputStream in = Archive.class.getClassLoader().getResourceAsStream(file)) {
                entries.put(folder + file, in.readAllBytes());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return this;
    }

    /** An entry of another archive. */
    public Archive copy(Path other, String entry) {
        try (ZipFile zip = new ZipFile(other.toFile())) {
            ZipEntry found = zip.stream()
                    .filter(candidate -> candidate.getName().startsWith(entry))
                    .findFirst()
                    .orElseThrow(() -> new BenchException(other + " has no " + entry));
            entries.put(found.getName(), zip.getInputStream(found).readAllBytes());
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes the archive. */
    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
