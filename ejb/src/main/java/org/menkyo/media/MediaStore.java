package org.menkyo.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.menkyo.shared.error.UnavailableException;

/** Where the bytes of media files are kept (LC-702). */
public interface MediaStore {

    /**
     * Takes over a file that has arrived as a whole; it is there completely or not at all. If it could not be taken over, the
     * file is left and can be given again.
     *
     * @throws UnavailableException if the store cannot be reached or refuses
     */
    void keep(UUID media, Path arrived) throws IOException;

    /**
     * The bytes from a position on, as many as said; they come as they are read, so that none pile up in memory.
     *
     * @throws IOException if they are not there
     * @throws UnavailableException if the store cannot be reached or refuses
     */
    InputStream read(UUID media, long start, long length) throws IOException;

    /**
     * Removes the bytes, if there are any.
     *
     * @throws UnavailableException if the store cannot be reached or refuses
     */
    void remove(UUID media) throws IOException;
}
